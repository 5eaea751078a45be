import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitsSurrogatePair } from '../../core/text/offsets'
import { countLines, cutIntoChunks, piecesOf } from './chunks'

const parts = ['a', 'knee ', ' ', '\n', '\n\n', '\r\n', '\r', '\f', 'é', 'e\u0301', '😀', '\u{10ffff}']
const nastyText = fc
  .array(fc.constantFrom(...parts), { maxLength: 200, size: 'max' })
  .map((list) => list.join(''))
const size = fc.integer({ min: 4, max: 60 })

const joined = (text: string, ranges: readonly { start: number; end: number }[]) =>
  ranges.map(({ start, end }) => text.slice(start, end)).join('')

describe('cutIntoChunks', () => {
  it('covers the text without a gap, in chunks that are neither empty nor longer than one code unit too many', () => {
    fc.assert(
      fc.property(nastyText, size, (text, limit) => {
        const chunks = cutIntoChunks(text, limit)
        expect(joined(text, chunks)).toBe(text)
        chunks.forEach(({ start, end }, i) => {
          expect(start).toBe(chunks[i - 1]?.end ?? 0)
          expect(end).toBeGreaterThan(start)
          expect(end - start).toBeLessThanOrEqual(limit + 1)
        })
      }),
    )
  })

  it('never cuts inside a surrogate pair or between CR and LF', () => {
    fc.assert(
      fc.property(nastyText, size, (text, limit) => {
        for (const { end } of cutIntoChunks(text, limit)) {
          expect(splitsSurrogatePair(text, end)).toBe(false)
          expect(text.slice(end - 1, end + 1)).not.toBe('\r\n')
        }
      }),
    )
  })

  it('cuts at a line end where the second half of a chunk has one', () => {
    fc.assert(
      fc.property(nastyText, size, (text, limit) => {
        for (const { start, end } of cutIntoChunks(text, limit).slice(0, -1)) {
          const secondHalf = text.slice(start + (limit >> 1), start + limit)
          if (!/\n|\r(?!\n|$)/.test(secondHalf)) continue
          expect(text.slice(0, end)).toMatch(/[\n\r]$/)
        }
      }),
    )
  })

  it('cuts a line without an end at a space, and a word without an end anywhere', () => {
    expect(cutIntoChunks('aaaaaa bbb ccccc', 10)).toEqual([
      { start: 0, end: 7 },
      { start: 7, end: 16 },
    ])
    expect(cutIntoChunks('x'.repeat(25), 10).map(({ end }) => end)).toEqual([10, 20, 25])
  })

  it('takes one code unit more where the limit falls into a surrogate pair or between CR and LF', () => {
    expect(cutIntoChunks(`x${'😀'.repeat(8)}`, 10).map(({ end }) => end)).toEqual([11, 17])
    expect(cutIntoChunks(`${'x'.repeat(9)}\r\nknee`, 10).map(({ end }) => end)).toEqual([11, 15])
  })

  it('makes no chunk of an empty text', () => {
    expect(cutIntoChunks('')).toEqual([])
  })
})

describe('piecesOf', () => {
  it('covers every chunk without a gap, form feeds and lone CRs alone in their pieces', () => {
    fc.assert(
      fc.property(nastyText, size, (text, limit) => {
        for (const chunk of cutIntoChunks(text, limit)) {
          const pieces = piecesOf(text, chunk, 1)
          expect(joined(text, pieces)).toBe(text.slice(chunk.start, chunk.end))
          for (const { kind, start, end } of pieces) {
            const words = text.slice(start, end)
            if (kind === 'page-break') expect(words).toBe('\f')
            else if (kind === 'line-end') expect(words).toBe('\r')
            else expect(text.slice(start, end + 1)).not.toMatch(/\f.|\r[^\n]/)
          }
        }
      }),
    )
  })

  it('numbers the pages from the one on which the chunk begins', () => {
    const pieces = piecesOf('a\fb\n\fc', { start: 0, end: 6 }, 3)
    expect(pieces.filter(({ kind }) => kind === 'page-break')).toEqual([
      { kind: 'page-break', start: 1, end: 2, page: 4, isWithinLine: true },
      { kind: 'page-break', start: 4, end: 5, page: 5, isWithinLine: false },
    ])
  })

  it('leaves CRLF to the browser', () => {
    expect(piecesOf('a\r\nb', { start: 0, end: 4 }, 1)).toEqual([{ kind: 'text', start: 0, end: 4 }])
  })
})

describe('countLines', () => {
  it('counts a line for each line end, blank ones too, and more for lines that have to wrap', () => {
    const text = 'one\n\n' + 'x'.repeat(25) + '\nlast'
    expect(countLines(text, { start: 0, end: text.length }, 10)).toBe(1 + 1 + 3 + 1)
  })

  it('counts only the lines of the chunk', () => {
    const text = 'one\ntwo\nthree\n'
    expect(countLines(text, { start: 4, end: 8 }, 80)).toBe(1)
  })
})
