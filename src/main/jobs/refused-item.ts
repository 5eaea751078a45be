import type { Rejection } from '../../core/formats/format'
import type { ImportItem } from '../../ipc/views'

/** What a rejection says, as a report shows it. */
export function factsOf({ line, values }: Pick<Rejection, 'line' | 'values'>): ImportItem['facts'] {
  const plain = Object.entries(values).map(([key, value]) => [
    key,
    typeof value === 'boolean' ? String(value) : value,
  ])
  return { ...(Object.fromEntries(plain) as ImportItem['facts']), ...(line === undefined ? {} : { line }) }
}

/** A file or record that nothing is taken of. */
export function refusedItem(name: string, reason: string, facts: ImportItem['facts']): ImportItem {
  return { name, outcome: 'refused', reason, facts, documentId: null, spans: 0 }
}
