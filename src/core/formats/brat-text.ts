import type { TextRange } from '../text/offsets'
import { trimmedRange } from './python-white-space'

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
    const fragment = trimmedRange(text, { start, end })
    if (fragment) fragments.push(fragment)
    start = end + 1
  }
  return fragments
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
