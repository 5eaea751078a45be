import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alwaysKept, surplusCheckpoints, type DatedCheckpoint } from './kept-checkpoints'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs
const noon = Date.UTC(2026, 5, 1, 12)

/** What is left when each of these checkpoints is kept and the copies are thinned after it. */
function keptOf(written: readonly DatedCheckpoint[]): readonly DatedCheckpoint[] {
  return written.reduce<readonly DatedCheckpoint[]>((kept, copy) => {
    const copies = [...kept, copy]
    const surplus = surplusCheckpoints(copies)
    return copies.filter(({ revision }) => !surplus.includes(revision))
  }, [])
}

const every = (stepMs: number, count: number): DatedCheckpoint[] =>
  Array.from({ length: count }, (_, at) => ({ revision: at + 1, writtenMs: noon + at * stepMs }))

describe('surplusCheckpoints', () => {
  it('leaves as many copies as are always kept, however close together they are', () => {
    expect(surplusCheckpoints(every(1000, alwaysKept))).toEqual([])
    expect(surplusCheckpoints(every(1000, alwaysKept + 2))).toEqual([2, 1])
  })

  it('keeps the last copy of each hour of a long day that is thinned after every checkpoint', () => {
    const written = every(2 * minuteMs, 10 * 30)
    const kept = keptOf(written)
    for (let hour = 0; hour < 10; hour += 1) {
      const last = written.filter(({ writtenMs }) => writtenMs < noon + (hour + 1) * hourMs).at(-1)
      expect(kept).toContainEqual(last)
    }
    expect(kept).toHaveLength(9 + alwaysKept)
  })

  it('keeps the last copy of each of 14 days, and none that is older', () => {
    const written = every(20 * minuteMs, 30 * 72)
    const kept = keptOf(written)
    const newestMs = written.at(-1)!.writtenMs
    const days = new Set(kept.map(({ writtenMs }) => Math.floor(writtenMs / dayMs)))
    expect(days.size).toBeGreaterThanOrEqual(14)
    for (const { writtenMs } of kept) expect(newestMs - writtenMs).toBeLessThan(14 * dayMs)
    expect(kept.length).toBeLessThanOrEqual(alwaysKept + 25 + 15)
  })

  it('never takes one of the newest, whatever the clocks said, and takes the same however it is asked', () => {
    const copies = fc.uniqueArray(
      fc.record({ revision: fc.nat(10_000), writtenMs: fc.integer({ min: -1e13, max: 1e13 }) }),
      { selector: ({ revision }) => revision, maxLength: 60 },
    )
    fc.assert(
      fc.property(copies, (given) => {
        const surplus = surplusCheckpoints(given)
        const newest = given
          .map(({ revision }) => revision)
          .sort((a, b) => b - a)
          .slice(0, alwaysKept)
        expect(newest.filter((revision) => surplus.includes(revision))).toEqual([])
        expect(new Set(surplusCheckpoints([...given].reverse()))).toEqual(new Set(surplus))
        const left = given.filter(({ revision }) => !surplus.includes(revision))
        expect(surplusCheckpoints(left)).toEqual([])
      }),
    )
  })
})
