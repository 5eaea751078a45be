import { emptySet, type AnnotationSet } from '../annotation/annotation-set'
import { isAscending, keyOf, rangesNamedBy, spansNamedBy } from '../annotation/decision'
import { compareSpans, compareText } from '../annotation/span'
import type { Id } from '../ids'
import { isValidRange } from '../text/offsets'

/** An annotation set as its file keeps it, with the place in the journal up to which it counts. */
export interface Checkpoint {
  readonly set: AnnotationSet
  /** For each segment the last seq that is in the set. */
  readonly upTo: Readonly<Record<Id, number>>
  /** CRC-32 of the record that made the set's revision; eight zeros where there is none. */
  readonly head: string
  /** When the last edit was made, ISO 8601 in UTC. */
  readonly editedAt: string | null
}

/** The head of a set that no record has made. */
export const noHead = '00000000'

/** The checkpoint of a set that nobody has edited. */
export function emptyCheckpoint(documentId: Id, annotatorId: Id): Checkpoint {
  return { set: emptySet(documentId, annotatorId), upTo: {}, head: noHead, editedAt: null }
}

/**
 * Whether a set's spans stand in the text with their quotes, in canonical order, relations join them, and decisions
 * name them and ranges of the text.
 */
export function isSoundSet(set: AnnotationSet, text: string): boolean {
  const ids = new Set<Id>()
  for (const [index, span] of set.spans.entries()) {
    if (!isValidRange(text, span) || text.slice(span.start, span.end) !== span.quote) return false
    if (index > 0 && compareSpans(set.spans[index - 1]!, span) >= 0) return false
    if (ids.has(span.id)) return false
    ids.add(span.id)
  }
  const areRelationsSound = set.relations.every(
    ({ id, from, to }, index) =>
      ids.has(from) && ids.has(to) && (index === 0 || compareText(set.relations[index - 1]!.id, id) < 0),
  )
  return (
    areRelationsSound &&
    isAscending(set.decisions.map(keyOf)) &&
    set.decisions.every((decision) => {
      const spans = spansNamedBy(decision)
      return (
        rangesNamedBy(decision).every((range) => isValidRange(text, range)) &&
        isAscending(spans) &&
        spans.every((id) => ids.has(id))
      )
    })
  )
}
