import { classAt, classBefore, invisible, isLineBreak, unitsAt, unitsBefore } from './characters'
import type { TextRange } from './offsets'

/** What lies between two lines of visible characters: line breaks and whatever else is invisible around them. */
export interface LineGap extends TextRange {
  readonly partsParagraphs: boolean
}

/** What counts in a run of invisible characters. */
interface Breaks {
  readonly count: number
  /** Whether a line of white space stands right between two empty lines. */
  readonly hasBlankBetweenEmpty: boolean
}

const rareBreaks = /[\n\r\u0085\u2028\u2029]/g
const single: Breaks = { count: 1, hasBlankBetweenEmpty: false }

/**
 * The gaps between the lines of a text, in order; none before the first visible character and after the last. A line
 * break is CRLF, LF, CR, U+0085, U+2028 or U+2029; a form feed is white space within its line. Where most line breaks
 * are doubled and somewhere a line that holds only white space stands between empty lines, such a line parts
 * paragraphs (an empty line is then only a wrapped line); elsewhere any blank line does. Linear in the text.
 */
export function lineGapsOf(text: string): readonly LineGap[] {
  const gaps: { readonly start: number; readonly end: number; partsParagraphs: boolean }[] = []
  const blanks: boolean[] = []
  // A letter has thousands of gaps, but only a handful of different ones.
  const known = new Map<string, Breaks>()
  let doubled = 0
  let isDoubleSpaced = false
  let from = 0
  const hasOnlyFeeds = !/[\r\u0085\u2028\u2029]/.test(text)
  for (;;) {
    const at = hasOnlyFeeds ? text.indexOf('\n', from) : nextBreak(text, from)
    if (at === -1) break
    const end = invisibleUntil(text, at + 1)
    const start = invisibleFrom(text, at, from)
    from = end
    if (start === 0 || end === text.length) continue
    const found = end - start === 1 ? single : knownBreaks(known, text.slice(start, end))
    if (found.count > 1) doubled += 1
    isDoubleSpaced ||= found.hasBlankBetweenEmpty
    gaps.push({ start, end, partsParagraphs: found.count > 1 })
    blanks.push(found.hasBlankBetweenEmpty)
  }
  if (isDoubleSpaced && doubled * 2 > gaps.length) {
    for (let i = 0; i < gaps.length; i += 1) gaps[i]!.partsParagraphs = blanks[i]!
  }
  return gaps
}

/** The next line break of any kind; -1 where there is none. */
function nextBreak(text: string, from: number): number {
  rareBreaks.lastIndex = from
  // Tested and not matched: thousands of matches would be the greater part of the work.
  return rareBreaks.test(text) ? rareBreaks.lastIndex - 1 : -1
}

function knownBreaks(known: Map<string, Breaks>, run: string): Breaks {
  let breaks = known.get(run)
  if (!breaks) known.set(run, (breaks = breaksOf(run)))
  return breaks
}

function invisibleFrom(text: string, end: number, low: number): number {
  let start = end
  while (start > low) {
    const unit = text.charCodeAt(start - 1)
    if (isVisibleAscii(unit) || (unit > 0x20 && classBefore(text, start) !== invisible)) break
    start -= unitsBefore(text, start)
  }
  return start
}

function invisibleUntil(text: string, start: number): number {
  let end = start
  while (end < text.length) {
    const unit = text.charCodeAt(end)
    if (isVisibleAscii(unit) || (unit > 0x20 && classAt(text, end) !== invisible)) break
    end += unitsAt(text, end)
  }
  return end
}

/** Most of what stands at the ends of lines: asked first, as a letter that is opened has run none of this code before. */
function isVisibleAscii(unit: number): boolean {
  return unit > 0x20 && unit < 0x7f
}

function breaksOf(run: string): Breaks {
  let count = 0
  let isAfterEmpty = false
  let isPending = false
  let hasBlankBetweenEmpty = false
  let lineStart = 0
  for (let i = 0; i < run.length; i += 1) {
    const unit = run.charCodeAt(i)
    if (!isLineBreak(unit)) continue
    const isEmpty = i === lineStart
    if (count > 0) {
      if (isEmpty && isPending) hasBlankBetweenEmpty = true
      isPending = !isEmpty && isAfterEmpty
      isAfterEmpty = isEmpty
    }
    count += 1
    if (unit === 0x0d && run.charCodeAt(i + 1) === 0x0a) i += 1
    lineStart = i + 1
  }
  return { count, hasBlankBetweenEmpty }
}
