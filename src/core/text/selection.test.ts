import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isValidRange } from './offsets'
import { rangeOfSelection } from './selection'

describe('rangeOfSelection', () => {
  it('leaves out outer white space and keeps what is inside', () => {
    expect(rangeOfSelection('see  MTUS \r\n\fACOEM \n', 3, 20)).toEqual({ start: 5, end: 18 })
  })

  it('reads a backward selection like a forward one', () => {
    expect(rangeOfSelection('neck pain', 9, 5)).toEqual({ start: 5, end: 9 })
  })

  it('takes a surrogate pair whole that the selection cut', () => {
    expect(rangeOfSelection('a😀b', 2, 3)).toEqual({ start: 1, end: 3 })
    expect(rangeOfSelection('a😀b', 0, 2)).toEqual({ start: 0, end: 3 })
  })

  it('is nothing where only white space was selected', () => {
    expect(rangeOfSelection('a \n b', 1, 4)).toBeNull()
    expect(rangeOfSelection('abc', 2, 2)).toBeNull()
  })

  it('gives a valid range without outer white space, whatever is selected', () => {
    const text = fc.string({ unit: fc.constantFrom('a', ' ', '\n', '\r', '\f', '😀', '\u0301', '\u00a0') })
    fc.assert(
      fc.property(text, fc.nat(40), fc.nat(40), (letter, anchor, focus) => {
        const range = rangeOfSelection(letter, anchor, focus)
        if (range === null) return
        expect(isValidRange(letter, range)).toBe(true)
        const quote = letter.slice(range.start, range.end)
        expect(quote).toBe(quote.trim())
      }),
    )
  })
})
