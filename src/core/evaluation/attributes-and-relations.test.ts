import { expect, test } from 'vitest'
import { attributeAgreements } from './attribute-agreement'
import { standardBootstrap } from './bootstrap'
import type { MarkedSpan } from './marks'
import { matchSpans } from './matching'
import { relationTally } from './relation-tally'
import { marked, marks } from './scores-fixture'

type Attributes = MarkedSpan['attributes']

test('codes may stand in any order, and an empty value is none', () => {
  const pairs: [Attributes, Attributes][] = [
    [{ codes: ['M54.2', 'M54.5'] }, { codes: ['M54.5', 'M54.2'] }],
    [{ codes: ['M54.2'] }, { codes: ['M54.5'] }],
    [{ codes: ['M54.2'] }, { codes: [] }],
    [{ codes: [] }, {}],
    [{}, { codes: ['M54.2'] }],
  ]
  const matching = matchSpans(
    pairs.map(([gold], i) => marked('a', i * 10, i * 10 + 5, gold)),
    // Edges may be wrong: the attribute is what is asked for.
    pairs.map(([, predicted], i) => marked('a', i * 10, i * 10 + 4, predicted)),
  )
  expect(attributeAgreements([matching], standardBootstrap)).toEqual([
    {
      label: 'a',
      attribute: 'codes',
      equal: 1,
      different: 1,
      missing: 1,
      spurious: 1,
      accuracy: 1 / 4,
      interval: null,
    },
  ])
})

test('the accuracy of an attribute has an interval that whole documents give', () => {
  const document = (...values: string[]) =>
    matchSpans(
      values.map((_, i) => marked('a', i * 10, i * 10 + 5, { status: 'x' })),
      values.map((status, i) => marked('a', i * 10, i * 10 + 5, { status })),
    )
  const [agreement] = attributeAgreements([document('x', 'x'), document('y', 'y')], standardBootstrap)
  expect(agreement).toMatchObject({ equal: 2, different: 2, accuracy: 1 / 2, interval: { low: 0, high: 1 } })
})

test('attributes of spans of different labels are not compared', () => {
  const matching = matchSpans([marked('a', 0, 5, { status: 'x' })], [marked('b', 0, 5, { status: 'x' })])
  expect(attributeAgreements([matching], standardBootstrap)).toEqual([])
})

test('a relation is right in type, direction and both ends, or not at all', () => {
  const [item, outcome, guideline] = [
    marked('item', 0, 5),
    marked('outcome', 6, 9),
    marked('guideline', 12, 20),
  ]
  const gold = marks(
    [item, outcome, guideline],
    [
      { type: 'DECIDES', from: 1, to: 0 },
      { type: 'APPLIES', from: 2, to: 0 },
    ],
  )
  const countsOf = (...predicted: Parameters<typeof marks>) => relationTally(gold, marks(...predicted)).all
  const right = countsOf(
    [outcome, item, guideline],
    [
      { type: 'DECIDES', from: 0, to: 1 },
      { type: 'APPLIES', from: 2, to: 1 },
    ],
  )
  expect(right).toMatchObject({ correct: 2, missing: 0, spurious: 0 })
  const turned = countsOf([item, outcome], [{ type: 'DECIDES', from: 0, to: 1 }])
  expect(turned).toMatchObject({ correct: 0, missing: 2, spurious: 1 })
  const edgeWrong = countsOf([marked('item', 0, 4), outcome], [{ type: 'DECIDES', from: 1, to: 0 }])
  expect(edgeWrong).toMatchObject({ correct: 0, missing: 2, spurious: 1 })
  const otherType = countsOf([item, outcome], [{ type: 'APPLIES', from: 1, to: 0 }])
  expect(otherType).toMatchObject({ correct: 0, missing: 2, spurious: 1 })
  const doubled = countsOf(
    [item, outcome],
    [
      { type: 'DECIDES', from: 1, to: 0 },
      { type: 'DECIDES', from: 1, to: 0 },
    ],
  )
  expect(doubled).toMatchObject({ correct: 1, missing: 1, spurious: 1 })
})
