import { createHash } from 'node:crypto'
import { seed } from './scale'
import { randomOf, type Random } from './random'

/** Random numbers of one part of a suite, which the run's seed and the part's name decide. */
export function randomFor(...part: readonly (string | number)[]): Random {
  return randomOf(digestOf(part).readUInt32LE())
}

/** Random bytes of one part of a suite: a stream that repeats nothing, unlike numbers of 32 bits of state. */
export function bytesFor(...part: readonly (string | number)[]): (count: number) => Uint8Array {
  let drawn = 0
  return (count) => digestOf([...part, (drawn += 1)]).subarray(0, count)
}

/** Where a failure is found again. */
export function foundAgainBy(round: string): string {
  return `GOLDSPAN_SEED=${seed}, ${round}`
}

function digestOf(part: readonly (string | number)[]): Buffer {
  return createHash('sha256')
    .update([seed, ...part].join('/'))
    .digest()
}
