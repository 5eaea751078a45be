import { expect, test } from 'vitest'
import { changesByLabel, sumOfChanges } from './change-counts'
import { compareSuggesters } from './comparison'
import type { Marks } from './marks'

const marks = (...spans: [string, number][]): Marks => ({
  spans: spans.map(([label, start]) => ({ label, start, end: start + 5, attributes: {} })),
  relations: [],
})

test('what changed is counted by the label of the span, and added up over letters', () => {
  const gold = marks(['a', 0], ['a', 10], ['b', 20])
  const before = marks(['a', 0], ['b', 20], ['c', 50], ['c', 60])
  const after = marks(['a', 0], ['a', 10], ['c', 60])
  const one = compareSuggesters(gold, before, after)
  const counts = changesByLabel([one, one])
  expect([...counts]).toEqual([
    ['a', { fixed: 2, broken: 0, sameRight: 2, sameWrong: 0, sameSpurious: 0 }],
    ['b', { fixed: 0, broken: 2, sameRight: 0, sameWrong: 0, sameSpurious: 0 }],
    ['c', { fixed: 2, broken: 0, sameRight: 0, sameWrong: 0, sameSpurious: 2 }],
  ])
  expect(sumOfChanges(counts.values())).toEqual({
    ...{ fixed: 4, broken: 2, sameRight: 2, sameWrong: 0, sameSpurious: 2 },
  })
  expect([...changesByLabel([])]).toEqual([])
})
