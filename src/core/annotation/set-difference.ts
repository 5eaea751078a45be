import type { AnnotationSet, DocumentStatus } from './annotation-set'
import { changesOnly } from './ordered-marks'
import type { Relation } from './span'

/** What restoring an earlier state of a set would do to it, in counts. */
export interface SetDifference {
  readonly spansNow: number
  readonly spansThen: number
  /** Spans that would come back. */
  readonly added: number
  /** Spans that would become again what they were. */
  readonly changed: number
  /** Spans that would leave the set. */
  readonly removed: number
  /** Relations that are not the same on both sides. */
  readonly relations: number
  readonly statusNow: DocumentStatus
  readonly statusThen: DocumentStatus
  readonly isNoteChanged: boolean
}

/** What differs between a set as it is and as it was; null where a restoring command would do nothing. */
export function setDifference(now: AnnotationSet, then: AnnotationSet): SetDifference | null {
  const spansNow = new Map(now.spans.map((span) => [span.id, span]))
  const kept = then.spans.filter(({ id }) => spansNow.has(id))
  const changed = kept.filter((span) => !changesOnly(spansNow.get(span.id)!, span, [])).length
  const added = then.spans.length - kept.length
  const removed = now.spans.length - kept.length
  const relations = differing(now.relations, then.relations)
  const isNoteChanged = now.note !== then.note
  if (added + changed + removed + relations === 0 && now.status === then.status && !isNoteChanged) return null
  return {
    spansNow: now.spans.length,
    spansThen: then.spans.length,
    added,
    changed,
    removed,
    relations,
    statusNow: now.status,
    statusThen: then.status,
    isNoteChanged,
  }
}

function differing(now: readonly Relation[], then: readonly Relation[]): number {
  const key = ({ id, type, from, to }: Relation) => JSON.stringify([id, type, from, to])
  const before = new Set(now.map(key))
  const same = then.filter((relation) => before.has(key(relation))).map(({ id }) => id)
  return new Set([...now, ...then].map(({ id }) => id)).size - new Set(same).size
}
