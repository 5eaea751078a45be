import type { TextMap } from './text-map'

/** A selection in UTF-16 offsets; a caret where both are equal. The focus is the end that keys move. */
export interface PaneSelection {
  readonly anchor: number
  readonly focus: number
}

/**
 * The browser's selection seen as offsets of the text. The browser keeps the selection and moves it; this only
 * reads it, sets it on demand and reports changes that the user made.
 */
export class SelectionTracker {
  readonly #root: HTMLElement
  readonly #onChange: (selection: PaneSelection) => void
  #map: TextMap | null = null
  #last: PaneSelection | null = null

  constructor(root: HTMLElement, onChange: (selection: PaneSelection) => void) {
    this.#root = root
    this.#onChange = onChange
    root.ownerDocument.addEventListener('selectionchange', this.#report)
  }

  /** Starts on another text, without a selection. */
  setMap(map: TextMap | null): void {
    this.#map = map
    this.#last = null
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
    if (!this.#map) return
    const clamp = (offset: number) => Math.max(0, Math.min(offset, this.#map!.length))
    this.#last = { anchor: clamp(anchor), focus: clamp(focus) }
    this.restore()
  }

  /** Puts the last selection back, as after the keyboard was elsewhere. */
  restore(): void {
    if (!this.#map || !this.#last) return
    const { anchor, focus } = this.#last
    const from = this.#map.positionOf(anchor, anchor > focus)
    const to = this.#map.positionOf(focus, focus > anchor)
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
    if (!this.#map || !selection?.anchorNode || !selection.focusNode) return null
    const anchor = this.#map.offsetOf(selection.anchorNode, selection.anchorOffset)
    const focus = this.#map.offsetOf(selection.focusNode, selection.focusOffset)
    return anchor === null || focus === null ? null : { anchor, focus }
  }
}
