import type { Span } from '../annotation/span'
import type { TextRange } from '../text/offsets'
import { visibleRange } from '../text/tokens'
import type { CorpusDocument } from './format'
import type { Fate } from './losses'

/** A span that tags can hold, with the ends that its tokens give it (UTF-16). */
export interface TaggedSpan extends TextRange {
  readonly span: Span
}

/** Which spans a sequence of tags can hold. */
export interface TagPlan {
  /** In text order, none over another. */
  readonly kept: readonly TaggedSpan[]
  /** Of spans without a visible character. */
  readonly withoutToken: readonly Span[]
  /** Over a longer span, or an equally long one that comes first. */
  readonly overlapping: readonly Span[]
}

/**
 * Chooses spans for tags: ends move inwards to visible characters, then the longest (UTF-16) wins over all that it
 * overlaps, of equals the first in canonical order. Spans come in canonical order.
 */
export function planTags(text: string, spans: readonly Span[]): TagPlan {
  const withoutToken: Span[] = []
  const candidates: TaggedSpan[] = []
  let end = 0
  let areApart = true
  for (const span of spans) {
    const range = visibleRange(text, span)
    if (range === null) {
      withoutToken.push(span)
      continue
    }
    if (range.start < end) areApart = false
    end = Math.max(end, range.end)
    candidates.push({ span, start: range.start, end: range.end })
  }
  if (areApart) return { kept: candidates, withoutToken, overlapping: [] }
  const kept: TaggedSpan[] = []
  const overlapping = new Set<Span>()
  // Sorting is stable, so equally long spans stay in canonical order.
  for (const candidate of [...candidates].sort((a, b) => b.end - b.start - (a.end - a.start))) {
    const index = firstEndingAfter(kept, candidate.start)
    if ((kept[index]?.start ?? Infinity) < candidate.end) overlapping.add(candidate.span)
    else kept.splice(index, 0, candidate)
  }
  return { kept, withoutToken, overlapping: spans.filter((span) => overlapping.has(span)) }
}

/** What becomes of each span of a document in a sequence of tags. */
export function fateInTags({ document, set }: CorpusDocument): (span: Span) => Fate {
  const plan = planTags(document.text, set?.spans ?? [])
  const kept = new Map(plan.kept.map((tagged) => [tagged.span, tagged]))
  const withoutToken = new Set(plan.withoutToken)
  return (span) => kept.get(span) ?? (withoutToken.has(span) ? 'no-token' : 'overlap')
}

/** For each token of a text, split at the ends of these spans, the span that it is in. */
export function spansOfTokens(
  tokens: readonly TextRange[],
  kept: readonly TaggedSpan[],
): (TaggedSpan | undefined)[] {
  let next = 0
  return tokens.map(({ start }) => {
    while (next < kept.length && kept[next]!.end <= start) next += 1
    const tagged = kept[next]
    return tagged !== undefined && tagged.start <= start ? tagged : undefined
  })
}

function firstEndingAfter(kept: readonly TaggedSpan[], offset: number): number {
  let low = 0
  let high = kept.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (kept[middle]!.end > offset) high = middle
    else low = middle + 1
  }
  return low
}
