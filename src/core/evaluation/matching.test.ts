import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareMarked, type MarkedSpan } from './marks'
import { matchSpans } from './matching'
import { anyMarks, marked } from './scores-fixture'

const match = (gold: readonly MarkedSpan[], predicted: readonly MarkedSpan[]) => matchSpans(gold, predicted)

test('a range that two labels share is matched label by label', () => {
  const [a, b] = [marked('a', 0, 5), marked('b', 0, 5)]
  const { pairs, missing, spurious } = match([b, a], [a, b])
  expect(pairs.map(({ gold, predicted }) => [gold.label, predicted.label])).toEqual([
    ['a', 'a'],
    ['b', 'b'],
  ])
  expect([missing, spurious]).toEqual([[], []])
})

test('a range that is right goes before a label that is right at other edges', () => {
  const gold = marked('a', 0, 5)
  const { pairs, spurious } = match([gold], [marked('a', 0, 6), marked('b', 0, 5)])
  expect(pairs).toEqual([{ gold, predicted: marked('b', 0, 5) }])
  expect(spurious).toEqual([marked('a', 0, 6)])
})

test('of two spans over one gold span the nearer one is its match and the other is spurious', () => {
  const gold = marked('a', 10, 20)
  const { pairs, spurious } = match([gold], [marked('a', 5, 12), marked('a', 12, 20)])
  expect(pairs).toEqual([{ gold, predicted: marked('a', 12, 20) }])
  expect(spurious).toEqual([marked('a', 5, 12)])
})

test('a span over two equal gold spans takes the first, and the second is missing', () => {
  const { pairs, missing } = match([marked('a', 6, 9), marked('a', 1, 4)], [marked('a', 0, 10)])
  expect(pairs.map(({ gold }) => gold)).toEqual([marked('a', 1, 4)])
  expect(missing).toEqual([marked('a', 6, 9)])
})

test('a span that shares as much with two gold spans takes the one further ahead', () => {
  const [first, second] = [marked('a', 0, 4), marked('a', 6, 10)]
  const { pairs, missing } = match([second, first], [marked('a', 2, 8)])
  expect([pairs[0]?.gold, missing]).toEqual([first, [second]])
})

test('the same label goes before a larger shared part', () => {
  const gold = marked('a', 0, 10)
  const { pairs } = match([gold], [marked('b', 0, 9), marked('a', 8, 12)])
  expect(pairs).toEqual([{ gold, predicted: marked('a', 8, 12) }])
})

test('spans that only touch are not matched', () => {
  const { pairs, missing, spurious } = match([marked('a', 0, 5)], [marked('a', 5, 9)])
  expect([pairs.length, missing.length, spurious.length]).toEqual([0, 1, 1])
})

test('equal spans are matched as often as both sides have them', () => {
  const span = marked('a', 0, 5)
  const { pairs, missing, spurious } = match([span, { ...span }, { ...span }], [{ ...span }, { ...span }])
  expect([pairs.length, missing.length, spurious.length]).toEqual([2, 1, 0])
})

test('every span is in one list, pairs overlap, and nothing that overlaps is left on both sides', () => {
  fc.assert(
    fc.property(anyMarks, anyMarks, (gold, predicted) => {
      const { pairs, missing, spurious } = match(gold.spans, predicted.spans)
      const sorted = (spans: readonly MarkedSpan[]) => [...spans].sort(compareMarked)
      expect(sorted([...pairs.map((pair) => pair.gold), ...missing])).toEqual(sorted(gold.spans))
      expect(sorted([...pairs.map((pair) => pair.predicted), ...spurious])).toEqual(sorted(predicted.spans))
      const overlap = (a: MarkedSpan, b: MarkedSpan) => a.start < b.end && b.start < a.end
      expect(pairs.every((pair) => overlap(pair.gold, pair.predicted))).toBe(true)
      expect(missing.some((a) => spurious.some((b) => overlap(a, b)))).toBe(false)
    }),
  )
})

test('many spans are matched, whether one after the other or all over one place', () => {
  const spans = Array.from({ length: 20_000 }, (_, i) => marked('a', i * 50, i * 50 + 20))
  const shifted = spans.map(({ start, end }) => marked('a', start + 3, end + 3))
  expect(match(spans, shifted).pairs.length).toBe(20_000)
  const nested = Array.from({ length: 5_000 }, (_, i) => marked('a', 2 * i, 100_000 - 2 * i))
  const between = nested.map(({ start, end }) => marked('a', start + 1, end - 1))
  expect(match(nested, between).pairs.length).toBe(5_000)
})
