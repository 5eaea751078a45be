import type { MarkedSpan, Marks } from './marks'
import { matchSpans } from './matching'

/** What became better and worse from one suggester, or version of it, to another. */
export interface Comparison {
  readonly fixed: readonly Change[]
  readonly broken: readonly Change[]
  /** Gold spans that both have exactly, that both have not, and spurious spans that both have. */
  readonly same: {
    readonly right: readonly MarkedSpan[]
    readonly wrong: readonly MarkedSpan[]
    readonly spurious: readonly MarkedSpan[]
  }
}

/** A gold span that one of two has exactly, in range and label, or a spurious span that one of two has. */
export interface Change {
  readonly kind: 'gold' | 'spurious'
  readonly span: MarkedSpan
}

/**
 * Holds two predictions against the same gold, each change in the order of its side's text. Spurious are predicted
 * spans that are matched with nothing: one that is matched with a gold span tells of that span alone.
 */
export function compareSuggesters(gold: Marks, before: Marks, after: Marks): Comparison {
  const was = standingOf(gold, before)
  const is = standingOf(gold, after)
  const goldSpans = (first: boolean, second: boolean) =>
    gold.spans.filter((span) => was.right.has(span) === first && is.right.has(span) === second)
  const gone = without(was.spurious, is.spurious)
  const isGone = new Set(gone)
  return {
    fixed: [...changes('gold', goldSpans(false, true)), ...changes('spurious', gone)],
    broken: [
      ...changes('gold', goldSpans(true, false)),
      ...changes('spurious', without(is.spurious, was.spurious)),
    ],
    same: {
      right: goldSpans(true, true),
      wrong: goldSpans(false, false),
      spurious: was.spurious.filter((span) => !isGone.has(span)),
    },
  }
}

interface Standing {
  readonly right: ReadonlySet<MarkedSpan>
  readonly spurious: readonly MarkedSpan[]
}

function standingOf(gold: Marks, { spans }: Marks): Standing {
  const { pairs, spurious } = matchSpans<MarkedSpan, MarkedSpan>(gold.spans, spans)
  const exact = pairs.filter((pair) => keyOf(pair.gold) === keyOf(pair.predicted))
  return { right: new Set(exact.map((pair) => pair.gold)), spurious }
}

function changes(kind: Change['kind'], spans: readonly MarkedSpan[]): Change[] {
  return spans.map((span) => ({ kind, span }))
}

/** Spans for each of which the others have no equal one. */
function without(spans: readonly MarkedSpan[], others: readonly MarkedSpan[]): readonly MarkedSpan[] {
  const waiting = new Map<string, number>()
  for (const span of others) waiting.set(keyOf(span), (waiting.get(keyOf(span)) ?? 0) + 1)
  return spans.filter((span) => {
    const left = waiting.get(keyOf(span)) ?? 0
    waiting.set(keyOf(span), left - 1)
    return left <= 0
  })
}

function keyOf({ start, end, label }: MarkedSpan): string {
  return JSON.stringify([start, end, label])
}
