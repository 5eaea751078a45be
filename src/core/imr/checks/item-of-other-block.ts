import type { Check } from '../../annotation/checks/check'
import { compareText } from '../../annotation/span'
import type { LetterContext } from './letter-context'

/** An outcome or guideline is about the item of another block than its own (guidelines 3.6). */
export const itemOfOtherBlock: Check<LetterContext> = {
  id: 'item-of-other-block',
  severity: 'warning',
  find: ({ set, itemsOf, blockOf }) =>
    set.spans.flatMap((span) => {
      const own = itemsOf.has(span.id) ? blockOf(span) : null
      const others = itemsOf.get(span.id)?.filter((item) => own && blockOf(item) && blockOf(item) !== own)
      return (others ?? []).map((item) => ({
        spans: [span.id, item.id].sort(compareText),
        range: { start: span.start, end: span.end },
        facts: { label: span.label, item: item.quote },
        fix: null,
      }))
    }),
}
