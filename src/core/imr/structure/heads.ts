import type { TextRange } from '../../text/offsets'
import { beginsLine } from './lines'

/** The head of a section (UTF-16). */
export interface Head extends TextRange {
  readonly kind: 'process' | 'summary' | 'issues'
}

const words: readonly { readonly kind: Head['kind']; readonly pattern: RegExp }[] = [
  { kind: 'process', pattern: /HOW\s+THE\s+IMR\s+FINAL\s+DETERMINATION\s+WAS\s+MADE/g },
  { kind: 'summary', pattern: /CLINICAL\s+CASE\s+SUMMARY/g },
  { kind: 'issues', pattern: /IMR\s+ISSUES?,?\s+DECISIONS?,?\s+AND\s+RATIONALES?/g },
]

/**
 * The heads at the beginnings of lines, ascending, up to the last one of the issues: of the others the first of each,
 * as what stands under the issues may quote one. White space between their words may be any.
 */
export function headsOf(text: string): readonly Head[] {
  const found = words.map(({ kind, pattern }) =>
    [...text.matchAll(pattern)]
      .filter(({ index }) => beginsLine(text, index))
      .map(({ 0: head, index }): Head => ({ kind, start: index, end: index + head.length })),
  )
  const [process, summary, issues] = found as [Head[], Head[], Head[]]
  const first = issues[0]?.start ?? 0
  return [...process.slice(0, 1), ...summary.slice(0, 1)]
    .filter(({ start }) => start < first)
    .sort((a, b) => a.start - b.start)
    .concat(issues)
}
