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
    const type = relationToItem(label)
    return type === null ? [] : [{ type, from: id, to: item.id }]
  }
}

/** What joins spans that are proposed together: indices into them. */
export interface IndexedRelation {
  readonly type: string
  readonly from: number
  readonly to: number
}

/**
 * The relations of ascending spans among themselves (guidelines 3.6): each outcome's and guideline's to the item of its
 * block. In the order of the spans.
 */
export function relationsByBlock(
  spans: readonly { readonly label: string; readonly start: number }[],
  blocks: readonly Issue[],
): readonly IndexedRelation[] {
  const itemOf = new Map<Issue, number>()
  spans.forEach((span, index) => {
    const block = isItem(span) ? blockAt(blocks, span.start) : null
    if (block) itemOf.set(block, index)
  })
  return spans.flatMap(({ label, start }, from) => {
    const type = relationToItem(label)
    const block = type === null ? null : blockAt(blocks, start)
    const to = block ? itemOf.get(block) : undefined
    return type !== null && to !== undefined ? [{ type, from, to }] : []
  })
}

/** The type of the relation by which a span of a label is about an item; null if it has none. */
function relationToItem(label: string): string | null {
  return ledgerColumns.find((column) => column.label === label)?.relation ?? null
}

function isItem({ label }: { readonly label: string }): boolean {
  return label === 'requested_item'
}
