import type { TextRange } from '../../text/offsets'

/** Ranges that stand already, and those of others that overlap none. Both ascending without overlaps, as is what comes out. */
export function besides<T extends TextRange>(standing: readonly T[], others: readonly T[]): readonly T[] {
  const all: T[] = []
  let next = 0
  for (const one of others) {
    while (next < standing.length && standing[next]!.end <= one.start) all.push(standing[next++]!)
    if (next >= standing.length || standing[next]!.start >= one.end) all.push(one)
  }
  return [...all, ...standing.slice(next)]
}
