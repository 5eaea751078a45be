import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CodePointOffsets, isValidRange, splitsSurrogatePair } from './offsets'

const nastyText = fc
  .array(fc.constantFrom('a', ' ', '\n', '\r\n', '\f', 'é', 'e\u0301', '😀', '👩‍⚕️', 'שלום', '\u{10ffff}'))
  .map((parts) => parts.join(''))

describe('CodePointOffsets', () => {
  it('counts an astral character as one code point and two code units', () => {
    const offsets = new CodePointOffsets('😀 neck pain')
    expect([offsets.fromUtf16(3), offsets.fromUtf16(12)]).toEqual([2, 11])
    expect([offsets.toUtf16(2), offsets.toUtf16(11)]).toEqual([3, 12])
  })

  it('agrees with counting the code points of each prefix', () => {
    fc.assert(
      fc.property(nastyText, (text) => {
        const offsets = new CodePointOffsets(text)
        for (let at = 0; at <= text.length; at += 1) {
          if (splitsSurrogatePair(text, at)) continue
          const codePoints = Array.from(text.slice(0, at)).length
          expect(offsets.fromUtf16(at)).toBe(codePoints)
          expect(offsets.toUtf16(codePoints)).toBe(at)
        }
      }),
    )
  })

  it('refuses an offset inside a surrogate pair or outside the text', () => {
    const offsets = new CodePointOffsets('a😀')
    expect(() => offsets.fromUtf16(2)).toThrow('splits a surrogate pair')
    expect(() => offsets.fromUtf16(4)).toThrow('outside the text')
    expect(() => offsets.toUtf16(3)).toThrow('outside the text')
    expect(() => offsets.fromUtf16(-1)).toThrow(RangeError)
    expect(() => offsets.fromUtf16(0.5)).toThrow(RangeError)
  })
})

describe('isValidRange', () => {
  it.each([
    [{ start: 0, end: 1 }, true],
    [{ start: 1, end: 3 }, true],
    [{ start: 1, end: 2 }, false],
    [{ start: 2, end: 3 }, false],
    [{ start: 1, end: 1 }, false],
    [{ start: 3, end: 1 }, false],
    [{ start: 0, end: 4 }, false],
    [{ start: -1, end: 1 }, false],
    [{ start: 0, end: Number.NaN }, false],
    [{ start: 0.5, end: 1 }, false],
  ])('of a😀 says of %o: %s', (range, isValid) => {
    expect(isValidRange('a😀', range)).toBe(isValid)
  })
})
