import type { AnnotationSet } from '../annotation/annotation-set'
import type { Suggestion } from './suggestion'

/**
 * The suggestions on which nobody has decided, in their order: none of their words is marked, and they were not
 * rejected. A rejection is a dismissal of the words for the label, so that the label lens knows of it too.
 */
export function openSuggestions<T extends Suggestion>(
  suggestions: readonly T[],
  { spans, decisions }: Pick<AnnotationSet, 'spans' | 'decisions'>,
): readonly T[] {
  const rejected = new Set(decisions.flatMap((one) => (one.kind === 'dismissed' ? [suggestionKey(one)] : [])))
  /** At each span the last end of it and all before it. */
  const lastEnds: number[] = []
  for (const { end } of spans) lastEnds.push(Math.max(end, lastEnds.at(-1) ?? 0))
  const isMarked = ({ start, end }: T) => {
    const before = countBelow(spans, end)
    return before > 0 && lastEnds[before - 1]! > start
  }
  return suggestions.filter((one) => !rejected.has(suggestionKey(one)) && !isMarked(one))
}

/** Tells the suggestions of one document apart, and is the same whichever rule or parser proposes it. */
export function suggestionKey({ label, start, end }: Suggestion): string {
  return `${start} ${end} ${label}`
}

/** How many of ascending spans begin below an offset (UTF-16). */
function countBelow(spans: AnnotationSet['spans'], offset: number): number {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (spans[middle]!.start < offset) low = middle + 1
    else high = middle
  }
  return low
}
