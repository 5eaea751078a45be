import type { ImportItem } from '../../../ipc/views'

export interface ImportCounts {
  readonly imported: number
  readonly duplicate: number
  readonly refused: number
  /** Files of which something was refused. */
  readonly refusedFiles: number
  readonly spans: number
}

/** What an import came to. */
export function importCounts(items: readonly ImportItem[]): ImportCounts {
  const of = (outcome: ImportItem['outcome']) => items.filter((item) => item.outcome === outcome)
  const imported = of('imported')
  const refused = of('refused')
  return {
    imported: imported.length,
    duplicate: of('duplicate').length,
    // One item may stand for the many refused lines that are not listed.
    refused: refused.reduce(
      (sum, { reason, facts }) => sum + (reason === 'more-rejected' ? Number(facts.count) : 1),
      0,
    ),
    refusedFiles: new Set(refused.map(({ name }) => name)).size,
    spans: imported.reduce((sum, { spans }) => sum + spans, 0),
  }
}

/** The items with what needs the user first. */
export function inReportOrder(items: readonly ImportItem[]): readonly ImportItem[] {
  const rank = { refused: 0, imported: 1, duplicate: 2 }
  return [...items].sort((a, b) => rank[a.outcome] - rank[b.outcome])
}
