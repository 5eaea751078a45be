import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countedRanges, type Counting, type OffsetUnit, type StatedRange } from './counting'

const text = 'é \u{1f600} neck\r\npain: \u{1f469}\u200d\u{1f467} neck  pain'
const words = ['neck\r\npain', '\u{1f469}\u200d\u{1f467}', 'neck  pain']
const places = words
  .map((quote) => text.indexOf(quote))
  .map((start, i) => ({ start, end: start + words[i]!.length }))

/** What a tool states that counts so in a text that it has so. */
function statedBy(unit: OffsetUnit, change: (text: string) => string, quote = change): StatedRange[] {
  const length = (part: string) =>
    unit === 'code points'
      ? [...part].length
      : unit === 'UTF-16 code units'
        ? part.length
        : Buffer.byteLength(part)
  return places.map(({ start, end }, index) => ({
    name: `T${index}`,
    start: length(change(text.slice(0, start))),
    end: length(change(text.slice(0, end))),
    quote: quote(text.slice(start, end)),
  }))
}
const asIs = (part: string) => part

describe('countedRanges', () => {
  it.each<[string, OffsetUnit, (text: string) => string, Counting | null]>([
    ['code points', 'code points', asIs, null],
    ['UTF-16', 'UTF-16 code units', asIs, { unit: 'UTF-16 code units', text: 'the same' }],
    ['bytes', 'UTF-8 bytes', asIs, { unit: 'UTF-8 bytes', text: 'the same' }],
    [
      'a byte order mark',
      'code points',
      (part) => `\ufeff${part}`,
      { unit: 'code points', text: 'with a byte order mark' },
    ],
    [
      'lines that ended otherwise',
      'code points',
      (part) => part.replaceAll('\r\n', '\n'),
      { unit: 'code points', text: 'LF for CR LF' },
    ],
    [
      'lines that ended otherwise, in UTF-16',
      'UTF-16 code units',
      (part) => part.replaceAll('\r\n', '\n'),
      { unit: 'UTF-16 code units', text: 'LF for CR LF' },
    ],
  ])('tells by the quotes that a file counts %s', (_, unit, change, counted) => {
    const quote = change('') === '' ? change : asIs
    expect(countedRanges(text, statedBy(unit, change, quote), 'code points')).toEqual({
      ranges: places,
      counted,
    })
  })

  it('tells that line ends were lengthened', () => {
    const here = 'x\nneck\npain'
    const stated = [{ name: 'T1', start: 3, end: 13, quote: 'neck\r\npain' }]
    const counted = { unit: 'code points', text: 'CR LF for LF' }
    expect(countedRanges(here, stated, 'code points')).toEqual({ ranges: [{ start: 2, end: 11 }], counted })
  })

  it('takes quotes with folded white space only where none fits to the letter', () => {
    const stated = [{ name: 'T1', start: 27, end: 37, quote: 'neck pain' }]
    const start = [...text].join('').lastIndexOf('neck') - 3
    expect(countedRanges(text, [{ ...stated[0]!, start, end: start + 10 }], 'code points').counted).toBeNull()
  })

  it('says which span fits nothing, and with which values', () => {
    const stated = [
      { name: 'T1', start: 4, end: 8, quote: 'neck' },
      { name: 'T2', start: 4, end: 8, quote: 'pain' },
    ]
    expect(() => countedRanges(text, stated, 'code points')).toThrow('quote-differs')
    try {
      countedRanges(text, stated, 'code points')
    } catch (problem) {
      expect(problem).toMatchObject({ values: { name: 'T2', start: 4, end: 8 } })
    }
  })

  it.each([
    [-1, 4],
    [4, 4],
    [8, 4],
    [4, 4000],
    [4.5, 8],
    [Number.NaN, 8],
    [Infinity, Infinity],
  ])('never clamps %s to %s', (start, end) => {
    expect(() => countedRanges(text, [{ name: 'T1', start, end, quote: null }], 'code points')).toThrow(
      'range-invalid',
    )
  })

  it('guesses nothing for spans without a quote', () => {
    const bytes = statedBy('UTF-8 bytes', asIs).map((range) => ({ ...range, quote: null }))
    expect(() => countedRanges(text, bytes, 'code points')).toThrow('range-invalid')
  })

  it('finds every span of any text again, however it was counted', () => {
    const piece = fc.constantFrom('a', 'B', 'é', '\u{1f600}', '\u200d', ' ', '\n', '\r\n', '\f', '\ufeff')
    const spans = fc.array(fc.tuple(fc.nat(30), fc.nat(6)), { minLength: 1, maxLength: 5 })
    const unit = fc.constantFrom<OffsetUnit>('code points', 'UTF-16 code units', 'UTF-8 bytes')
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 40 }), spans, unit, (pieces, plan, unit) => {
        const whole = pieces.join('')
        const ends = [0]
        for (const character of whole) ends.push(ends.at(-1)! + character.length)
        const ranges = plan.map(([at, length]) => {
          const first = at % (ends.length - 1)
          return { start: ends[first]!, end: ends[Math.min(ends.length - 1, first + 1 + length)]! }
        })
        const count = (part: string) =>
          unit === 'code points'
            ? [...part].length
            : unit === 'UTF-8 bytes'
              ? Buffer.byteLength(part)
              : part.length
        const stated = ranges.map(({ start, end }, index) => ({
          name: `T${index}`,
          start: count(whole.slice(0, start)),
          end: count(whole.slice(0, end)),
          quote: whole.slice(start, end),
        }))
        expect(countedRanges(whole, stated, unit)).toEqual({ ranges, counted: null })
        // Another usual unit may fit as well: the words are the same in any case.
        const found = countedRanges(whole, stated, 'code points').ranges
        expect(found.map(({ start, end }) => whole.slice(start, end))).toEqual(
          stated.map(({ quote }) => quote),
        )
      }),
    )
  })
})
