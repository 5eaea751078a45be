import { classAt, classBefore, invisible, isLineBreak, unitsAt, unitsBefore } from './characters'
import type { TextRange } from './offsets'

/** What lies between two lines of visible characters: line breaks and whatever else is invisible around them. */
export interface LineGap extends TextRange {
  readonly partsParagraphs: boolean
}

interface CountedGap extends TextRange {
  readonly breaks: number
  /** Whether a line of white space stands right between two empty lines. */
  readonly hasBlankBetweenEmpty: boolean
}

const lineBreak = /[\n\r\u0085\u2028\u2029]/g

/**
 * The gaps between the lines of a text, in order; none before the first visible character and after the last. A line
 * break is CRLF, LF, CR, U+0085, U+2028 or U+2029; a form feed is white space within its line. Where most line breaks
 * are doubled and somewhere a line that holds only white space stands between empty lines, such a line parts
 * paragraphs (an empty line is then only a wrapped line); elsewhere any blank line does. Linear in the text.
 */
export function lineGapsOf(text: string): LineGap[] {
  const gaps: CountedGap[] = []
  let from = 0
  for (;;) {
    lineBreak.lastIndex = from
    const found = lineBreak.exec(text)
    if (!found) break
    let start = found.index
    while (start > from && classBefore(text, start) === invisible) start -= unitsBefore(text, start)
    let end = found.index + 1
    while (end < text.length && classAt(text, end) === invisible) end += unitsAt(text, end)
    if (start > 0 && end < text.length) gaps.push(countBreaks(text, start, end))
    from = end
  }
  const doubled = gaps.filter(({ breaks }) => breaks > 1).length
  const isDoubleSpaced = doubled * 2 > gaps.length && gaps.some((gap) => gap.hasBlankBetweenEmpty)
  return gaps.map(({ start, end, breaks, hasBlankBetweenEmpty }) => ({
    start,
    end,
    partsParagraphs: isDoubleSpaced ? hasBlankBetweenEmpty : breaks > 1,
  }))
}

function countBreaks(text: string, start: number, end: number): CountedGap {
  let breaks = 0
  let isAfterEmpty = false
  let isPending = false
  let hasBlankBetweenEmpty = false
  let lineStart = start
  for (let i = start; i < end; i += 1) {
    const unit = text.charCodeAt(i)
    if (!isLineBreak(unit)) continue
    const isEmpty = i === lineStart
    if (breaks > 0) {
      if (isEmpty && isPending) hasBlankBetweenEmpty = true
      isPending = !isEmpty && isAfterEmpty
      isAfterEmpty = isEmpty
    }
    breaks += 1
    if (unit === 0x0d && text.charCodeAt(i + 1) === 0x0a) i += 1
    lineStart = i + 1
  }
  return { start, end, breaks, hasBlankBetweenEmpty }
}
