import { confidenceOf } from './confidence'
import type { Rule } from './rule'

// Over 41 letters of 2014 and 2016-2017: 11 with gold, 30 that were read span by span.
const confidences = {
  withOutcome: confidenceOf({ right: 122, seen: 122 }),
  withoutOutcome: confidenceOf({ right: 0, seen: 0 }),
}

/** Guidelines 3.3: the item of each heading, as the structure bounds it. */
export const requestedItem: Rule = {
  id: 'requested-item',
  version: 1,
  suggest: ({ structure: { issues } }) =>
    issues.flatMap(({ item, outcome }) => {
      if (!item) return []
      const confidence = outcome ? confidences.withOutcome : confidences.withoutOutcome
      return [{ label: 'requested_item', ...item, attributes: {}, confidence }]
    }),
}
