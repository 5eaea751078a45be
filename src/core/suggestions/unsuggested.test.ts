import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { idFromBytes } from '../ids'
import { isUnsuggested } from './unsuggested'

const ids = Array.from({ length: 10_000 }, (_, n) =>
  idFromBytes(createHash('sha256').update(`letter ${n}`).digest()),
)
const drawnAt = (share: number) => ids.filter((id) => isUnsuggested(id, share))

describe('the documents that are labelled without suggestions', () => {
  it('are none, all, or nearly the share that is asked for', () => {
    expect(drawnAt(0)).toEqual([])
    expect(drawnAt(1)).toHaveLength(ids.length)
    for (const share of [0.1, 0.2, 0.5])
      expect(Math.abs(drawnAt(share).length / ids.length - share)).toBeLessThan(0.015)
  })

  it('stay drawn when the share grows', () => {
    const more = new Set(drawnAt(0.3))
    expect(drawnAt(0.1).every((id) => more.has(id))).toBe(true)
  })
})
