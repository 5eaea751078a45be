import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldedWords } from './folded-words'

const unhyphenated = new Set(['necessary', 'abc'])

const whole = (text: string) => ({ start: 0, end: text.length })

describe('the folded words of a range', () => {
  it.each([
    ['not \n\nmedically  necessary', 'not medically necessary'],
    ['303-\n\n304', '303-304'],
    ['Non- \r\n\r\nMTUS', 'Non-MTUS'],
    ['Low Back -\nLumbar', 'Low Back - Lumbar'],
    ['303- 304', '303- 304'],
    ['not neces-\r\n\r\nsary.', 'not necessary.'],
    ['Neces-\nSary, pre-\noperative', 'Neces-Sary, pre-operative'],
    ['a\u00a0b\u2028c\u0085d\f', 'a b c d '],
    ['', ''],
  ])('of %j stand on one line', (text, words) => {
    expect(foldedWords(text, whole(text), unhyphenated).words).toBe(words)
  })

  it('lead back to the text: the range of any of them holds the same words', () => {
    const piece = fc.constantFrom('a', 'bc', 'a-\nbc', '-', ' ', '\n', '\r\n', '\f', '😀', '.', '\u00a0')
    const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), fc.nat(), (text, low, a, b) => {
        const range = { start: low % (text.length + 1), end: text.length }
        const { words, rangeOf } = foldedWords(text, range, unhyphenated)
        const [start, end] = [a % (words.length + 1), b % (words.length + 1)].sort((x, y) => x - y) as [
          number,
          number,
        ]
        const some = words.slice(start, end)
        fc.pre(some !== '' && !some.startsWith(' ') && !some.endsWith(' '))
        const back = rangeOf(start, end)
        expect(back.start).toBeGreaterThanOrEqual(range.start)
        expect(text.slice(back.start, back.end)).toMatch(/^\S[^]*\S$|^\S$/)
        expect(text.slice(back.start, back.end).replaceAll(/[\s-]/g, '')).toBe(some.replaceAll(/[ -]/g, ''))
      }),
    )
  })
})
