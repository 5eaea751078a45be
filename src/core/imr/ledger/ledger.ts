import { keyOf } from '../../annotation/decision'
import type { AnnotationSet } from '../../annotation/annotation-set'
import { compareSpans, type Span } from '../../annotation/span'
import type { Id } from '../../ids'
import type { TextRange } from '../../text/offsets'
import type { Issue } from '../structure/issues'
import { ledgerColumns, type ColumnId, type LedgerColumn } from './columns'

/** What the record says of one column of an issue. */
export interface LedgerCell {
  readonly column: LedgerColumn
  /** In canonical order; more than one where the letter cites several. */
  readonly spans: readonly Span[]
  /** An empty cell is to do until it is marked absent. */
  readonly state: 'filled' | 'absent' | 'to-do'
}

/** One issue: a span of a requested item, or a block of the letter in which none is marked yet. */
export interface LedgerRow {
  readonly item: Span | null
  /** The block in which the item stands; null where the letter's structure shows none there. */
  readonly block: Issue | null
  readonly cells: readonly LedgerCell[]
}

/** A letter as the record that a parser should put out. */
export interface Ledger {
  /** Every span of a diagnosis, in canonical order. */
  readonly diagnoses: readonly Span[]
  /** In the order of the letter. */
  readonly rows: readonly LedgerRow[]
  /** Outcomes and guidelines that no cell holds, in canonical order. */
  readonly unassigned: readonly Span[]
}

/**
 * The ledger of a set: a span stands in a cell where a relation of the column's type leads from it to the row's item
 * and its attributes are the column's. `blocks` are those of the letter's structure, ascending.
 */
export function ledgerOf(set: AnnotationSet, blocks: readonly Issue[]): Ledger {
  const items = set.spans.filter(({ label }) => label === 'requested_item')
  const spans = new Map(set.spans.map((span) => [span.id, span]))
  const absent = new Set(set.decisions.map(keyOf))
  const placed = new Set<Id>()
  /** Of each item, by the type of the relation, what is joined to it. */
  const joined = new Map(items.map(({ id }) => [id, new Map<string, Set<Span>>()]))
  for (const { type, from, to } of set.relations) {
    const ofItem = joined.get(to)
    const span = spans.get(from)
    if (ofItem && span) ofItem.set(type, (ofItem.get(type) ?? new Set()).add(span))
  }
  const rowOf = (item: Span | null, block: Issue | null): LedgerRow => ({
    item,
    block,
    cells: ledgerColumns.map((column): LedgerCell => {
      const related = item ? (joined.get(item.id)?.get(column.relation) ?? []) : []
      const held = [...related].filter((span) => isOfColumn(span, column)).sort(compareSpans)
      for (const { id } of held) placed.add(id)
      const isAbsent = item !== null && absent.has(keyOf({ kind: 'absent', row: item.id, column: column.id }))
      return { column, spans: held, state: held.length > 0 ? 'filled' : isAbsent ? 'absent' : 'to-do' }
    }),
  })
  const rows = items.map((item) => rowOf(item, blockAt(blocks, item.start)))
  const begun = new Set(rows.map(({ block }) => block))
  const unmarked = blocks.filter((block) => !begun.has(block)).map((block) => rowOf(null, block))
  return {
    diagnoses: set.spans.filter(({ label }) => label === 'diagnosis'),
    rows: [...rows, ...unmarked].sort((a, b) => startOf(a) - startOf(b)),
    unassigned: set.spans.filter(
      ({ id, label }) => !placed.has(id) && ledgerColumns.some((column) => column.label === label),
    ),
  }
}

/** A cell, or the item of a row, that waits for the coder. */
export interface ToDo {
  readonly row: LedgerRow
  /** Null for the item. */
  readonly column: LedgerColumn | null
  /** The label that fills it. */
  readonly label: string
  /** Where in the letter it is to be found (UTF-16); null where the structure does not say. */
  readonly place: TextRange | null
}

const toDosOfLedgers = new WeakMap<Ledger, readonly ToDo[]>()

/** Everything that keeps a letter from being finished, in the order of the letter; the same objects for one ledger. */
export function toDosOf(ledger: Ledger): readonly ToDo[] {
  const known = toDosOfLedgers.get(ledger) ?? findToDos(ledger)
  toDosOfLedgers.set(ledger, known)
  return known
}

function findToDos({ rows }: Ledger): readonly ToDo[] {
  return rows.flatMap((row): readonly ToDo[] =>
    row.item === null
      ? [{ row, column: null, label: 'requested_item', place: row.block?.heading ?? null }]
      : row.cells
          .filter(({ state }) => state === 'to-do')
          .map(({ column }) => ({
            row,
            column,
            label: column.label,
            place: row.block && placeOf(row.block, column.id),
          })),
  )
}

/** Where in a block a column's words stand (UTF-16); null where the block lacks that part. */
export function placeOf(block: Issue, column: ColumnId): TextRange | null {
  switch (column) {
    case 'outcome':
      return block.heading
    case 'claims':
      return block.claimsLine
    case 'reviewer':
      return block.reviewerLine
    case 'conclusion':
      return block.rationale
  }
}

/** Whether a span's label and attributes are those of a column. */
export function isOfColumn(span: Span, { label, attribute, value }: LedgerColumn): boolean {
  return span.label === label && span.attributes[attribute] === value
}

/** The block, of ascending ones, in which an offset (UTF-16) stands. */
export function blockAt(blocks: readonly Issue[], offset: number): Issue | null {
  let low = 0
  let high = blocks.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (blocks[middle]!.end <= offset) low = middle + 1
    else high = middle
  }
  const block = blocks[low]
  return block && block.start <= offset ? block : null
}

function startOf({ item, block }: LedgerRow): number {
  return item?.start ?? block?.start ?? 0
}
