import type { TextRange } from '../text/offsets'
import type { TaggedSpan } from './tag-plan'

/** How the tags of a span's tokens begin, by the token's place in the span. */
export interface TagScheme {
  readonly first: string
  readonly inner: string
  readonly last: string
  /** Of a span of one token. */
  readonly only: string
}

export const iob2Scheme: TagScheme = { first: 'B', inner: 'I', last: 'I', only: 'B' }
export const bilouScheme: TagScheme = { first: 'B', inner: 'I', last: 'L', only: 'U' }

/** The tag of a token in a span, whose label is written as `name`; `O` outside of spans. */
export function tagOf(
  { start, end }: TextRange,
  span: TaggedSpan | undefined,
  scheme: TagScheme,
  nameOf: (label: string) => string,
): string {
  if (span === undefined) return 'O'
  const isFirst = start === span.start
  const isLast = end === span.end
  const part = isFirst ? (isLast ? 'only' : 'first') : isLast ? 'last' : 'inner'
  return `${scheme[part]}-${nameOf(span.span.label)}`
}
