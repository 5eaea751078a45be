/** One key of an accelerator: what is printed on it, and how it is said. */
export interface KeyCap {
  readonly shown: string
  readonly spoken: string
}

const common: Readonly<Record<string, KeyCap>> = {
  Plus: { shown: '+', spoken: 'plus' },
  '-': { shown: '-', spoken: 'minus' },
  '?': { shown: '?', spoken: 'question mark' },
  '/': { shown: '/', spoken: 'slash' },
  '[': { shown: '[', spoken: 'left bracket' },
  ']': { shown: ']', spoken: 'right bracket' },
  '{': { shown: '{', spoken: 'left brace' },
  '}': { shown: '}', spoken: 'right brace' },
  ',': { shown: ',', spoken: 'comma' },
  '.': { shown: '.', spoken: 'full stop' },
  Up: { shown: '↑', spoken: 'arrow up' },
  Down: { shown: '↓', spoken: 'arrow down' },
  Left: { shown: '←', spoken: 'arrow left' },
  Right: { shown: '→', spoken: 'arrow right' },
  Escape: { shown: 'Esc', spoken: 'Escape' },
  Return: { shown: 'Enter', spoken: 'Enter' },
}

const elsewhere: Readonly<Record<string, KeyCap>> = {
  CmdOrCtrl: { shown: 'Ctrl', spoken: 'Control' },
  Ctrl: { shown: 'Ctrl', spoken: 'Control' },
  Shift: { shown: 'Shift', spoken: 'Shift' },
  Alt: { shown: 'Alt', spoken: 'Alt' },
}

const onMac: Readonly<Record<string, KeyCap>> = {
  CmdOrCtrl: { shown: '⌘', spoken: 'Command' },
  Cmd: { shown: '⌘', spoken: 'Command' },
  Ctrl: { shown: '⌃', spoken: 'Control' },
  Shift: { shown: '⇧', spoken: 'Shift' },
  Alt: { shown: '⌥', spoken: 'Option' },
}

/** The keys of an Electron accelerator such as CmdOrCtrl+Shift+Z, in the order in which they are named. */
export function acceleratorKeys(accelerator: string, isMac: boolean): KeyCap[] {
  const named = isMac ? { ...common, ...onMac } : { ...common, ...elsewhere }
  return partsOf(accelerator).map((part) => named[part] ?? { shown: part, spoken: part })
}

/** An accelerator as it is read aloud. */
export function spokenKeys(accelerator: string, isMac: boolean): string {
  return acceleratorKeys(accelerator, isMac)
    .map(({ spoken }) => spoken)
    .join(' ')
}

function partsOf(accelerator: string): string[] {
  // The question mark is Shift and slash on some keyboards only; what matters is the character.
  if (accelerator === 'Shift+/') return ['?']
  return accelerator.split('+').filter((part) => part !== '')
}
