import { structureOf } from '../../structure/structure'
import type { LetterToRead } from '../rule'
import { diagnosisRules } from './diagnosis-rules'

/** A letter with one issue that says these words in its summary and in its rationale. */
export function letterOf(
  words: { readonly summary?: string; readonly rationale?: string },
  knownConditions: readonly string[] = [],
): LetterToRead {
  const text = [
    'CLINICAL CASE SUMMARY',
    words.summary ?? 'There were 55 pages.',
    'IMR ISSUES, DECISIONS AND RATIONALES',
    'Right carpal tunnel release for carpal tunnel syndrome:  Upheld',
    'Claims Administrator guideline: Decision based on MTUS Low Back Complaints 2004.',
    'MAXIMUS guideline: Decision based on Non-MTUS Citation ODG, Carpal Tunnel Syndrome.',
    `Decision rationale: ${words.rationale ?? 'The request is not medically necessary.'}`,
  ].join('\n\n')
  return { text, structure: structureOf(text), knownConditions: new Set(knownConditions) }
}

/** What the rules suggest in a letter, ascending: rule, words with white space folded, status. */
export function suggestedIn(letter: LetterToRead): readonly (readonly [string, string, string])[] {
  return diagnosisRules
    .flatMap((rule) => rule.suggest(letter).map((span) => ({ rule: rule.id, ...span })))
    .sort((a, b) => a.start - b.start)
    .map(({ rule, start, end, attributes }) => [
      rule,
      letter.text.slice(start, end).replaceAll(/[\s\u0085]+/g, ' '),
      attributes['status'] as string,
    ])
}

/** Words without the marks of what is expected in them: `[[neck pain]]`, or `[[neck pain|historical]]`. */
export function unmarked(words: string): string {
  return words.replaceAll(/\[\[([^\]|]*)(?:\|\w+)?\]\]/g, '$1')
}

/** What is marked in words, with its status. */
export function markedIn(words: string): readonly (readonly [string, string])[] {
  return [...words.matchAll(/\[\[([^\]|]*)(?:\|(\w+))?\]\]/g)].map(([, name, status]) => [
    name!,
    status ?? 'active',
  ])
}
