import type { Id } from '../ids'
import type { AnnotationSet } from './annotation-set'
import type { Command } from './commands'
import {
  contentOf,
  decisionsByKey,
  keyOf as keyOfDecision,
  spansNamedBy,
  withSpansRenamed,
  type Decision,
} from './decision'
import { changesOnly } from './ordered-marks'
import { restoringCommand } from './restoring-command'
import { compareSpans, compareText, type Relation, type Span } from './span'

/**
 * The marks of two states that have come from one: what either has added, changed or removed since. Where both
 * have changed a span differently, both stand, the other's under a new id; where one has removed what the other
 * has changed, it stays. What both have marked alike stands once. Both notes are kept; of the status, and of
 * two reasons for one waiver, those of `own`.
 */
export function unionOf(
  base: AnnotationSet,
  own: AnnotationSet,
  other: AnnotationSet,
  newId: () => Id,
): AnnotationSet {
  const spansBefore = byId(base.spans)
  const ownSpans = byId(own.spans)
  const otherSpans = byId(other.spans)
  const isChanged = (span: Span) => {
    const before = spansBefore.get(span.id)
    return before === undefined || !changesOnly(before, span, [])
  }
  // What a side has newly joined stays, as what it has changed does.
  const [joinedHere, joinedThere] = [newlyJoined(base, own), newlyJoined(base, other)]
  const spans: Span[] = own.spans.filter(
    (span) => otherSpans.has(span.id) || isChanged(span) || joinedHere.has(span.id),
  )
  const isNew = ({ id }: Span) => !spansBefore.has(id)
  const ownMarks = new Map(own.spans.filter(isNew).map((span) => [placeOf(span), span]))
  /** Spans of the other side that stand beside the own one, and those for which the own one stands. */
  const beside = new Map<Id, Id>()
  const twins = new Map<Id, Id>()
  for (const span of other.spans) {
    const mine = ownSpans.get(span.id)
    if (!mine) {
      const twin = isNew(span) ? ownMarks.get(placeOf(span)) : undefined
      if (twin && changesOnly(twin, span, ['id', 'by', 'at', 'origin', 'guidelineVersion'])) {
        twins.set(span.id, twin.id)
      } else if (isChanged(span) || joinedThere.has(span.id)) spans.push(span)
      continue
    }
    if (changesOnly(mine, span, []) || !isChanged(span)) continue
    if (!isChanged(mine)) spans.splice(spans.indexOf(mine), 1, span)
    else {
      const id = newId()
      beside.set(span.id, id)
      spans.push({ ...span, id })
    }
  }
  const ids = new Set(spans.map(({ id }) => id))
  return {
    ...own,
    spans: spans.sort(compareSpans),
    relations: relationsOf(base, own, other, { beside, twins, newId })
      .filter(({ from, to }) => ids.has(from) && ids.has(to))
      .sort((a, b) => compareText(a.id, b.id)),
    decisions: decisionsOf(base, own, other, { beside, twins }).filter((decision) =>
      spansNamedBy(decision).every((id) => ids.has(id)),
    ),
    note: noteOf(base.note, own.note, other.note),
    status: own.status === base.status ? other.status : own.status,
  }
}

/** The one command that brings the marks of other states into a set that has come from the same one; null for nothing. */
export function unionCommand(
  base: AnnotationSet,
  own: AnnotationSet,
  others: readonly AnnotationSet[],
  newId: () => Id,
): Command | null {
  const union = others.reduce((all, other) => unionOf(base, all, other, newId), own)
  return restoringCommand(own, union, 'union')
}

interface Renaming {
  readonly beside: ReadonlyMap<Id, Id>
  readonly twins: ReadonlyMap<Id, Id>
  readonly newId: () => Id
}

/** Spans that relations join, or decisions name, which a state has and its base has not. */
function newlyJoined(base: AnnotationSet, { relations, decisions }: AnnotationSet): ReadonlySet<Id> {
  const before = new Set(base.relations.map(keyOf))
  const decided = new Set(base.decisions.map(contentOf))
  return new Set([
    ...relations.filter((one) => !before.has(keyOf(one))).flatMap(({ from, to }) => [from, to]),
    ...decisions.filter((one) => !decided.has(contentOf(one))).flatMap(spansNamedBy),
  ])
}

/** Relations of either side; those of a span that stands twice join the other's, too. */
function relationsOf(
  base: AnnotationSet,
  own: AnnotationSet,
  other: AnnotationSet,
  { beside, twins, newId }: Renaming,
): Relation[] {
  // By what they join, not by their id alone: whatever an id joins anew is another relation.
  const keysOf = ({ relations }: AnnotationSet) => new Set(relations.map(keyOf))
  const [before, mine, theirs] = [keysOf(base), keysOf(own), keysOf(other)]
  const isNew = (relation: Relation) => !before.has(keyOf(relation))
  const kept = own.relations.filter((relation) => theirs.has(keyOf(relation)) || isNew(relation))
  const taken = new Set(kept.map(({ id }) => id))
  const joins = new Set(own.relations.filter(isNew).map(joinOf))
  const added = other.relations
    .filter((relation) => !mine.has(keyOf(relation)) && isNew(relation))
    .map((relation) => withEnds(relation, twins))
    .filter((relation) => !joins.has(joinOf(relation)))
    .map((relation) => (taken.has(relation.id) ? { ...relation, id: newId() } : relation))
  const doubled = other.relations
    .filter(({ from, to }) => beside.has(from) || beside.has(to))
    .map((relation) => ({ ...withEnds(relation, beside), id: newId() }))
  return [...kept, ...added, ...doubled]
}

/** Decisions of either side, in canonical order; the other's on a span that stands twice are made on both. */
function decisionsOf(
  base: AnnotationSet,
  own: AnnotationSet,
  other: AnnotationSet,
  { beside, twins }: Pick<Renaming, 'beside' | 'twins'>,
): readonly Decision[] {
  const contentsOf = ({ decisions }: AnnotationSet) => new Set(decisions.map(contentOf))
  const [before, theirs] = [contentsOf(base), contentsOf(other)]
  const isNew = (decision: Decision) => !before.has(contentOf(decision))
  const isDoubled = (decision: Decision) => spansNamedBy(decision).some((id) => beside.has(id))
  const all = decisionsByKey([
    ...other.decisions.filter(isNew).map((decision) => withSpansRenamed(decision, twins)),
    ...other.decisions.filter(isDoubled).map((decision) => withSpansRenamed(decision, beside)),
  ])
  for (const decision of own.decisions) {
    if (isNew(decision) || theirs.has(contentOf(decision))) all.set(keyOfDecision(decision), decision)
  }
  return [...decisionsByKey([...all.values()]).values()]
}

function withEnds(relation: Relation, names: ReadonlyMap<Id, Id>): Relation {
  const { from, to } = relation
  return { ...relation, from: names.get(from) ?? from, to: names.get(to) ?? to }
}

function keyOf(relation: Relation): string {
  return `${relation.id} ${joinOf(relation)}`
}

function joinOf({ type, from, to }: Relation): string {
  return `${type} ${from} ${to}`
}

function placeOf({ label, start, end }: Span): string {
  return `${start} ${end} ${label}`
}

function noteOf(base: string, own: string, other: string): string {
  if (other === base || other === own) return own
  if (own === base) return other
  return `${own}\n\n${other}`
}

function byId<T extends { readonly id: Id }>(items: readonly T[]): ReadonlyMap<Id, T> {
  return new Map(items.map((item) => [item.id, item]))
}
