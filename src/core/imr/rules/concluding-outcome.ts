import { conclusionOf } from '../conclusions/conclusion-of'
import { proposedAttributes } from '../ledger/proposed-attributes'
import { confidenceOf } from './confidence'
import type { Rule } from './rule'

// Over 41 letters of 2014 and 2016-2017: 11 with gold, 30 that were read span by span. All were medical and agreed.
const confidences = {
  medical: confidenceOf({ right: 122, seen: 122 }),
  far: confidenceOf({ right: 0, seen: 0 }),
  plain: confidenceOf({ right: 0, seen: 0 }),
  disagreeing: confidenceOf({ right: 0, seen: 0 }),
}

/** Guidelines 3.5: the last conclusion of each rationale about its issue. */
export const concludingOutcome: Rule = {
  id: 'concluding-outcome',
  version: 2,
  suggest: ({ text, structure: { issues } }) =>
    issues.flatMap(({ rationale, outcome }) => {
      const conclusion = rationale && conclusionOf(text, rationale, outcome?.value ?? null)
      if (!conclusion) return []
      const { start, end, kind, value } = conclusion
      const agrees = outcome === null || outcome.value === value
      return [
        {
          label: 'outcome',
          start,
          end,
          attributes: proposedAttributes(text, issues, 'outcome', conclusion),
          confidence: confidences[agrees ? kind : 'disagreeing'],
        },
      ]
    }),
}
