import { conclusionOf } from '../conclusions/conclusion-of'
import { proposedAttributes } from '../ledger/proposed-attributes'
import type { Rule } from './rule'

const confidences = { medical: 0.99, plain: 0.7, general: 0.3, disagreeing: 0.5 }

/** Guidelines 3.5: the last conclusion of each rationale about its issue. */
export const concludingOutcome: Rule = {
  id: 'concluding-outcome',
  version: 1,
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
          confidence: agrees ? confidences[kind] : confidences.disagreeing,
        },
      ]
    }),
}
