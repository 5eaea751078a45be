import { proposedAttributes } from '../ledger/proposed-attributes'
import { confidenceOf } from './confidence'
import type { Rule } from './rule'

// Over 41 letters of 2014 and 2016-2017: 11 with gold, 30 that were read span by span.
const confidence = confidenceOf({ right: 122, seen: 122 })

/** Guidelines 3.5: the outcome word of each heading. */
export const headingOutcome: Rule = {
  id: 'heading-outcome',
  version: 1,
  suggest: ({ text, structure: { issues } }) =>
    issues.flatMap(({ outcome }) => {
      if (!outcome) return []
      const attributes = proposedAttributes(text, issues, 'outcome', outcome.range)
      return [{ label: 'outcome', ...outcome.range, attributes, confidence }]
    }),
}
