import { changesByLabel, sumOfChanges, type ChangeCounts } from '../core/evaluation/change-counts'
import { compareSuggesters } from '../core/evaluation/comparison'
import { marksOf } from '../core/evaluation/marks'
import type { ScoredLetter } from '../core/imr/evaluation/evaluate-letters'
import type { ReportedSpan } from '../core/imr/evaluation/report/report'
import { codePointOffsets } from '../core/formats/code-points'
import type { Id } from '../core/ids'
import { textTable } from './text-table'

/** What became better and worse from an older prediction to the one that is scored, as it goes out in JSON. */
export interface Compared {
  readonly all: ChangeCounts
  readonly labels: Readonly<Record<string, ChangeCounts>>
  readonly fixed: readonly ComparedSpan[]
  readonly broken: readonly ComparedSpan[]
}

export interface ComparedSpan extends ReportedSpan {
  readonly document: Id
  /** A mark of the gold, or a span that is predicted too many. */
  readonly kind: 'gold' | 'spurious'
}

/**
 * Holds the letters against what an older prediction said of the same ones, in the same order; words of the letters are
 * told with `withQuotes` alone.
 */
export function compared(
  letters: readonly ScoredLetter[],
  older: readonly ScoredLetter[],
  withQuotes: boolean,
): Compared {
  const comparisons = letters.map(({ gold, predicted }, n) =>
    compareSuggesters(marksOf(gold), marksOf(older[n]!.predicted), marksOf(predicted)),
  )
  const labels = changesByLabel(comparisons)
  const spansOf = (which: 'fixed' | 'broken') =>
    comparisons.flatMap((comparison, n) => {
      const { id: document, text } = letters[n]!.document
      const offsets = codePointOffsets(text)
      return comparison[which].map(({ kind, span: { label, start, end } }) => ({
        ...{ document, kind, label },
        start: offsets.fromUtf16(start),
        end: offsets.fromUtf16(end),
        startUtf16: start,
        endUtf16: end,
        quote: withQuotes ? text.slice(start, end) : null,
      }))
    })
  return {
    all: sumOfChanges(labels.values()),
    labels: Object.fromEntries(labels),
    fixed: spansOf('fixed'),
    broken: spansOf('broken'),
  }
}

/** A table of it, by label. */
export function comparedText({ all, labels }: Compared): string {
  const row = (name: string, { fixed, broken, sameRight, sameWrong, sameSpurious }: ChangeCounts) => [
    name,
    ...[fixed, broken, sameRight, sameWrong, sameSpurious].map(String),
  ]
  return `\n${textTable([
    ['Against the older', 'fixed', 'broken', 'same right', 'same wrong', 'same spurious'],
    ...Object.entries(labels).map(([label, counts]) => row(label, counts)),
    row('all', all),
  ])}\n`
}
