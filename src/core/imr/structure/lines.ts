import { countBelow } from '../../text/ascending'
import { classAt, classBefore, invisible, isLineBreak, unitsAt, unitsBefore } from '../../text/characters'
import { lineGapsOf, type LineGap } from '../../text/line-gaps'
import { hasRoomForNext, shortLineOf } from '../../text/line-room'
import type { TextRange } from '../../text/offsets'
import { visibleRange } from '../../text/tokens'

const formFeed = 0x0c

/** Whether nothing visible stands before an offset (UTF-16) in its line; a page begins a line. */
export function beginsLine(text: string, offset: number): boolean {
  let at = offset
  while (at > 0 && classBefore(text, at) === invisible) {
    const before = text.charCodeAt(at - 1)
    if (isLineBreak(before) || before === formFeed) return true
    at -= unitsBefore(text, at)
  }
  return at === 0
}

/** The end of the last visible character (UTF-16) in `[low, offset)`; `low` if none is there. */
export function visibleEnd(text: string, low: number, offset: number): number {
  let end = offset
  while (end > low && classBefore(text, end) === invisible) end -= unitsBefore(text, end)
  return end
}

/** The first visible character (UTF-16) in `[offset, high)`; `high` if none is there. */
export function visibleStart(text: string, offset: number, high: number): number {
  let start = offset
  while (start < high && classAt(text, start) === invisible) start += unitsAt(text, start)
  return start
}

const endOfSentence = /[.!?]["'’”)\]]*$/
const goesOn = /[,\-\u2010/(&]$/

/** Whether words (UTF-16 range) end as a sentence does. */
export function endsSentence(text: string, { start, end }: TextRange): boolean {
  return endOfSentence.test(text.slice(Math.max(start, end - 4), end))
}

/**
 * Where the parts of a text begin (UTF-16, ascending, first visible characters): its paragraphs, but one that goes on
 * over a page break is one part whether or not a form feed tells so, and a line that ends a sentence early ends a
 * part even where nothing else parts paragraphs. Linear in the text.
 */
export function partStartsOf(text: string): readonly number[] {
  const visible = visibleRange(text, { start: 0, end: text.length })
  if (!visible) return []
  const gaps = lineGapsOf(text)
  const lines = [...gaps, { start: visible.end }].map(({ start }, i): TextRange => ({
    start: gaps[i - 1]?.end ?? visible.start,
    end: start,
  }))
  const shortLine = shortLineOf(lines)
  const isPageBreak = pageBreaksAmong(text, gaps)
  const parting = gaps.filter((gap, i) => {
    const line = lines[i]!
    const next = lines[i + 1]!
    const end = text.slice(Math.max(line.start, line.end - 4), line.end)
    if (!gap.partsParagraphs) return endOfSentence.test(end) && hasRoomForNext(text, line, next, shortLine)
    if (endOfSentence.test(end)) return true
    if (goesOn.test(end) || isSmall(text[next.start]!)) return false
    return !isPageBreak(gap) || hasRoomForNext(text, line, next, shortLine)
  })
  return [visible.start, ...parting.map(({ end }) => end)]
}

/** A page break has a form feed, or more line breaks than a gap between paragraphs needs. */
function pageBreaksAmong(text: string, gaps: readonly LineGap[]): (gap: LineGap) => boolean {
  const breaksIn = (gap: LineGap) => {
    let breaks = 0
    for (let i = gap.start; i < gap.end; i += 1) if (isLineBreak(text.charCodeAt(i))) breaks += 1
    return breaks
  }
  const fewest = gaps.reduce(
    (least, gap) => (gap.partsParagraphs ? Math.min(least, breaksIn(gap)) : least),
    Infinity,
  )
  return (gap) => text.slice(gap.start, gap.end).includes('\f') || breaksIn(gap) > fewest
}

function isSmall(letter: string): boolean {
  return letter !== letter.toUpperCase()
}

/** The last of ascending offsets that lies below a limit; null if none does. */
export function lastBelow(ascending: readonly number[], limit: number): number | null {
  return ascending[countBelow(ascending, limit) - 1] ?? null
}

/** The first of ascending offsets that lies above a limit; null if none does. */
export function firstAbove(ascending: readonly number[], limit: number): number | null {
  return ascending[countBelow(ascending, limit + 1)] ?? null
}
