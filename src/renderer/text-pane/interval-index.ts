import type { TextRange } from '../../core/text/offsets'

/** UTF-16 code units per bucket: a bucket of dense letter text holds a few dozen spans. */
const bucketSize = 2048

/**
 * Ranges by place, in buckets of fixed width: adding, deleting and asking cost what the place holds, not what the
 * text holds. A range stands in every bucket that it touches, so one that covers a whole text of 1 MB in 500.
 */
export class IntervalIndex<Item extends TextRange> {
  readonly #buckets: (Item[] | undefined)[] = []

  add(item: Item): void {
    for (let i = firstBucket(item.start); i <= lastBucket(item.end); i += 1) {
      const bucket = this.#buckets[i]
      if (bucket) bucket.push(item)
      else this.#buckets[i] = [item]
    }
  }

  delete(item: Item): void {
    for (let i = firstBucket(item.start); i <= lastBucket(item.end); i += 1) {
      const bucket = this.#buckets[i]
      const place = bucket?.indexOf(item) ?? -1
      if (bucket && place >= 0) bucket.splice(place, 1)
    }
  }

  clear(): void {
    this.#buckets.length = 0
  }

  /** Every item that shares a code unit with `[start, end)` (UTF-16), each once, in no order. */
  overlapping(start: number, end: number): Item[] {
    const found: Item[] = []
    if (end <= start) return found
    const first = firstBucket(start)
    const last = Math.min(lastBucket(end), this.#buckets.length - 1)
    for (let i = first; i <= last; i += 1) {
      const bucket = this.#buckets[i]
      if (!bucket) continue
      for (const item of bucket) {
        // An item of several buckets counts in the first of them that was asked for.
        const home = Math.max(first, firstBucket(item.start))
        if (home === i && item.start < end && item.end > start) found.push(item)
      }
    }
    return found
  }

  /** Every item that holds the code unit at an offset (UTF-16), shortest first, then the later start. */
  at(offset: number): Item[] {
    return this.overlapping(offset, offset + 1).sort(compareShorterFirst)
  }
}

/** Shorter first, then the one that starts later: the inner of two nested ranges comes first. */
export function compareShorterFirst(a: TextRange, b: TextRange): number {
  return a.end - a.start - (b.end - b.start) || b.start - a.start
}

function firstBucket(start: number): number {
  return Math.floor(start / bucketSize)
}

function lastBucket(end: number): number {
  return Math.floor((end - 1) / bucketSize)
}
