import type { TextRange } from '../../core/text/offsets'
import type { ReadingBlock } from '../../core/text/reading-blocks'

/** Room that the reading view leaves below a paragraph, in lines; as in text-pane.css. */
export const paragraphGap = 0.7

/** How many lines a stretch of text takes as it is when each holds up to `perLine` UTF-16 code units: an estimate. */
export function rawLines(text: string, { start, end }: TextRange, perLine: number): number {
  let lines = 0
  for (let from = start; from < end;) {
    const found = text.indexOf('\n', from)
    const lineEnd = found < 0 || found >= end ? end : found
    lines += Math.max(1, Math.ceil((lineEnd - from) / perLine))
    from = lineEnd + 1
  }
  return lines
}

/** How many lines a paragraph or a line of a list takes folded, with the room below it: an estimate. */
export function foldedLines(text: string, { start, end, kind }: ReadingBlock, perLine: number): number {
  // What folds within is less than an estimate is wrong, blank lines at the ends may be more than all the rest.
  const { length } = text.slice(start, end).trim()
  return Math.max(1, Math.ceil(length / perLine)) + (kind === 'line' ? 0 : paragraphGap)
}
