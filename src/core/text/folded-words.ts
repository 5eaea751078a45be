import { countBelow } from './ascending'
import type { TextRange } from './offsets'

/** The words of a range of a text on one line: what rules read, so that line ends and pages change nothing. */
export interface FoldedWords {
  /**
   * One space for each run of white space, none behind the hyphen of a wrapped word, nor that hyphen where the word is
   * one of those that have none.
   */
  readonly words: string
  /** The range of the text (UTF-16) of some of the words, which begin and end with no space. */
  readonly rangeOf: (start: number, end: number) => TextRange
}

const whiteRun = /[\s\u0085]+/g
const lineEnd = /[\n\f\r\u0085\u2028\u2029]/
const hyphenOfWord = /[^\s\u0085][-\u2010]$/
const firstPart = /[a-z]+(?=[-\u2010]$)/i
const lastPart = /^[a-z]+/
const longestPart = 30

/**
 * Offsets are UTF-16 code units, of the text and of the words. `unhyphenated`: words in lower case of which a hyphen at
 * the end of a line is no part, as in "neces-" and "sary". Linear in the range.
 */
export function foldedWords(text: string, range: TextRange, unhyphenated: ReadonlySet<string>): FoldedWords {
  const pieces: string[] = []
  /** Where each piece begins, in the words and in the text. */
  const inWords = [0]
  const inText = [range.start]
  let length = 0
  let from = 0
  const raw = text.slice(range.start, range.end)
  for (const { index, 0: run } of raw.matchAll(whiteRun)) {
    if (run === ' ') continue
    const isWrapped = lineEnd.test(run) && hyphenOfWord.test(raw.slice(Math.max(0, index - 2), index))
    const next = index + run.length
    const isWhole = isWrapped && unhyphenated.has(joinedAt(raw, index, next))
    const piece = isWhole ? raw.slice(from, index - 1) : raw.slice(from, index) + (isWrapped ? '' : ' ')
    pieces.push(piece)
    length += piece.length
    from = next
    inWords.push(length)
    inText.push(range.start + from)
  }
  pieces.push(raw.slice(from))
  const offsetOf = (offset: number) => {
    const piece = countBelow(inWords, offset + 1) - 1
    return inText[piece]! + offset - inWords[piece]!
  }
  return {
    words: pieces.join(''),
    rangeOf: (start, end) => ({ start: offsetOf(start), end: offsetOf(end - 1) + 1 }),
  }
}

/** The word in lower case whose first part and hyphen end at one offset (UTF-16) and whose last part begins at another. */
function joinedAt(raw: string, end: number, start: number): string {
  const first = firstPart.exec(raw.slice(Math.max(0, end - longestPart), end))
  const last = lastPart.exec(raw.slice(start, start + longestPart))
  return first && last ? (first[0] + last[0]).toLowerCase() : ''
}
