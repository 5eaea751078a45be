import type { Check, Found } from '../../annotation/checks/check'
import { compareText, type Span } from '../../annotation/span'
import { isOfColumn } from '../ledger/ledger'
import { ledgerColumns, type ColumnId } from '../ledger/columns'
import type { LetterContext } from './letter-context'

/** Guidelines 3.5: each item has exactly one outcome in its heading. */
export const severalHeadings: Check<LetterContext> = {
  id: 'several-headings',
  severity: 'error',
  find: (context) => severalIn(context, 'outcome'),
}

/** Guidelines 3.5: of the conclusions about an item only the last is marked. */
export const severalConclusions: Check<LetterContext> = {
  id: 'several-conclusions',
  severity: 'warning',
  find: (context) => severalIn(context, 'conclusion'),
}

/** The heading of an item says another outcome than the conclusion of its rationale. */
export const outcomesDisagree: Check<LetterContext> = {
  id: 'outcomes-disagree',
  severity: 'warning',
  find: (context) =>
    context.items.flatMap((item) => {
      const heading = outcomesIn(context, item, 'outcome')[0]
      const conclusion = outcomesIn(context, item, 'conclusion').at(-1)
      const says = heading?.attributes['outcome']
      const concludes = conclusion?.attributes['outcome']
      if (typeof says !== 'string' || typeof concludes !== 'string' || says === concludes) return []
      return [foundOnOutcomes(item, [heading!, conclusion!], { heading: says, conclusion: concludes })]
    }),
}

function severalIn(context: LetterContext, column: ColumnId): readonly Found[] {
  return context.items.flatMap((item) => {
    const outcomes = outcomesIn(context, item, column)
    return outcomes.length < 2 ? [] : [foundOnOutcomes(item, outcomes, { count: outcomes.length })]
  })
}

function outcomesIn({ outcomesOf }: LetterContext, item: Span, id: ColumnId): readonly Span[] {
  const column = ledgerColumns.find((one) => one.id === id)!
  return (outcomesOf.get(item.id) ?? []).filter((span) => isOfColumn(span, column))
}

/** Shown at the last of the outcomes, as that is where the letter has said all of them. */
function foundOnOutcomes(item: Span, outcomes: readonly Span[], facts: Found['facts']): Found {
  const { label, start, end } = outcomes.at(-1)!
  return {
    spans: outcomes.map(({ id }) => id).sort(compareText),
    range: { start, end },
    facts: { label, item: item.quote, ...facts },
    fix: null,
  }
}
