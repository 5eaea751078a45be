import { foldedText } from '../../core/text/folds'
import type { LetterView } from './letter-body'
import type { PaneSelection } from './pane-selection'

/** What copying takes from the pane. */
export interface Copied {
  readonly text: string
  readonly view: LetterView
  readonly selection: PaneSelection | null
}

/**
 * Copies the selected words as the view shows them: the browser would add line ends between blocks, and a space behind
 * the hyphen of a wrapped word.
 */
export function copyFolded(letter: HTMLElement, copied: () => Copied, signal: AbortSignal): void {
  letter.addEventListener(
    'copy',
    (event) => {
      const { text, view, selection } = copied()
      if (!selection || selection.anchor === selection.focus || !event.clipboardData) return
      const start = Math.min(selection.anchor, selection.focus)
      const end = Math.max(selection.anchor, selection.focus)
      event.clipboardData.setData(
        'text/plain',
        view === 'raw' ? text.slice(start, end) : foldedText(text, { start, end }),
      )
      event.preventDefault()
    },
    { signal },
  )
}
