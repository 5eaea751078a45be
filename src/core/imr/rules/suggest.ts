import { withoutPunctuation } from '../../annotation/checks/outer-punctuation'
import { compareText } from '../../annotation/span'
import type { SuggestedMarks, SuggestedSpan } from '../../suggestions/suggested-marks'
import type { TextRange } from '../../text/offsets'
import { relationsByBlock } from '../ledger/proposed-relations'
import { structureOf, type UnknownLayout } from '../structure/structure'
import { rules } from './registry'
import type { LetterToRead, Rule } from './rule'

/** What the rules propose for a letter. */
export interface RuleSuggestions extends SuggestedMarks {
  /** Why nothing is proposed: the layout of the text is unknown. Null where the rules have read it. */
  readonly nothing: UnknownLayout | null
}

/**
 * What the rules propose for a text: spans that are trimmed and do not overlap, and the relations that their blocks
 * give them. Conditions that the project's coders have marked before help to find diagnoses: white space folded, lower
 * case. Linear in the text.
 */
export function suggestedMarks(text: string, knownConditions: ReadonlySet<string>): RuleSuggestions {
  const structure = structureOf(text)
  if (structure.layout.kind === 'unknown') {
    return { spans: [], relations: [], nothing: structure.layout.reason }
  }
  const letter = { text, structure, knownConditions }
  const spans = rules
    .reduce<readonly SuggestedSpan[]>((taken, rule) => besides(taken, spansOf(rule, letter)), [])
    .toSorted((a, b) => a.start - b.start || b.end - a.end || compareText(a.label, b.label))
  return { spans, relations: relationsByBlock(spans, structure.issues), nothing: null }
}

function spansOf(rule: Rule, letter: LetterToRead): readonly SuggestedSpan[] {
  const source = `${rule.id}@${rule.version}`
  return rule.suggest(letter).flatMap((span) => {
    const trimmed = withoutPunctuation(letter.text, span)
    return trimmed ? [{ ...span, ...trimmed, source }] : []
  })
}

/** Ascending spans of which none overlaps another, and those of others that overlap none of them. */
function besides<T extends TextRange>(taken: readonly T[], others: readonly T[]): readonly T[] {
  const all: T[] = []
  let next = 0
  for (const one of others) {
    while (next < taken.length && taken[next]!.end <= one.start) all.push(taken[next++]!)
    const isFree = next >= taken.length || taken[next]!.start >= one.end
    if (isFree && (all.at(-1)?.end ?? 0) <= one.start) all.push(one)
  }
  return [...all, ...taken.slice(next)]
}
