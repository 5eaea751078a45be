import type { Rule } from './rule'

/** Guidelines 3.3: the item of each heading, as the structure bounds it. */
export const requestedItem: Rule = {
  id: 'requested-item',
  version: 1,
  suggest: ({ structure: { issues } }) =>
    issues.flatMap(({ item, outcome }) =>
      item ? [{ label: 'requested_item', ...item, attributes: {}, confidence: outcome ? 0.99 : 0.7 }] : [],
    ),
}
