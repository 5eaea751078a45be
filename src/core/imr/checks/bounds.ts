import { foundOn, type Found } from '../../annotation/checks/check'
import { withoutPunctuation } from '../../annotation/checks/outer-punctuation'
import { moveEdgeCommand } from '../../annotation/span-edit'
import type { Span } from '../../annotation/span'
import type { TextRange } from '../../text/offsets'
import type { LetterContext } from './letter-context'

/**
 * The spans of a label that hold words which the guidelines leave out; the fix trims them. `bounded` gives the words
 * that belong to the span, of a range (UTF-16) without outer white space and punctuation, which other checks find.
 */
export function outOfBounds(
  { text, set }: LetterContext,
  label: string,
  bounded: (text: string, range: TextRange) => TextRange | null,
): readonly Found[] {
  return set.spans.flatMap((span) => {
    const range = span.label === label ? withoutPunctuation(text, span) : null
    const inner = range && bounded(text, range)
    if (!inner || (inner.start === range.start && inner.end === range.end)) return []
    return [foundOn(span, excessOf(text, span, inner), moveEdgeCommand(text, span, inner))]
  })
}

/** The words of a span in front of those that belong to it, and behind them. */
export function excessOf(text: string, span: Span, inner: TextRange): Found['facts'] {
  const before = text.slice(span.start, inner.start).trim()
  const behind = text.slice(inner.end, span.end).trim()
  return { ...(before && { before }), ...(behind && { behind }) }
}

/** A range (UTF-16) without the words at its beginning that a sticky pattern matches; null where nothing is left. */
export function withoutBeginning(text: string, range: TextRange, words: RegExp): TextRange | null {
  const match = words.exec(text.slice(range.start, range.end))
  return match ? withoutPunctuation(text, { start: range.start + match[0].length, end: range.end }) : range
}
