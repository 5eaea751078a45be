import type { TextRange } from '../../core/text/offsets'
import { compareShorterFirst, type IntervalIndex } from './interval-index'

/** How many depths are drawn apart; whatever lies deeper shares the last. */
export const laneCount = 4

/** A range with an id. */
interface Item extends TextRange {
  readonly id: string
}

/**
 * Depth lanes of overlapping ranges: lane 0 has nothing shorter inside or beside it, any other lies one below the
 * lowest of the shorter ranges that it overlaps. So overlapping ranges never share a lane (until the lanes run
 * out) and the shorter one is always on top. Lanes are worked out when asked for: a text of 10,000 spans costs
 * only those in view.
 */
export class DepthLanes<T extends Item> {
  readonly #index: IntervalIndex<T>
  readonly #known = new Map<T, number>()

  constructor(index: IntervalIndex<T>) {
    this.#index = index
  }

  /** The lane of an item that is in the index. */
  laneOf(item: T): number {
    for (const next of this.#unknownBelow(item)) {
      let lane = 0
      for (const other of this.#overlapping(next)) {
        if (isAbove(other, next)) lane = Math.max(lane, this.#known.get(other)! + 1)
      }
      this.#known.set(next, Math.min(lane, laneCount - 1))
    }
    return this.#known.get(item)!
  }

  /** Forgets the lanes that may change when an item comes (call it after adding) or goes (after deleting); returns whose. */
  forgetAround(item: T): T[] {
    this.#known.delete(item)
    const forgotten: T[] = []
    const queue = [item]
    for (let current = queue.pop(); current; current = queue.pop()) {
      for (const other of this.#overlapping(current)) {
        if (!isAbove(current, other) || !this.#known.delete(other)) continue
        forgotten.push(other)
        queue.push(other)
      }
    }
    return forgotten
  }

  forgetAll(): void {
    this.#known.clear()
  }

  /** The item and every shorter one that its lane hangs on, as far as they are not known, shortest first. */
  #unknownBelow(item: T): T[] {
    if (this.#known.has(item)) return []
    const unknown = new Set([item])
    for (const current of unknown) {
      for (const other of this.#overlapping(current)) {
        if (!this.#known.has(other) && isAbove(other, current)) unknown.add(other)
      }
    }
    return [...unknown].sort(compareTopFirst)
  }

  #overlapping(item: T): T[] {
    return this.#index.overlapping(item.start, item.end)
  }
}

function isAbove(a: Item, b: Item): boolean {
  return a !== b && compareTopFirst(a, b) < 0
}

/** A total order, so that equal ranges get lanes of their own. */
function compareTopFirst(a: Item, b: Item): number {
  return compareShorterFirst(a, b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}
