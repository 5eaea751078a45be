/** The part of a keyboard event that tells which keys are down. */
export interface KeyPress {
  readonly key: string
  /** Where the key is on the keyboard, as `KeyboardEvent.code`. */
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/** Electron's names of keys, where the browser has others. */
const browserKeys: Readonly<Record<string, string>> = {
  Up: 'ArrowUp',
  Down: 'ArrowDown',
  Left: 'ArrowLeft',
  Right: 'ArrowRight',
  Plus: '+',
  Space: ' ',
  Return: 'Enter',
}

/**
 * What a key press is called. Where a keyboard has another script, or other characters in place of the digits, also
 * what a Latin one has there; its own character comes first.
 */
export function namesOfKey({ key, code, ctrlKey, metaKey, shiftKey }: KeyPress): readonly string[] {
  const [, latin, digit] = /^(?:Key([A-Z])|Digit(\d))$/.exec(code) ?? []
  const isOtherScript = /[^\0-\x7f]/.test(key) || ((ctrlKey || metaKey) && !/^[a-z]$/i.test(key))
  if (latin !== undefined && isOtherScript) return [key, latin.toLowerCase()]
  if (digit !== undefined && !shiftKey && !/^\d$/.test(key)) return [key, digit]
  return [key]
}

/** Whether a key press is what an accelerator in Electron's notation means, such as CmdOrCtrl+Shift+Z. */
export function matchesAccelerator(accelerator: string, press: KeyPress, isMac: boolean): boolean {
  const parts = accelerator.split('+').filter((part) => part !== '')
  const named = parts.at(-1) ?? ''
  const key = browserKeys[named] ?? named
  const wantsCommand = parts.includes('CmdOrCtrl')
  const wantsCtrl = parts.includes('Ctrl') || (wantsCommand && !isMac)
  if (press.ctrlKey !== wantsCtrl) return false
  if (press.metaKey !== (wantsCommand && isMac)) return false
  if (press.altKey !== parts.includes('Alt')) return false
  // Where a character stands on the keyboard differs by country: the character counts, not Shift.
  if (accelerator === 'Shift+/') return press.key === '?'
  if (!/^[\p{L}\d]$/u.test(key) && key.length === 1)
    return press.key === key || (key === '+' && press.key === '=')
  return (
    press.shiftKey === parts.includes('Shift') &&
    namesOfKey(press).some((name) => name.toLowerCase() === key.toLowerCase())
  )
}

/** Whether an accelerator holds Ctrl, Cmd or Alt or is a function key, so that it can never be typing. */
export function isNeverTyping(accelerator: string): boolean {
  return /CmdOrCtrl|Ctrl|Alt|^(?:Shift\+)?F\d+$/.test(accelerator)
}
