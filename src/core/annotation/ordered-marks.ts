import type { AnnotationSet } from './annotation-set'
import { contentOf, decisionsByKey, keyOf, spansNamedBy, type Decision } from './decision'
import { compareSpans, compareText, type Relation, type Span } from './span'

/* The spans, relations and decisions of a set, kept in order; what does not fit throws CommandRefused. */

/** Why a command does not fit the set it is applied to. */
export type Refusal =
  | 'span-exists'
  | 'span-missing'
  | 'span-changed'
  | 'span-related'
  | 'relation-exists'
  | 'relation-missing'
  | 'relation-end-missing'
  | 'decision-exists'
  | 'decision-missing'
  | 'decision-span-missing'
  | 'value-changed'
  | 'not-this-edit'

export class CommandRefused extends Error {
  constructor(readonly refusal: Refusal) {
    super(`command refused: ${refusal}`)
  }
}

export function withSpan(spans: readonly Span[], span: Span): readonly Span[] {
  return spans.toSpliced(insertionIndex(spans, span), 0, span)
}

export function withoutSpan(spans: readonly Span[], span: Span): readonly Span[] {
  const index = insertionIndex(spans, span)
  const found = spans[index]
  if (found?.id !== span.id) {
    throw new CommandRefused(spans.some(({ id }) => id === span.id) ? 'span-changed' : 'span-missing')
  }
  if (!changesOnly(found, span, [])) throw new CommandRefused('span-changed')
  return spans.toSpliced(index, 1)
}

/** As withSpan for each, in the time of one. */
export function withSpans(spans: readonly Span[], added: readonly Span[]): readonly Span[] {
  const ids = new Set(spans.map(({ id }) => id))
  for (const { id } of added) {
    if (ids.has(id)) throw new CommandRefused('span-exists')
    ids.add(id)
  }
  return [...spans, ...added].sort(compareSpans)
}

/** As withoutSpan for each, in the time of one; no relation joins one of them, and no decision names one. */
export function withoutSpans(set: AnnotationSet, removed: readonly Span[]): readonly Span[] {
  const related = new Set([
    ...set.relations.flatMap(({ from, to }) => [from, to]),
    ...set.decisions.flatMap(spansNamedBy),
  ])
  const left = new Map(set.spans.map((span) => [span.id, span]))
  for (const span of removed) {
    if (related.has(span.id)) throw new CommandRefused('span-related')
    const found = left.get(span.id)
    if (!found) throw new CommandRefused('span-missing')
    if (!changesOnly(found, span, [])) throw new CommandRefused('span-changed')
    left.delete(span.id)
  }
  return [...left.values()]
}

/** Whether a relation joins a span, or a decision names it. */
export function isRelated({ relations, decisions }: AnnotationSet, span: Span): boolean {
  return (
    relations.some(({ from, to }) => from === span.id || to === span.id) ||
    decisions.some((decision) => spansNamedBy(decision).includes(span.id))
  )
}

function insertionIndex(spans: readonly Span[], span: Span): number {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (compareSpans(spans[middle]!, span) < 0) low = middle + 1
    else high = middle
  }
  return low
}

export function withRelation(set: AnnotationSet, relation: Relation): readonly Relation[] {
  if (set.relations.some(({ id }) => id === relation.id)) throw new CommandRefused('relation-exists')
  for (const end of [relation.from, relation.to]) {
    if (!set.spans.some(({ id }) => id === end)) throw new CommandRefused('relation-end-missing')
  }
  return [...set.relations, relation].sort((a, b) => compareText(a.id, b.id))
}

export function withoutRelation(relations: readonly Relation[], relation: Relation): readonly Relation[] {
  const index = relations.findIndex(({ id }) => id === relation.id)
  if (index === -1) throw new CommandRefused('relation-missing')
  return relations.toSpliced(index, 1)
}

/** As withRelation for each, in the time of one. */
export function withRelations(
  { spans, relations }: AnnotationSet,
  added: readonly Relation[],
): readonly Relation[] {
  const ids = new Set(relations.map(({ id }) => id))
  const spanIds = new Set(spans.map(({ id }) => id))
  for (const { id, from, to } of added) {
    if (ids.has(id)) throw new CommandRefused('relation-exists')
    if (!spanIds.has(from) || !spanIds.has(to)) throw new CommandRefused('relation-end-missing')
    ids.add(id)
  }
  return [...relations, ...added].sort((a, b) => compareText(a.id, b.id))
}

/** As withoutRelation for each, in the time of one. */
export function withoutRelations(
  relations: readonly Relation[],
  removed: readonly Relation[],
): readonly Relation[] {
  const left = new Map(relations.map((relation) => [relation.id, relation]))
  for (const { id } of removed) if (!left.delete(id)) throw new CommandRefused('relation-missing')
  return [...left.values()]
}

/** The set's decisions with those added, in the time of one. */
export function withDecisions(
  { spans, decisions }: AnnotationSet,
  added: readonly Decision[],
): readonly Decision[] {
  const keys = new Set(decisions.map(keyOf))
  const spanIds = new Set(spans.map(({ id }) => id))
  for (const decision of added) {
    const key = keyOf(decision)
    if (keys.has(key)) throw new CommandRefused('decision-exists')
    if (!spansNamedBy(decision).every((id) => spanIds.has(id))) {
      throw new CommandRefused('decision-span-missing')
    }
    keys.add(key)
  }
  return [...decisionsByKey([...decisions, ...added]).values()]
}

/** The decisions without those removed, in the time of one; a waiver with another reason is another one. */
export function withoutDecisions(
  decisions: readonly Decision[],
  removed: readonly Decision[],
): readonly Decision[] {
  const left = new Map(decisions.map((decision) => [contentOf(decision), decision]))
  for (const decision of removed) {
    if (!left.delete(contentOf(decision))) throw new CommandRefused('decision-missing')
  }
  return [...left.values()]
}

/** Whether two spans are the same but for the fields given. */
export function changesOnly(before: Span, after: Span, allowed: readonly (keyof Span)[]): boolean {
  const keys = Object.keys({ ...before, ...after }) as (keyof Span)[]
  return keys.every((key) => allowed.includes(key) || isSameValue(before[key], after[key]))
}

function isSameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const keys = Object.keys(a)
  return (
    Array.isArray(a) === Array.isArray(b) &&
    keys.length === Object.keys(b).length &&
    keys.every(
      (key) => Object.hasOwn(b, key) && isSameValue(a[key as keyof typeof a], b[key as keyof typeof b]),
    )
  )
}
