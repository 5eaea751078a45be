import { withoutPunctuation } from '../../annotation/checks/outer-punctuation'
import { compareText } from '../../annotation/span'
import type { SuggestedMarks, SuggestedSpan } from '../../suggestions/suggested-marks'
import { relationsByBlock } from '../ledger/proposed-relations'
import { structureOf, type UnknownLayout } from '../structure/structure'
import { besides } from './besides'
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
