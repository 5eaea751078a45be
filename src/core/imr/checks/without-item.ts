import { foundOn, type Check } from '../../annotation/checks/check'
import { ledgerColumns } from '../ledger/columns'
import type { LetterContext } from './letter-context'

/** An outcome or a guideline is about no item. */
export const withoutItem: Check<LetterContext> = {
  id: 'without-item',
  severity: 'error',
  find: ({ set, itemsOf }) =>
    set.spans
      .filter(({ id, label }) => !itemsOf.has(id) && ledgerColumns.some((column) => column.label === label))
      .map((span) => foundOn(span, {}, null)),
}
