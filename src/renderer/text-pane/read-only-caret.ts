/** The part of the EditContext interface that is used; TypeScript's library does not know it yet. */
interface EditContextLike extends EventTarget {
  readonly text: string
  updateText(start: number, end: number, text: string): void
  updateSelection(start: number, end: number): void
}

declare const EditContext: (new () => EditContextLike) | undefined

/**
 * Gives an element of text the browser's own caret and all its selection keys without making it editable: an
 * EditContext takes typing, pasting, dropping and IME input into a buffer of its own, and the buffer is emptied at
 * once. Nothing that is typed changes the text. Returns how to take it away again.
 */
export function attachReadOnlyCaret(element: HTMLElement): () => void {
  // Only test environments without a layout engine lack it.
  if (typeof EditContext === 'undefined') return () => undefined
  const context = new EditContext()
  const host = element as HTMLElement & { editContext: EditContextLike | null }
  const empty = () => {
    // Not within the event itself: an IME that is composing would read the buffer after it.
    queueMicrotask(() => {
      context.updateText(0, context.text.length, '')
      // Else its selection stands behind the empty buffer, and deleting there crashes Chromium.
      context.updateSelection(0, 0)
    })
  }
  const prevent = (event: Event) => event.preventDefault()
  context.addEventListener('textupdate', empty)
  // Dragging selected words would end in a drop somewhere; a press on a selection begins a new one instead, for which
  // the old one must be gone before the browser hears of the press.
  element.addEventListener('dragstart', prevent)
  element.addEventListener('pointerdown', letGoOfSelection)
  host.editContext = context
  return () => {
    host.editContext = null
    context.removeEventListener('textupdate', empty)
    element.removeEventListener('dragstart', prevent)
    element.removeEventListener('pointerdown', letGoOfSelection)
  }
}

function letGoOfSelection({ button, shiftKey, currentTarget }: PointerEvent): void {
  const selection = (currentTarget as HTMLElement).ownerDocument.getSelection()
  if (button !== 0 || shiftKey || !selection?.focusNode || selection.isCollapsed) return
  selection.collapse(selection.focusNode, selection.focusOffset)
}
