import { splitsSurrogatePair, type TextRange } from './offsets'

const whiteSpace = /[\s\u0085]/

/**
 * The range that a selection means: ends ordered, surrogate pairs taken whole, outer white space left out.
 * Null when nothing but white space was selected. Offsets are UTF-16 code units.
 */
export function rangeOfSelection(text: string, anchor: number, focus: number): TextRange | null {
  let start = Math.max(0, Math.min(anchor, focus))
  let end = Math.min(text.length, Math.max(anchor, focus))
  if (splitsSurrogatePair(text, start)) start -= 1
  if (splitsSurrogatePair(text, end)) end += 1
  while (start < end && whiteSpace.test(text[start]!)) start += 1
  while (end > start && whiteSpace.test(text[end - 1]!)) end -= 1
  return start < end ? { start, end } : null
}
