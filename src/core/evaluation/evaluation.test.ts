import fc from 'fast-check'
import { expect, test } from 'vitest'
import { standardBootstrap } from './bootstrap'
import { schemes } from './counts'
import { evaluate, type Evaluation } from './evaluation'
import type { ScoredDocument } from './marks'
import type { ScoreTable } from './score-table'
import { anyDocument, anyMarks, marked, marks, scored } from './scores-fixture'

const evaluated = (...documents: ScoredDocument[]) =>
  evaluate(documents, { ...standardBootstrap, resamples: 20 })

const tablesOf = (documents: readonly ScoredDocument[]): ScoreTable[] => {
  const { spans, relations } = evaluated(...documents)
  return [...schemes.map((scheme) => spans[scheme]), relations]
}

const everyScore = ({ micro, macro, kinds }: ScoreTable) => [micro, macro, ...Object.values(kinds)]

/** Whole documents are drawn by their places, so that intervals depend on the order; nothing else does. */
const withoutIntervals = (figures: readonly ScoreTable[] | Evaluation['attributes']): unknown =>
  JSON.parse(
    JSON.stringify(figures, (key, value: unknown) =>
      key === 'intervals' || key === 'interval' ? undefined : value,
    ),
  )

test('a small case equals its scores worked out by hand', () => {
  const gold = marks(
    [
      marked('diagnosis', 0, 4, { status: 'active' }),
      marked('diagnosis', 10, 14, { status: 'negated' }),
      marked('diagnosis', 20, 24, { status: 'active' }),
      marked('outcome', 30, 34),
      marked('item', 40, 50),
    ],
    [
      { type: 'DECIDES', from: 3, to: 4 },
      { type: 'NAMES', from: 0, to: 4 },
    ],
  )
  const predicted = marks(
    [
      // Exact, one attribute wrong.
      marked('diagnosis', 0, 4, { status: 'negated' }),
      // An edge wrong.
      marked('diagnosis', 10, 16, { status: 'negated' }),
      // The label wrong.
      marked('diagnosis', 30, 34),
      marked('item', 40, 50),
      // Nothing there.
      marked('item', 60, 70),
    ],
    [
      { type: 'DECIDES', from: 2, to: 3 },
      { type: 'NAMES', from: 0, to: 3 },
    ],
  )
  const { spans, attributes, relations } = evaluated(scored(gold, predicted))

  const { strict, exact, partial, type } = spans
  expect(strict.micro).toMatchObject({ correct: 2, incorrect: 2, partial: 0, missing: 1, spurious: 1 })
  expect(strict.micro).toMatchObject({ possible: 5, actual: 5, precision: 2 / 5, recall: 2 / 5, f1: 2 / 5 })
  expect(exact.micro).toMatchObject({ correct: 3, incorrect: 1, precision: 3 / 5 })
  expect(partial.micro).toMatchObject({ correct: 3, partial: 1, incorrect: 0, recall: 3.5 / 5 })
  expect(type.micro).toMatchObject({ correct: 3, incorrect: 1, f1: 3 / 5 })

  expect(strict.kinds['diagnosis']).toMatchObject({ correct: 1, incorrect: 1, missing: 1, spurious: 1 })
  expect(strict.kinds['diagnosis']).toMatchObject({ precision: 1 / 3, recall: 1 / 3, f1: 1 / 3 })
  expect(strict.kinds['item']).toMatchObject({ precision: 1 / 2, recall: 1, f1: 2 / 3 })
  expect(strict.kinds['outcome']).toMatchObject({ missing: 1, precision: 0, recall: 0, f1: 0 })
  expect(strict.macro.f1).toBeCloseTo((1 / 3 + 2 / 3 + 0) / 3, 12)

  expect(attributes).toEqual([
    {
      label: 'diagnosis',
      attribute: 'status',
      equal: 1,
      different: 1,
      missing: 0,
      spurious: 0,
      accuracy: 1 / 2,
      interval: null,
    },
  ])

  expect(relations.micro).toMatchObject({ correct: 1, missing: 1, spurious: 1, f1: 1 / 2 })
  expect(relations.kinds['DECIDES']).toMatchObject({ correct: 0, missing: 1, spurious: 1 })
  expect(relations.kinds['NAMES']).toMatchObject({ correct: 1, f1: 1 })
})

test('gold without a prediction, and a prediction without gold, score 0', () => {
  const some = marks([marked('a', 0, 5), marked('a', 7, 9)], [{ type: 'R', from: 0, to: 1 }])
  for (const document of [scored(some, marks([])), scored(marks([]), some)]) {
    for (const score of tablesOf([document]).flatMap(everyScore)) {
      expect(score).toMatchObject({ precision: 0, recall: 0, f1: 0 })
    }
  }
})

test('where nothing is marked, to have found nothing is right', () => {
  for (const documents of [[], [scored(marks([]), marks([]))]]) {
    for (const { micro, macro, kinds } of tablesOf(documents)) {
      expect(micro).toMatchObject({ possible: 0, actual: 0, precision: 1, recall: 1, f1: 1 })
      expect(macro).toMatchObject({ f1: 1 })
      expect(kinds).toEqual({})
    }
  }
})

test('identical marks score 1 throughout', () => {
  fc.assert(
    fc.property(fc.array(anyMarks, { maxLength: 4 }), (all) => {
      const documents = all.map((one) => scored(one, one))
      for (const score of tablesOf(documents).flatMap(everyScore)) {
        expect(score).toMatchObject({ precision: 1, recall: 1, f1: 1 })
      }
      expect(evaluated(...documents).attributes.every(({ accuracy }) => accuracy === 1)).toBe(true)
    }),
    { numRuns: 50 },
  )
})

test('marks that share no place score 0 throughout', () => {
  fc.assert(
    fc.property(anyMarks, anyMarks, (gold, predicted) => {
      fc.pre(gold.spans.length > 0 && predicted.spans.length > 0)
      const away = marks(
        predicted.spans.map((span) => ({ ...span, start: span.start + 200, end: span.end + 200 })),
        predicted.relations,
      )
      const { spans } = evaluated(scored(gold, away))
      for (const score of schemes.flatMap((scheme) => everyScore(spans[scheme]))) expect(score.f1).toBe(0)
    }),
    { numRuns: 50 },
  )
})

test('gold and prediction exchanged exchange precision and recall, missing and spurious', () => {
  fc.assert(
    fc.property(fc.array(anyDocument, { minLength: 1, maxLength: 4 }), (documents) => {
      const swapped = documents.map(({ gold, predicted }) => scored(predicted, gold))
      const [there, back] = [tablesOf(documents), tablesOf(swapped)]
      there.forEach((table, i) => {
        const other = back[i]!
        expect(Object.keys(other.kinds)).toEqual(Object.keys(table.kinds))
        for (const kind of Object.keys(table.kinds)) {
          expect(exchanged(other.kinds[kind]!)).toEqual(countsIn(table.kinds[kind]!))
        }
        expect(exchanged(other.micro)).toEqual(countsIn(table.micro))
        expect([other.micro.recall, other.micro.precision, other.micro.f1]).toEqual([
          table.micro.precision,
          table.micro.recall,
          table.micro.f1,
        ])
      })
    }),
  )
})

test('the order of documents, spans and relations changes no score', () => {
  fc.assert(
    fc.property(fc.array(anyDocument, { minLength: 1, maxLength: 4 }), fc.nat(1000), (documents, turn) => {
      const turned = turnedBy(
        turn,
        documents.map((document) => ({
          ...document,
          gold: turnedMarks(turn, document.gold),
          predicted: turnedMarks(turn + 1, document.predicted),
        })),
      )
      expect(withoutIntervals(tablesOf(turned))).toEqual(withoutIntervals(tablesOf(documents)))
      expect(withoutIntervals(evaluated(...turned).attributes)).toEqual(
        withoutIntervals(evaluated(...documents).attributes),
      )
    }),
  )
})

test('counts add up to the spans of each side, in every scheme, together and by label', () => {
  fc.assert(
    fc.property(fc.array(anyDocument, { maxLength: 4 }), (documents) => {
      const { spans, relations } = evaluated(...documents)
      const count = (side: 'gold' | 'predicted', label?: string) =>
        documents.flatMap((document) => document[side].spans).filter((span) => !label || span.label === label)
          .length
      for (const scheme of schemes) {
        const { micro, kinds } = spans[scheme]
        expect([micro.possible, micro.actual]).toEqual([count('gold'), count('predicted')])
        for (const [label, { possible, actual }] of Object.entries(kinds)) {
          expect([possible, actual]).toEqual([count('gold', label), count('predicted', label)])
        }
      }
      const exactByLabel = Object.values(spans.strict.kinds).reduce((sum, { correct }) => sum + correct, 0)
      expect(exactByLabel).toBe(spans.strict.micro.correct)
      expect(relations.micro.possible).toBe(
        documents.reduce((sum, { gold }) => sum + gold.relations.length, 0),
      )
    }),
  )
})

const countsIn = ({ correct, incorrect, partial, missing, spurious }: ScoreTable['micro']) => ({
  correct,
  incorrect,
  partial,
  missing,
  spurious,
})

const exchanged = (score: ScoreTable['micro']) => ({
  ...countsIn(score),
  missing: score.spurious,
  spurious: score.missing,
})

function turnedBy<T>(turn: number, list: readonly T[]): T[] {
  const at = list.length === 0 ? 0 : turn % list.length
  return [...list.slice(at), ...list.slice(0, at)]
}

function turnedMarks(turn: number, { spans, relations }: ScoredDocument['gold']) {
  const order = turnedBy(turn, [...spans.keys()])
  return marks(
    order.map((index) => spans[index]!),
    turnedBy(turn, relations).map(({ type, from, to }) => ({
      type,
      from: order.indexOf(from),
      to: order.indexOf(to),
    })),
  )
}
