import type { TextRange } from '../../core/text/offsets'
import { chunkAt } from './chunks'
import type { LetterBody, LetterView } from './letter-body'

/** What is drawn of a line: from its first to its last visible character. */
const visiblePart = /\S(?:[^\n\r\f]*[^\s])?/g

/**
 * What is painted and ringed of `[start, end)` (UTF-16) in a view: in the raw view the visible part of each line of
 * the text, because colour on blank lines and on spaces at line ends says nothing; in the reading view, which draws no
 * such lines and spaces, its part of each paragraph.
 */
export function drawnParts(body: LetterBody, view: LetterView, start: number, end: number): TextRange[] {
  return view === 'raw' ? visibleLineParts(body.text, start, end) : paragraphParts(body, start, end)
}

/** The visible parts of a range, one for each line that has any; the whole range if nothing in it is visible. */
export function visibleLineParts(text: string, start: number, end: number): TextRange[] {
  const parts: TextRange[] = []
  const quote = text.slice(start, end)
  for (const match of quote.matchAll(visiblePart)) {
    parts.push({ start: start + match.index, end: start + match.index + match[0].length })
  }
  return parts.length > 0 ? parts : [{ start, end }]
}

/** The parts of a range in the paragraphs of the reading view, without the white space between those. */
function paragraphParts({ text, paragraphs }: LetterBody, start: number, end: number): TextRange[] {
  const parts: TextRange[] = []
  for (let i = chunkAt(paragraphs, start); i < paragraphs.length && paragraphs[i]!.start < end; i += 1) {
    const from = Math.max(start, paragraphs[i]!.start)
    const to = from + text.slice(from, Math.min(end, paragraphs[i]!.end)).trimEnd().length
    if (from < to) parts.push({ start: from, end: to })
  }
  return parts.length > 0 ? parts : [{ start, end }]
}
