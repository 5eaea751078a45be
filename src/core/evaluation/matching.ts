import { compareText } from '../annotation/span'
import { compareMarked, type MarkedSpan } from './marks'

/** Which predicted span stands for which gold span. Every span of both sides is in exactly one of the three lists. */
export interface Matching<G extends MarkedSpan = MarkedSpan, P extends MarkedSpan = G> {
  /** In the order of the gold spans. */
  readonly pairs: readonly SpanPair<G, P>[]
  /** Gold spans that nothing stands for. */
  readonly missing: readonly G[]
  /** Predicted spans that stand for nothing. */
  readonly spurious: readonly P[]
}

export interface SpanPair<G extends MarkedSpan = MarkedSpan, P extends MarkedSpan = G> {
  readonly gold: G
  readonly predicted: P
}

/**
 * Matches spans one to one; the order of the input changes nothing, and gold and predicted exchanged give the same
 * pairs exchanged. The best pairs come first, each taking its two spans away:
 * 1. same range and label, 2. same range, 3. a shared code unit and the same label, 4. a shared code unit;
 * in 3 and 4 the pair that shares the larger part of what both cover together, then the one further ahead in the text.
 * So a span that two others overlap is matched with the nearer one alone, and the other is missing or spurious; each
 * range has as many exact pairs as there can be. Linear in the spans and in the pairs that overlap.
 */
export function matchSpans<G extends MarkedSpan, P extends MarkedSpan>(
  gold: readonly G[],
  predicted: readonly P[],
): Matching<G, P> {
  const open: Open<G, P> = {
    gold: [...gold].sort(compareMarked),
    predicted: [...predicted].sort(compareMarked),
    pairs: [],
  }
  takeEqual(open, ({ start, end, label }) => JSON.stringify([start, end, label]))
  takeEqual(open, ({ start, end }) => `${start} ${end}`)
  takeOverlapping(open)
  return {
    pairs: open.pairs.sort((a, b) => compareMarked(a.gold, b.gold)),
    missing: open.gold,
    spurious: open.predicted,
  }
}

/** What is not yet matched, each side in its order, and what is. */
interface Open<G extends MarkedSpan, P extends MarkedSpan> {
  gold: G[]
  predicted: P[]
  readonly pairs: SpanPair<G, P>[]
}

/** Pairs the spans of one key in their order. */
function takeEqual<G extends MarkedSpan, P extends MarkedSpan>(
  open: Open<G, P>,
  keyOf: (span: MarkedSpan) => string,
): void {
  const waiting = new Map<string, P[]>()
  // The last is taken first.
  for (const span of open.predicted.toReversed()) {
    const key = keyOf(span)
    const list = waiting.get(key)
    if (list) list.push(span)
    else waiting.set(key, [span])
  }
  const taken: SpanPair<G, P>[] = []
  for (const span of open.gold) {
    const predicted = waiting.get(keyOf(span))?.pop()
    if (predicted) taken.push({ gold: span, predicted })
  }
  take(open, taken)
}

function takeOverlapping<G extends MarkedSpan, P extends MarkedSpan>(open: Open<G, P>): void {
  const used = new Set<MarkedSpan>()
  const candidates = overlappingPairs(open.gold, open.predicted)
  const taken = candidates.sort(compareCandidates).filter(({ gold, predicted }) => {
    if (used.has(gold) || used.has(predicted)) return false
    used.add(gold).add(predicted)
    return true
  })
  take(open, taken)
}

function take<G extends MarkedSpan, P extends MarkedSpan>(open: Open<G, P>, taken: SpanPair<G, P>[]): void {
  const used = new Set<MarkedSpan>(taken.flatMap(({ gold, predicted }) => [gold, predicted]))
  open.pairs.push(...taken)
  open.gold = open.gold.filter((span) => !used.has(span))
  open.predicted = open.predicted.filter((span) => !used.has(span))
}

/** Every pair that shares a code unit, of two lists by ascending start. */
function overlappingPairs<G extends MarkedSpan, P extends MarkedSpan>(
  gold: readonly G[],
  predicted: readonly P[],
): SpanPair<G, P>[] {
  const pairs: SpanPair<G, P>[] = []
  let openGold: G[] = []
  let openPredicted: P[] = []
  let g = 0
  let p = 0
  while (g < gold.length || p < predicted.length) {
    const nextGold = gold[g]
    const nextPredicted = predicted[p]
    if (nextGold && (!nextPredicted || nextGold.start <= nextPredicted.start)) {
      openPredicted = openPredicted.filter(({ end }) => end > nextGold.start)
      for (const open of openPredicted) pairs.push({ gold: nextGold, predicted: open })
      openGold.push(nextGold)
      g += 1
    } else if (nextPredicted) {
      openGold = openGold.filter(({ end }) => end > nextPredicted.start)
      for (const open of openGold) pairs.push({ gold: open, predicted: nextPredicted })
      openPredicted.push(nextPredicted)
      p += 1
    }
  }
  return pairs
}

/** The better pair first; asks the same of both sides, so that neither is preferred. */
function compareCandidates(a: SpanPair, b: SpanPair): number {
  const [of, than] = [extentOf(a), extentOf(b)]
  return (
    Number(of.labelsDiffer) - Number(than.labelsDiffer) ||
    // Shared part of the whole, without the rounding of a division.
    than.shared * of.whole - of.shared * than.whole ||
    of.start - than.start ||
    of.end - than.end ||
    of.sharedStart - than.sharedStart ||
    compareText(of.labels, than.labels)
  )
}

function extentOf({ gold, predicted }: SpanPair) {
  const start = Math.min(gold.start, predicted.start)
  const end = Math.max(gold.end, predicted.end)
  const sharedStart = Math.max(gold.start, predicted.start)
  return {
    start,
    end,
    sharedStart,
    whole: end - start,
    shared: Math.min(gold.end, predicted.end) - sharedStart,
    labelsDiffer: gold.label !== predicted.label,
    labels: JSON.stringify([gold.label, predicted.label].sort(compareText)),
  }
}
