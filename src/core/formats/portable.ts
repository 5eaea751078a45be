import type { AttributeValue } from '../annotation/span'
import type { CorpusDocument, Loss, PortableDocument } from './format'
import { indexedRelations } from './soundness'

/** What of a document is comparable in any format, minus what a format declares to lose of it. */
export function portableDocument(
  { document, annotator, set }: CorpusDocument,
  losses: readonly Loss[] = [],
): PortableDocument {
  const lost = lossesById(losses)
  const text = withSpacesAt(document.text, lost.characters)
  const shared = { documentId: document.id, annotatorId: annotator?.id ?? null, text }
  if (set === null) return { ...shared, note: '', spans: [], relations: [] }
  const kept = set.spans.filter(({ id }) => !lost.spans.has(id))
  return {
    ...shared,
    note: lost.note ? '' : set.note,
    spans: kept.map(({ id, label, start, end, attributes, needsReview, note }) => ({
      label,
      start: lost.edges.get(id)?.start ?? start,
      end: lost.edges.get(id)?.end ?? end,
      attributes: without(attributes, lost.attributes.get(id)),
      needsReview: needsReview && !lost.needsReview.has(id),
      note: lost.spanNotes.has(id) ? '' : note,
    })),
    relations: indexedRelations(kept, set.relations)
      .filter(({ relation }) => !lost.relations.has(relation.id))
      .map(({ type, from, to }) => ({ type, from, to })),
  }
}

function lossesById(losses: readonly Loss[]) {
  const lost = {
    spans: new Set<string>(),
    edges: new Map<string, { readonly start: number; readonly end: number }>(),
    attributes: new Map<string, Set<string>>(),
    needsReview: new Set<string>(),
    spanNotes: new Set<string>(),
    note: false,
    relations: new Set<string>(),
    characters: [] as number[],
  }
  for (const loss of losses) {
    switch (loss.kind) {
      case 'span':
        lost.spans.add(loss.spanId)
        break
      case 'edges':
        lost.edges.set(loss.spanId, loss.kept)
        break
      case 'attribute':
        lost.attributes.set(loss.spanId, (lost.attributes.get(loss.spanId) ?? new Set()).add(loss.attribute))
        break
      case 'needsReview':
        lost.needsReview.add(loss.spanId)
        break
      case 'relation':
        lost.relations.add(loss.relationId)
        break
      case 'character':
        lost.characters.push(loss.at)
        break
      case 'note':
        lost.note = true
        break
      case 'spanNote':
        lost.spanNotes.add(loss.spanId)
        break
      case 'decision':
        break
    }
  }
  return lost
}

function withSpacesAt(text: string, places: readonly number[]): string {
  if (places.length === 0) return text
  const units = text.split('')
  for (const at of places) units[at] = ' '
  return units.join('')
}

function without(
  attributes: Readonly<Record<string, AttributeValue>>,
  names: ReadonlySet<string> | undefined,
): Readonly<Record<string, AttributeValue>> {
  if (names === undefined) return attributes
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => !names.has(name)))
}
