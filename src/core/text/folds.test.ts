import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { madeLetter } from '../imr/letter-fixture'
import { caretOutOfFold, foldedText, foldsOf, hyphenFoldsIn, movedInwards } from './folds'
import { paragraphsOf } from './paragraphs'
import { readingBlocksOf } from './reading-blocks'
import { rangeOfSelection } from './selection'

const nasty = fc
  .array(
    fc.constantFrom(
      ...[
        'a',
        'knee',
        'THE CASE',
        '-',
        '303-',
        'e\u0301',
        '😀',
        '\u05e9\u05dc',
        '\u200b',
        '\ufeff',
        '\u202e',
      ],
      ...[' ', '  ', '\t', '\u00a0', '\f', '\v', '\u0085', '\u2028', '\u2029'],
      ...['\n', '\n\n', '\n \n', '\n\n \n\n', ' \n\f', '\n\n\f', '\r', '\r\n'],
    ),
    { maxLength: 40, size: 'max' },
  )
  .map((pieces) => pieces.join(''))
const text = fc.oneof(
  nasty,
  madeLetter.map((letter) => letter.text),
)
const textAndRange = text.chain((letter) =>
  fc
    .tuple(fc.nat(letter.length), fc.nat(letter.length))
    .map(([a, b]) => ({ letter, range: { start: Math.min(a, b), end: Math.max(a, b) } })),
)
const whole = (letter: string) => foldedText(letter, { start: 0, end: letter.length })

describe('readingBlocksOf', () => {
  it('adjoin, hold the whole text, and each but the last ends with white space', () => {
    fc.assert(
      fc.property(text, (letter) => {
        const blocks = readingBlocksOf(letter)
        expect(blocks.map(({ start, end }) => letter.slice(start, end)).join('')).toBe(letter)
        for (const { start, end } of blocks) expect(end).toBeGreaterThan(start)
        for (const { end } of blocks.slice(0, -1)) expect(letter.slice(0, end)).toMatch(/[\s\u0085]$/)
      }),
    )
  })

  it('hold one paragraph each, or one line of a list', () => {
    fc.assert(
      fc.property(text, (letter) => {
        const blocks = readingBlocksOf(letter)
        const lines = paragraphsOf(letter).flatMap(({ start, lineStarts }) => [start, ...lineStarts])
        expect(blocks.map(({ start, end }) => lines.filter((line) => start <= line && line < end))).toEqual(
          lines.length > 0 ? lines.map((line) => [line]) : blocks.map(() => []),
        )
      }),
    )
  })
})

describe('foldsOf', () => {
  it('are runs of white space, ascending and apart, and leave nothing but single spaces', () => {
    fc.assert(
      fc.property(text, (letter) => {
        let end = 0
        for (const fold of [...foldsOf(letter), { start: letter.length, end: letter.length }]) {
          expect(fold.start).toBeGreaterThanOrEqual(end)
          expect(letter.slice(fold.start, fold.end)).toMatch(/^[ \t\n\f\r\u0085\u2028\u2029]*$/)
          expect(letter.slice(end, fold.start)).not.toMatch(/[\t\n\f\r\u0085\u2028\u2029]| {2}|^ | $/)
          end = fold.end
        }
      }),
    )
  })

  it('never fold what keeps words together', () => {
    expect(whole('6\u00a0mg\u2003 \u3000x')).toBe('6\u00a0mg\u2003 \u3000x')
  })
})

describe('foldedText', () => {
  it('gives the words of a letter in any layout as somebody would type them', () => {
    fc.assert(
      fc.property(madeLetter, ({ text, words }) => {
        expect(whole(text)).toBe(words.join('\n\n'))
      }),
    )
  })

  it('keeps the hyphen of a wrapped word without a space behind it', () => {
    expect(whole('pages 303-\n304, Electro-\r\ndiagnostic, Non- \n\fMTUS\u2010\nx')).toBe(
      'pages 303-304, Electro-diagnostic, Non-MTUS\u2010x',
    )
    expect(whole('pages 303-\n\n304 of Non- \n\n\n\n\fMTUS \n\n \n\nnext')).toBe(
      'pages 303-304 of Non-MTUS\n\nnext',
    )
    expect(whole('pain - \nor - ache -\n')).toBe('pain - or - ache -')
  })

  it('leaves words and their order alone, whatever is selected', () => {
    fc.assert(
      fc.property(textAndRange, ({ letter, range }) => {
        const bare = (words: string) => words.replaceAll(/[ \t\n\f\r\u0085\u2028\u2029]/g, '')
        expect(bare(foldedText(letter, range))).toBe(bare(letter.slice(range.start, range.end)))
      }),
    )
  })

  it('of a part is a part of the whole', () => {
    fc.assert(
      fc.property(textAndRange, ({ letter, range }) => {
        expect(whole(letter)).toContain(foldedText(letter, range).trim())
      }),
    )
  })
})

describe('movedInwards', () => {
  it('moves an end inside a fold or at its outer side to its inner side and leaves any other where it is', () => {
    fc.assert(
      fc.property(textAndRange, ({ letter, range }) => {
        // A single space at the end of the text is not shown, but it is like any other.
        const known = foldsOf(letter).filter(({ start, end }) => letter.slice(start, end) !== ' ')
        const moved = movedInwards(letter, range)
        const start =
          known.find((fold) => fold.start <= range.start && range.start < fold.end)?.end ?? range.start
        const end = known.find((fold) => fold.start < range.end && range.end <= fold.end)?.start ?? range.end
        if (start <= end) expect(moved).toEqual({ start, end })
        else expect(moved.start).toBe(moved.end)
      }),
    )
  })

  it('changes nothing of what a selection means', () => {
    fc.assert(
      fc.property(textAndRange, ({ letter, range }) => {
        const moved = movedInwards(letter, range)
        expect(rangeOfSelection(letter, moved.start, moved.end)).toEqual(
          rangeOfSelection(letter, range.start, range.end),
        )
      }),
    )
  })
})

describe('caretOutOfFold', () => {
  it('puts a caret inside a fold behind it, or at the end of the block in front of it', () => {
    const letter = 'knee  pain \n \n\nThe neck'
    const [first, second] = readingBlocksOf(letter)
    const carets = [...letter].map((_, offset) =>
      caretOutOfFold(letter, offset < first!.end ? first! : second!, offset),
    )
    expect(carets).toEqual([0, 1, 2, 3, 4, 6, 6, 7, 8, 9, 10, 10, 10, 10, 10, 15, 16, 17, 18, 19, 20, 21, 22])
  })

  it('never moves past a word', () => {
    fc.assert(
      fc.property(textAndRange, ({ letter, range }) => {
        const block = readingBlocksOf(letter).find(
          ({ start, end }) => start <= range.start && range.start < end,
        )
        if (!block) return
        const caret = caretOutOfFold(letter, block, range.start)
        const between = letter.slice(Math.min(caret, range.start), Math.max(caret, range.start))
        expect(between).toMatch(/^[ \t\n\f\r\u0085\u2028\u2029]*$/)
        expect(foldsOf(letter).some(({ start, end }) => start < caret && caret < end)).toBe(false)
      }),
    )
  })
})

describe('hyphenFoldsIn', () => {
  it('are the folds within a block of which nothing is shown', () => {
    fc.assert(
      fc.property(text, (letter) => {
        const hidden = foldsOf(letter).filter(
          ({ start, end, shown }) => shown === '' && start > 0 && end < letter.length,
        )
        const found = readingBlocksOf(letter).flatMap((block) => hyphenFoldsIn(letter, block))
        expect(found).toEqual(hidden.map(({ start, end }) => ({ start, end })))
      }),
    )
  })
})
