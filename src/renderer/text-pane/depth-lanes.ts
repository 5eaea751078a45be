import type { TextRange } from '../../core/text/offsets'
import { compareShorterFirst, type IntervalIndex } from './interval-index'

/** How many depths are drawn apart; whatever lies deeper shares the last. */
export const laneCount = 4

/** A range with a depth lane; null is not worked out yet. */
export interface Laned extends TextRange {
  readonly id: string
  lane: number | null
}

/**
 * Depth lanes of overlapping ranges: lane 0 has nothing shorter inside or beside it, any other lies one below the
 * lowest of the shorter ranges that it overlaps. So overlapping ranges never share a lane (until the lanes run
 * out) and the shorter one is always on top. Lanes are worked out when asked for: a text of 10,000 spans costs
 * only those in view.
 */
export class DepthLanes<Item extends Laned> {
  readonly #index: IntervalIndex<Item>

  constructor(index: IntervalIndex<Item>) {
    this.#index = index
  }

  /** The lane of an item that is in the index. */
  laneOf(item: Item): number {
    if (item.lane === null) {
      for (const next of this.#unknownBelow(item)) {
        let lane = 0
        for (const other of this.#overlapping(next)) {
          if (isAbove(other, next)) lane = Math.max(lane, other.lane! + 1)
        }
        next.lane = Math.min(lane, laneCount - 1)
      }
    }
    return item.lane!
  }

  /** Forgets the lanes that may change when an item comes (call it after adding) or goes (after deleting); returns whose. */
  forgetAround(item: Item): Item[] {
    const forgotten: Item[] = []
    const queue = [item]
    for (let current = queue.pop(); current; current = queue.pop()) {
      for (const other of this.#overlapping(current)) {
        if (other.lane === null || !isAbove(current, other)) continue
        other.lane = null
        forgotten.push(other)
        queue.push(other)
      }
    }
    return forgotten
  }

  /** The item and every shorter one that its lane hangs on and that is not known, shortest first. */
  #unknownBelow(item: Item): Item[] {
    const unknown = new Set([item])
    for (const current of unknown) {
      for (const other of this.#overlapping(current)) {
        if (other.lane === null && isAbove(other, current)) unknown.add(other)
      }
    }
    return [...unknown].sort(compareTopFirst)
  }

  #overlapping(item: Item): Item[] {
    return this.#index.overlapping(item.start, item.end)
  }
}

function isAbove(a: Laned, b: Laned): boolean {
  return a !== b && compareTopFirst(a, b) < 0
}

/** A total order, so that equal ranges get lanes of their own. */
function compareTopFirst(a: Laned, b: Laned): number {
  return compareShorterFirst(a, b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}
