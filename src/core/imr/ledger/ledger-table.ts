import type { Span } from '../../annotation/span'
import { ledgerColumns } from './columns'
import type { Ledger, LedgerCell } from './ledger'

/** The rows of a ledger as a table of texts, its head first: white space folded, several citations apart by `; `. */
export function ledgerTable({ rows }: Ledger): readonly (readonly string[])[] {
  return [
    ['Requested item', ...ledgerColumns.map(({ name }) => name)],
    ...rows.map(({ item, cells }) => [item ? foldedWords(item) : '', ...cells.map(cellWords)]),
  ]
}

/** A table as spreadsheets paste it: cells apart by tabs, rows by line feeds. */
export function tabSeparated(table: readonly (readonly string[])[]): string {
  return table.map((row) => `${row.join('\t')}\n`).join('')
}

function cellWords({ spans, state }: LedgerCell): string {
  if (state === 'absent') return 'absent in letter'
  return spans.map(foldedWords).join('; ')
}

/** The words of a span, white space folded. */
export function foldedWords({ quote }: Span): string {
  return quote.replaceAll(/\s+/g, ' ').trim()
}
