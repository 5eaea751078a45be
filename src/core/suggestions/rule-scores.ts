import type { AnnotationSet } from '../annotation/annotation-set'
import { compareText, type Origin } from '../annotation/span'
import { suggestionKey } from './open-suggestions'
import type { SuggestedSpan } from './suggested-marks'
import type { Suggestion } from './suggestion'

/** What became of everything that one rule or parser proposes, over some letters that are finished. */
export interface RuleScore {
  /** The rule or parser with its version, as in a suggestion's source. */
  readonly source: string
  /** Label id. */
  readonly label: string
  /** What it proposes in these letters as they are now read. */
  readonly suggested: number
  /** Of that, what is marked so: the same words with the same label, whoever marked them. */
  readonly right: number
  /** Of that, what was rejected. */
  readonly rejected: number
  /** Spans that came of it and were changed by hand, or accepted with an edge moved. */
  readonly edited: number
  /** Spans of the label in these letters, whatever they came of. */
  readonly gold: number
}

/**
 * Precision is `right / suggested`, recall `right / gold`: what one rule of several for a label can find is a part of
 * it. Null where there is nothing to divide by.
 */
export function rateOf({ right, suggested, gold }: RuleScore): {
  readonly precision: number | null
  readonly recall: number | null
} {
  return {
    precision: suggested === 0 ? null : right / suggested,
    recall: gold === 0 ? null : right / gold,
  }
}

/** A letter that is finished, with what the suggester proposes for it. */
export interface FinishedLetter {
  readonly set: AnnotationSet
  readonly suggestions: readonly SuggestedSpan[]
}

/**
 * The scores of every rule of a suggester that proposes anything or has left spans, by label and then by rule; a parser
 * is one rule. `isOwn` says which origins are the suggester's.
 */
export function ruleScores(
  letters: Iterable<FinishedLetter>,
  isOwn: (origin: Origin) => boolean,
): readonly RuleScore[] {
  const rules = new Map<string, Omit<Tally, 'gold'>>()
  const gold = new Map<string, number>()
  const tallyOf = (source: string, label: string) => {
    const key = JSON.stringify([source, label])
    const known = rules.get(key) ?? { source, label, suggested: 0, right: 0, rejected: 0, edited: 0 }
    rules.set(key, known)
    return known
  }
  for (const { set, suggestions } of letters) {
    const marked = new Set(set.spans.map(suggestionKey))
    const rejected = new Set(
      set.decisions.flatMap((one) => (one.kind === 'dismissed' ? [suggestionKey(one)] : [])),
    )
    for (const { label } of set.spans) gold.set(label, (gold.get(label) ?? 0) + 1)
    for (const one of suggestions) {
      const tally = tallyOf(one.source, one.label)
      tally.suggested += 1
      tally.right += isAmong(marked, one)
      tally.rejected += isAmong(rejected, one)
    }
    for (const { label, origin } of set.spans)
      if (origin.edited && isOwn(origin)) tallyOf(origin.source, label).edited += 1
  }
  return [...rules.values()]
    .map((tally) => ({ ...tally, gold: gold.get(tally.label) ?? 0 }))
    .sort((a, b) => compareText(a.label, b.label) || compareText(a.source, b.source))
}

type Tally = { -readonly [K in keyof RuleScore]: RuleScore[K] }

function isAmong(keys: ReadonlySet<string>, one: Suggestion): number {
  return keys.has(suggestionKey(one)) ? 1 : 0
}
