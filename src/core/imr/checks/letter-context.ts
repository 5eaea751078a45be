import type { AnnotationSet } from '../../annotation/annotation-set'
import type { CheckContext } from '../../annotation/checks/check'
import type { Span } from '../../annotation/span'
import type { Id } from '../../ids'
import { ledgerColumns } from '../ledger/columns'
import { blockAt } from '../ledger/ledger'
import type { Issue } from '../structure/issues'

/** What the checks of these letters may look at. */
export interface LetterContext extends CheckContext {
  /** The blocks of the letter's structure, ascending. */
  readonly blocks: readonly Issue[]
  /** Every span of a requested item, in canonical order. */
  readonly items: readonly Span[]
  /** The items that an outcome or guideline is about: by its id, none left out that a relation of its kind names. */
  readonly itemsOf: ReadonlyMap<Id, readonly Span[]>
  /** The outcomes of an item, by the item's id, in canonical order. */
  readonly outcomesOf: ReadonlyMap<Id, readonly Span[]>
  /** The block in which a span begins, or null. */
  readonly blockOf: (span: Span) => Issue | null
}

export function letterContext(text: string, set: AnnotationSet, blocks: readonly Issue[]): LetterContext {
  const spans = new Map(set.spans.map((span) => [span.id, span]))
  const places = new Map(set.spans.map(({ id }, place) => [id, place]))
  const itemsOf = new Map<Id, Span[]>()
  const outcomesOf = new Map<Id, Span[]>()
  for (const { type, from, to } of set.relations) {
    const span = spans.get(from)
    const item = spans.get(to)
    const isOfLedger = ledgerColumns.some(({ label, relation }) => label === span?.label && relation === type)
    if (!span || item?.label !== 'requested_item' || !isOfLedger) continue
    itemsOf.set(from, [...(itemsOf.get(from) ?? []), item])
    if (span.label !== 'outcome') continue
    const outcomes = outcomesOf.get(to)
    if (outcomes) outcomes.push(span)
    else outcomesOf.set(to, [span])
  }
  for (const outcomes of outcomesOf.values()) outcomes.sort((a, b) => places.get(a.id)! - places.get(b.id)!)
  return {
    text,
    set,
    blocks,
    items: set.spans.filter(({ label }) => label === 'requested_item'),
    itemsOf,
    outcomesOf,
    blockOf: ({ start }) => blockAt(blocks, start),
  }
}
