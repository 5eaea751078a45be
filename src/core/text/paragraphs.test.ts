import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { paragraphsOf } from './paragraphs'

const quotes = (text: string) => paragraphsOf(text).map(({ start, end }) => text.slice(start, end))
const heads = (text: string) =>
  paragraphsOf(text)
    .filter(({ isHead }) => isHead)
    .map(({ start, end }) => text.slice(start, end))
const keptLines = (text: string) =>
  paragraphsOf(text).map(({ start, end, lineStarts }) =>
    [start, ...lineStarts].map((from, i) => text.slice(from, lineStarts[i] ?? end).trimEnd()),
  )

/** A line of a page that is full: whatever follows it was wrapped. */
const full = 'The expert reviewer developed the following summary based on a review'

const nasty = fc
  .array(
    fc.constantFrom(
      ...[
        'a',
        'knee',
        'THE CASE',
        full,
        '.',
        '-',
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

describe('paragraphsOf', () => {
  it('has each visible character in exactly one paragraph, which begins and ends with one', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        let end = 0
        for (const paragraph of [
          ...paragraphsOf(text),
          { start: text.length, end: text.length, lineStarts: [] },
        ]) {
          expect(paragraph.start).toBeGreaterThanOrEqual(end)
          expect(text.slice(end, paragraph.start)).toMatch(/^[\p{Z}\p{C}]*$/u)
          end = paragraph.end
          if (paragraph.start === text.length) break
          const quote = text.slice(paragraph.start, paragraph.end)
          expect(quote).toMatch(/^[^\p{Z}\p{C}](.*[^\p{Z}\p{C}])?$/su)
          for (const start of paragraph.lineStarts) {
            expect(start).toBeGreaterThan(paragraph.start)
            expect(text.slice(paragraph.start, start)).toMatch(/[\n\r\u0085\u2028\u2029][\p{Z}\p{C}]*$/u)
          }
        }
      }),
    )
  })

  it('finds the same in a text whose lines end in CRLF or CR', () => {
    fc.assert(
      fc.property(nasty, fc.constantFrom('\r\n', '\r'), (raw, end) => {
        const text = raw.replaceAll('\r', '')
        const shape = (letter: string) =>
          paragraphsOf(letter).map((paragraph) => ({
            words: letter.slice(paragraph.start, paragraph.end).replaceAll(/\s+/g, ' '),
            isHead: paragraph.isHead,
            lines: paragraph.lineStarts.length,
          }))
        expect(shape(text.replaceAll('\n', end))).toEqual(shape(text))
      }),
    )
  })

  it('takes a paragraph that goes on over a page break for one', () => {
    expect(quotes(`${full}\nof the cervical \n \n\n\fspine.\n\nNext.`)).toHaveLength(2)
    expect(
      quotes(`${full}\nof all that the worker of the letter gave to Dr.\n\n\fSmith. ${full}`),
    ).toHaveLength(2)
    expect(quotes(`Norco: Upheld\n \n\fClaims Administrator guideline: ${full}\n${full}`)).toHaveLength(2)
    expect(quotes(`${full}. \n \n\n\fNext.`)).toHaveLength(2)
  })

  it('knows the heads of sections by their capitals, also right above the words of the section', () => {
    const text = `CLINICAL CASE SUMMARY\n\n${full}\nof the case.\n\nIMR ISSUES, DECISIONS\n${full}\nof it.`
    expect(heads(text)).toEqual(['CLINICAL CASE SUMMARY', 'IMR ISSUES, DECISIONS'])
    expect(quotes(text)).toHaveLength(4)
  })

  it('takes no item, number or sentence in capitals for a head', () => {
    const items = ['MRI CHEST W/O DYE:  Upheld', 'CM16-0239110', 'MTUS.', 'MRI', 'L KNEE BRACE:\nUpheld']
    expect(heads([full, full, full, ...items].join('\n\n'))).toEqual([])
    const wrapped = 'MRI OF THE LEFT SHOULDER WITHOUT CONTRAST AND PHYSICAL THERAPY FOR SIX\nWEEKS: Upheld'
    expect(heads(`${full}\n${full}\n${full}\n\n${wrapped}`)).toEqual([])
  })

  it('keeps the lines of a list and none of a paragraph that was wrapped', () => {
    const list = 'Case Number: \nDate Assigned: \nPriority:'
    const credentials = `Licensure: Texas \nSpecialty: Medicine, Surgery of the Hand, Surgery of the Knee, and\nmore`
    const prose = `${full}\n${full}\nof the\n${full}\n${full}`
    expect(keptLines([list, credentials, prose].join('\n\n'))).toEqual([
      ['Case Number:', 'Date Assigned:', 'Priority:'],
      ['Licensure: Texas', 'Specialty: Medicine, Surgery of the Hand, Surgery of the Knee, and\nmore'],
      [prose],
    ])
  })

  it('finds the heads of the sample letters and no list in them', () => {
    const folder = 'resources/samples/letters'
    for (const name of readdirSync(folder)) {
      const text = readFileSync(`${folder}/${name}`, 'utf8')
      expect(heads(text)).toEqual([
        'HOW THE IMR FINAL DETERMINATION WAS MADE',
        'CLINICAL CASE SUMMARY',
        'IMR ISSUES, DECISIONS AND RATIONALES',
      ])
      expect(paragraphsOf(text).every(({ lineStarts }) => lineStarts.length === 0)).toBe(true)
    }
  })
})
