import type { TextRange } from '../text/offsets'
import { isWhiteSpace } from './python-white-space'

export type SpanEnd = 'start' | 'end'

/** Punctuation that spaCy takes off the beginning and off the end of what stands between white space. */
const opening = '([{"\u201c'
const closing = '.,;:!?)]}"\u201d'

/**
 * The ends of a span without outer white space (UTF-16) at which spaCy's English tokenizer (`spacy.blank("en")`,
 * version 3) need not part two tokens. An end is sure at the beginning or end of the text and beside white space, and
 * also where only opening (at its end: closing) punctuation lies between it and white space while the span has at least
 * two letters or digits there, as spaCy keeps shorter ones together with signs (`8)`); before a full stop it
 * must be three small letters that no capital comes before, as spaCy keeps abbreviations with their stop (`Dr.`,
 * `Calif.`). Any other end is listed, though spaCy may well part tokens there.
 */
export function unsureEnds(text: string, { start, end }: TextRange): SpanEnd[] {
  return [
    ...(isSureStart(text, start) ? [] : ['start' as const]),
    ...(isSureEnd(text, end) ? [] : ['end' as const]),
  ]
}

function isSureStart(text: string, start: number): boolean {
  let outer = start
  while (outer > 0 && opening.includes(text[outer - 1]!)) outer -= 1
  if (outer > 0 && !isWhiteSpace(text[outer - 1])) return false
  return outer === start || /^[\p{L}\p{N}]{2}/u.test(text.slice(start, start + 4))
}

function isSureEnd(text: string, end: number): boolean {
  let outer = end
  while (outer < text.length && closing.includes(text[outer]!)) outer += 1
  if (outer < text.length && !isWhiteSpace(text[outer])) return false
  if (outer === end) return true
  // Longer than the longest abbreviation that begins with a capital.
  const word = text.slice(Math.max(0, end - 10), end)
  const needed = text.slice(end, outer).includes('.')
    ? /(?<![\p{L}\p{M}])[a-z]{3,6}$|[a-z]{7}$/u
    : /[\p{L}\p{N}]{2}$/u
  return needed.test(word)
}
