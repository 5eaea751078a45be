import type { AnnotationSet } from './annotation-set'
import { contentOf, keyOf, type Decision } from './decision'
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
  /** Decisions that are in one of the two alone, or differ in their reason. */
  readonly decisions: number
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
    decisions: changedDecisions(now.decisions, then.decisions),
    status: now.status !== then.status,
    note: now.note !== then.note,
  }
}

function changedRelations(now: readonly Relation[], then: readonly Relation[]): number {
  const said = ({ id, type, from, to }: Relation): Said => [`${id} ${from} ${to} ${type}`, id]
  return differing(now.map(said), then.map(said))
}

function changedDecisions(now: readonly Decision[], then: readonly Decision[]): number {
  const said = (decision: Decision): Said => [contentOf(decision), keyOf(decision)]
  return differing(now.map(said), then.map(said))
}

/** What a thing says, and which one it is. */
type Said = readonly [content: string, key: string]

/** How many things say something in one of the two alone. */
function differing(now: readonly Said[], then: readonly Said[]): number {
  const [saidNow, saidThen] = [new Map(now), new Map(then)]
  const inOne = [...now, ...then].filter(([content]) => !saidNow.has(content) || !saidThen.has(content))
  return new Set(inOne.map(([, key]) => key)).size
}
