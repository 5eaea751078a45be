import type { TextRange } from '../text/offsets'
import type { Command } from './commands'
import type { AttributeValue, Span } from './span'

/** The command that gives a span another range (UTF-16), by moving its edges. */
export function moveEdgeCommand(text: string, span: Span, range: TextRange): Command {
  return { kind: 'moveEdge', before: span, after: movedSpan(text, span, range) }
}

/** A span of the words of another range (UTF-16). */
export function movedSpan(text: string, span: Span, { start, end }: TextRange): Span {
  return { ...span, start, end, quote: text.slice(start, end), origin: editedOrigin(span) }
}

/** The command that sets attributes of a span; null, an empty text and an empty list take one away. */
export function attributesCommand(
  span: Span,
  values: Readonly<Record<string, AttributeValue | null>>,
): Command {
  const all: Readonly<Record<string, AttributeValue | null>> = { ...span.attributes, ...values }
  const attributes = Object.fromEntries(
    Object.entries(all).filter(
      (entry): entry is [string, AttributeValue] => entry[1] !== null && entry[1].length > 0,
    ),
  )
  return { kind: 'setAttribute', before: span, after: { ...span, attributes, origin: editedOrigin(span) } }
}

/** A person's change of what something else proposed is recorded with the span. */
export function editedOrigin({ origin }: Span): Span['origin'] {
  return origin.kind === 'manual' ? origin : { ...origin, edited: true }
}
