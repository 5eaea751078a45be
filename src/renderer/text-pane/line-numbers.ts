import { lineNumberAt, lineStartsOf } from '../../core/text/lines'
import type { TextRange } from '../../core/text/offsets'
import type { LetterBody } from './letter-body'
import { lineAt } from './text-view'

/** The numbers of the file's lines beside the letter. It holds only those in view. */
export class LineNumbers {
  readonly element: HTMLElement
  #lineStarts: readonly number[] | null = null
  #isShown = false

  constructor(sheet: HTMLElement) {
    this.element = sheet.ownerDocument.createElement('div')
    this.element.className = 'text-pane-line-numbers'
    // The status bar says the line of the caret, the list of spans that of each span.
    this.element.setAttribute('aria-hidden', 'true')
    this.element.hidden = true
  }

  /** Forgets the lines of the text before. */
  setBody(): void {
    this.#lineStarts = null
  }

  setShown(isShown: boolean): void {
    this.#isShown = isShown
    this.element.hidden = !isShown
    if (!isShown) this.element.replaceChildren()
  }

  /** Draws anew the numbers of the lines that begin in `near` (UTF-16). */
  draw({ text, map }: LetterBody, near: TextRange): void {
    if (!this.#isShown) return
    const lineStarts = (this.#lineStarts ??= lineStartsOf(text))
    const { top } = this.element.getBoundingClientRect()
    const lines: { readonly number: number; readonly box: DOMRect }[] = []
    for (let i = lineNumberAt(lineStarts, near.start) - 1; i < lineStarts.length; i += 1) {
      const start = lineStarts[i]!
      if (start >= near.end) break
      if (start < near.start) continue
      // A page's first line stands below the mark of the page.
      const place = text[start] === '\f' && start + 1 < text.length ? start + 1 : start
      const box = lineAt(map, place)
      if (box) lines.push({ number: i + 1, box })
    }
    this.element.replaceChildren(
      ...lines.map(({ number, box }) => {
        const line = this.element.ownerDocument.createElement('div')
        line.textContent = String(number)
        line.style.top = `${box.top - top}px`
        line.style.lineHeight = `${box.height}px`
        return line
      }),
    )
  }
}
