import { expect, test } from 'vitest'
import { percentileIntervals, standardBootstrap } from './bootstrap'
import { seededRandom } from './seeded-random'

const rows = (...values: readonly number[]) => values.map((value) => Float64Array.of(value))
const total = (sums: Float64Array) => [sums[0]!]

test('a seed gives the same numbers each time, another seed others', () => {
  const drawn = (seed: number) => Array.from({ length: 5 }, seededRandom(seed))
  expect(drawn(1)).toEqual(drawn(1))
  expect(drawn(1)).not.toEqual(drawn(2))
})

test('the generator fills its range evenly', () => {
  const random = seededRandom(7)
  const tenths = Array<number>(10).fill(0)
  for (let i = 0; i < 10_000; i += 1) tenths[Math.floor(random() * 10)]! += 1
  for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(120)
})

test('of a thousand draws the 25th and the 975th are the ends of the interval', () => {
  // The draw n, of 1000 in any order, gives n.
  let calls = 0
  const ofDraw = () => [(calls * 7) % 1000 === 0 ? 1000 : (calls * 7) % 1000]
  const [interval] = percentileIntervals(
    rows(0, 0),
    () => {
      calls += 1
      return ofDraw()
    },
    standardBootstrap,
  )
  expect(interval).toEqual({ low: 25, high: 975 })
})

test('documents that are all alike leave no doubt', () => {
  const [interval] = percentileIntervals(rows(3, 3, 3, 3), total, standardBootstrap)
  expect(interval).toEqual({ low: 12, high: 12 })
})

test('the interval of a mean is that of its normal approximation', () => {
  const values = Array.from({ length: 100 }, (_, i) => i)
  const [interval] = percentileIntervals(rows(...values), (sums) => [sums[0]! / 100], standardBootstrap)
  // Standard deviation of 0 to 99 is 28.87, of their mean 2.887.
  expect(Math.abs(interval!.low - (49.5 - 1.96 * 2.887))).toBeLessThan(0.6)
  expect(Math.abs(interval!.high - (49.5 + 1.96 * 2.887))).toBeLessThan(0.6)
})

test('one document has no interval, and what no draw defines has none', () => {
  expect(percentileIntervals(rows(5), total, standardBootstrap)).toEqual([null])
  expect(percentileIntervals(rows(5, 6), () => [NaN], standardBootstrap)).toEqual([null])
})
