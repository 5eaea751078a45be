import type { LabelSchema } from '../../core/annotation/label-schema'
import type { ActionId, UserAction } from '../../ipc/actions'
import { isNeverTyping, matchesAccelerator, namesOfKey, type KeyPress } from './accelerator'

/** What a key press means: a user action or the label with this key. */
export type KeyMeaning =
  { readonly kind: 'action'; readonly id: ActionId } | { readonly kind: 'label'; readonly label: string }

export interface KeyPlace {
  /** With their keys of now. */
  readonly actions: readonly UserAction[]
  readonly isMac: boolean
  /** The key is pressed in an input field, where single keys are text. */
  readonly isInField: boolean
  readonly schema: LabelSchema | null
}

/** What a key press means where it happens, if it means anything. */
export function meaningOfKey(
  press: KeyPress,
  { actions, isMac, isInField, schema }: KeyPlace,
): KeyMeaning | null {
  const isPlain = !press.ctrlKey && !press.metaKey && !press.altKey
  // First: a project may have given a label the key of an action.
  for (const name of isPlain && !isInField ? namesOfKey(press) : []) {
    const label = schema?.labels.find(({ key }) => key === name)
    if (label) return { kind: 'label', label: label.id }
  }
  const action = actions.find(
    ({ keys }) =>
      keys !== undefined &&
      (!isInField || isNeverTyping(keys)) &&
      // In a field, undo and redo are about what was typed there.
      !(isInField && /^CmdOrCtrl\+(Shift\+)?Z$/.test(keys)) &&
      matchesAccelerator(keys, press, isMac),
  )
  if (action) return { kind: 'action', id: action.id }
  if (!isInField && isPlain && press.key === 'Backspace') return { kind: 'action', id: 'span.remove' }
  return null
}
