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

/** A line break and the commonest invisible characters behind it. */
const lineEnd = /[\n\r\u0085\u2028\u2029]\s*/g
const single: Breaks = { count: 1, hasBlankBetweenEmpty: false }

/**
 * The gaps between the lines of a text, in order; none before the first visible character and after the last. A line
 * break is CRLF, LF, CR, U+0085, U+2028 or U+2029; a form feed is white space within its line. Where most line breaks
 * are doubled and somewhere a line that holds only white space stands between empty lines, such a line parts
 * paragraphs (an empty line is then only a wrapped line); elsewhere any blank line does. Linear in the text.
 */
export function lineGapsOf(text: string): readonly LineGap[] {
  const gaps: { readonly start: number; readonly end: number; partsParagraphs: boolean }[] = []
  const breaks: Breaks[] = []
  // A letter has thousands of gaps, but only a handful of different ones.
  const known = new Map<string, Breaks>()
  let doubled = 0
  let isDoubleSpaced = false
  let from = 0
  // Tested and not matched: thousands of matches would be the greater part of the work.
  for (lineEnd.lastIndex = 0; lineEnd.test(text); lineEnd.lastIndex = from) {
    const end = invisibleUntil(text, lineEnd.lastIndex)
    const start = invisibleFrom(text, end, from)
    from = end
    if (start === 0 || end === text.length) continue
    const found = end - start === 1 ? single : knownBreaks(known, text.slice(start, end))
    if (found.count > 1) doubled += 1
    isDoubleSpaced ||= found.hasBlankBetweenEmpty
    gaps.push({ start, end, partsParagraphs: false })
    breaks.push(found)
  }
  isDoubleSpaced &&= doubled * 2 > gaps.length
  breaks.forEach(({ count, hasBlankBetweenEmpty }, i) => {
    gaps[i]!.partsParagraphs = isDoubleSpaced ? hasBlankBetweenEmpty : count > 1
  })
  return gaps
}

function knownBreaks(known: Map<string, Breaks>, run: string): Breaks {
  let breaks = known.get(run)
  if (!breaks) known.set(run, (breaks = breaksOf(run)))
  return breaks
}

function invisibleFrom(text: string, end: number, low: number): number {
  let start = end
  while (start > low && classBefore(text, start) === invisible) start -= unitsBefore(text, start)
  return start
}

function invisibleUntil(text: string, start: number): number {
  let end = start
  while (end < text.length && classAt(text, end) === invisible) end += unitsAt(text, end)
  return end
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
