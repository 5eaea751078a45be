import type { TextRange } from '../../text/offsets'
import { anchorsFrom, type LabelAnchor, type OutcomeAnchor, type OutcomeValue } from './anchors'
import { itemIn } from './item'
import { endsSentence, firstAbove, lastBelow, partStartsOf, visibleEnd, visibleStart } from './lines'

/** One disputed item of a letter, from its heading to its last visible character (UTF-16). What is missing is null. */
export interface Issue extends TextRange {
  /** The words that name the item, with the outcome. */
  readonly heading: TextRange | null
  /** The requested item as the guidelines bound it. */
  readonly item: TextRange | null
  readonly outcome: { readonly range: TextRange; readonly value: OutcomeValue } | null
  /** What the claims administrator's guideline line says, behind its label. */
  readonly claimsLine: TextRange | null
  /** What the reviewer's guideline line says, behind its label. */
  readonly reviewerLine: TextRange | null
  /** What stands behind "Decision rationale:". */
  readonly rationale: TextRange | null
}

export type IssuePart = 'item' | 'outcome' | 'claimsLine' | 'reviewerLine' | 'rationale'

const parts: readonly IssuePart[] = ['item', 'outcome', 'claimsLine', 'reviewerLine', 'rationale']

/** The parts that an issue lacks, in the order of a letter. */
export function missingParts(issue: Issue): readonly IssuePart[] {
  return parts.filter((part) => issue[part] === null)
}

const leadIn = /[\s:.]*The\s+Final\s+Determination\s+was\s+based\s+on\s[^:.]{0,200}:/y

/** The issues of a letter from an offset (UTF-16) on, behind the head of their section; ascending. Linear in the text. */
export function issuesFrom(text: string, offset: number): readonly Issue[] {
  leadIn.lastIndex = offset
  const low = leadIn.test(text) ? leadIn.lastIndex : offset
  const partStarts = partStartsOf(text)
  const drafts: Draft[] = []
  let behind = low
  for (const anchor of anchorsFrom(text, low, partStarts)) {
    const draft = drafts.at(-1)
    const from = draft ? behind : null
    behind = anchor.end
    if (anchor.kind === 'outcome') {
      const words = wordsBefore(text, partStarts, from, low, anchor.wordsEnd)
      drafts.push({ words, outcome: anchor, labels: [] })
    } else if (draft && takes(draft, anchor)) {
      draft.labels.push(anchor)
    } else {
      const words = wordsBefore(text, partStarts, from, low, anchor.start)
      const heading = words && !endsSentence(text, words) ? words : null
      const begins = heading || !draft || (isWhole(draft) && anchor.kind !== 'rationale')
      if (begins) drafts.push({ words: heading, outcome: null, labels: [anchor] })
    }
  }
  return drafts.map((draft, i) => {
    const next = drafts[i + 1]
    return issueOf(text, partStarts, draft, next ? startOf(next) : text.length)
  })
}

/** What is known of an issue once its anchors are. */
interface Draft {
  /** The words of the heading in front of the outcome. */
  readonly words: TextRange | null
  readonly outcome: OutcomeAnchor | null
  /** Each kind at most once, ascending. */
  readonly labels: LabelAnchor[]
}

function startOf({ words, outcome, labels }: Draft): number {
  return (words ?? outcome ?? labels[0]!).start
}

/** A rationale ends an issue: what follows it belongs to the next one. */
function isWhole({ labels }: Draft): boolean {
  return labels.some(({ kind }) => kind === 'rationale')
}

function takes(draft: Draft, label: LabelAnchor): boolean {
  return !isWhole(draft) && !draft.labels.some(({ kind }) => kind === label.kind)
}

/**
 * The last part in front of an offset, if it begins behind the anchor before (`from`; null in front of the first
 * issue, whose words begin behind the lead-in at the latest).
 */
function wordsBefore(
  text: string,
  partStarts: readonly number[],
  from: number | null,
  low: number,
  offset: number,
): TextRange | null {
  const end = visibleEnd(text, from ?? low, offset)
  const part = lastBelow(partStarts, end) ?? 0
  if (from !== null && part < from) return null
  const start = visibleStart(text, Math.max(part, low), end)
  return start < end ? { start, end } : null
}

function issueOf(text: string, partStarts: readonly number[], draft: Draft, high: number): Issue {
  const { words, outcome, labels } = draft
  const start = startOf(draft)
  const behindLabel = (kind: LabelAnchor['kind']): TextRange | null => {
    const at = labels.findIndex((label) => label.kind === kind)
    if (at < 0) return null
    const begin = visibleStart(text, labels[at]!.end, high)
    // A guideline line is one part, so that what follows one without a label is none of it.
    const lastEnd = kind === 'rationale' ? high : Math.min(firstAbove(partStarts, begin) ?? high, high)
    const end = visibleEnd(text, begin, labels[at + 1]?.start ?? lastEnd)
    return begin < end ? { start: begin, end } : null
  }
  return {
    start,
    end: visibleEnd(text, start, high),
    heading: words && { start: words.start, end: outcome?.end ?? words.end },
    item: words && itemIn(text, words),
    outcome: outcome && { range: { start: outcome.start, end: outcome.end }, value: outcome.value },
    claimsLine: behindLabel('claimsLine'),
    reviewerLine: behindLabel('reviewerLine'),
    rationale: behindLabel('rationale'),
  }
}
