import { rangesNamedBy, spansNamedBy } from '../annotation/decision'
import { compareText, type Relation, type Span } from '../annotation/span'
import type { Id } from '../ids'
import { isValidRange } from '../text/offsets'
import type { CorpusDocument, PortableRelation } from './format'

/** What may not be exported, because no reader could trust it. Its message holds ids only. */
export class UnsoundDocument extends Error {
  constructor(
    readonly documentId: Id,
    readonly reason:
      | 'range-invalid'
      | 'quote-differs'
      | 'relation-end-missing'
      | 'decision-span-missing'
      | 'set-of-another'
      | 'text-malformed'
      | 'second-set',
    readonly id: Id | null = null,
  ) {
    super(`document ${documentId} cannot be exported: ${reason}${id === null ? '' : ` (${id})`}`)
  }
}

const loneSurrogate = /\p{Surrogate}/u

/** Whether a text can be written as UTF-8: it has no half of a surrogate pair alone. */
export function isWellFormed(text: string): boolean {
  return !loneSurrogate.test(text)
}

/**
 * Throws UnsoundDocument unless every span stands in the text with its quote, relations join its spans, and decisions
 * name them and ranges of the text.
 */
export function assertSound({ document, annotator, set }: CorpusDocument): void {
  const { id, text } = document
  if (!isWellFormed(text)) throw new UnsoundDocument(id, 'text-malformed')
  if (set === null) return
  if (set.documentId !== id || set.annotatorId !== annotator.id)
    throw new UnsoundDocument(id, 'set-of-another')
  for (const span of set.spans) {
    if (!isValidRange(text, span)) throw new UnsoundDocument(id, 'range-invalid', span.id)
    if (!text.startsWith(span.quote, span.start) || span.quote.length !== span.end - span.start) {
      throw new UnsoundDocument(id, 'quote-differs', span.id)
    }
  }
  if (set.relations.length + set.decisions.length > 0) {
    const ids = new Set(set.spans.map((span) => span.id))
    for (const { id: relationId, from, to } of set.relations) {
      if (!ids.has(from) || !ids.has(to)) throw new UnsoundDocument(id, 'relation-end-missing', relationId)
    }
    for (const decision of set.decisions) {
      if (!spansNamedBy(decision).every((spanId) => ids.has(spanId))) {
        throw new UnsoundDocument(id, 'decision-span-missing')
      }
      if (!rangesNamedBy(decision).every((range) => isValidRange(text, range)))
        throw new UnsoundDocument(id, 'range-invalid')
    }
  }
}

/** Lets each document pass once: for formats whose files are named by documents alone. */
export function* onceEach(documents: Iterable<CorpusDocument>): Generator<CorpusDocument> {
  const seen = new Set<Id>()
  for (const entry of documents) {
    if (seen.has(entry.document.id)) throw new UnsoundDocument(entry.document.id, 'second-set')
    seen.add(entry.document.id)
    yield entry
  }
}

/** A relation with the indices of its spans among those given. */
export interface IndexedRelation extends PortableRelation {
  readonly relation: Relation
}

/** Relations between the given spans in canonical order: type, from, to (indices), id. Others are left out. */
export function indexedRelations(spans: readonly Span[], relations: readonly Relation[]): IndexedRelation[] {
  if (relations.length === 0) return []
  const indices = new Map(spans.map((span, index) => [span.id, index]))
  return relations
    .flatMap((relation) => {
      const from = indices.get(relation.from)
      const to = indices.get(relation.to)
      return from === undefined || to === undefined ? [] : [{ relation, type: relation.type, from, to }]
    })
    .sort(
      (a, b) =>
        compareText(a.type, b.type) ||
        a.from - b.from ||
        a.to - b.to ||
        compareText(a.relation.id, b.relation.id),
    )
}
