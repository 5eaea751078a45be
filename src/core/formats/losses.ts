import { keyOf } from '../annotation/decision'
import type { Span } from '../annotation/span'
import type { TextRange } from '../text/offsets'
import type { Capabilities, CorpusDocument, Loss, SpanLossReason } from './format'
import { indexedRelations } from './soundness'

/** What of a span's place a format holds: the range that it keeps, or why it keeps none. */
export type Fate = TextRange | SpanLossReason

/**
 * All that a format leaves out of a document, span by span in canonical order, then relations, notes and decisions: what
 * its capabilities say that it has no place for, and what becomes of each span.
 */
export function lossesOf(
  { document, set }: CorpusDocument,
  holds: Capabilities,
  {
    fateOf = (span: Span): Fate => span,
    holdsEmptyLists = true,
  }: { readonly fateOf?: (span: Span) => Fate; readonly holdsEmptyLists?: boolean } = {},
): Loss[] {
  if (set === null) return []
  const losses: Loss[] = []
  const lost = new Set<string>()
  for (const span of set.spans) {
    const spanId = span.id
    const fate = fateOf(span)
    if (typeof fate === 'string') {
      losses.push({ kind: 'span', spanId, reason: fate })
      lost.add(spanId)
      continue
    }
    if (fate.start !== span.start || fate.end !== span.end) {
      const kept = { start: fate.start, end: fate.end }
      losses.push({ kind: 'edges', spanId, reason: 'outer-invisible', kept })
    }
    for (const [attribute, value] of Object.entries(span.attributes)) {
      if (!holds.attributes) losses.push({ kind: 'attribute', spanId, attribute, reason: 'not-held' })
      else if (!holdsEmptyLists && typeof value !== 'string' && value.length === 0) {
        losses.push({ kind: 'attribute', spanId, attribute, reason: 'empty-list' })
      }
    }
    if (span.needsReview && !holds.needsReview)
      losses.push({ kind: 'needsReview', spanId, reason: 'not-held' })
    if (span.note !== '' && !holds.note) losses.push({ kind: 'spanNote', spanId, reason: 'not-held' })
  }
  for (const { relation } of indexedRelations(set.spans, set.relations)) {
    const relationId = relation.id
    if (!holds.relations) losses.push({ kind: 'relation', relationId, reason: 'not-held' })
    else if (lost.has(relation.from) || lost.has(relation.to)) {
      losses.push({ kind: 'relation', relationId, reason: 'span-lost' })
    }
  }
  if (set.note !== '' && !holds.note)
    losses.push({ kind: 'note', documentId: document.id, reason: 'not-held' })
  if (!holds.decisions) {
    for (const decision of set.decisions) {
      losses.push({ kind: 'decision', key: keyOf(decision), reason: 'not-held' })
    }
  }
  return losses
}
