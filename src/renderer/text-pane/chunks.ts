import { hyphenFoldsIn } from '../../core/text/folds'
import { splitsSurrogatePair, type TextRange } from '../../core/text/offsets'

const lineFeed = 0x0a
const carriageReturn = 0x0d
const formFeed = 0x0c
const space = 0x20

/**
 * About how many UTF-16 code units a chunk holds: few enough to lay it out in two milliseconds, and enough for a
 * long letter to need few of the blocks, which cost 6 kB of heap each.
 */
export const chunkSize = 4096

/** How many chunk sizes a paragraph may fill before it is cut. */
const longestParagraph = 4

/**
 * Cuts a text into adjoining chunks (UTF-16) of about `size` code units, between paragraphs: at one of `starts`, which
 * ascend. A paragraph longer than four chunks is cut at a line end, or else at a space, or else anywhere but inside a
 * surrogate pair.
 */
export function cutIntoChunks(text: string, starts: readonly number[], size = chunkSize): TextRange[] {
  const chunks: TextRange[] = []
  const longest = size * longestParagraph
  let next = 0
  let start = 0
  while (text.length - start > size) {
    while (next < starts.length && starts[next]! <= start) next += 1
    while (next + 1 < starts.length && starts[next + 1]! <= start + size) next += 1
    const following = starts[next + 1] ?? text.length
    let end = starts[next] ?? text.length
    // Rather a long chunk than one that holds next to nothing.
    if (end - start < size >> 1 && following - start <= longest) end = following
    if (end - start > longest) end = cutBetween(text, start + (longest >> 1), start + longest)
    chunks.push({ start, end })
    start = end
  }
  if (start < text.length) chunks.push({ start, end: text.length })
  return chunks
}

/** The last good place to cut with `low < place <= high`. */
function cutBetween(text: string, low: number, high: number): number {
  for (let place = high; place > low; place -= 1) {
    if (endsLine(text, place - 1)) return place
  }
  for (let place = high; place > low; place -= 1) {
    if (text.charCodeAt(place - 1) === space) return place
  }
  return splitsSurrogatePair(text, high) || endsLine(text, high) ? high + 1 : high
}

/** Whether the code unit at an offset is the last one of its line: LF, or a CR that no LF follows. */
function endsLine(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset)
  return unit === lineFeed || (unit === carriageReturn && text.charCodeAt(offset + 1) !== lineFeed)
}

function isLineEnd(unit: number): boolean {
  return unit === lineFeed || unit === carriageReturn || unit === formFeed
}

/** Index of the chunk that holds an offset (UTF-16); the last one for the text's end. */
export function chunkAt(chunks: readonly TextRange[], offset: number): number {
  let low = 0
  let high = Math.max(0, chunks.length - 1)
  while (low < high) {
    const middle = (low + high) >>> 1
    if (chunks[middle]!.end <= offset) low = middle + 1
    else high = middle
  }
  return low
}

/** A stretch of a paragraph that becomes one text node. */
export type Piece = TextRange & (Stretch | PageBreak)

interface Stretch {
  /**
   * A `line-end` is a CR without LF, a `hyphen-fold` white space behind the hyphen of a wrapped word, a `control` one
   * character that has no glyph or turns the order of those around it.
   */
  readonly kind: 'text' | 'line-end' | 'hyphen-fold' | 'control'
}

interface PageBreak {
  readonly kind: 'page-break'
  /** Number of the page that begins here. */
  readonly page: number
  /** Whether other text stands before it in its line. */
  readonly isWithinLine: boolean
  /** Whether its paragraph goes on behind it. */
  readonly isWithinParagraph: boolean
}

// Controls but for white space, and the embeddings, overrides and isolates of the Unicode Bidirectional Algorithm.
const special = /\f|\r(?!\n)|[\x01-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]/g
/** What makes a paragraph more than one piece. */
const perhapsSpecial = new RegExp(`${special.source}|[-\\u2010][ \\t]*[\\n\\r\\u0085\\u2028\\u2029]`)

/**
 * Splits a paragraph at what the browser does not draw by itself: form feeds, CRs without LF and controls, each alone in
 * its piece, and folds behind hyphens. `firstPage` is the number of the page on which it begins.
 */
export function piecesOf(text: string, paragraph: TextRange, firstPage: number): Piece[] {
  const words = text.slice(paragraph.start, paragraph.end)
  if (!perhapsSpecial.test(words)) return [{ kind: 'text', start: paragraph.start, end: paragraph.end }]
  const pieces: Piece[] = []
  let page = firstPage
  const lastVisible = paragraph.start + words.trimEnd().length
  const addPlain = (start: number, end: number, kind: 'text' | 'hyphen-fold') => {
    let from = start
    for (const { index } of text.slice(start, end).matchAll(special)) {
      const offset = start + index
      // The LF that a CR belongs to may stand behind the stretch.
      if (text.charCodeAt(offset) === carriageReturn && text.charCodeAt(offset + 1) === lineFeed) continue
      if (offset > from) pieces.push({ kind, start: from, end: offset })
      from = offset + 1
      if (text.charCodeAt(offset) === formFeed) {
        page += 1
        const isWithinLine = offset > 0 && !isLineEnd(text.charCodeAt(offset - 1))
        const isWithinParagraph = offset < lastVisible
        pieces.push({ kind: 'page-break', start: offset, end: from, page, isWithinLine, isWithinParagraph })
      } else {
        const own = text.charCodeAt(offset) === carriageReturn ? 'line-end' : 'control'
        pieces.push({ kind: kind === 'text' ? own : kind, start: offset, end: from })
      }
    }
    if (from < end) pieces.push({ kind, start: from, end })
  }
  let start = paragraph.start
  for (const fold of hyphenFoldsIn(text, paragraph)) {
    addPlain(start, fold.start, 'text')
    addPlain(fold.start, fold.end, 'hyphen-fold')
    start = fold.end
  }
  addPlain(start, paragraph.end, 'text')
  return pieces
}
