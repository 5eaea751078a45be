/** The part of a keyboard event that tells which keys are down. */
export interface KeyPress {
  readonly key: string
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
  return press.shiftKey === parts.includes('Shift') && press.key.toLowerCase() === key.toLowerCase()
}

/** Whether an accelerator holds Ctrl, Cmd or Alt or is a function key, so that it can never be typing. */
export function isNeverTyping(accelerator: string): boolean {
  return /CmdOrCtrl|Ctrl|Alt|^(?:Shift\+)?F\d+$/.test(accelerator)
}
