import { foldedWords } from '../../text/folded-words'
import type { TextRange } from '../../text/offsets'
import type { OutcomeValue } from '../structure/anchors'
import { necessityPhrasesIn, type NecessityPhrase } from './necessity'

/** The conclusion of a rationale (UTF-16). */
export interface Conclusion extends TextRange {
  readonly value: NecessityPhrase['value']
  readonly kind: 'medical' | 'plain'
}

/**
 * The last conclusion of a rationale (UTF-16) about its issue; null if it has none. Heading and conclusion agreed in all
 * of 439 issues, so that a phrase which says the heading's outcome is asked for first: another one behind it is most
 * likely about something else. Linear in the rationale.
 */
export function conclusionOf(
  text: string,
  rationale: TextRange,
  heading: OutcomeValue | null,
): Conclusion | null {
  const { words, rangeOf } = foldedWords(text, rationale)
  const phrases = necessityPhrasesIn(words)
  const lastOf = (kind: Conclusion['kind'], value: OutcomeValue | null): Conclusion | null => {
    const found = phrases.findLast((one) => one.kind === kind && (value === null || one.value === value))
    return found ? { ...rangeOf(found.start, found.end), value: found.value, kind } : null
  }
  return lastOf('medical', heading) ?? lastOf('plain', heading) ?? lastOf('medical', null)
}
