import { foundOn, type Check } from '../../annotation/checks/check'
import { attributesCommand } from '../../annotation/span-edit'
import { proposedAttributes } from '../ledger/proposed-attributes'
import type { LetterContext } from './letter-context'

/** The words of an outcome say another value than the one that was chosen for it. */
export const outcomeWords: Check<LetterContext> = {
  id: 'outcome-words',
  severity: 'warning',
  find: ({ text, set, blocks }) =>
    set.spans.flatMap((span) => {
      const chosen = span.attributes['outcome']
      if (span.label !== 'outcome' || typeof chosen !== 'string') return []
      const { outcome: said } = proposedAttributes(text, blocks, span.label, span)
      if (typeof said !== 'string' || said === chosen) return []
      return [foundOn(span, { chosen, said }, attributesCommand(span, { outcome: said }))]
    }),
}
