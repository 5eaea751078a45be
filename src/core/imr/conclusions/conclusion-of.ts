import { foldedWords } from '../../text/folded-words'
import { unhyphenated } from '../unhyphenated'
import type { TextRange } from '../../text/offsets'
import type { OutcomeValue } from '../structure/anchors'
import { farNegationBefore, necessityPhrasesIn, type NecessityPhrase } from './necessity'

/** The conclusion of a rationale (UTF-16). */
export interface Conclusion extends TextRange {
  readonly value: NecessityPhrase['value']
  /** As of its phrase; or `far`: it is denied by a negation farther away in its sentence. */
  readonly kind: 'medical' | 'plain' | 'far'
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
  const { words, rangeOf } = foldedWords(text, rationale, unhyphenated)
  const phrases = necessityPhrasesIn(words)
  const lastOf = (kind: NecessityPhrase['kind'], value: OutcomeValue | null) =>
    phrases.findLast((one) => one.kind === kind && (value === null || one.value === value))

  const agreeing = lastOf('medical', heading) ?? lastOf('plain', heading)
  if (agreeing) return concluded(agreeing.start, agreeing)
  const other = lastOf('medical', null)
  if (!other) return null
  const denied = heading === 'upheld' ? farNegationBefore(words, other.start) : null
  return denied === null
    ? concluded(other.start, other)
    : concluded(denied, { end: other.end, value: 'upheld', kind: 'far' })

  function concluded(start: number, { end, value, kind }: Omit<Conclusion, 'start'>): Conclusion {
    return { ...rangeOf(start, end), value, kind }
  }
}
