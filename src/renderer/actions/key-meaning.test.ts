import { describe, expect, it } from 'vitest'
import type { LabelSchema } from '../../core/annotation/label-schema'
import { userActions } from '../../ipc/actions'
import type { KeyPress } from './accelerator'
import { meaningOfKey } from './key-meaning'

const label = (id: string, key: string) =>
  ({ id, key, name: id, colour: 'green', description: '', attributes: [] }) as const
const schema: LabelSchema = { labels: [label('first', '1'), label('second', 'j')], relations: [] }
const inText = { actions: userActions, isMac: false, isInField: false, schema }

function press(key: string, code: string, held: Partial<KeyPress> = {}): KeyPress {
  return { key, code, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held }
}

const action = (id: string) => ({ kind: 'action', id })
const labelled = (id: string) => ({ kind: 'label', label: id })

describe('the meaning of a key', () => {
  it('is the label first, where a project gave it the key of an action', () => {
    expect(meaningOfKey(press('j', 'KeyJ'), inText)).toEqual(labelled('second'))
    expect(meaningOfKey(press('j', 'KeyJ'), { ...inText, schema: null })).toEqual(
      action('caret.nextSentence'),
    )
  })

  it('is the same on a keyboard of another script', () => {
    expect(meaningOfKey(press('ф', 'KeyA'), inText)).toEqual(action('edge.startBack'))
    expect(meaningOfKey(press('Ф', 'KeyA', { shiftKey: true }), inText)).toEqual(
      action('edge.startBackCharacter'),
    )
    expect(meaningOfKey(press('о', 'KeyJ'), inText)).toEqual(labelled('second'))
    expect(meaningOfKey(press('л', 'KeyK', { ctrlKey: true }), inText)).toEqual(action('view.palette'))
    expect(meaningOfKey(press('/', 'KeyK', { ctrlKey: true }), inText)).toEqual(action('view.palette'))
  })

  it('is what stands on the key where letters are only arranged otherwise', () => {
    // AZERTY: A is where a US keyboard has Q.
    expect(meaningOfKey(press('a', 'KeyQ'), inText)).toEqual(action('edge.startBack'))
    expect(meaningOfKey(press('q', 'KeyA'), inText)).toBeNull()
    // Dvorak: a comma is where a US keyboard has W.
    expect(meaningOfKey(press(',', 'KeyW'), inText)).toEqual({ kind: 'action', id: 'suggestion.previous' })
    expect(meaningOfKey(press(';', 'KeyW'), inText)).toBeNull()
  })

  it('is the digit where digits need Shift, and the character where that is one of a label', () => {
    expect(meaningOfKey(press('&', 'Digit1'), inText)).toEqual(labelled('first'))
    expect(meaningOfKey(press('!', 'Digit1', { shiftKey: true }), inText)).toBeNull()
    expect(meaningOfKey(press('1', 'Digit1', { shiftKey: true }), inText)).toEqual(labelled('first'))
    const other = { labels: [label('first', '1'), label('and', '&')], relations: [] }
    expect(meaningOfKey(press('&', 'Digit1'), { ...inText, schema: other })).toEqual(labelled('and'))
  })

  it('is nothing in a field for keys that type, and undo there is the field’s own', () => {
    const inField = { ...inText, isInField: true }
    expect(meaningOfKey(press('1', 'Digit1'), inField)).toBeNull()
    expect(meaningOfKey(press('g', 'KeyG'), inField)).toBeNull()
    expect(meaningOfKey(press('z', 'KeyZ', { ctrlKey: true }), inField)).toBeNull()
    expect(meaningOfKey(press('k', 'KeyK', { ctrlKey: true }), inField)).toEqual(action('view.palette'))
    expect(meaningOfKey(press('z', 'KeyZ', { ctrlKey: true }), inText)).toEqual(action('edit.undo'))
  })

  it('takes Command for Ctrl on a Mac', () => {
    const onMac = { ...inText, isMac: true }
    expect(meaningOfKey(press('k', 'KeyK', { metaKey: true }), onMac)).toEqual(action('view.palette'))
    expect(meaningOfKey(press('k', 'KeyK', { ctrlKey: true }), onMac)).toBeNull()
  })
})
