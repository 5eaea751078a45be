import { describe, expect, it } from 'vitest'
import { matchesAccelerator, type KeyPress } from './accelerator'
import { chosenKeys } from './chosen-keys'

function press(key: string, held: Partial<KeyPress> = {}): KeyPress {
  return { key, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held }
}

const keys = (accelerator: string) => ({ kind: 'keys', accelerator })

describe('keys that are chosen for an action', () => {
  it.each([
    [press('m'), 'M'],
    [press('M', { shiftKey: true }), 'Shift+M'],
    [press('ArrowRight', { altKey: true }), 'Alt+Right'],
    [press('ArrowDown', { ctrlKey: true, shiftKey: true }), 'CmdOrCtrl+Shift+Down'],
    [press('F9', { shiftKey: true }), 'Shift+F9'],
    [press('+', { ctrlKey: true, shiftKey: true }), 'CmdOrCtrl+Plus'],
    [press('?', { shiftKey: true }), 'Shift+/'],
    [press('ж', { ctrlKey: true }), 'CmdOrCtrl+Ж'],
    [press('Delete'), 'Delete'],
  ])('are named as Electron names them, and are what is pressed again (%#)', (pressed, accelerator) => {
    expect(chosenKeys(pressed, false)).toEqual(keys(accelerator))
    expect(matchesAccelerator(accelerator, pressed, false)).toBe(true)
  })

  it('are Command and Ctrl apart on a Mac', () => {
    expect(chosenKeys(press('k', { metaKey: true }), true)).toEqual(keys('CmdOrCtrl+K'))
    expect(chosenKeys(press('k', { ctrlKey: true }), true)).toEqual(keys('Ctrl+K'))
  })

  it('wait while only Ctrl or Shift is down', () => {
    expect(chosenKeys(press('Control', { ctrlKey: true }), false)).toEqual({ kind: 'unfinished' })
  })

  it.each([
    press('Tab'),
    press('Enter', { ctrlKey: true }),
    press('Escape'),
    press('ArrowLeft'),
    press('ArrowLeft', { ctrlKey: true, shiftKey: true }),
    press('Home', { ctrlKey: true }),
    press('c', { ctrlKey: true }),
    press('k', { metaKey: true }),
    press('[', { ctrlKey: true, altKey: true }),
  ])('are not those that the caret, fields or the system need (%#)', (pressed) => {
    expect(chosenKeys(pressed, false)).toEqual({ kind: 'needed' })
  })
})
