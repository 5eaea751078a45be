import { isValidRange, type TextRange } from '../text/offsets'
import { codePointOffsets } from './code-points'
import { Misshapen } from './shape'

/** What an offset may count. */
export type OffsetUnit = 'code points' | 'UTF-16 code units' | 'UTF-8 bytes'

/** How a file counts offsets in a text that it shares with Goldspan. */
export interface Counting {
  readonly unit: OffsetUnit
  /**
   * In what its text differed: a byte order mark in front of it that was counted, line ends CR LF that had become LF,
   * or line ends LF that had become CR LF.
   */
  readonly text: 'the same' | 'with a byte order mark' | 'LF for CR LF' | 'CR LF for LF'
}

/** A span as a file states it. */
export interface StatedRange {
  /** Names it in a rejection, such as its place in the file: never its words. */
  readonly name: string
  readonly start: number
  readonly end: number
  /** The words that the file says stand there, null where it says nothing. */
  readonly quote: string | null
}

const units = ['code points', 'UTF-16 code units', 'UTF-8 bytes'] as const satisfies readonly OffsetUnit[]
const changes = [
  'the same',
  'with a byte order mark',
  'LF for CR LF',
  'CR LF for LF',
] as const satisfies readonly Counting['text'][]

/**
 * Where the spans of one text are, in UTF-16 code units, in the order given. A file counts as its format says, unless
 * the quotes of all its spans fit another way of counting alone; then `counted` says which. Quotes are held against
 * the text to the letter first, then with white space folded, as some tools fold it. Throws Misshapen
 * (`range-invalid`, `quote-differs`) for the first span that does not fit what the format says where no way of
 * counting fits them all: nothing is guessed for spans without a quote.
 */
export function countedRanges(
  text: string,
  stated: readonly StatedRange[],
  usual: OffsetUnit,
): { readonly ranges: readonly TextRange[]; readonly counted: Counting | null } {
  const asUsual = { unit: usual, text: 'the same' } as const
  const others = stated.some(({ quote }) => quote !== null) ? countingsBut(asUsual) : []
  for (const isFolded of [false, true]) {
    for (const counted of [asUsual, ...others]) {
      const ranges = rangesBy(text, stated, counted, isFolded)
      if (!('misfit' in ranges)) return { ranges, counted: counted === asUsual ? null : counted }
      if (isFolded && others.length === 0) throw ranges.misfit
    }
  }
  throw (rangesBy(text, stated, asUsual, true) as Misfit).misfit
}

function countingsBut(usual: Counting): Counting[] {
  return changes
    .flatMap((text) =>
      [usual.unit, ...units.filter((unit) => unit !== usual.unit)].map((unit) => ({ unit, text })),
    )
    .slice(1)
}

interface Misfit {
  readonly misfit: Misshapen
}

function rangesBy(
  text: string,
  stated: readonly StatedRange[],
  counted: Counting,
  isFolded: boolean,
): TextRange[] | Misfit {
  const toUtf16 = toUtf16By(text, counted)
  const ranges: TextRange[] = []
  for (const { name, start, end, quote } of stated) {
    const range = { start: toUtf16(start) ?? -1, end: toUtf16(end) ?? -1 }
    if (!isValidRange(text, range)) return { misfit: new Misshapen('range-invalid', { name, start, end }) }
    if (quote !== null && !isQuoteOf(text.slice(range.start, range.end), quote, counted, isFolded)) {
      return { misfit: new Misshapen('quote-differs', { name, start, end }) }
    }
    ranges.push(range)
  }
  return ranges
}

function isQuoteOf(words: string, quote: string, { text: change }: Counting, isFolded: boolean): boolean {
  if (quote === words || quote === changed(words, change)) return true
  return isFolded && folded(quote) !== '' && folded(quote) === folded(words)
}

function changed(words: string, change: Counting['text']): string {
  if (change === 'LF for CR LF') return words.replaceAll('\r\n', '\n')
  return change === 'CR LF for LF' ? words.replace(/(?<!\r)\n/g, '\r\n') : words
}

/** Label Studio's quotes have one space for many, and the two characters `\\n` for a line end. */
function folded(words: string): string {
  return words.replace(/(?:\s|\\n)+/g, ' ').trim()
}

export type ToUtf16 = (offset: number) => number | null

/** Conversion of offsets counted so; null for an offset that is none of the text's or within a character. */
export function toUtf16By(text: string, { unit, text: change }: Counting): ToUtf16 {
  if (change === 'the same' && unit === 'UTF-16 code units') return (offset) => offset
  if (change === 'the same' && unit === 'code points') {
    const offsets = codePointOffsets(text)
    return (offset) => {
      try {
        return offsets.toUtf16(offset)
      } catch {
        return null
      }
    }
  }
  const places = new Map<number, number>()
  let counted = change === 'with a byte order mark' ? lengthOf('\ufeff', unit) : 0
  for (let at = 0; at <= text.length;) {
    places.set(counted, at)
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0)
    const isLineEnd = character === '\n'
    if (change === 'CR LF for LF' && isLineEnd && text[at - 1] !== '\r') counted += 1
    const isDropped = change === 'LF for CR LF' && character === '\r' && text[at + 1] === '\n'
    if (!isDropped) counted += lengthOf(character, unit)
    at += character.length
  }
  return (offset) => places.get(offset) ?? null
}

/** The length of one code point in a unit. */
export function lengthOf(character: string, unit: OffsetUnit): number {
  if (unit === 'code points') return 1
  if (unit === 'UTF-16 code units') return character.length
  const codePoint = character.codePointAt(0)!
  return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4
}
