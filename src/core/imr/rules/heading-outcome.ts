import { proposedAttributes } from '../ledger/proposed-attributes'
import type { Rule } from './rule'

/** Guidelines 3.5: the outcome word of each heading. */
export const headingOutcome: Rule = {
  id: 'heading-outcome',
  version: 1,
  suggest: ({ text, structure: { issues } }) =>
    issues.flatMap(({ outcome }) => {
      if (!outcome) return []
      const attributes = proposedAttributes(text, issues, 'outcome', outcome.range)
      return [{ label: 'outcome', ...outcome.range, attributes, confidence: 0.99 }]
    }),
}
