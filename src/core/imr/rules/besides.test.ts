import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { TextRange } from '../../text/offsets'
import { besides } from './besides'

const overlap = (a: TextRange, b: TextRange) => a.start < b.end && b.start < a.end

/** Ascending ranges without overlaps, not empty. */
const ranges = fc
  .array(fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 4 })), { maxLength: 12 })
  .map((steps) => {
    let at = 0
    return steps.map(([gap, length]): TextRange => {
      const start = at + gap
      at = start + length
      return { start, end: at }
    })
  })

it('what stands stays, and of the others all that overlap none of it', () => {
  fc.assert(
    fc.property(ranges, ranges, (standing, others) => {
      const free = others.filter((one) => !standing.some((other) => overlap(one, other)))
      expect(besides(standing, others)).toEqual([...standing, ...free].sort((a, b) => a.start - b.start))
    }),
  )
})
