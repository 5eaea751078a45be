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

/**
 * Cuts a text into adjoining chunks (UTF-16) of about `size` code units, at line ends where there are any. A very
 * long line is cut at a space or, without one, anywhere but inside a surrogate pair.
 */
export function cutIntoChunks(text: string, size = chunkSize): TextRange[] {
  const chunks: TextRange[] = []
  let start = 0
  while (text.length - start > size) {
    const end = cutBetween(text, start + (size >> 1), start + size)
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

/** A stretch of a chunk that becomes one text node. */
export type Piece = TextRange & ({ readonly kind: 'text' } | { readonly kind: 'line-end' } | PageBreak)

interface PageBreak {
  readonly kind: 'page-break'
  /** Number of the page that begins here. */
  readonly page: number
  /** Whether other text stands before it in its line. */
  readonly isWithinLine: boolean
}

const special = /\f|\r(?!\n)/g

/**
 * Splits a chunk at what the browser does not draw by itself: form feeds and CRs without LF, each alone in its
 * piece. `firstPage` is the number of the page on which the chunk begins.
 */
export function piecesOf(text: string, chunk: TextRange, firstPage: number): Piece[] {
  const pieces: Piece[] = []
  let start = chunk.start
  let page = firstPage
  special.lastIndex = start
  for (;;) {
    const offset = special.exec(text)?.index ?? chunk.end
    if (offset >= chunk.end) break
    if (offset > start) pieces.push({ kind: 'text', start, end: offset })
    start = offset + 1
    if (text.charCodeAt(offset) !== formFeed) {
      pieces.push({ kind: 'line-end', start: offset, end: start })
    } else {
      page += 1
      const isWithinLine = offset > 0 && !isLineEnd(text.charCodeAt(offset - 1))
      pieces.push({ kind: 'page-break', start: offset, end: start, page, isWithinLine })
    }
  }
  if (start < chunk.end) pieces.push({ kind: 'text', start, end: chunk.end })
  return pieces
}

/** How many lines a chunk takes when each holds up to `charactersPerLine` UTF-16 code units: an estimate. */
export function countLines(text: string, chunk: TextRange, charactersPerLine: number): number {
  let lines = 0
  for (let start = chunk.start; start < chunk.end;) {
    const found = text.indexOf('\n', start)
    const end = found < 0 || found >= chunk.end ? chunk.end : found
    lines += Math.max(1, Math.ceil((end - start) / charactersPerLine))
    start = end + 1
  }
  return lines
}
