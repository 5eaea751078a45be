import type { Id } from '../ids'
import type { TextRange } from '../text/offsets'

/** A text or choice is a string, codes are a list. */
export type AttributeValue = string | readonly string[]

/** Where a span came from; `edited` once a person moved or relabelled what something else proposed. */
export interface Origin {
  readonly kind: 'manual' | 'rule' | 'parser' | 'import' | 'lens' | 'adjudicated'
  /** Which rule, parser or format; empty for a manual span. */
  readonly source: string
  readonly edited: boolean
}

/** A labelled half-open range `[start, end)` of a document's text, in UTF-16 code units. */
export interface Span {
  readonly id: Id
  readonly label: string
  readonly start: number
  readonly end: number
  /** `text.slice(start, end)`; checked whenever a span is loaded or changed. */
  readonly quote: string
  readonly attributes: Readonly<Record<string, AttributeValue>>
  readonly needsReview: boolean
  /** The coder's own words; empty for none. */
  readonly note: string
  readonly guidelineVersion: string
  readonly origin: Origin
  /** Annotator who made the span. */
  readonly by: Id
  /** When, ISO 8601 in UTC. */
  readonly at: string
}

export interface Relation {
  readonly id: Id
  readonly type: string
  /** Span ids. */
  readonly from: Id
  readonly to: Id
}

/** Ids of the labels of the spans that share a code unit with a range (UTF-16), each once, in the spans' order. */
export function labelsOn(spans: readonly Span[], { start, end }: TextRange): string[] {
  const touching = spans.filter((span) => span.start < end && span.end > start)
  return [...new Set(touching.map(({ label }) => label))]
}

/** What the place of a span in the canonical order depends on. */
type Ordered = Pick<Span, 'start' | 'end' | 'label' | 'id'>

/** The one canonical order of spans: start, longer first, label, id. */
export function compareSpans(a: Ordered, b: Ordered): number {
  return a.start - b.start || b.end - a.end || compareText(a.label, b.label) || compareText(a.id, b.id)
}

/** Code unit order: the same on every platform, unlike a locale's. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
