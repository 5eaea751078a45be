import { compareSpans, compareText, type Origin, type Relation, type Span } from '../annotation/span'
import type { Id } from '../ids'
import type { Annotator, SourceDocument } from '../project'
import type { LabelledDocument, PortableDocument } from './format'

/** What a portable document does not say of its spans. */
export interface Provenance {
  readonly annotator: Annotator
  readonly guidelineVersion: string
  readonly origin: Origin
  /** ISO 8601 in UTC. */
  readonly at: string
  /** Makes an id of a name that nothing else of the document has. */
  readonly idOf: (name: string) => Id
}

/** A document that was read, as one that can be written in any format; nothing of it is checked. */
export function labelledFrom(
  document: SourceDocument,
  { note, spans, relations }: PortableDocument,
  { annotator, guidelineVersion, origin, at, idOf }: Provenance,
): LabelledDocument {
  const made = spans.map(({ label, start, end, attributes, needsReview, note: ofSpan }, index): Span => ({
    id: idOf(`span ${index}`),
    label,
    start,
    end,
    quote: document.text.slice(start, end),
    attributes,
    needsReview,
    note: ofSpan,
    guidelineVersion,
    origin,
    by: annotator.id,
    at,
  }))
  const joined = relations.map(({ type, from, to }, index): Relation => ({
    id: idOf(`relation ${index}`),
    type,
    from: made[from]!.id,
    to: made[to]!.id,
  }))
  return {
    document,
    annotator,
    set: {
      documentId: document.id,
      annotatorId: annotator.id,
      revision: 0,
      status: 'in-progress',
      note,
      spans: [...made].sort(compareSpans),
      relations: joined.sort((a, b) => compareText(a.id, b.id)),
      decisions: [],
    },
  }
}
