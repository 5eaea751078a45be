import type { AnnotationSet } from './annotation-set'
import { changesOnly } from './ordered-marks'
import type { Relation } from './span'

/** What another state of a set would change, in numbers. */
export interface SetDifference {
  /** Spans that are in this state alone. */
  readonly gone: number
  /** Spans that are in the other state alone. */
  readonly back: number
  /** Spans that are in both and not the same. */
  readonly changed: number
  /** Relations that are in one of the two alone, or differ. */
  readonly relations: number
  readonly status: boolean
  readonly note: boolean
}

/** How a state of a set differs from the one of now. */
export function differenceOf(now: AnnotationSet, then: AnnotationSet): SetDifference {
  const spansThen = new Map(then.spans.map((span) => [span.id, span]))
  const inBoth = now.spans.filter(({ id }) => spansThen.has(id))
  return {
    gone: now.spans.length - inBoth.length,
    back: then.spans.length - inBoth.length,
    changed: inBoth.filter((span) => !changesOnly(span, spansThen.get(span.id)!, [])).length,
    relations: changedRelations(now.relations, then.relations),
    status: now.status !== then.status,
    note: now.note !== then.note,
  }
}

function changedRelations(now: readonly Relation[], then: readonly Relation[]): number {
  const keysOf = (relations: readonly Relation[]) =>
    new Map(relations.map(({ id, type, from, to }) => [`${id} ${from} ${to} ${type}`, id]))
  const [keysNow, keysThen] = [keysOf(now), keysOf(then)]
  const differing = [...keysNow, ...keysThen].filter(([key]) => !keysNow.has(key) || !keysThen.has(key))
  return new Set(differing.map(([, id]) => id)).size
}
