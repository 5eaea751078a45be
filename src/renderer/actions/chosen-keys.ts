import type { KeyPress } from './accelerator'

/** Electron's names of keys, by the browser's. */
const names: Readonly<Record<string, string>> = {
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  '+': 'Plus',
  ' ': 'Space',
}

/** What the caret, fields and dialogs need, whatever else is pressed with it. */
const needed = new Set(['Tab', 'Enter', 'Escape', 'Backspace', ' ', 'ContextMenu', 'Dead', 'Process'])
/** What moves the caret, unless Alt goes with it. */
const caretKeys = /^(?:Arrow|Home|End|PageUp|PageDown)/
/** Copy and its like: the system's own. */
const systemKeys = new Set(['a', 'c', 'v', 'x'])

export type ChosenKeys =
  | { readonly kind: 'keys'; readonly accelerator: string }
  /** Keys that something else needs. */
  | { readonly kind: 'needed' }
  /** Nothing but Ctrl, Alt, Shift or Command is down yet. */
  | { readonly kind: 'unfinished' }

/** The accelerator that a key press gives an action, in Electron's notation. */
export function chosenKeys(press: KeyPress, isMac: boolean): ChosenKeys {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = press
  if (['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock'].includes(key)) return { kind: 'unfinished' }
  const hasCommand = isMac ? metaKey : ctrlKey
  // Another system's own modifier, and a character that is typed with AltGr.
  const isForeign = isMac ? false : metaKey || (ctrlKey && altKey)
  const isPlainCaret = caretKeys.test(key) && !altKey && !(hasCommand && /Up|Down/.test(key))
  if (isForeign || needed.has(key) || isPlainCaret || (hasCommand && systemKeys.has(key.toLowerCase()))) {
    return { kind: 'needed' }
  }
  const isLetter = /^[\p{L}\d]$/u.test(key)
  const named = names[key] ?? (isLetter ? key.toUpperCase() : key)
  const parts = [
    ...(hasCommand ? ['CmdOrCtrl'] : []),
    ...(isMac && ctrlKey ? ['Ctrl'] : []),
    ...(altKey ? ['Alt'] : []),
    // Shift belongs to a character such as ? where it is typed with it.
    ...(shiftKey && (isLetter || key.length > 1) ? ['Shift'] : []),
    named === '?' ? 'Shift+/' : named,
  ]
  return { kind: 'keys', accelerator: parts.join('+') }
}
