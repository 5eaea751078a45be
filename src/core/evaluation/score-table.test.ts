import { expect, test } from 'vitest'
import { standardBootstrap } from './bootstrap'
import { noCounts, sumOf, type Counts } from './counts'
import { scoreTable, type Tally } from './score-table'

const tally = (kinds: Readonly<Record<string, Partial<Counts>>>): Tally => {
  const counts = new Map(Object.entries(kinds).map(([kind, some]) => [kind, { ...noCounts, ...some }]))
  return { all: sumOf(counts.values()), kinds: counts }
}

test('each kind has its own interval, and all together one between them', () => {
  const documents = [3, 1, 2, 5].map((n) => tally({ good: { correct: 2 }, bad: { missing: n } }))
  const { kinds, micro, macro } = scoreTable(documents, standardBootstrap)
  expect(kinds['good']!.intervals.f1).toEqual({ low: 1, high: 1 })
  expect(kinds['bad']!.intervals.recall).toEqual({ low: 0, high: 0 })
  const { low, high } = micro.intervals.recall!
  expect([low < micro.recall, micro.recall < high]).toEqual([true, true])
  expect(micro.intervals.precision).toEqual({ low: 1, high: 1 })
  expect(macro.intervals.f1).toEqual({ low: 0.5, high: 0.5 })
})

test('draws without a kind say nothing of it', () => {
  const documents = [tally({ rare: { missing: 1 } }), tally({}), tally({})]
  const { kinds, micro, macro } = scoreTable(documents, standardBootstrap)
  for (const { intervals } of [kinds['rare']!, micro, macro])
    expect(intervals.f1).toEqual({ low: 0, high: 0 })
})

test('kinds that never occur are not listed and do not weigh in the mean', () => {
  const { kinds, macro } = scoreTable([tally({ there: { correct: 1 }, absent: {} })], standardBootstrap)
  expect(Object.keys(kinds)).toEqual(['there'])
  expect(macro).toMatchObject({ f1: 1, intervals: { f1: null } })
})
