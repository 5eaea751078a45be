import { findLabel, type LabelSchema } from '../../../core/annotation/label-schema'
import type { Relation, Span } from '../../../core/annotation/span'
import { ledgerColumns } from '../../../core/imr/ledger/columns'

/** What a span lacks to stand in a cell of the ledger. */
export function missingWords(span: Span, relations: readonly Relation[], schema: LabelSchema): string {
  const columns = ledgerColumns.filter(({ label }) => label === span.label)
  const attribute = columns[0]?.attribute
  const name = findLabel(schema, span.label)?.attributes.find(({ id }) => id === attribute)?.name
  const isJoined = relations.some(
    ({ type, from }) => from === span.id && columns.some(({ relation }) => relation === type),
  )
  const isPlaced = columns.some(({ value }) => span.attributes[attribute ?? ''] === value)
  return [!isJoined && 'no issue yet', !isPlaced && name && `${name} not set`].filter(Boolean).join(', ')
}
