import { patternOf, type FindQuery, type PatternProblem } from './find-pattern'
import type { TextRange } from './offsets'
import { rangeOfSelection } from './selection'

/** What was found: half-open UTF-16 ranges, ascending and apart; or why the query's pattern means nothing. */
export type FindOutcome = { readonly matches: readonly TextRange[] } | { readonly problem: PatternProblem }

/**
 * Every place of a text where a query's words stand. No match is empty, begins or ends with white space or splits a
 * surrogate pair; words of nothing but white space are nowhere. Linear in the text, but for a regular expression,
 * which may take for ever: that runs where it can be stopped.
 */
export function findIn(text: string, query: FindQuery): FindOutcome {
  const compiled = patternOf(query)
  if ('problem' in compiled) return compiled
  const matches: TextRange[] = []
  if (compiled.pattern === null) return { matches }
  for (const { index, 0: words } of text.matchAll(compiled.pattern)) {
    const range = rangeOfSelection(text, index, index + words.length)
    if (range) matches.push(range)
  }
  return { matches }
}

/** Index of the match that is exactly this range, -1 if none is. */
export function matchAt(matches: readonly TextRange[], range: TextRange): number {
  const index = firstFrom(matches, range.start)
  const match = matches[index]
  return match?.start === range.start && match.end === range.end ? index : -1
}

/** Index of the first match that begins at or behind an offset (UTF-16); the count of matches where none does. */
export function firstFrom(matches: readonly TextRange[], offset: number): number {
  let low = 0
  let high = matches.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (matches[middle]!.start < offset) low = middle + 1
    else high = middle
  }
  return low
}
