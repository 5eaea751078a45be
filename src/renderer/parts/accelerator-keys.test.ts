import { describe, expect, it } from 'vitest'
import { userActions } from '../../ipc/actions'
import { acceleratorKeys, spokenKeys } from './accelerator-keys'

const shown = (accelerator: string, isMac: boolean) =>
  acceleratorKeys(accelerator, isMac).map((key) => key.shown)

describe('acceleratorKeys', () => {
  it('shows Ctrl on Windows and Linux and the command sign on a Mac', () => {
    expect(shown('CmdOrCtrl+Shift+Z', false)).toEqual(['Ctrl', 'Shift', 'Z'])
    expect(shown('CmdOrCtrl+Shift+Z', true)).toEqual(['⌘', '⇧', 'Z'])
  })

  it('shows plus and minus as the keys that they are', () => {
    expect(shown('CmdOrCtrl+Plus', false)).toEqual(['Ctrl', '+'])
    expect(shown('CmdOrCtrl+-', false)).toEqual(['Ctrl', '-'])
  })

  it('shows a question mark where Shift and slash are meant', () => {
    expect(shown('Shift+/', false)).toEqual(['?'])
  })

  it('shows arrows, Escape and digits', () => {
    expect(shown('Alt+Right', false)).toEqual(['Alt', '→'])
    expect(shown('Escape', false)).toEqual(['Esc'])
    expect(shown('1', true)).toEqual(['1'])
  })

  it.each(userActions.flatMap(({ keys }) => (keys === undefined ? [] : [keys])))(
    'knows every part of %s',
    (keys) => {
      for (const isMac of [true, false]) {
        for (const key of acceleratorKeys(keys, isMac)) {
          expect(key.shown).toMatch(
            /^(.|F\d+|Ctrl|Shift|Alt|Esc|Delete|Enter|Tab|Space|Home|End|PageUp|PageDown)$/u,
          )
        }
      }
    },
  )
})

describe('spokenKeys', () => {
  it('names the signs that are not read aloud', () => {
    expect(spokenKeys('Shift+/', false)).toBe('question mark')
    expect(spokenKeys('CmdOrCtrl+Plus', true)).toBe('Command plus')
  })
})
