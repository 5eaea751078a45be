import type { TextRange } from '../text/offsets'

/** White space as Python's `str.isspace` has it, which is what brat's server and spaCy go by. */
const whiteSpace = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/

/** Whether a code unit is white space; one that the text does not have is none. */
export function isWhiteSpace(unit: string | undefined): boolean {
  return unit !== undefined && whiteSpace.test(unit)
}

/** Whether a stretch of text is nothing but white space. */
export function isGap(text: string): boolean {
  for (const character of text) if (!whiteSpace.test(character)) return false
  return true
}

/** A range of a text (UTF-16) without its outer white space, or null if it has nothing else. */
export function trimmedRange(text: string, range: TextRange): TextRange | null {
  let { start, end } = range
  while (start < end && isWhiteSpace(text[start])) start += 1
  while (end > start && isWhiteSpace(text[end - 1])) end -= 1
  return start < end ? { start, end } : null
}
