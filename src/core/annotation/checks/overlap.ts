import { compareText, type Span } from '../span'
import type { Check, CheckContext } from './check'

/**
 * A span shares words with one before it, of several that which reaches farthest: each span that overlaps one before it
 * is found once, so that the findings are never more than the spans. Equal spans are another check's.
 */
export const overlap: Check<CheckContext> = {
  id: 'overlap',
  severity: 'warning',
  find: ({ set }) => {
    let before: Span | null = null
    let farthest: Span | null = null
    return set.spans.flatMap((span) => {
      const isEqual = before?.start === span.start && before.end === span.end && before.label === span.label
      before = span
      if (isEqual) return []
      const other = farthest
      if (!other || span.end > other.end) farthest = span
      if (!other || other.end <= span.start) return []
      return [
        {
          spans: [other.id, span.id].sort(compareText),
          range: { start: span.start, end: span.end },
          facts: { label: span.label, otherLabel: other.label, other: other.quote },
          fix: null,
        },
      ]
    })
  },
}
