import type { AnnotationSet } from '../annotation/annotation-set'
import { compareSpans, compareText, type Origin, type Relation, type Span } from '../annotation/span'
import type { Id } from '../ids'
import type { SourceDocument } from '../project'
import type { SuggestedMarks } from './suggested-marks'

/** As whose marks suggestions are written down. */
export interface Suggester {
  readonly annotatorId: Id
  readonly kind: Extract<Origin['kind'], 'rule' | 'parser'>
  readonly guidelineVersion: string
  /** ISO 8601 in UTC. */
  readonly at: string
  /** An id for a name: the same one for the same name, and another for another. */
  readonly idOf: (name: string) => Id
}

/**
 * Suggestions as the annotation set of their suggester: for a file, and to be held against gold. The same suggestions
 * give the same set. A span's id comes from its document, label, place and source, so that it has the same one as long
 * as it is suggested; the confidence has no place in a set. Nobody has worked on it, so its status is `new`.
 */
export function setOfSuggestions(
  { id: documentId, text }: Pick<SourceDocument, 'id' | 'text'>,
  { spans, relations }: SuggestedMarks,
  { annotatorId, kind, guidelineVersion, at, idOf }: Suggester,
): AnnotationSet {
  const nameOf = (...parts: readonly (string | number)[]) =>
    idOf(JSON.stringify([annotatorId, documentId, ...parts]))
  const made = spans.map(({ label, start, end, attributes, source }): Span => ({
    id: nameOf('span', label, start, end, source),
    label,
    start,
    end,
    quote: text.slice(start, end),
    attributes,
    needsReview: false,
    note: '',
    guidelineVersion,
    origin: { kind, source, edited: false },
    by: annotatorId,
    at,
  }))
  const joined = relations.map(({ type, from, to }): Relation => {
    const ends = { from: made[from]!.id, to: made[to]!.id }
    return { id: nameOf('relation', type, ends.from, ends.to), type, ...ends }
  })
  return {
    documentId,
    annotatorId,
    revision: 0,
    status: 'new',
    note: '',
    spans: made.toSorted(compareSpans),
    relations: joined.sort((a, b) => compareText(a.id, b.id)),
    decisions: [],
  }
}
