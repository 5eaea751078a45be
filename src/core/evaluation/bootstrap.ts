import { seededRandom, type Random } from './seeded-random'

/** How documents are drawn anew. */
export interface Bootstrap {
  readonly resamples: number
  /** The generator to begin with, the same each time, so that all figures come from the same draws. */
  readonly newRandom: () => Random
}

export const standardBootstrap: Bootstrap = { resamples: 1000, newRandom: () => seededRandom(1) }

export interface Interval {
  readonly low: number
  readonly high: number
}

/**
 * 95 % intervals of figures that depend on sums over documents, by the percentile method (Efron and Tibshirani 1993,
 * "An Introduction to the Bootstrap", chapter 13): as many documents as there are, are drawn with replacement, and the
 * figures of the sums of their rows worked out; of B such draws the ones at 0.025 B and 0.975 B of each figure, in
 * ascending order, are its interval. Whole documents are drawn, because the marks of one letter stand and fall together.
 *
 * `rows` has the same numbers of each document in the same places. A figure that a draw leaves undefined (NaN) is left
 * out; one that is never defined has no interval, and with less than two documents none has.
 */
export function percentileIntervals(
  rows: readonly Float64Array[],
  figuresOf: (sums: Float64Array) => readonly number[],
  { resamples, newRandom }: Bootstrap,
): readonly (Interval | null)[] {
  const width = rows[0]?.length ?? 0
  const random = newRandom()
  const drawn: number[][] = figuresOf(new Float64Array(width)).map(() => [])
  if (rows.length < 2) return drawn.map(() => null)
  const sums = new Float64Array(width)
  for (let draw = 0; draw < resamples; draw += 1) {
    sums.fill(0)
    for (let n = 0; n < rows.length; n += 1) {
      const row = rows[Math.floor(random() * rows.length)]!
      for (let i = 0; i < width; i += 1) sums[i]! += row[i]!
    }
    figuresOf(sums).forEach((value, figure) => {
      if (!Number.isNaN(value)) drawn[figure]!.push(value)
    })
  }
  return drawn.map((values) => (values.length === 0 ? null : intervalOf(values)))
}

function intervalOf(values: readonly number[]): Interval {
  const ascending = Float64Array.from(values).sort()
  const at = (share: number) => ascending[Math.max(0, Math.ceil(share * ascending.length) - 1)]!
  return { low: at(0.025), high: at(0.975) }
}
