import { expect, test } from 'vitest'
import { countsOf, schemes, scoresOf, type Scheme } from './counts'
import type { MarkedSpan } from './marks'
import { matchSpans } from './matching'
import { marked } from './scores-fixture'

/*
 * The worked examples of the SemEval-2013 task 9.1 scheme from the README and tests/test_nervaluate.py of
 * github.com/MantisAI/nervaluate, which takes them from D. S. Batista, "Named-Entity evaluation metrics based on
 * entity-level" (davidsbatista.net/blog/2018/05/09/Named_Entity_Evaluation).
 */

/** COR, INC, PAR, MIS, SPU. */
type Row = readonly [number, number, number, number, number]

function rowOf(gold: readonly MarkedSpan[], predicted: readonly MarkedSpan[], scheme: Scheme): Row {
  const { correct, incorrect, partial, missing, spurious } = countsOf(matchSpans(gold, predicted), scheme)
  return [correct, incorrect, partial, missing, spurious]
}

const correct: Row = [1, 0, 0, 0, 0]
const incorrect: Row = [0, 1, 0, 0, 0]
const partial: Row = [0, 0, 1, 0, 0]
const missing: Row = [0, 0, 0, 1, 0]
const spurious: Row = [0, 0, 0, 0, 1]

interface Scenario {
  readonly name: string
  readonly gold: readonly MarkedSpan[]
  readonly predicted: readonly MarkedSpan[]
  readonly expected: Readonly<Record<Scheme, Row>>
}

const all = (row: Row): Record<Scheme, Row> => ({ strict: row, exact: row, partial: row, type: row })

/** The table of the six scenarios, one after the other in one text. */
const scenarios: readonly Scenario[] = [
  { name: 'III', gold: [marked('BRAND', 0, 7)], predicted: [], expected: all(missing) },
  { name: 'II', gold: [], predicted: [marked('BRAND', 10, 17)], expected: all(spurious) },
  {
    name: 'V',
    gold: [marked('DRUG', 23, 31)],
    predicted: [marked('DRUG', 20, 31)],
    expected: { type: correct, partial, exact: incorrect, strict: incorrect },
  },
  {
    name: 'IV',
    gold: [marked('DRUG', 40, 51)],
    predicted: [marked('BRAND', 40, 51)],
    expected: { type: incorrect, partial: correct, exact: correct, strict: incorrect },
  },
  { name: 'I', gold: [marked('DRUG', 60, 69)], predicted: [marked('DRUG', 60, 69)], expected: all(correct) },
  {
    name: 'VI',
    gold: [marked('GROUP', 75, 89)],
    predicted: [marked('DRUG', 70, 89)],
    expected: { type: incorrect, partial, exact: incorrect, strict: incorrect },
  },
]

test.each(scenarios)('scenario $name of the published table', ({ gold, predicted, expected }) => {
  for (const scheme of schemes) expect(rowOf(gold, predicted, scheme)).toEqual(expected[scheme])
})

test('all scenarios together give the published counts and rates', () => {
  // The published sums have six gold spans and the printed scenarios five: scenario I counts twice in them.
  const again = marked('DRUG', 90, 100)
  const gold = [...scenarios.flatMap((scenario) => scenario.gold), again]
  const predicted = [...scenarios.flatMap((scenario) => scenario.predicted), again]
  const published: Record<Scheme, { row: Row; rate: number }> = {
    type: { row: [3, 2, 0, 1, 1], rate: 0.5 },
    // Printed as 0.66.
    partial: { row: [3, 0, 2, 1, 1], rate: 4 / 6 },
    exact: { row: [3, 2, 0, 1, 1], rate: 0.5 },
    strict: { row: [2, 3, 0, 1, 1], rate: 2 / 6 },
  }
  for (const scheme of schemes) {
    const { row, rate } = published[scheme]
    expect(rowOf(gold, predicted, scheme)).toEqual(row)
    const { possible, actual, precision, recall, f1 } = scoresOf(
      countsOf(matchSpans(gold, predicted), scheme),
    )
    expect([possible, actual]).toEqual([6, 6])
    for (const figure of [precision, recall, f1]) expect(figure).toBeCloseTo(rate, 12)
  }
})

test('test_compute_metrics_case_1 of nervaluate gives its counts', () => {
  // Its ends are included, ours are not.
  const inclusive = (label: string, start: number, end: number) => marked(label, start, end + 1)
  const gold = [
    inclusive('PER', 59, 69),
    inclusive('LOC', 127, 134),
    inclusive('LOC', 164, 174),
    inclusive('LOC', 197, 205),
    inclusive('LOC', 208, 219),
    inclusive('MISC', 230, 240),
  ]
  const predicted = [
    inclusive('PER', 24, 30),
    inclusive('LOC', 124, 134),
    inclusive('PER', 164, 174),
    inclusive('LOC', 197, 205),
    inclusive('LOC', 208, 219),
    inclusive('LOC', 225, 243),
  ]
  expect(rowOf(gold, predicted, 'strict')).toEqual([2, 3, 0, 1, 1])
  expect(rowOf(gold, predicted, 'type')).toEqual([3, 2, 0, 1, 1])
  expect(rowOf(gold, predicted, 'partial')).toEqual([3, 0, 2, 1, 1])
  expect(rowOf(gold, predicted, 'exact')).toEqual([3, 2, 0, 1, 1])
})
