/** Random numbers that a seed decides. */
export interface Random {
  /** A whole number from 0 to `count` - 1. */
  below(count: number): number
  pick<T>(items: readonly T[]): T
}

/** The same numbers for the same seed (mulberry32). */
export function randomOf(seed: number): Random {
  let state = seed >>> 0
  const below = (count: number) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * count)
  }
  return { below, pick: (items) => items[below(items.length)]! }
}
