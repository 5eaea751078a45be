import type { DrawnSpan } from './drawn-span'

/** What has to go and what has to come to turn one span list into another. */
export interface SpanDifference {
  readonly removed: readonly DrawnSpan[]
  readonly added: readonly DrawnSpan[]
}

/**
 * Compares two span lists by object identity: a span whose object is in both is the same, whatever its place; a
 * changed span is removed and added. Lists that differ in one place cost next to nothing, however long they are.
 */
export function diffSpans(before: readonly DrawnSpan[], after: readonly DrawnSpan[]): SpanDifference {
  const shorter = Math.min(before.length, after.length)
  let head = 0
  while (head < shorter && before[head] === after[head]) head += 1
  let tail = 0
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail])
    tail += 1
  const middleBefore = before.slice(head, before.length - tail)
  const middleAfter = after.slice(head, after.length - tail)
  if (middleBefore.length === 0 || middleAfter.length === 0)
    return { removed: middleBefore, added: middleAfter }
  const old = new Set(middleBefore)
  const kept = new Set(middleAfter)
  return {
    removed: middleBefore.filter((span) => !kept.has(span)),
    added: middleAfter.filter((span) => !old.has(span)),
  }
}
