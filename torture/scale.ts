import { appendFileSync } from 'node:fs'
import { randomInt } from 'node:crypto'

/** `npm run torture` runs every suite in full; `npm test` runs the short forms. */
export const isFull = process.env['GOLDSPAN_TORTURE'] === 'full'

/** Time that one test of a suite may take, in ms. */
export const suiteTimeoutMs = (isFull ? 6 * 60 : 10) * 60 * 1000

/** How often a suite does what it does. */
export function rounds(counts: { readonly short: number; readonly full: number }): number {
  return isFull ? counts.full : counts.short
}

/** Seed of everything random in a suite: given by GOLDSPAN_SEED, else drawn; it is printed with the counts. */
export const seed = Number(process.env['GOLDSPAN_SEED'] ?? randomInt(2 ** 31))

/** What a suite did, printed and, under `npm run torture`, kept for the report. */
export function report(suite: string, counts: Readonly<Record<string, number | string>>): void {
  const words = Object.entries(counts).map(([what, count]) => `${what} ${count}`)
  const line = `${suite}: ${words.join(', ')} (${isFull ? 'full' : 'short'}, seed ${seed})`
  console.log(line)
  const file = process.env['GOLDSPAN_TORTURE_REPORT']
  if (file !== undefined) appendFileSync(file, `${line}\n`)
}
