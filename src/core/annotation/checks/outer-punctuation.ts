import type { TextRange } from '../../text/offsets'
import { visibleRange } from '../../text/tokens'
import { moveEdgeCommand } from '../span-edit'
import { foundOn, type Check, type CheckContext } from './check'

/**
 * A span begins or ends with `. , ; :` or with a quotation mark whose other half it does not hold. Brackets stay as
 * they are printed.
 */
export const outerPunctuation: Check<CheckContext> = {
  id: 'outer-punctuation',
  severity: 'warning',
  find: ({ text, set }) =>
    set.spans.flatMap((span) => {
      const visible = visibleRange(text, span)
      const range = withoutPunctuation(text, span)
      // White space is another check's.
      if (!visible || (range?.start === visible.start && range.end === visible.end)) return []
      return [foundOn(span, {}, range && moveEdgeCommand(text, span, range))]
    }),
}

/** A range (UTF-16) without the white space and punctuation at its ends; null where nothing is left of it. */
export function withoutPunctuation(text: string, range: TextRange): TextRange | null {
  // Looked for once in the whole range: text of nothing but quotation marks would take the square of its length.
  const lacking = new Map<string, boolean>()
  const lacks = (marks: string) => {
    const known =
      lacking.get(marks) ?? ![...marks].some((mark) => text.slice(range.start, range.end).includes(mark))
    lacking.set(marks, known)
    return known
  }
  let left = visibleRange(text, range)
  while (left) {
    const { start, end } = left
    const first = beginsWithPunctuation(text, left, lacks) ? 1 : 0
    const last = end - start > first && endsWithPunctuation(text, left, lacks) ? 1 : 0
    if (first + last === 0) return left
    left = visibleRange(text, { start: start + first, end: end - last })
  }
  return null
}

/** Whether none of these quotation marks stands in the words. */
type Lacks = (marks: string) => boolean

const closingOf: Readonly<Record<string, string>> = { '“': '”', '„': '“”', '«': '»' }
const openingOf: Readonly<Record<string, string>> = { '”': '“„', '»': '«' }

function beginsWithPunctuation(text: string, { start, end }: TextRange, lacks: Lacks): boolean {
  const mark = text[start]!
  // ".5 mg" begins with a number.
  if (mark === '.') return !/\d/.test(text[start + 1] ?? '')
  if (/[,;:]/.test(mark)) return true
  if (mark === '"') return !text.slice(start + 1, end).includes('"')
  return closingOf[mark] !== undefined && lacks(closingOf[mark])
}

function endsWithPunctuation(text: string, { start, end }: TextRange, lacks: Lacks): boolean {
  const mark = text[end - 1]!
  if (/[.,;:]/.test(mark)) return true
  // 4" are inches.
  if (mark === '"') return !/\d/.test(text[end - 2] ?? '') && !text.slice(start, end - 1).includes('"')
  return openingOf[mark] !== undefined && lacks(openingOf[mark])
}
