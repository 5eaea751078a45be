import type { LabelSchema } from '../../../annotation/label-schema'
import { verdictKinds } from '../../../annotation/verdict'
import type { Interval } from '../../../evaluation/bootstrap'
import type { Rates } from '../../../evaluation/counts'
import type { Intervals, MeasuredScores, ScoreTable } from '../../../evaluation/score-table'
import { rateOf } from '../../../suggestions/rule-scores'
import {
  attributeName,
  intervalWords,
  labelName,
  rateWords,
  reportedPatternWords,
  verdictNames,
} from '../evaluation-words'
import { element, type Markup } from './markup'
import type { Report, ReportedSpan } from './report'

/** A table whose first columns are names, the others figures. */
export function table(
  names: readonly string[],
  figures: readonly string[],
  rows: readonly (readonly string[])[],
): Markup {
  const kindOf = (column: number) => (column < names.length ? {} : { class: 'figure' })
  return element(
    'table',
    {},
    element(
      'thead',
      {},
      element(
        'tr',
        {},
        ...[...names, ...figures].map((name, column) =>
          element('th', { scope: 'col', ...kindOf(column) }, name),
        ),
      ),
    ),
    element(
      'tbody',
      {},
      ...rows.map((cells) =>
        element(
          'tr',
          {},
          ...cells.map((cell, column) =>
            column === 0 ? element('th', { scope: 'row' }, cell) : element('td', kindOf(column), cell),
          ),
        ),
      ),
    ),
  )
}

const scoreFigures = ['Precision', 'Recall', 'F1', 'Gold', 'Predicted', 'COR', 'INC', 'PAR', 'MIS', 'SPU']

/** A table of scores with its micro and macro rows; `all` names what is counted together. */
export function scoreTableMarkup(
  name: string,
  all: string,
  { micro, macro, kinds }: ScoreTable,
  nameOf: (kind: string) => string,
): Markup {
  return table([name], scoreFigures, [
    ...Object.entries(kinds).map(([kind, scores]) => scoreCells(nameOf(kind), scores)),
    scoreCells(`${all} together (micro)`, micro),
    [`Mean of ${all.toLowerCase()} (macro)`, ...rateCells(macro), '', '', '', '', '', '', ''],
  ])
}

/** One row of scores for itself. */
export function scoreRowMarkup(name: string, scores: MeasuredScores): Markup {
  return table([name], scoreFigures, [scoreCells(name, scores)])
}

function scoreCells(name: string, scores: MeasuredScores): readonly string[] {
  const { possible, actual, correct, incorrect, partial, missing, spurious } = scores
  const counts = [possible, actual, correct, incorrect, partial, missing, spurious]
  return [name, ...rateCells(scores), ...counts.map(String)]
}

function rateCells({
  precision,
  recall,
  f1,
  intervals,
}: Rates & { readonly intervals: Intervals }): readonly string[] {
  return [
    withInterval(precision, intervals.precision),
    withInterval(recall, intervals.recall),
    withInterval(f1, intervals.f1),
  ]
}

function withInterval(rate: number, interval: Interval | null): string {
  return interval ? `${rateWords(rate)} (${intervalWords(interval)})` : rateWords(rate)
}

export function attributeTable({ attributes }: Report, schema: LabelSchema): Markup {
  return table(
    ['Attribute'],
    ['Accuracy', 'Same', 'Different', 'In gold alone', 'In prediction alone'],
    attributes.map(({ label, attribute, accuracy, interval, equal, different, missing, spurious }) => [
      attributeName(schema, label, attribute),
      withInterval(accuracy, interval),
      ...[equal, different, missing, spurious].map(String),
    ]),
  )
}

export function ruleTable({ rules }: Report, schema: LabelSchema): Markup {
  return table(
    ['Rule', 'Label'],
    ['Precision', 'Recall', 'Proposed', 'Right', 'Rejected', 'Edited'],
    rules.map((rule) => {
      const { precision, recall } = rateOf(rule)
      const counts = [rule.suggested, rule.right, rule.rejected, rule.edited].map(String)
      return [rule.source, labelName(schema, rule.label), rateWords(precision), rateWords(recall), ...counts]
    }),
  )
}

/** Strict F1 of the letters that were labelled with suggestions, and without. */
export function apartTable(
  { suggested, unsuggested }: NonNullable<Report['apart']>,
  schema: LabelSchema,
): Markup {
  const labels = [
    ...new Set([...Object.keys(suggested.spans.kinds), ...Object.keys(unsuggested.spans.kinds)]),
  ].sort()
  const parts = [suggested, unsuggested].map(({ spans }) => spans)
  const cellOf = (scores: MeasuredScores | undefined) =>
    scores ? withInterval(scores.f1, scores.intervals.f1) : rateWords(null)
  return table(
    ['F1, strict'],
    [`With suggestions (${suggested.letters})`, `Without (${unsuggested.letters})`],
    [
      ...labels.map((label) => [labelName(schema, label), ...parts.map(({ kinds }) => cellOf(kinds[label]))]),
      ['All labels', ...parts.map(({ micro }) => cellOf(micro))],
    ],
  )
}

/** Each pattern with how many errors there are of it, and what was said of them. */
export function patternTable({ errors }: Report, schema: LabelSchema): Markup {
  return table(
    ['Errors of one pattern'],
    ['Errors', ...verdictKinds.map((kind) => verdictNames[kind]), 'Undecided'],
    errors.map((pattern) => [
      reportedPatternWords(pattern, schema),
      String(pattern.count),
      ...[...verdictKinds, 'undecided' as const].map((kind) => String(pattern.verdicts[kind])),
    ]),
  )
}

/** Every error: where it is, and its words where the report has them. */
export function errorTable({ errors, withQuotes }: Report, schema: LabelSchema): Markup {
  const sideCell = (side: ReportedSpan | null) => {
    if (!side) return 'nothing'
    const place = `${labelName(schema, side.label)} ${side.start}–${side.end}`
    return side.quote === null ? place : `${place}: “${side.quote.replaceAll(/\s+/g, ' ')}”`
  }
  return table(
    ['Document', 'Gold', 'Predicted', 'Verdict', ...(withQuotes ? ['Note'] : [])],
    [],
    errors.flatMap(({ places }) =>
      places.map(({ document, gold, predicted, verdict, note }) => [
        document,
        sideCell(gold),
        sideCell(predicted),
        verdict ? verdictNames[verdict] : '',
        ...(withQuotes ? [note ?? ''] : []),
      ]),
    ),
  )
}
