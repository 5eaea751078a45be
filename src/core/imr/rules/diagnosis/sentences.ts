import type { TextRange } from '../../../text/offsets'
import { tokensOf } from '../../../text/tokens'
import { isUnhyphenated } from './lexicon/unhyphenated'

/** A word, a number or a punctuation mark of a letter, in UTF-16 code units. */
export interface Word extends TextRange {
  /** In lower case; `bullet` for the number of an entry in a list, as in "1." or "2)". */
  readonly lower: string
}

/** A sentence without its final mark. */
export interface Sentence {
  readonly words: readonly Word[]
  /** The words parted by one space each, whatever white space the letter has between them. */
  readonly typed: string
  /** Where in `typed` each word begins; ascending. */
  readonly offsets: readonly number[]
}

export const bullet = '\u2022'

/** In front of a full stop that ends no sentence. */
const shortened = new Set('dr mr mrs ms jr sr vs no approx st e.g i.e etc'.split(' '))
/** Code units of the longest word that may have an apostrophe. */
const longestWord = 40
const isNumber = /^\d{1,2}$/

/**
 * The sentences of a part of a letter (UTF-16), ascending. Words and marks alone part them, never white space, so that
 * page breaks and the spacing of lines change nothing; sentences that stand without a space between them are parted
 * too ("2007.In a"). The entries of a numbered list are one sentence. Linear in the part.
 */
export function sentencesOf(text: string, part: TextRange): readonly Sentence[] {
  const words = wordsOf(text, part)
  const sentences: Sentence[] = []
  let current: Word[] = []
  let entries = 0
  const end = () => {
    if (current.length > 0) sentences.push(sentenceOf(current))
    current = []
    entries = 0
  }
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i]!
    const number = entryNumberLength(words, i, entries)
    if (number > 0) {
      entries += 1
      i += number - 1
      current.push({ start: word.start, end: words[i]!.end, lower: bullet })
    } else if (!endsSentence(words, i)) current.push(word)
    else if (entries === 0 || entryNumberLength(words, i + 1, entries) === 0) end()
  }
  end()
  return sentences
}

/** Index of the word that stands at an offset of `typed`, or of the next one behind it. */
export function wordAt({ offsets }: Sentence, offset: number): number {
  let low = 0
  let high = offsets.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (offsets[middle]! < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** Words keep their apostrophes: "de Quervain's" is two. */
function wordsOf(text: string, part: TextRange): Word[] {
  const words: Word[] = []
  for (const token of tokensOf(text.slice(part.start, part.end))) {
    const start = part.start + token.start
    const end = part.start + token.end
    const lower = text.slice(start, end).toLowerCase()
    const before = words.at(-1)
    const wrapped = isLetter(lower) ? wrappedBefore(text, words, start) : null
    if (wrapped && isUnhyphenated(wrapped.lower, lower)) {
      words.splice(-2, 2, { start: wrapped.start, end, lower: wrapped.lower + lower })
      continue
    }
    const adjoins = before?.end === start && end - before.start <= longestWord
    if (adjoins && isLetter(lower) && before.lower.endsWith("'") && before.lower.length > 1) {
      words[words.length - 1] = { start: before.start, end, lower: before.lower + lower }
    } else if (adjoins && isApostrophe(lower) && isLetter(before.lower) && !before.lower.endsWith("'")) {
      words[words.length - 1] = { start: before.start, end, lower: `${before.lower}'` }
    } else words.push({ start, end, lower })
  }
  return withPlurals(words.map((word) => (/.'$/.test(word.lower) ? withoutQuote(word) : word)))
}

/** "Muscle(s)" is one word, and reads as its singular. */
function withPlurals(words: readonly Word[]): Word[] {
  const whole: Word[] = []
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i]!
    const close = words[i + 3]
    const open = words[i + 1]
    const isPlural = open?.lower === '(' && /^e?s$/.test(words[i + 2]?.lower ?? '') && close?.lower === ')'
    if (isPlural && isLetter(word.lower) && close.end - open.start <= '(es)'.length) {
      whole.push({ ...word, end: close.end })
      i += 3
    } else whole.push(word)
  }
  return whole
}

const lineEnd = /[\n\f\r\u0085\u2028\u2029]/

/** The part of a word in front of a hyphen that ends its line; null where what begins at an offset follows none. */
function wrappedBefore(text: string, words: readonly Word[], start: number): Word | null {
  const hyphen = words.at(-1)
  const first = words.at(-2)
  if (!hyphen || !first || !/^[-\u2010]$/.test(hyphen.lower)) return null
  if (first.end !== hyphen.start || !isLetter(first.lower)) return null
  return lineEnd.test(text.slice(hyphen.end, start)) ? first : null
}

/** A mark at the end of a word may close a quotation; that of a plural's genitive changes no name. */
function withoutQuote(word: Word): Word {
  return { start: word.start, end: word.end - 1, lower: word.lower.slice(0, -1) }
}

function isLetter(lower: string): boolean {
  return /^\p{L}/u.test(lower)
}

function isApostrophe(lower: string): boolean {
  return lower === "'" || lower === '\u2019'
}

function sentenceOf(words: readonly Word[]): Sentence {
  const offsets: number[] = []
  let length = 0
  for (const { lower } of words) {
    offsets.push(length)
    length += lower.length + 1
  }
  return { words, typed: words.map(({ lower }) => lower).join(' '), offsets }
}

/** How many words from an index on are the number of an entry: "1.", "1)", "(1)" or "#1", in their order; 0 for none. */
function entryNumberLength(words: readonly Word[], at: number, entries: number): number {
  const opening = words[at]?.lower
  const isOpened = opening === '(' || opening === '#'
  const number = words[isOpened ? at + 1 : at]
  if (!number || !isNumber.test(number.lower) || Number(number.lower) !== entries + 1) return 0
  const mark = words[isOpened ? at + 2 : at + 1]
  const isMarked = (mark?.lower === '.' || mark?.lower === ')') && mark.start === number.end
  if (opening === '(' ? mark?.lower !== ')' : opening !== '#' && !isMarked) return 0
  const length = (isOpened ? 2 : 1) + (isMarked ? 1 : 0)
  if (!isLetter(words[at + length]?.lower ?? '')) return 0
  if (!isOpened && mark?.lower === ')') return words[at - 1]?.lower === '(' ? 0 : length
  return entries > 0 || words[at - 1]?.lower === ':' || isListWord(words[at - 1]) ? length : 0
}

function isListWord(word: Word | undefined): boolean {
  return /^(?:are|include|included|includes|following|of|as|were|is|was)$/.test(word?.lower ?? '')
}

function endsSentence(words: readonly Word[], at: number): boolean {
  const { lower, end } = words[at]!
  if (lower === '!' || lower === '?') return true
  if (lower !== '.') return false
  const [before, next] = [words[at - 1], words[at + 1]]
  if (!before || !next) return true
  const isGlued = before.end === words[at]!.start && end === next.start
  if (isGlued && (/^\d/.test(next.lower) || next.lower.length === 1)) return false
  if (isGlued && before.lower.length === 1 && /\p{L}/u.test(before.lower)) return false
  if (before.lower.length === 1 && isLetter(before.lower) && words[at - 2]?.lower === '.') return false
  return !shortened.has(before.lower)
}
