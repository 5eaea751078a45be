import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chunkAt } from './text-view'

const chunks = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 20 }).map((lengths) => {
  let start = 0
  return lengths.map((length) => {
    const chunk = { start, end: start + length }
    start = chunk.end
    return chunk
  })
})

describe('chunkAt', () => {
  it('finds the chunk that holds an offset, and the last one for the end of the text', () => {
    fc.assert(
      fc.property(chunks, (list) => {
        const length = list.at(-1)!.end
        for (let offset = 0; offset < length; offset += 1) {
          expect(chunkAt(list, offset)).toBe(list.findIndex(({ end }) => end > offset))
        }
        expect(chunkAt(list, length)).toBe(list.length - 1)
      }),
    )
  })

  it('says the first chunk of a text without any', () => {
    expect(chunkAt([], 0)).toBe(0)
  })
})
