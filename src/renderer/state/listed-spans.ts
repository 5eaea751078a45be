import { compareSpans, type Span } from '../../core/annotation/span'
import type { LabelSchema } from '../../core/annotation/label-schema'

/** Which spans the list shows, and in which order. */
export interface SpanFilter {
  /** Words of the quote, white space and case apart. */
  readonly words: string
  /** A label's id, `needs-review` for the spans that are marked so, or `all`. */
  readonly show: string
  readonly sort: 'place' | 'label' | 'words'
}

export const everySpan: SpanFilter = { words: '', show: 'all', sort: 'place' }
export const needsReview = 'needs-review'

/** The spans that pass, in the order that is asked for; those that are equal in it in that of the letter. */
export function listedSpans(
  spans: readonly Span[],
  { words, show, sort }: SpanFilter,
  { labels }: LabelSchema,
): readonly Span[] {
  const wanted = folded(words)
  const isWanted = (span: Span) =>
    (show === 'all' || (show === needsReview ? span.needsReview : span.label === show)) &&
    (wanted === '' || folded(span.quote).includes(wanted))
  const passing = wanted === '' && show === 'all' ? spans : spans.filter(isWanted)
  if (sort === 'place') return passing
  if (sort === 'label') {
    const rank = new Map(labels.map(({ id }, index) => [id, index]))
    const rankOf = ({ label }: Span) => rank.get(label) ?? labels.length
    return [...passing].sort((a, b) => rankOf(a) - rankOf(b) || compareSpans(a, b))
  }
  const keyed = passing.map((span) => ({ span, key: folded(span.quote) }))
  const { compare } = new Intl.Collator('en', { numeric: true })
  return keyed.sort((a, b) => compare(a.key, b.key) || compareSpans(a.span, b.span)).map(({ span }) => span)
}

function folded(words: string): string {
  return words.replaceAll(/\s+/g, ' ').trim().toLowerCase()
}
