import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TextRange } from '../../core/text/offsets'
import { compareShorterFirst, IntervalIndex } from './interval-index'

/** Ranges of every reach: within a bucket (2,048), at its edges, over several. */
const place = fc.oneof(fc.nat(10_000), fc.constantFrom(0, 2047, 2048, 2049, 4096, 6144))
const range = fc.tuple(place, fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 9_000 })))
const item = range.map(([start, length]): TextRange => ({ start, end: start + length }))

const inOrder = (items: readonly TextRange[]) => [...items].sort((a, b) => a.start - b.start || a.end - b.end)

describe('IntervalIndex', () => {
  it('finds, each once, exactly what shares a code unit with a range, whatever came and went before', () => {
    fc.assert(
      fc.property(
        fc.array(item, { maxLength: 40, size: 'max' }),
        fc.array(fc.nat(), { maxLength: 20 }),
        fc.array(item, { minLength: 1, maxLength: 10 }),
        (items, gone, questions) => {
          const index = new IntervalIndex<TextRange>()
          for (const one of items) index.add(one)
          const left = new Set(items)
          for (const number of gone) {
            const one = items[number % (items.length || 1)]
            if (!one) continue
            index.delete(one)
            left.delete(one)
          }
          for (const { start, end } of questions) {
            const expected = [...left].filter((one) => one.start < end && one.end > start)
            expect(inOrder(index.overlapping(start, end))).toEqual(inOrder(expected))
          }
        },
      ),
    )
  })

  it('finds nothing that only touches the range, and nothing for an empty range', () => {
    const index = new IntervalIndex<TextRange>()
    index.add({ start: 0, end: 2048 })
    index.add({ start: 4096, end: 5000 })
    expect(index.overlapping(2048, 4096)).toEqual([])
    expect(index.overlapping(100, 100)).toEqual([])
  })

  it('keeps two equal ranges apart: deleting one leaves the other', () => {
    const index = new IntervalIndex<TextRange>()
    const [one, other] = [
      { start: 5, end: 9 },
      { start: 5, end: 9 },
    ]
    index.add(one)
    index.add(other)
    index.delete(one)
    const found = index.overlapping(0, 10)
    expect(found).toHaveLength(1)
    expect(found[0]).toBe(other)
  })

  it('says nothing about a range that it never held when that one is deleted', () => {
    const index = new IntervalIndex<TextRange>()
    const kept = { start: 0, end: 5_000 }
    index.add(kept)
    index.delete({ start: 0, end: 5_000 })
    expect(index.overlapping(4_000, 4_001)).toEqual([kept])
  })

  it('lists what holds a code unit with the innermost first', () => {
    const index = new IntervalIndex<TextRange>()
    const outer = { start: 0, end: 20 }
    const inner = { start: 8, end: 12 }
    const late = { start: 9, end: 13 }
    for (const one of [outer, inner, late]) index.add(one)
    expect(index.at(9)).toEqual([late, inner, outer])
    expect(index.at(12)).toEqual([late, outer])
    expect(index.at(20)).toEqual([])
  })

  it('is empty after it was cleared', () => {
    const index = new IntervalIndex<TextRange>()
    index.add({ start: 0, end: 9_000 })
    index.clear()
    expect(index.overlapping(0, 9_000)).toEqual([])
  })
})

describe('compareShorterFirst', () => {
  it('puts the shorter range first, and of two equally long ones the later', () => {
    const ranges = [
      { start: 0, end: 9 },
      { start: 0, end: 3 },
      { start: 4, end: 7 },
    ]
    expect([...ranges].sort(compareShorterFirst)).toEqual([ranges[2], ranges[1], ranges[0]])
  })
})
