import type { LabelColour } from '../../core/annotation/label-schema'
import type { Span } from '../../core/annotation/span'
import type { TextRange } from '../../core/text/offsets'
import { DepthLanes, type Laned } from './depth-lanes'
import { diffSpans } from './diff-spans'
import { IntervalIndex } from './interval-index'
import type { LetterBody, LetterView } from './letter-body'
import { drawnParts } from './line-parts'
import { paintMark, type MarkLook } from './span-marks'

/** A span that the pane shows, with where it is painted. */
interface Mark extends Laned {
  readonly span: Span
  /** Takes the painting away; null while the span is out of view. */
  unpaint: (() => void) | null
}

/**
 * The spans of one text: which are where, and how those in view are painted. Only spans that touch the view are
 * registered as highlights, because the browser goes through every registered range at each change.
 */
export class SpanLayer {
  readonly #kind: MarkLook['kind']
  readonly #colourOf: (label: string) => LabelColour
  readonly #index = new IntervalIndex<Mark>()
  readonly #lanes = new DepthLanes(this.#index)
  readonly #marks = new Map<string, Mark>()
  readonly #painted = new Set<Mark>()
  #spans: readonly Span[] = []
  #body: LetterBody | null = null
  #letterView: LetterView = 'reading'
  #view: TextRange = { start: 0, end: 0 }

  constructor(kind: MarkLook['kind'], colourOf: (label: string) => LabelColour) {
    this.#kind = kind
    this.#colourOf = colourOf
  }

  /** Forgets everything and starts on another text; nothing is in view until `setView`. */
  setBody(body: LetterBody | null): void {
    for (const mark of this.#painted) mark.unpaint?.()
    this.#painted.clear()
    this.#index.clear()
    this.#marks.clear()
    this.#spans = []
    this.#body = body
    this.#view = { start: 0, end: 0 }
  }

  /** Shows these spans and no others; touches only those that differ from the ones shown. */
  setSpans(spans: readonly Span[]): void {
    const { removed, added } = diffSpans(this.#spans, spans)
    this.#spans = spans
    const restack = new Set<Mark>()
    for (const span of removed) {
      const mark = this.#marks.get(span.id)
      if (!mark) continue
      this.#marks.delete(span.id)
      this.#index.delete(mark)
      this.#unpaint(mark)
      for (const other of this.#lanes.forgetAround(mark)) restack.add(other)
    }
    // In the first spans of a text there is no lane yet that could change.
    const areFirst = this.#marks.size === 0
    for (const span of added) {
      const { id, start, end } = span
      const mark: Mark = { id, start, end, span, lane: null, unpaint: null }
      this.#marks.set(id, mark)
      this.#index.add(mark)
      if (!areFirst) for (const other of this.#lanes.forgetAround(mark)) restack.add(other)
      if (this.#isInView(mark)) restack.add(mark)
    }
    for (const mark of restack) {
      if (this.#marks.get(mark.id) !== mark) continue
      this.#unpaint(mark)
      if (this.#isInView(mark)) this.#paint(mark)
    }
  }

  /** Paints what touches `[start, end)` (UTF-16) and nothing else. */
  setView(view: TextRange): void {
    if (view.start === this.#view.start && view.end === this.#view.end) return
    this.#view = view
    for (const mark of this.#painted) if (!this.#isInView(mark)) this.#unpaint(mark)
    for (const mark of this.#index.overlapping(view.start, view.end)) {
      if (!mark.unpaint) this.#paint(mark)
    }
  }

  /** Paints for another view of the letter, which may draw other parts of a span. */
  setLetterView(view: LetterView): void {
    this.#letterView = view
    for (const mark of [...this.#painted]) {
      this.#unpaint(mark)
      this.#paint(mark)
    }
  }

  /** The spans at an offset (UTF-16), shortest first. */
  at(offset: number): Span[] {
    return this.#index.at(offset).map(({ span }) => span)
  }

  find(id: string): Span | null {
    return this.#marks.get(id)?.span ?? null
  }

  #isInView(mark: Mark): boolean {
    const { start, end } = this.#view
    // An empty view shows nothing.
    return start < end && mark.start < end && mark.end > start
  }

  #paint(mark: Mark): void {
    const body = this.#body
    if (!body) return
    const parts = drawnParts(body, this.#letterView, mark.start, mark.end)
    const ranges = parts.map(({ start, end }) => body.map.staticRangeOf(start, end))
    mark.unpaint = paintMark(
      {
        kind: this.#kind,
        colour: this.#colourOf(mark.span.label),
        lane: this.#lanes.laneOf(mark),
        isUnsure: mark.span.needsReview,
      },
      ranges,
    )
    this.#painted.add(mark)
  }

  #unpaint(mark: Mark): void {
    mark.unpaint?.()
    mark.unpaint = null
    this.#painted.delete(mark)
  }
}
