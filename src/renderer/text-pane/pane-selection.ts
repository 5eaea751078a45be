import { caretOutOfFold, movedInwards } from '../../core/text/folds'
import { chunkAt } from './chunks'
import type { LetterBody, LetterView } from './letter-body'

/** A selection in UTF-16 offsets; a caret where both are equal. The focus is the end that keys move. */
export interface PaneSelection {
  readonly anchor: number
  readonly focus: number
}

/**
 * The browser's selection seen as offsets of the text. The browser keeps the selection and moves it; this only
 * reads it, sets it on demand and reports changes that the user made. In the reading view an end inside a fold is read
 * as the fold's inner side, so that both views say the same of the same words.
 */
export class SelectionTracker {
  readonly #root: HTMLElement
  readonly #onChange: (selection: PaneSelection) => void
  #body: LetterBody | null = null
  #view: LetterView = 'reading'
  #last: PaneSelection | null = null

  constructor(root: HTMLElement, onChange: (selection: PaneSelection) => void) {
    this.#root = root
    this.#onChange = onChange
    root.ownerDocument.addEventListener('selectionchange', this.#report)
  }

  /** Starts on another text, without a selection. */
  setBody(body: LetterBody): void {
    this.#body = body
    this.#last = null
  }

  /** The text stays, and what is selected of it. */
  setView(view: LetterView): void {
    this.#view = view
  }

  /** The selection as it is now; the last one while the browser's selection is elsewhere. */
  current(): PaneSelection | null {
    return this.#read() ?? this.#last
  }

  /** The last selection that was reported or set; what the browser has done since will be reported. */
  get last(): PaneSelection | null {
    return this.#last
  }

  /** Selects without reporting it and without moving the focus of the keyboard. */
  set({ anchor, focus }: PaneSelection): void {
    if (!this.#body) return
    const { length } = this.#body.text
    const clamp = (offset: number) => Math.max(0, Math.min(offset, length))
    this.#last = { anchor: clamp(anchor), focus: clamp(focus) }
    this.restore()
  }

  /** Puts the last selection back, as after the keyboard was elsewhere. */
  restore(): void {
    if (!this.#body || !this.#last) return
    const { anchor, focus } = this.#last
    const { map } = this.#body
    const from = map.positionOf(anchor, anchor > focus)
    const to = map.positionOf(focus, focus > anchor)
    this.#root.ownerDocument.getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset)
  }

  destroy(): void {
    this.#root.ownerDocument.removeEventListener('selectionchange', this.#report)
  }

  readonly #report = () => {
    const now = this.#read()
    if (!now || (this.#last && now.anchor === this.#last.anchor && now.focus === this.#last.focus)) return
    this.#last = now
    this.#onChange(now)
  }

  #read(): PaneSelection | null {
    const selection = this.#root.ownerDocument.getSelection()
    if (!this.#body || !selection?.anchorNode || !selection.focusNode) return null
    const { map, text, paragraphs } = this.#body
    const anchor = map.offsetOf(selection.anchorNode, selection.anchorOffset)
    const focus = map.offsetOf(selection.focusNode, selection.focusOffset)
    if (anchor === null || focus === null) return null
    if (this.#view === 'raw' || text === '') return { anchor, focus }
    if (anchor === focus) {
      const caret = caretOutOfFold(text, paragraphs[chunkAt(paragraphs, anchor)]!, anchor)
      return { anchor: caret, focus: caret }
    }
    const { start, end } = movedInwards(text, {
      start: Math.min(anchor, focus),
      end: Math.max(anchor, focus),
    })
    return anchor < focus ? { anchor: start, focus: end } : { anchor: end, focus: start }
  }
}
