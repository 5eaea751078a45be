import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { paragraphStarts, tokensOf, visibleRange } from './tokens'

const words = (text: string, edges?: readonly number[]) =>
  tokensOf(text, edges).map(({ start, end }) => text.slice(start, end))

const paragraphs = (text: string) => {
  const tokens = tokensOf(text)
  const starts = paragraphStarts(text, tokens)
  return starts.map((first, i) =>
    tokens
      .slice(first, starts[i + 1])
      .map(({ start, end }) => text.slice(start, end))
      .join(' '),
  )
}

const nasty = fc
  .array(
    fc.constantFrom(
      ...['a', 'Z9', 'é', 'e\u0301', '𝒜', '😀', '👩‍👩‍👧', '\u200d', '\ufeff', '\u00ad', 'א', '\u202e', '\u0000'],
      ...[
        ' ',
        '\u00a0',
        '\t',
        '\f',
        '\v',
        '\x1c',
        '\u0085',
        '\u2028',
        '\u2029',
        '\n',
        '\n\n',
        '\n\n \n\n',
        '.',
        '"',
      ],
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(''))

describe('tokensOf', () => {
  it('keeps letters, marks and numbers together and any other visible character alone', () => {
    expect(words('Pat. has L4-L5 (e\u0301te\u0301) 50%, x²!')).toEqual([
      ...['Pat', '.', 'has', 'L4', '-', 'L5', '(', 'e\u0301te\u0301', ')', '50', '%', ',', 'x²', '!'],
    ])
  })

  it('takes astral letters into runs and emoji alone', () => {
    expect(words('𝒜b😀😀')).toEqual(['𝒜b', '😀', '😀'])
  })

  it('leaves out white space, control and zero-width characters, which end a run', () => {
    expect(words('\ufeffa\u200db\u00adc\u0000d\u0085e\u202ef\u00a0\u3000g')).toEqual([...'abcdefg'])
  })

  it('makes the joined parts of an emoji single tokens', () => {
    expect(words('👩‍👧')).toEqual(['👩', '👧'])
  })

  it('makes no token of half a surrogate pair', () => {
    expect(words('a\ud83d b')).toEqual(['a', 'b'])
  })

  it('splits a token at edges inside it, in whatever order they come', () => {
    expect(words('abcdef gh', [4, 2, 2, 0, 6, 7, 9, 99])).toEqual(['ab', 'cd', 'ef', 'gh'])
  })

  it('gives offsets in UTF-16', () => {
    expect(tokensOf('😀 x')).toEqual([
      { start: 0, end: 2 },
      { start: 3, end: 4 },
    ])
  })

  it('covers exactly the visible characters, in order, whatever the edges', () => {
    fc.assert(
      fc.property(nasty, fc.array(fc.nat({ max: 60 })), (text, edges) => {
        const whole = edges.filter((edge) => (text.codePointAt(edge - 1) ?? 0) <= 0xffff)
        const tokens = tokensOf(text, whole)
        expect(tokens.map(({ start, end }) => text.slice(start, end)).join('')).toBe(
          [...text].filter((c) => !/[\p{Z}\p{C}]/u.test(c)).join(''),
        )
        for (const [i, { start, end }] of tokens.entries()) {
          expect(start).toBeLessThan(end)
          expect(start).toBeGreaterThanOrEqual(tokens[i - 1]?.end ?? 0)
          expect(whole.some((edge) => edge > start && edge < end)).toBe(false)
        }
      }),
    )
  })

  it('is linear in a text without any gap', () => {
    expect(tokensOf('a'.repeat(1_000_000))).toHaveLength(1)
    expect(tokensOf('-'.repeat(100_000))).toHaveLength(100_000)
  })
})

describe('visibleRange', () => {
  it('moves both ends inwards to visible characters', () => {
    expect(visibleRange('\u200d 😀\ufeff ', { start: 0, end: 6 })).toEqual({ start: 2, end: 4 })
    expect(visibleRange(' \u200d\n', { start: 0, end: 3 })).toBeNull()
  })
})

describe('paragraphStarts', () => {
  it('parts paragraphs at blank lines where lines are wrapped once', () => {
    expect(paragraphs('one\ntwo \n\nthree\n \nfour\n\n\n\nfive\n')).toEqual([
      'one two',
      'three',
      'four',
      'five',
    ])
  })

  it('parts paragraphs at lines of white space between empty lines where every line is followed by one', () => {
    expect(paragraphs(' one \n\ntwo\n\n \n\nthree\n\nfour\n\n\n\nstill four\n\n \n\n\n\nfive')).toEqual([
      ...['one two', 'three four still four', 'five'],
    ])
  })

  it('takes an empty line for a gap where only few lines are doubled', () => {
    expect(paragraphs('one\ntwo\nthree\nfour\n\nfive\n\n \n\nsix')).toEqual([
      'one two three four',
      'five',
      'six',
    ])
  })

  it('takes no line of white space for a gap between double-spaced lines unless it stands between empty ones', () => {
    expect(paragraphs('one\n\ntwo\n\n \n\nthree\n \n\nfour')).toEqual(['one two', 'three four'])
  })

  it('parts one-line paragraphs at empty lines', () => {
    expect(paragraphs('one\n\ntwo\n\nthree')).toEqual(['one', 'two', 'three'])
  })

  it('does not take a form feed for a line break, but the blank lines before it', () => {
    expect(paragraphs('one\n\ftwo\n \n\n\fthree')).toEqual(['one two', 'three'])
  })

  it('finds the parts of the sample letters', () => {
    const folder = 'resources/samples/letters'
    for (const name of readdirSync(folder)) {
      const found = paragraphs(readFileSync(`${folder}/${name}`, 'utf8'))
      expect(found).toContain(
        'IMR ISSUES , DECISIONS AND RATIONALES The Final Determination was based on ' +
          'decisions for the disputed items / services set forth below :',
      )
      expect(found.filter((paragraph) => /: (Upheld|Overturned)$/.test(paragraph)).length).toBeGreaterThan(0)
      expect(found.some((paragraph) => paragraph.startsWith('MAXIMUS guideline : Decision based on'))).toBe(
        true,
      )
      expect(Math.max(...found.map(({ length }) => length))).toBeLessThan(4000)
    }
  })

  it('gives CRLF and CR the same tokens and paragraphs as LF', () => {
    fc.assert(
      fc.property(nasty, fc.constantFrom('\r\n', '\r'), (text, end) => {
        const other = text.replaceAll('\n', end)
        expect(words(other)).toEqual(words(text))
        expect(paragraphStarts(other, tokensOf(other))).toEqual(paragraphStarts(text, tokensOf(text)))
      }),
    )
  })
})
