import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { edgeFrom, edgeNear, sentenceStarts, unitFrom, type Edge, type Step } from './motion'
import { splitsSurrogatePair } from './offsets'
import { tokensOf } from './tokens'

const steps: readonly Step[] = [1, -1]
const edges: readonly Edge[] = ['start', 'end']

/** Texts of words, gaps, line breaks, marks and astral characters. */
const aText = fc
  .array(
    fc.constantFrom(
      'neck',
      'L5',
      '-',
      '.',
      ' ',
      '  ',
      '\n',
      '\r\n\r\n',
      '\f',
      '\u00a0',
      'é',
      'e\u0301',
      '👍',
      '\u200d',
      '(',
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''))

describe('an edge that is moved', () => {
  it('by a word comes to every token, one after the other, whichever way it goes', () => {
    fc.assert(
      fc.property(aText, fc.constantFrom(...edges), fc.constantFrom(...steps), (text, edge, step) => {
        const from = step === 1 ? 0 : text.length
        const ahead = tokensOf(text)
          .map((token) => token[edge])
          .filter((place) => place !== from)
        const expected = step === 1 ? ahead : ahead.reverse()
        const places: number[] = []
        for (let at = edgeFrom(text, from, edge, 'word', step); at !== null;) {
          places.push(at)
          at = edgeFrom(text, at, edge, 'word', step)
        }
        expect(places).toEqual(expected)
      }),
    )
  })

  it('by a character stands beside a visible one and splits none', () => {
    fc.assert(
      fc.property(
        aText,
        fc.nat(),
        fc.constantFrom(...edges),
        fc.constantFrom(...steps),
        (text, from, edge, step) => {
          const offset = from % (text.length + 1)
          fc.pre(!splitsSurrogatePair(text, offset))
          const place = edgeFrom(text, offset, edge, 'character', step)
          if (place === null) return
          expect(Math.sign(place - offset)).toBe(step)
          expect(splitsSurrogatePair(text, place)).toBe(false)
          const beside = edge === 'start' ? text.slice(place) : text.slice(0, place)
          expect(beside).toMatch(edge === 'start' ? /^[^\s\p{M}]/u : /\S$/)
        },
      ),
    )
  })

  it('finds its way over a long gap and a long word', () => {
    const text = `one${' '.repeat(5000)}${'x'.repeat(5000)} end`
    expect(edgeFrom(text, 3, 'end', 'word', 1)).toBe(10_003)
    expect(edgeFrom(text, 10_004, 'start', 'word', -1)).toBe(5003)
    expect(edgeFrom(text, 10_007, 'end', 'word', 1)).toBeNull()
    expect(edgeFrom(text, 0, 'start', 'word', -1)).toBeNull()
  })
})

describe('an edge that is let go', () => {
  const text = 'The neck  and\n\nlow back.'
  const range = { start: text.indexOf('neck'), end: text.indexOf('and') + 3 }
  const words = (edge: Edge, place: number | null) =>
    place === null ? null : edge === 'start' ? text.slice(place, range.end) : text.slice(range.start, place)
  const letGo = (edge: Edge, at: number, by: 'word' | 'character' = 'word') =>
    words(edge, edgeNear(text, range, at, edge, by))

  it('stands at the nearest word, or at the very character', () => {
    expect(letGo('end', text.indexOf('w back'))).toBe('neck  and\n\nlow')
    expect(letGo('end', text.indexOf('w back'), 'character')).toBe('neck  and\n\nlo')
    expect(letGo('start', 1)).toBe('The neck  and')
    expect(letGo('start', 0)).toBe('The neck  and')
    expect(letGo('end', text.length)).toBe('neck  and\n\nlow back.')
  })

  it('never stands in white space', () => {
    expect(letGo('end', text.indexOf('\n') + 1, 'character')).toBe('neck  and')
    expect(letGo('start', text.indexOf('  ') + 1, 'character')).toBe('and')
  })

  it('leaves a word where it is drawn beyond the other edge', () => {
    expect(letGo('end', 0)).toBe('neck')
    expect(letGo('end', 0, 'character')).toBe('n')
    expect(letGo('start', text.length)).toBe('and')
  })

  it('leaves a range without outer white space, wherever it is let go', () => {
    fc.assert(
      fc.property(aText, fc.nat(), fc.nat(), fc.nat(), fc.constantFrom(...edges), (made, a, b, at, edge) => {
        const tokens = tokensOf(made)
        fc.pre(tokens.length > 0)
        const [first, last] = [a % tokens.length, b % tokens.length].sort((x, y) => x - y) as [number, number]
        const before = { start: tokens[first]!.start, end: tokens[last]!.end }
        const place = edgeNear(made, before, at % (made.length + 1), edge, 'word')
        expect(place).not.toBeNull()
        const after = { ...before, [edge]: place! }
        expect(after.start).toBeLessThan(after.end)
        expect(tokens.some((token) => token[edge] === place)).toBe(true)
      }),
    )
  })
})

describe('a caret that is moved', () => {
  const text = 'SUMMARY\n\nHe fell. Dr. Lee saw 10.5 cm.\nIt hurts.\n\nISSUES\n\nMRI: Upheld\n\n'
  const at = (words: string) => text.indexOf(words)
  const paragraph = (words: string, isHead = false) => ({
    start: at(words),
    end: at(words) + words.length,
    isHead,
    lineStarts: [],
  })
  const paragraphs = [
    paragraph('SUMMARY', true),
    paragraph('He fell. Dr. Lee saw 10.5 cm.\nIt hurts.'),
    paragraph('ISSUES', true),
    paragraph('MRI: Upheld'),
  ]

  it('goes from sentence to sentence, not by the stops of abbreviations and figures', () => {
    const all = ['He fell', 'Dr. Lee', 'It hurts', 'ISSUES', 'MRI'].map(at)
    const found: number[] = []
    for (let place = 0; found.length < all.length; found.push(place)) {
      place = unitFrom(text, paragraphs, place, 'sentence', 1)
    }
    expect(found).toEqual(all)
    expect(unitFrom(text, paragraphs, at('hurts'), 'sentence', -1)).toBe(at('It hurts'))
    expect(unitFrom(text, paragraphs, at('He fell'), 'sentence', -1)).toBe(0)
  })

  it('finds the sentences that were glued together', () => {
    const glued = 'ODG 2007.In a case (see p. 12) it helps.'
    expect(sentenceStarts(glued, { start: 0, end: glued.length })).toEqual([0, glued.indexOf('In')])
  })

  it('goes from paragraph to paragraph and from section to section', () => {
    expect(unitFrom(text, paragraphs, at('Lee'), 'paragraph', -1)).toBe(at('He fell'))
    expect(unitFrom(text, paragraphs, at('Lee'), 'paragraph', 1)).toBe(at('ISSUES'))
    expect(unitFrom(text, paragraphs, at('Lee'), 'section', 1)).toBe(at('ISSUES'))
    expect(unitFrom(text, paragraphs, at('ISSUES'), 'section', -1)).toBe(0)
  })

  it('ends at the last word and at the first', () => {
    const last = at('Upheld') + 'Upheld'.length
    for (const unit of ['sentence', 'paragraph', 'section'] as const) {
      expect(unitFrom(text, paragraphs, at('Upheld'), unit, 1)).toBe(last)
      expect(unitFrom(text, paragraphs, 0, unit, -1)).toBe(0)
    }
    expect(unitFrom('', [], 0, 'sentence', 1)).toBe(0)
  })
})
