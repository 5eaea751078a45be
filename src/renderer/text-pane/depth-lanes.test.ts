import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TextRange } from '../../core/text/offsets'
import { DepthLanes, laneCount } from './depth-lanes'
import { IntervalIndex } from './interval-index'

interface Item extends TextRange {
  readonly id: string
}

const itemOf = (id: string, start: number, end: number): Item => ({ id, start, end })

function makeLanes(items: readonly Item[]) {
  const index = new IntervalIndex<Item>()
  for (const item of items) index.add(item)
  return { index, lanes: new DepthLanes(index) }
}

const overlap = (a: Item, b: Item) => a.start < b.end && b.start < a.end
const length = ({ start, end }: Item) => end - start

/** Lanes by the definition: shortest first, each one below the lowest of the shorter ranges that it overlaps. */
function lanesByDefinition(items: readonly Item[]): Map<string, number> {
  const order = [...items].sort(
    (a, b) => length(a) - length(b) || b.start - a.start || (a.id < b.id ? -1 : 1),
  )
  const lanes = new Map<string, number>()
  order.forEach((item, i) => {
    const above = order.slice(0, i).filter((other) => overlap(item, other))
    const lane = Math.max(0, ...above.map((other) => lanes.get(other.id)! + 1))
    lanes.set(item.id, Math.min(lane, laneCount - 1))
  })
  return lanes
}

const ranges = fc.array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 25 })), { maxLength: 12, size: 'max' })
const items = ranges.map((list) => list.map(([start, size], i) => itemOf(`s${i}`, start, start + size)))

describe('DepthLanes', () => {
  it('gives every range the lane of the definition, in whatever order they are asked for', () => {
    fc.assert(
      fc.property(items, fc.infiniteStream(fc.nat()), (list, numbers) => {
        const expected = lanesByDefinition(list)
        const { lanes } = makeLanes(list)
        const asked = [...list].sort(() => (numbers.next().value! % 2 === 0 ? 1 : -1))
        for (const item of asked) expect(lanes.laneOf(item)).toBe(expected.get(item.id))
      }),
    )
  })

  it('never gives two overlapping ranges one lane, as long as there are lanes', () => {
    fc.assert(
      fc.property(items, (list) => {
        const { lanes } = makeLanes(list)
        for (const a of list) {
          for (const b of list) {
            if (a === b || !overlap(a, b) || lanes.laneOf(a) !== lanes.laneOf(b)) continue
            expect(lanes.laneOf(a)).toBe(laneCount - 1)
          }
        }
      }),
    )
  })

  it('still gives the lanes of the definition after ranges came and went', () => {
    fc.assert(
      fc.property(items, items, fc.array(fc.nat(), { maxLength: 6 }), (first, later, gone) => {
        const { index, lanes } = makeLanes(first)
        const held = [...first]
        for (const item of held) lanes.laneOf(item)
        later.forEach((item, i) => {
          const added = itemOf(`t${i}`, item.start, item.end)
          index.add(added)
          held.push(added)
          lanes.forgetAround(added)
          if (i % 2 === 0) lanes.laneOf(added)
        })
        for (const number of gone) {
          const [item] = held.splice(number % (held.length || 1), 1)
          if (!item) continue
          index.delete(item)
          lanes.forgetAround(item)
        }
        const expected = lanesByDefinition(held)
        for (const item of held) expect(lanes.laneOf(item)).toBe(expected.get(item.id))
      }),
    )
  })

  it('names the ranges whose lanes it forgot, so that they can be painted anew', () => {
    const outer = itemOf('outer', 0, 30)
    const aside = itemOf('aside', 40, 50)
    const { index, lanes } = makeLanes([outer, aside])
    expect([lanes.laneOf(outer), lanes.laneOf(aside)]).toEqual([0, 0])
    const inner = itemOf('inner', 10, 20)
    index.add(inner)
    expect(lanes.forgetAround(inner)).toEqual([outer])
    expect([lanes.laneOf(inner), lanes.laneOf(outer)]).toEqual([0, 1])
  })

  it('lets whatever lies deeper than the last lane share it', () => {
    const list = [1, 2, 3, 4, 5, 6].map((size) => itemOf(`s${size}`, 0, size))
    const { lanes } = makeLanes(list)
    expect(list.map((item) => lanes.laneOf(item))).toEqual([0, 1, 2, 3, 3, 3])
  })
})
