import type { TextRange } from '../../core/text/offsets'

/** What is drawn of a line: from its first to its last visible character. */
const visiblePart = /\S(?:[^\n\r\f]*[^\s])?/g

/**
 * The visible parts of `[start, end)` (UTF-16), one for each line of the text that has any: what is painted and
 * ringed, because colour on blank lines and on spaces at line ends says nothing. The whole range if nothing in it is
 * visible.
 */
export function visibleLineParts(text: string, start: number, end: number): TextRange[] {
  const parts: TextRange[] = []
  const quote = text.slice(start, end)
  for (const match of quote.matchAll(visiblePart)) {
    parts.push({ start: start + match.index, end: start + match.index + match[0].length })
  }
  return parts.length > 0 ? parts : [{ start, end }]
}
