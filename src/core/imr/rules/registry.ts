import { concludingOutcome } from './concluding-outcome'
import { diagnosisRules } from './diagnosis/diagnosis-rules'
import { guidelineCitation } from './guideline-citation'
import { headingOutcome } from './heading-outcome'
import { requestedItem } from './requested-item'
import type { Rule } from './rule'

/** Every rule. Of two whose spans overlap the earlier one stands. */
export const rules: readonly Rule[] = [
  requestedItem,
  headingOutcome,
  concludingOutcome,
  guidelineCitation,
  ...diagnosisRules,
]
