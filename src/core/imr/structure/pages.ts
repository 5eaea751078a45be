import { lineGapsOf } from '../../text/line-gaps'
import type { TextRange } from '../../text/offsets'
import { visibleRange } from '../../text/tokens'

/**
 * The pages of a text (UTF-16): they adjoin and hold all of it, each with the break that ends it. A form feed ends a
 * page. Where there is none and most lines are followed by an empty one, two empty lines more end a page, as
 * extractors leave them that know no form feed. None in an empty text. Linear in the text.
 */
export function pagesOf(text: string): readonly TextRange[] {
  const ends = text.includes('\f') ? endsByFormFeed(text) : endsByEmptyLines(text)
  // What follows the last break is a page only if something stands on it.
  const last = ends.at(-1)
  if (last !== undefined && !visibleRange(text, { start: last, end: text.length })) ends.pop()
  const bounds = [0, ...ends, text.length]
  return text === '' ? [] : bounds.slice(1).map((end, i) => ({ start: bounds[i]!, end }))
}

function endsByFormFeed(text: string): number[] {
  return [...text.matchAll(/\f/g)].map(({ index }) => index + 1)
}

const emptyLine = /(?:\r\n|\n|\r){2}/
const emptyLines = /(?:\r\n){4,}|\n{4,}|\r{4,}/

function endsByEmptyLines(text: string): number[] {
  const gaps = lineGapsOf(text)
  const doubled = gaps.filter(({ start, end }) => emptyLine.test(text.slice(start, end)))
  if (doubled.length * 2 <= gaps.length) return []
  return doubled.filter(({ start, end }) => emptyLines.test(text.slice(start, end))).map(({ end }) => end)
}
