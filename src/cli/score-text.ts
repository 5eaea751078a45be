import type { AttributeAgreement } from '../core/evaluation/attribute-agreement'
import { schemes, type Rates } from '../core/evaluation/counts'
import type { Intervals, MeasuredScores, ScoreTable } from '../core/evaluation/score-table'
import type { Report } from '../core/imr/evaluation/report/report'
import { textTable } from './text-table'

const schemeNames = {
  strict: 'Spans, strict',
  exact: 'Spans, exact',
  partial: 'Spans, partial',
  type: 'Spans, type',
} as const

/** What `score` puts out without `--json`. */
export function scoreText({ documents, spans, attributes, relations, ledger }: Report): string {
  const scores = [
    ...schemes.flatMap((scheme) => tableRows(schemeNames[scheme], spans[scheme])),
    ...tableRows('Relations', relations),
    ...(ledger
      ? [
          ...tableRows('Ledger, fields', ledger.fields),
          head('Ledger, whole records'),
          scoreRow('requested items', ledger.records),
        ]
      : []),
  ]
  const tables = [textTable(scores), ...(attributes.length === 0 ? [] : [attributeTable(attributes)])]
  return `${[`Documents: ${documents}`, ...tables].join('\n\n')}\n`
}

function head(name: string): string[] {
  return [name, ...['gold', 'pred', 'COR', 'INC', 'PAR', 'MIS', 'SPU', 'precision', 'recall', 'F1', '95 %']]
}

/** Ends with an empty line. */
function tableRows(name: string, { micro, macro, kinds }: ScoreTable): string[][] {
  return [
    head(name),
    ...Object.entries(kinds).map(([kind, scores]) => scoreRow(kind, scores)),
    scoreRow('all (micro)', micro),
    ['mean (macro)', '', '', '', '', '', '', '', ...rateCells(macro)],
    [],
  ]
}

function scoreRow(name: string, scores: MeasuredScores): string[] {
  const { possible, actual, correct, incorrect, partial, missing, spurious } = scores
  const counts = [possible, actual, correct, incorrect, partial, missing, spurious]
  return [name, ...counts.map(String), ...rateCells(scores)]
}

function rateCells({
  precision,
  recall,
  f1,
  intervals,
}: Rates & { readonly intervals: Intervals }): string[] {
  const interval = intervals.f1
  const rates = [precision, recall, f1].map((rate) => rate.toFixed(3))
  return [...rates, interval ? `${interval.low.toFixed(3)}–${interval.high.toFixed(3)}` : '']
}

function attributeTable(agreements: readonly AttributeAgreement[]): string {
  return textTable([
    ['Attributes of matched spans', 'equal', 'other', 'missing', 'spurious', 'accuracy', '95 %'],
    ...agreements.map(({ label, attribute, equal, different, missing, spurious, accuracy, interval }) => [
      `${label} ${attribute}`,
      ...[equal, different, missing, spurious].map(String),
      accuracy.toFixed(3),
      interval ? `${interval.low.toFixed(3)}–${interval.high.toFixed(3)}` : '',
    ]),
  ])
}
