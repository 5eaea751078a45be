import type { AnnotationSet } from '../../annotation/annotation-set'
import type { Relation, Span } from '../../annotation/span'
import type { Issue } from '../structure/issues'
import { ledgerColumns } from './columns'
import { blockAt } from './ledger'

/** A relation that has no id yet. */
export type ProposedRelation = Omit<Relation, 'id'>

/**
 * The relations that a new span's block gives it (guidelines 3.6): an outcome's and a guideline's to the item of the
 * block, an item's from those of its block that no relation joins to an item yet. None outside of every block, and
 * none to an item of another block. `span` need not be in the set.
 */
export function proposedRelations(
  set: AnnotationSet,
  blocks: readonly Issue[],
  span: Span,
): readonly ProposedRelation[] {
  const block = blockAt(blocks, span.start)
  if (!block) return []
  const others = set.spans.filter(
    ({ id, start }) => id !== span.id && block.start <= start && start < block.end,
  )
  const items = others.filter(isItem)
  if (isItem(span)) {
    const joined = new Set(set.relations.map(({ from }) => from))
    return items.length > 0 ? [] : others.filter(({ id }) => !joined.has(id)).flatMap(joinedTo(span))
  }
  // Of several items in one block the last one before it.
  const item = items.findLast(({ start }) => start <= span.start) ?? items[0]
  return item ? [span].flatMap(joinedTo(item)) : []
}

function joinedTo(item: Span): (span: Span) => readonly ProposedRelation[] {
  return ({ id, label }) => {
    const column = ledgerColumns.find((one) => one.label === label)
    return column ? [{ type: column.relation, from: id, to: item.id }] : []
  }
}

function isItem({ label }: Span): boolean {
  return label === 'requested_item'
}
