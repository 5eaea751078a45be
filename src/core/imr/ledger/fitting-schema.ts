import { findLabel, isAllowedRelation, type LabelSchema } from '../../annotation/label-schema'
import { ledgerColumns } from './columns'

/** Whether a project's label schema can hold the ledger: its labels, relations and the attributes of its columns. */
export function holdsLedger(schema: LabelSchema): boolean {
  return ledgerColumns.every(
    ({ label, relation, attribute, value }) =>
      isAllowedRelation(schema, relation, label, 'requested_item') &&
      findLabel(schema, label)?.attributes.some(
        (one) => one.id === attribute && one.type === 'choice' && one.choices.includes(value),
      ),
  )
}
