import type { AnnotationSet } from '../annotation/annotation-set'
import { compareText, type AttributeValue } from '../annotation/span'
import type { Id } from '../ids'
import type { TextRange } from '../text/offsets'

/** A span as it is scored: `[start, end)` in UTF-16 code units. */
export interface MarkedSpan extends TextRange {
  readonly label: string
  readonly attributes: Readonly<Record<string, AttributeValue>>
}

/** What one annotator or suggester says of one document, in any order. */
export interface Marks {
  readonly spans: readonly MarkedSpan[]
  readonly relations: readonly MarkedRelation[]
}

export interface MarkedRelation {
  readonly type: string
  /** Indices into the spans. */
  readonly from: number
  readonly to: number
}

/** One document with what should be marked in it and what was proposed. */
export interface ScoredDocument {
  readonly documentId: Id
  readonly text: string
  readonly gold: Marks
  readonly predicted: Marks
}

/** What is scored of an annotation set. */
export function marksOf({ spans, relations }: AnnotationSet): Marks {
  const indices = new Map(spans.map(({ id }, index) => [id, index]))
  return {
    spans,
    relations: relations.map(({ type, from, to }) => ({
      type,
      from: indices.get(from)!,
      to: indices.get(to)!,
    })),
  }
}

/** The value of an attribute as it is compared: codes in any order; an empty text or list like an absent one. */
export function comparableValue(value: AttributeValue | undefined): string {
  if (value === undefined || value.length === 0) return ''
  return typeof value === 'string' ? value : JSON.stringify([...value].sort(compareText))
}

/** Start, longer first, label, attributes: spans that do not differ in this order do not differ at all. */
export function compareMarked(a: MarkedSpan, b: MarkedSpan): number {
  return (
    a.start - b.start ||
    b.end - a.end ||
    compareText(a.label, b.label) ||
    compareText(attributesKey(a), attributesKey(b))
  )
}

function attributesKey({ attributes }: MarkedSpan): string {
  const entries = Object.entries(attributes).map(([id, value]) => [id, comparableValue(value)] as const)
  return JSON.stringify(entries.sort(([a], [b]) => compareText(a, b)))
}
