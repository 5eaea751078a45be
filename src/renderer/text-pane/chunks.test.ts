import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitsSurrogatePair } from '../../core/text/offsets'
import { readingBlocksOf } from '../../core/text/reading-blocks'
import { chunkAt, cutIntoChunks, piecesOf } from './chunks'

const parts = ['a', 'knee ', ' ', '\n', '\n\n', '\r\n', '\r', '\f', 'é', 'e\u0301', '😀', '\u{10ffff}']
const nastyText = fc
  .array(fc.constantFrom(...parts), { maxLength: 200, size: 'max' })
  .map((list) => list.join(''))
const size = fc.integer({ min: 4, max: 60 })

const joined = (text: string, ranges: readonly { start: number; end: number }[]) =>
  ranges.map(({ start, end }) => text.slice(start, end)).join('')

const startsOf = (text: string) => readingBlocksOf(text).map(({ start }) => start)

describe('cutIntoChunks', () => {
  it('covers the text without a gap, in chunks that are neither empty nor much longer than four sizes', () => {
    fc.assert(
      fc.property(nastyText, size, (text, limit) => {
        const chunks = cutIntoChunks(text, startsOf(text), limit)
        expect(joined(text, chunks)).toBe(text)
        chunks.forEach(({ start, end }, i) => {
          expect(start).toBe(chunks[i - 1]?.end ?? 0)
          expect(end).toBeGreaterThan(start)
          expect(end - start).toBeLessThanOrEqual(4 * limit + 1)
        })
      }),
    )
  })

  it('never cuts inside a surrogate pair or between CR and LF', () => {
    fc.assert(
      fc.property(nastyText, size, (text, limit) => {
        for (const { end } of cutIntoChunks(text, startsOf(text), limit)) {
          expect(splitsSurrogatePair(text, end)).toBe(false)
          expect(text.slice(end - 1, end + 1)).not.toBe('\r\n')
        }
      }),
    )
  })

  it('cuts no paragraph that is not longer than four sizes', () => {
    fc.assert(
      fc.property(nastyText, size, (text, limit) => {
        const cuts = cutIntoChunks(text, startsOf(text), limit).map(({ start }) => start)
        for (const { start, end } of readingBlocksOf(text)) {
          if (end - start <= 4 * limit) expect(cuts.filter((cut) => start < cut && cut < end)).toEqual([])
        }
      }),
    )
  })

  it('cuts a longer one at a line end, else at a space, and a word without an end anywhere', () => {
    expect(cutIntoChunks(`${'a'.repeat(30)}\n${'b '.repeat(9)}`, [0], 10).map(({ end }) => end)).toEqual([
      31, 49,
    ])
    expect(cutIntoChunks(`${'a'.repeat(30)} ${'b'.repeat(20)}`, [0], 10).map(({ end }) => end)).toEqual([
      31, 51,
    ])
    expect(cutIntoChunks('x'.repeat(95), [0], 10).map(({ end }) => end)).toEqual([40, 80, 95])
  })

  it('fills chunks to about their size and leaves none with next to nothing', () => {
    const starts = [0, 4, 8, 12, 14, 40, 44]
    expect(cutIntoChunks('x'.repeat(50), starts, 10).map(({ end }) => end)).toEqual([8, 14, 40, 50])
  })

  it('makes no chunk of an empty text', () => {
    expect(cutIntoChunks('', [])).toEqual([])
  })
})

describe('piecesOf', () => {
  it('covers every paragraph without a gap, form feeds and lone CRs alone in their pieces', () => {
    fc.assert(
      fc.property(nastyText, (text) => {
        for (const paragraph of readingBlocksOf(text)) {
          const pieces = piecesOf(text, paragraph, 1)
          expect(joined(text, pieces)).toBe(text.slice(paragraph.start, paragraph.end))
          for (const { kind, start, end } of pieces) {
            const words = text.slice(start, end)
            if (kind === 'page-break') expect(words).toBe('\f')
            else if (kind === 'line-end') expect(words).toBe('\r')
            else if (kind === 'hyphen-fold') expect(words).toMatch(/^\s+$/)
            else if (kind === 'control') expect(words).toMatch(/^[\p{Cc}\p{Cf}]$/u)
            else expect(text.slice(start, end + 1)).not.toMatch(/\f.|\r[^\n]/)
          }
        }
      }),
    )
  })

  it('numbers the pages from the one on which the paragraph begins', () => {
    const pieces = piecesOf('a\fb\n\fc\n\f', { start: 0, end: 8 }, 3)
    expect(pieces.filter(({ kind }) => kind === 'page-break')).toEqual([
      { kind: 'page-break', start: 1, end: 2, page: 4, isWithinLine: true, isWithinParagraph: true },
      { kind: 'page-break', start: 4, end: 5, page: 5, isWithinLine: false, isWithinParagraph: true },
      { kind: 'page-break', start: 7, end: 8, page: 6, isWithinLine: false, isWithinParagraph: false },
    ])
  })

  it('sets the white space behind the hyphen of a wrapped word apart, around a page break too', () => {
    const text = 'Electro- \n\fdiagnostic'
    expect(
      piecesOf(text, { start: 0, end: text.length }, 1).map(({ kind, start, end }) => [kind, start, end]),
    ).toEqual([
      ['text', 0, 8],
      ['hyphen-fold', 8, 10],
      ['page-break', 10, 11],
      ['text', 11, 21],
    ])
  })

  it('sets each control character apart, and each that turns the order of others', () => {
    const text = 'a\x07b\u202ec\u2069\x92\td\u0085e\u200df'
    expect(
      piecesOf(text, { start: 0, end: text.length }, 1).map(({ kind, start, end }) => [
        kind,
        text.slice(start, end),
      ]),
    ).toEqual([
      ['text', 'a'],
      ['control', '\x07'],
      ['text', 'b'],
      ['control', '\u202e'],
      ['text', 'c'],
      ['control', '\u2069'],
      ['control', '\x92'],
      ['text', '\td\u0085e\u200df'],
    ])
  })

  it('leaves CRLF to the browser', () => {
    expect(piecesOf('a\r\nb', { start: 0, end: 4 }, 1)).toEqual([{ kind: 'text', start: 0, end: 4 }])
  })
})

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
