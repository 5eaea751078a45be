import { compareText } from '../annotation/span'
import type { TextRange } from '../text/offsets'
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
 * range has as many exact pairs as there can be. Where more than 64 spans of one side lie over one place, a span there is
 * compared with the 64 of them that begin last, so that it takes n log n whatever the spans.
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
  const candidates = overlappingPairs(open.gold, open.predicted).map((pair) => ({ pair, fit: fitOf(pair) }))
  const taken = candidates
    .sort((a, b) => compareFits(a.fit, b.fit))
    .map(({ pair }) => pair)
    .filter(({ gold, predicted }) => {
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

/** Spans of one side that lie over one place, up to which all are compared; more are no work of coders or parsers. */
const depthLimit = 64

/** The pairs that share a code unit, of two lists by ascending start. */
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
      openPredicted = openPredicted.filter(({ end }) => end > nextGold.start).slice(-depthLimit)
      for (const open of openPredicted) pairs.push({ gold: nextGold, predicted: open })
      openGold.push(nextGold)
      g += 1
    } else if (nextPredicted) {
      openGold = openGold.filter(({ end }) => end > nextPredicted.start).slice(-depthLimit)
      for (const open of openGold) pairs.push({ gold: open, predicted: nextPredicted })
      openPredicted.push(nextPredicted)
      p += 1
    }
  }
  return pairs
}

/** What makes one pair better than another; asks the same of both sides, so that neither is preferred. */
interface Fit extends TextRange {
  readonly sharedStart: number
  /** Code units that both cover, and that either does. */
  readonly shared: number
  readonly whole: number
  readonly labelsDiffer: boolean
  readonly labels: string
}

function fitOf({ gold, predicted }: SpanPair): Fit {
  const start = Math.min(gold.start, predicted.start)
  const end = Math.max(gold.end, predicted.end)
  const sharedStart = Math.max(gold.start, predicted.start)
  return {
    start,
    end,
    sharedStart,
    shared: Math.min(gold.end, predicted.end) - sharedStart,
    whole: end - start,
    labelsDiffer: gold.label !== predicted.label,
    labels: [gold.label, predicted.label].sort(compareText).join(' '),
  }
}

/** The better one first. */
function compareFits(a: Fit, b: Fit): number {
  return (
    Number(a.labelsDiffer) - Number(b.labelsDiffer) ||
    // Shared part of the whole, without the rounding of a division.
    b.shared * a.whole - a.shared * b.whole ||
    a.start - b.start ||
    a.end - b.end ||
    a.sharedStart - b.sharedStart ||
    compareText(a.labels, b.labels)
  )
}
