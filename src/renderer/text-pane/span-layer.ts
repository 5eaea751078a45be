import type { LabelColour } from '../../core/annotation/label-schema'
import type { DrawnSpan } from './drawn-span'
import type { TextRange } from '../../core/text/offsets'
import { DepthLanes } from './depth-lanes'
import { diffSpans } from './diff-spans'
import { IntervalIndex } from './interval-index'
import type { LetterBody, LetterView } from './letter-body'
import { drawnParts } from './line-parts'
import { paintMark, type MarkLook } from './span-marks'

/**
 * The spans of one text: which are where, and how those in view are painted. Only spans that touch the view are
 * registered as highlights, because the browser goes through every registered range at each change.
 */
export class SpanLayer {
  readonly #kind: MarkLook['kind']
  readonly #colourOf: (label: string) => LabelColour
  readonly #index = new IntervalIndex<DrawnSpan>()
  readonly #lanes = new DepthLanes(this.#index)
  /** What takes the painting of each span in view away. */
  readonly #painted = new Map<DrawnSpan, () => void>()
  #spans: readonly DrawnSpan[] = []
  /** The span that was last asked for by its id, of the spans of now. */
  #found: DrawnSpan | null = null
  #body: LetterBody | null = null
  #letterView: LetterView = 'reading'
  #view: TextRange = { start: 0, end: 0 }

  constructor(kind: MarkLook['kind'], colourOf: (label: string) => LabelColour) {
    this.#kind = kind
    this.#colourOf = colourOf
  }

  /** Forgets everything and starts on another text; nothing is in view until `setView`. */
  setBody(body: LetterBody | null): void {
    for (const unpaint of this.#painted.values()) unpaint()
    this.#painted.clear()
    this.#index.clear()
    this.#lanes.forgetAll()
    this.#spans = []
    this.#found = null
    this.#body = body
    this.#view = { start: 0, end: 0 }
  }

  /** Shows these spans and no others; touches only those that differ from the ones shown. */
  setSpans(spans: readonly DrawnSpan[]): void {
    const { removed, added } = diffSpans(this.#spans, spans)
    // In the first spans of a text there is no lane yet that could change.
    const areFirst = removed.length === this.#spans.length
    this.#spans = spans
    this.#found = null
    const gone = new Set(removed)
    const restack = new Set<DrawnSpan>()
    for (const span of removed) {
      this.#index.delete(span)
      this.#unpaint(span)
      for (const other of this.#lanes.forgetAround(span)) restack.add(other)
    }
    for (const span of added) {
      this.#index.add(span)
      if (!areFirst) for (const other of this.#lanes.forgetAround(span)) restack.add(other)
      if (this.#isInView(span)) restack.add(span)
    }
    for (const span of restack) {
      if (gone.has(span)) continue
      this.#unpaint(span)
      if (this.#isInView(span)) this.#paint(span)
    }
  }

  /** Paints what touches `[start, end)` (UTF-16) and nothing else. */
  setView(view: TextRange): void {
    if (view.start === this.#view.start && view.end === this.#view.end) return
    this.#view = view
    for (const span of this.#painted.keys()) if (!this.#isInView(span)) this.#unpaint(span)
    for (const span of this.#index.overlapping(view.start, view.end)) {
      if (!this.#painted.has(span)) this.#paint(span)
    }
  }

  /** Paints for another view of the letter, which may draw other parts of a span. */
  setLetterView(view: LetterView): void {
    this.#letterView = view
    for (const span of [...this.#painted.keys()]) {
      this.#unpaint(span)
      this.#paint(span)
    }
  }

  /** The spans at an offset (UTF-16), shortest first. */
  at(offset: number): DrawnSpan[] {
    return this.#index.at(offset)
  }

  /** The span with an id. One is asked for again and again: a map of all would take longer to make than to do without. */
  find(id: string): DrawnSpan | null {
    if (this.#found?.id !== id) this.#found = this.#spans.find((span) => span.id === id) ?? null
    return this.#found
  }

  #isInView(span: DrawnSpan): boolean {
    const { start, end } = this.#view
    // An empty view shows nothing.
    return start < end && span.start < end && span.end > start
  }

  #paint(span: DrawnSpan): void {
    const body = this.#body
    if (!body) return
    const parts = drawnParts(body, this.#letterView, span.start, span.end)
    const ranges = parts.map(({ start, end }) => body.map.staticRangeOf(start, end))
    const look = {
      kind: this.#kind,
      colour: this.#colourOf(span.label),
      lane: this.#lanes.laneOf(span),
      isUnsure: span.needsReview,
    }
    this.#painted.set(span, paintMark(look, ranges))
  }

  #unpaint(span: DrawnSpan): void {
    this.#painted.get(span)?.()
    this.#painted.delete(span)
  }
}
