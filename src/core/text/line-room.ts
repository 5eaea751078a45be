import { classAt, invisible, unitsAt } from './characters'
import type { TextRange } from './offsets'

/** Lines longer than this were not wrapped by a printer, so nothing can be said about where they end. */
const widestPage = 200
/** The part of a page's width that a line must leave free: proportional letters make equal widths unequal counts. */
const fullLine = 0.8

/** How long (UTF-16) a line of a text with these lines may be and still count as one that somebody ended on purpose. */
export function shortLineOf(lines: readonly TextRange[]): number {
  return widthOf(lines) * fullLine
}

/** Whether the first word of the next line would have had room behind a line, so that it was ended on purpose. */
export function hasRoomForNext(text: string, line: TextRange, next: TextRange, shortLine: number): boolean {
  // Most lines are full without the word behind them.
  const left = shortLine - (line.end - line.start) - 1
  return left > 0 && firstWordLength(text, next) <= left
}

/** The width (UTF-16) that four lines in five keep to. */
function widthOf(lines: readonly TextRange[]): number {
  const counts = new Uint32Array(widestPage + 1)
  for (let i = 0; i < lines.length; i += 1) {
    counts[Math.min(lines[i]!.end - lines[i]!.start, widestPage)]! += 1
  }
  let within = 0
  for (let width = 0; width < widestPage; width += 1) {
    within += counts[width]!
    if (within * 5 >= lines.length * 4) return width
  }
  return Infinity
}

function firstWordLength(text: string, { start, end }: TextRange): number {
  let at = start
  while (at < end && classAt(text, at) !== invisible) at += unitsAt(text, at)
  return at - start
}
