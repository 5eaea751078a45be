import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findIn, firstFrom, matchAt } from './find'
import type { FindQuery } from './find-pattern'
import { splitsSurrogatePair, type TextRange } from './offsets'
import { tokensOf } from './tokens'

const plain: Omit<FindQuery, 'words'> = { isWholeWord: false, isCase: false, isRegex: false }

function rangesOf(text: string, words: string, how: Partial<FindQuery> = {}): readonly TextRange[] {
  const outcome = findIn(text, { ...plain, ...how, words })
  if ('problem' in outcome) throw new Error(outcome.problem.reason)
  return outcome.matches
}

const foundIn = (text: string, words: string, how: Partial<FindQuery> = {}): string[] =>
  rangesOf(text, words, how).map(({ start, end }) => text.slice(start, end))

const regex = { isRegex: true }

describe('finding words', () => {
  it('takes any white space for white space', () => {
    const text = 'Upper Back \n\nComplaints, upper\r\n\r\n\fback\u00a0complaints, upperback complaints'
    expect(foundIn(text, ' upper back  complaints ')).toEqual([
      'Upper Back \n\nComplaints',
      'upper\r\n\r\n\fback\u00a0complaints',
    ])
  })

  it('goes on behind a hyphen that ends a line, and only behind such a one', () => {
    const text = 'pages 303-\n\n304, 303-304, 303- 304, Electro-\r\ndiagnostic, non- \n\ncertified'
    expect(foundIn(text, '303-304')).toEqual(['303-\n\n304', '303-304'])
    expect(foundIn(text, '303- 304')).toEqual(['303-\n\n304', '303- 304'])
    expect(foundIn(text, 'electro-diagnostic')).toEqual(['Electro-\r\ndiagnostic'])
    expect(foundIn(text, 'non-certified')).toEqual(['non- \n\ncertified'])
    expect(foundIn(text, 'non-')).toEqual(['non-'])
  })

  it('folds capital letters one by one, so that no offset shifts', () => {
    const text = 'İİ ß SS ẞ ﬁ FI 𐐀 𐐨 ς Σ pain'
    expect(foundIn(text, 'PAIN')).toEqual(['pain'])
    expect(foundIn(text, 'ß')).toEqual(['ß', 'ẞ'])
    expect(foundIn(text, 'ss')).toEqual(['SS'])
    expect(foundIn(text, 'fi')).toEqual(['FI'])
    expect(foundIn(text, '𐐨')).toEqual(['𐐀', '𐐨'])
    expect(foundIn(text, 'σ')).toEqual(['ς', 'Σ'])
    expect(foundIn(text, '𐐨', { isCase: true })).toEqual(['𐐨'])
    expect(foundIn(text, 'İ')).toEqual(['İ', 'İ'])
  })

  it('takes characters that mean something in patterns as they are', () => {
    const text = String.raw`Page(s): 1.5 * [a]{2} \d ^$ | x+y? /`
    for (const words of text.split(' ')) expect(foundIn(text, words)).toContain(words)
    expect(foundIn('125', '1.5')).toEqual([])
  })

  it('finds whole words by letters, marks and numbers', () => {
    const text = 'pain, painful, back-pain, ｐain pains pain2 pa\u0301in e\u0301 l’pain'
    expect(rangesOf(text, 'pain', { isWholeWord: true }).map(({ start }) => start)).toEqual([0, 20, 54])
    // A mark belongs to its letter.
    expect(foundIn('e\u0301 e', 'e', { isWholeWord: true })).toEqual(['e'])
    expect(rangesOf('e\u0301 e', 'e', { isWholeWord: true })).toEqual([{ start: 3, end: 4 }])
    expect(foundIn('(pain)x', '(pain)', { isWholeWord: true })).toEqual(['(pain)'])
  })

  it('finds nothing by nothing', () => {
    for (const words of ['', ' ', '\n\t']) {
      expect(foundIn('a b', words)).toEqual([])
      expect(foundIn('a b', words, regex)).toEqual([])
    }
  })
})

describe('finding by a regular expression', () => {
  it('takes any white space for a literal space, and line ends for what follows a hyphen', () => {
    const text = 'Chapter 8 Neck, Chapter\n\n12\r\n\r\nBack, pages 303-\n304'
    expect(foundIn(text, 'chapter \\d+ \\w+', regex)).toEqual(['Chapter 8 Neck', 'Chapter\n\n12\r\n\r\nBack'])
    expect(foundIn(text, '\\d+-\\d+', regex)).toEqual(['303-\n304'])
    expect(foundIn('ab a\nb a \n b a  b', 'a ?b', regex)).toEqual(['ab', 'a\nb', 'a \n b', 'a  b'])
    expect(foundIn('ab a\nb a \n b', 'a +b', regex)).toEqual(['a\nb', 'a \n b'])
    expect(foundIn('a b a\r\nb', 'a {2}b', regex)).toEqual(['a\r\nb'])
    // Whoever lists characters means just those.
    expect(foundIn('a b a\nb a-\nb', 'a[ -]b', regex)).toEqual(['a b'])
  })

  it('leaves out white space around a match, and matches without anything in them', () => {
    expect(rangesOf('a  b', '\\s*b\\s*', regex)).toEqual([{ start: 3, end: 4 }])
    expect(rangesOf('a b', '\\s+', regex)).toEqual([])
    expect(rangesOf('ab', 'x*', regex)).toEqual([])
    expect(rangesOf('ab', '^|$|(?=b)', regex)).toEqual([])
  })

  it('counts characters by code points and minds case and whole words', () => {
    expect(foundIn('𝒳y', '^.y', regex)).toEqual(['𝒳y'])
    expect(foundIn('Pain pain', 'p\\w+', { ...regex, isCase: true })).toEqual(['pain'])
    expect(foundIn('pains pain', 'pain|pains', { ...regex, isWholeWord: true })).toEqual(['pains', 'pain'])
    expect(foundIn('abab', '(a)(b)\\1\\2', regex)).toEqual(['abab'])
  })

  it.each([
    ['pain (', '(', 6],
    ['a(?:b', '(', 2],
    ['[a\\]', '[', 1],
    ['(a[b', '[', 3],
    ['a)', ')', 2],
    ['𝒳**', '*', 3],
    ['a{2,1}', '}', 6],
    ['a{2', '{', 2],
    ['[z-a]', 'a', 4],
    ['a\\', '\\', 2],
    ['\\q', 'q', 2],
    ['(?:a)(?x)', '?', 7],
    ['}', '}', 1],
  ])('says what is wrong with %s and where', (words, character, place) => {
    const outcome = findIn('text', { ...plain, ...regex, words })
    expect(outcome).toMatchObject({ problem: { character, place } })
    expect('problem' in outcome && outcome.problem.reason).toMatch(/^[a-z].*\w$/)
  })
})

describe('matches in their order', () => {
  const matches = [
    { start: 2, end: 4 },
    { start: 4, end: 5 },
    { start: 9, end: 12 },
  ]
  it('are found by their range', () => {
    expect(matches.map((match) => matchAt(matches, match))).toEqual([0, 1, 2])
    expect(matchAt(matches, { start: 4, end: 6 })).toBe(-1)
    expect(matchAt([], { start: 0, end: 1 })).toBe(-1)
  })
  it('are found by what is behind an offset', () => {
    expect([0, 2, 3, 5, 10].map((offset) => firstFrom(matches, offset))).toEqual([0, 0, 1, 2, 3])
  })
})

/** Letters with two cases, without, of two code units, marks and punctuation. */
const character = fc.constantFrom(
  'a',
  'A',
  'b',
  '1',
  'é',
  'ß',
  'İ',
  'ﬁ',
  '𐐀',
  '𐐨',
  '😀',
  '\u0301',
  '.',
  '-',
  '(',
)
const gap = fc.constantFrom(' ', '  ', '\n', '\r\n', ' \n\n', '\n \n', '\f', '\r\n\r\n', '\u00a0')
const piece = fc.oneof({ weight: 4, arbitrary: character }, { weight: 1, arbitrary: gap })
const someText = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''))
const someWords = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(''))
const someQuery = fc.record({
  words: someWords,
  isWholeWord: fc.boolean(),
  isCase: fc.boolean(),
  isRegex: fc.constant(false),
})

const pairs: Readonly<Record<string, string>> = { A: 'a', 𐐀: '𐐨' }

/** Offset behind the words of a query that stand at an offset, -1 where they do not: by hand, unit by unit. */
function endAt(text: string, at: number, words: string, isCase: boolean): number {
  if (words === '') return at
  const [first] = [...words] as [string]
  const space = /^\s+/.exec(words)
  if (space) {
    const here = /^\s+/.exec(text.slice(at))
    return here ? endAt(text, at + here[0].length, words.slice(space[0].length), isCase) : -1
  }
  const [here] = [...text.slice(at)]
  if (here === undefined) return -1
  const fold = (of: string) => (isCase ? of : (pairs[of] ?? of))
  if (fold(here) !== fold(first)) return -1
  const rest = words.slice(first.length)
  const next = at + here.length
  if (first === '-' && /^\S/.test(rest)) {
    const fold = /^\s+/.exec(text.slice(next))?.[0] ?? ''
    if (/[\n\r\f]/.test(fold)) return endAt(text, next + fold.length, rest, isCase)
  }
  return endAt(text, next, rest, isCase)
}

function byHand(text: string, { words, isWholeWord, isCase }: FindQuery): TextRange[] {
  const found: TextRange[] = []
  const tokens = tokensOf(text)
  const cuts = (offset: number) => tokens.some(({ start, end }) => start < offset && offset < end)
  for (let at = 0; at < text.length;) {
    const end =
      words.trim() === '' || splitsSurrogatePair(text, at) ? -1 : endAt(text, at, words.trim(), isCase)
    if (end === -1 || (isWholeWord && (cuts(at) || cuts(end)))) at += 1
    else {
      found.push({ start: at, end })
      at = end
    }
  }
  return found
}

describe('properties of finding', () => {
  it('finds just what a search by hand finds', () => {
    fc.assert(
      fc.property(someText, someQuery, (text, query) => {
        expect(findIn(text, query)).toEqual({ matches: byHand(text, query) })
      }),
      { numRuns: 2000 },
    )
  })

  it('finds words wherever they were planted, however their line ends', () => {
    const planted = fc.array(fc.array(character, { minLength: 1, maxLength: 4 }), {
      minLength: 1,
      maxLength: 3,
    })
    fc.assert(
      fc.property(
        someText,
        planted,
        fc.array(gap, { minLength: 3 }),
        someText,
        (before, words, gaps, after) => {
          const tokens = words.map((characters) => characters.join(''))
          const query = tokens.join(' ')
          const words_ = tokens.reduce((text, token, i) => `${text}${gaps[i % gaps.length]}${token}`)
          const start = before.length + 3
          const matches = rangesOf(`${before} | ${words_}${after}`, query, { isCase: true })
          const end = start + words_.length
          // Where it begins within an occurrence that began before it, that one counts.
          expect(matches.some((match) => match.start <= start && match.end > start && match.end <= end)).toBe(
            true,
          )
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('answers ranges that are ascending, apart, visible at both ends and whole', () => {
    const pattern = fc.constantFrom('.', '\\s*a\\s*', 'a.?', '\\W+', '[^a]+', 'a|\\s', '\\p{L}+ \\S', '.*')
    fc.assert(
      fc.property(
        someText,
        fc.oneof(someWords, pattern),
        fc.boolean(),
        fc.boolean(),
        (text, words, isRegex, isWholeWord) => {
          const outcome = findIn(text, { words, isRegex, isWholeWord, isCase: false })
          if ('problem' in outcome) return
          let last = 0
          for (const { start, end } of outcome.matches) {
            expect(start).toBeGreaterThanOrEqual(last)
            expect(text.slice(start, end)).toMatch(/^\S(?:[^]*\S)?$/)
            expect(splitsSurrogatePair(text, start) || splitsSurrogatePair(text, end)).toBe(false)
            last = end
          }
        },
      ),
      { numRuns: 1000 },
    )
  })
})
