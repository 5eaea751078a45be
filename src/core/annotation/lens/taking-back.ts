import type { AnnotationSet } from '../annotation-set'
import { removeSpansCommand, type Command } from '../commands'
import { contentOf, keyOf, spansNamedBy } from '../decision'
import { changesOnly } from '../ordered-marks'
import type { Span } from '../span'
import { lensBatch } from './lens-command'
import { placeKey } from './occurrences'

/** What takes a run back where a document was changed after it. */
export interface TakingBack {
  /** Null where nothing is to be taken back. */
  readonly command: Command | null
  /** Spans and dismissals that were changed since, or stand in the way, and stay as they are now. */
  readonly kept: number
}

/**
 * The one command that takes back what still stands in a set as a run has left it; `before` and `after` are the states
 * that the run found and left. What was taken back by other means already counts for nothing.
 */
export function takingBack(now: AnnotationSet, before: AnnotationSet, after: AnnotationSet): TakingBack {
  const spansNow = new Map(now.spans.map((span) => [span.id, span]))
  const there = new Set(now.spans.map(labelledKey))

  const added = without(after.spans, before.spans, idOf).filter(({ id }) => spansNow.has(id))
  const removable = added.filter((span) => changesOnly(span, spansNow.get(span.id)!, []))

  const removed = without(before.spans, after.spans, idOf).filter(({ id }) => !spansNow.has(id))
  const restorable = removed.filter((span) => !there.has(labelledKey(span)))

  const going = new Set(removable.map(idOf))
  const staying = new Set([...spansNow.keys(), ...restorable.map(idOf)].filter((id) => !going.has(id)))
  const relations = without(without(before.relations, after.relations, idOf), now.relations, idOf).filter(
    ({ from, to }) => staying.has(from) && staying.has(to),
  )

  const contentsNow = new Set(now.decisions.map(contentOf))
  const undecide = without(after.decisions, before.decisions, keyOf).filter((one) =>
    contentsNow.has(contentOf(one)),
  )
  const decide = without(without(before.decisions, after.decisions, keyOf), now.decisions, keyOf).filter(
    (one) => spansNamedBy(one).every((id) => staying.has(id)),
  )

  const removal = removable.length === 0 ? null : removeSpansCommand(now, removable)
  const commands: Command[] = [
    ...undecide.map((decision): Command => ({ kind: 'undecide', decision })),
    ...(removal === null ? [] : removal.kind === 'batch' ? removal.commands : [removal]),
    ...restorable.map((span): Command => ({ kind: 'addSpan', span })),
    ...relations.map((relation): Command => ({ kind: 'addRelation', relation })),
    ...decide.map((decision): Command => ({ kind: 'decide', decision })),
  ]
  return {
    command: commands.length === 0 ? null : { kind: 'batch', name: lensBatch, commands },
    kept: added.length - removable.length + removed.length - restorable.length,
  }
}

/** The items of one list whose keys are not in another. */
function without<T>(items: readonly T[], others: readonly T[], keyOfItem: (item: T) => string): readonly T[] {
  const keys = new Set(others.map(keyOfItem))
  return items.filter((item) => !keys.has(keyOfItem(item)))
}

const idOf = ({ id }: { readonly id: string }) => id

function labelledKey(span: Span): string {
  return `${placeKey(span)} ${span.label}`
}
