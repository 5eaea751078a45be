import type { LabelSchema } from '../../core/annotation/label-schema'
import { userActions, type ActionId } from '../../ipc/actions'
import { isNeverTyping, matchesAccelerator, type KeyPress } from './accelerator'

/** What a key press means: a user action or the label with this key. */
export type KeyMeaning =
  { readonly kind: 'action'; readonly id: ActionId } | { readonly kind: 'label'; readonly label: string }

export interface KeyPlace {
  readonly isMac: boolean
  /** The key is pressed in an input field, where single keys are text. */
  readonly isInField: boolean
  readonly schema: LabelSchema | null
}

/** What a key press means where it happens, if it means anything. */
export function meaningOfKey(press: KeyPress, { isMac, isInField, schema }: KeyPlace): KeyMeaning | null {
  const action = userActions.find(
    ({ keys }) =>
      keys !== undefined &&
      (!isInField || isNeverTyping(keys)) &&
      // In a field, undo and redo are about what was typed there.
      !(isInField && /^CmdOrCtrl\+(Shift\+)?Z$/.test(keys)) &&
      matchesAccelerator(keys, press, isMac),
  )
  if (action) return { kind: 'action', id: action.id }
  if (isInField || press.ctrlKey || press.metaKey || press.altKey) return null
  if (press.key === 'Backspace') return { kind: 'action', id: 'span.remove' }
  const label = schema?.labels.find(({ key }) => key === press.key)
  return label ? { kind: 'label', label: label.id } : null
}
