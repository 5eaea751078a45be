import { countBelow } from './ascending'

/** Where each line of a text begins, in UTF-16 code units: CR LF, LF and CR alone end a line. */
export function lineStartsOf(text: string): readonly number[] {
  const starts = [0]
  for (const { index, 0: lineEnd } of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + lineEnd.length)
  return starts
}

/** Number of the line that an offset (UTF-16) stands on, counted from 1. */
export function lineNumberAt(lineStarts: readonly number[], offset: number): number {
  return countBelow(lineStarts, offset + 1)
}
