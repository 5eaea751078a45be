import type { LabelColour } from '../../core/annotation/label-schema'
import type { DrawnSpan } from './drawn-span'
import type { Edge } from '../../core/text/motion'
import type { TextRange } from '../../core/text/offsets'
import type { LetterLook } from '../../ipc/view-choices'
import type { JumpBlock } from './jump'
import type { PaneSelection } from './pane-selection'
import type { PaletteLabel } from './selection-palette'

/** What a text pane needs to know and whom it tells. Offsets are UTF-16 code units throughout. */
export interface TextPaneOptions {
  readonly ariaLabel: string
  readonly colourOf: (label: string) => LabelColour
  readonly nameOf: (label: string) => string
  /** What the palette beside selected words offers. */
  readonly labels: readonly PaletteLabel[]
  /** A label was chosen for the selected words. */
  readonly onLabel: (id: string) => void
  /** The user moved the caret or selected something. */
  readonly onSelection: (selection: PaneSelection) => void
  /** The user clicked: ids of the spans there, shortest first; none on blank space. */
  readonly onSpanClick: (spanIds: readonly string[]) => void
  /** An edge of the selected span was dragged to an offset. */
  readonly onEdgeMoved: (edge: Edge, place: number) => void
  /** The view moved. */
  readonly onScroll?: (firstVisibleOffset: number) => void
}

/** A letter that can be read, selected from and jumped about in, with its spans painted. Offsets are UTF-16. */
export interface TextPane {
  setText(text: string): void
  /** Shows the letter in another way: the selection stays, and the first words in view keep their height. */
  setLook(look: LetterLook): void
  /** Shows these spans and no others; keep the objects of unchanged spans, they are compared by identity. */
  setSpans(spans: readonly DrawnSpan[]): void
  /** Shows these suggestions and no others: proposals, which are no spans of the set. */
  setSuggestions(suggestions: readonly DrawnSpan[]): void
  setSelectedSpan(id: string | null): void
  /** Whether the edges of the selected span can be dragged; not at first. */
  setEditable(isEditable: boolean): void
  /** Paints what was found (ascending and apart); `current` is the index of the match at hand, or -1. */
  setMatches(matches: readonly TextRange[], current: number): void
  setSelection(anchor: number, focus: number): void
  /** The selection as it is drawn now. */
  selection(): PaneSelection | null
  /** The selection that was last reported or set: a mouse on its way may be further. */
  lastSelection(): PaneSelection | null
  focus(): void
  scrollToOffset(offset: number, options?: { readonly block?: JumpBlock }): void
  firstVisibleOffset(): number
  /** Lets a word in view be picked by typing the letters that are shown at it; null ends that. */
  pickWord(onPicked: ((word: TextRange | null) => void) | null): void
  /** Box of the part of a range that is in view, in CSS pixels of the window; null if none is. */
  rangeRect(start: number, end: number): DOMRect | null
  destroy(): void
}
