import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { idFromBytes } from '../../core/ids'
import type { Span } from '../../core/annotation/span'
import { diffSpans } from './diff-spans'

function spanOf(number: number): Span {
  return {
    id: idFromBytes(new Uint8Array(17).fill(number)),
    label: 'diagnosis',
    start: number,
    end: number + 1,
    quote: 'x',
    attributes: {},
    needsReview: false,
    note: '',
    guidelineVersion: 'imr-v1',
    origin: { kind: 'manual', source: '', edited: false },
    by: idFromBytes(new Uint8Array(17)),
    at: '2026-11-01T00:00:00.000Z',
  }
}

const all = Array.from({ length: 12 }, (_, i) => spanOf(i))
const list = fc.shuffledSubarray(all)

describe('diffSpans', () => {
  it('names exactly the objects that are in only one of the lists', () => {
    fc.assert(
      fc.property(list, list, (before, after) => {
        const { removed, added } = diffSpans(before, after)
        expect(new Set(removed)).toEqual(new Set(before.filter((span) => !after.includes(span))))
        expect(new Set(added)).toEqual(new Set(after.filter((span) => !before.includes(span))))
        expect([removed.length, added.length]).toEqual([new Set(removed).size, new Set(added).size])
      }),
    )
  })

  it('says nothing of a list that is only in another order', () => {
    expect(diffSpans(all, [...all].reverse())).toEqual({ removed: [], added: [] })
  })

  it('takes a changed span for one that goes and one that comes, even if its id stays', () => {
    const [first, second, third] = [spanOf(1), spanOf(2), spanOf(3)]
    const moved = { ...second, end: 9 }
    expect(diffSpans([first, second, third], [first, moved, third])).toEqual({
      removed: [second],
      added: [moved],
    })
  })

  it('finds the one span that comes between equal neighbours', () => {
    const [first, second, third] = [spanOf(1), spanOf(2), spanOf(3)]
    expect(diffSpans([first, third], [first, second, third])).toEqual({ removed: [], added: [second] })
  })
})
