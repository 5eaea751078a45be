import { countBelow } from './ascending'
import type { TextRange } from './offsets'

/** The words of a range of a text on one line: what rules read, so that line ends and pages change nothing. */
export interface FoldedWords {
  /** One space for each run of white space, none behind the hyphen of a wrapped word. */
  readonly words: string
  /** The range of the text (UTF-16) of some of the words, which begin and end with no space. */
  readonly rangeOf: (start: number, end: number) => TextRange
}

const whiteRun = /[\s\u0085]+/g
const lineEnd = /[\n\f\r\u0085\u2028\u2029]/
const hyphenOfWord = /[^\s\u0085][-\u2010]$/

/** Offsets are UTF-16 code units, of the text and of the words. Linear in the range. */
export function foldedWords(text: string, range: TextRange): FoldedWords {
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
    const piece = raw.slice(from, index) + (isWrapped ? '' : ' ')
    pieces.push(piece)
    length += piece.length
    from = index + run.length
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
