import type { TextRange } from '../text/offsets'

/** White space as Python's `str.isspace` has it, which is what brat's server goes by. */
const whiteSpace = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/
/** Where Python's `splitlines` ends a line, and so brat's server an annotation. */
const lineEnd = /[\n-\r\x1c-\x1e\x85\u2028\u2029]/

/**
 * A span's pieces between line ends, each without its outer white space; none if it is all white space. Cut at
 * every character that ends a line for brat, so that no tail holds one and each tail equals its slices: brat
 * refuses a tail in which such a character was replaced.
 */
export function bratFragments(text: string, range: TextRange): TextRange[] {
  const fragments: TextRange[] = []
  let start = range.start
  for (let end = start; end <= range.end; end += 1) {
    if (end < range.end && !lineEnd.test(text[end]!)) continue
    const fragment = trimmed(text, start, end)
    if (fragment) fragments.push(fragment)
    start = end + 1
  }
  return fragments
}

/** Whether a stretch of text is white space, so that the fragments on both sides of it are one span. */
export function isGap(text: string): boolean {
  for (const character of text) if (!whiteSpace.test(character)) return false
  return true
}

/** Writes a text on one line: backslash and control, separator and byte order characters become `\u{hex}`. */
export function escapeNote(text: string): string {
  return text.replace(/[\\\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]|^ | $/g, (character) => {
    return `\\u{${character.charCodeAt(0).toString(16)}}`
  })
}

/** The text that `escapeNote` wrote, or null where a backslash begins nothing known. */
export function unescapeNote(written: string): string | null {
  if (written.replace(/\\u\{[0-9a-f]{1,4}\}/g, '').includes('\\')) return null
  return written.replace(/\\u\{([0-9a-f]{1,4})\}/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
}

function trimmed(text: string, from: number, to: number): TextRange | null {
  let start = from
  let end = to
  while (start < end && whiteSpace.test(text[start]!)) start += 1
  while (end > start && whiteSpace.test(text[end - 1]!)) end -= 1
  return start < end ? { start, end } : null
}
