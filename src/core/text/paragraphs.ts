import { lineGapsOf } from './line-gaps'
import { hasRoomForNext, shortLineOf } from './line-room'
import type { TextRange } from './offsets'
import { visibleRange } from './tokens'

/** A paragraph from its first to its last visible character (UTF-16). */
export interface Paragraph extends TextRange {
  /** Whether it is the head of a section: short and in capitals. */
  readonly isHead: boolean
  /**
   * Where further lines of it begin that are lines on purpose, as in a list or a block of names and dates; none in a
   * paragraph that was only wrapped.
   */
  readonly lineStarts: readonly number[]
}

interface Line extends TextRange {
  /** Whether the first word of the next line would have had room behind it. */
  hasRoom: boolean
  /** Whether a paragraph ends here. */
  endsParagraph: boolean
}

const longestHead = 120
const fewestCapitals = 4

/**
 * The paragraphs of a text, ascending; each visible character is in exactly one. They are parted as `lineGapsOf` says,
 * but a paragraph that goes on over a page break is one, and a head that stands right above the words of its section
 * is one of its own. Linear in the text.
 */
export function paragraphsOf(text: string): readonly Paragraph[] {
  const lines = linesOf(text)
  const paragraphs: Paragraph[] = []
  for (let first = 0; first < lines.length;) {
    let last = first
    while (!lines[last]!.endsParagraph) last += 1
    const head = lastLineOfHead(text, lines, first, last)
    if (head !== null) paragraphs.push(paragraphOver(lines, first, head, true))
    if (head !== last) paragraphs.push(paragraphOver(lines, head === null ? first : head + 1, last, false))
    first = last + 1
  }
  return paragraphs
}

function paragraphOver(lines: readonly Line[], first: number, last: number, isHead: boolean): Paragraph {
  return {
    start: lines[first]!.start,
    end: lines[last]!.end,
    isHead,
    lineStarts: lineStartsIn(lines, first, last),
  }
}

const none: readonly number[] = []

/** One short line among full ones is a gap that somebody blackened; most of them short, and they are a list. */
function lineStartsIn(lines: readonly Line[], first: number, last: number): readonly number[] {
  let short = 0
  for (let i = first; i < last; i += 1) if (lines[i]!.hasRoom) short += 1
  if (short === 0 || short * 2 < last - first) return none
  return lines
    .slice(first + 1, last + 1)
    .flatMap(({ start }, i) => (lines[first + i]!.hasRoom ? [start] : none))
}

function linesOf(text: string): Line[] {
  const visible = visibleRange(text, { start: 0, end: text.length })
  if (!visible) return []
  const gaps = lineGapsOf(text)
  const lines: Line[] = []
  let start = visible.start
  // Counted and not iterated, as in `lineGapsOf`: code that runs for the first time takes twice as long otherwise.
  for (let i = 0; i < gaps.length; i += 1) {
    lines.push({ start, end: gaps[i]!.start, hasRoom: true, endsParagraph: true })
    start = gaps[i]!.end
  }
  lines.push({ start, end: visible.end, hasRoom: true, endsParagraph: true })
  const shortLine = shortLineOf(lines)
  for (let i = 0; i < gaps.length; i += 1) {
    const gap = gaps[i]!
    const line = lines[i]!
    line.hasRoom = hasRoomForNext(text, line, lines[i + 1]!, shortLine)
    line.endsParagraph = gap.partsParagraphs && !goesOnOverPage(text, gap, line)
  }
  return lines
}

const sentenceEnd = /[.!?:;]["'’”)\]]*$/

function goesOnOverPage(text: string, gap: TextRange, line: Line): boolean {
  if (!text.slice(gap.start, gap.end).includes('\f')) return false
  if (sentenceEnd.test(text.slice(Math.max(line.start, gap.start - 4), gap.start))) return false
  const next = text[gap.end]!
  return !line.hasRoom || next !== next.toUpperCase()
}

/** Index of the line with which the head ends that the paragraph of these lines begins with; null if it has none. */
function lastLineOfHead(text: string, lines: readonly Line[], first: number, last: number): number | null {
  const start = lines[first]!.start
  if (isHead(text, start, lines[last]!.end)) return last
  // What goes on right below a head is parted from it by more than the end of a full line.
  let head: number | null = null
  for (let i = first; i < last && isHead(text, start, lines[i]!.end); i += 1) {
    if (lines[i]!.hasRoom && text[lines[i]!.end - 1] !== ':') head = i
  }
  return head
}

const smallOrNumber = /[a-z0-9.]/

function isHead(text: string, start: number, end: number): boolean {
  if (end - start > longestHead) return false
  const words = text.slice(start, end)
  // No properties of Unicode: to build their pattern takes longer than to go through a whole letter.
  if (smallOrNumber.test(words) || words !== words.toUpperCase()) return false
  const small = words.toLowerCase()
  let capitals = 0
  for (let i = 0; i < words.length; i += 1) if (words[i] !== small[i]) capitals += 1
  return capitals >= fewestCapitals
}
