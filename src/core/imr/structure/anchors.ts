import type { TextRange } from '../../text/offsets'
import { beginsLine, visibleEnd, visibleStart } from './lines'

export type OutcomeValue = 'upheld' | 'overturned' | 'partially overturned'

/** The outcome of a heading: its words, without what parts them from the item (UTF-16). */
export interface OutcomeAnchor extends TextRange {
  readonly kind: 'outcome'
  readonly value: OutcomeValue
  /** Where the words before it end, the colon left out. */
  readonly wordsEnd: number
}

/** The label in front of a guideline line or the rationale, its colon included (UTF-16). */
export interface LabelAnchor extends TextRange {
  readonly kind: 'claimsLine' | 'reviewerLine' | 'rationale'
}

/** What tells the parts of issues from one another. */
export type Anchor = OutcomeAnchor | LabelAnchor

/** The anchors of a text from an offset (UTF-16) on, ascending; `partStarts` as of `partStartsOf`. Linear in the text. */
export function anchorsFrom(text: string, offset: number, partStarts: readonly number[]): readonly Anchor[] {
  const labels = labelsFrom(text, offset)
  return [...labels, ...outcomesFrom(text, offset, labels, partStarts)].sort((a, b) => a.start - b.start)
}

const labelWords: readonly { readonly kind: LabelAnchor['kind']; readonly pattern: RegExp }[] = [
  { kind: 'claimsLine', pattern: /Claims\s+Administrator\s+[Gg]uidelines?\s*:/g },
  { kind: 'reviewerLine', pattern: /MAXIMUS\s+[Gg]uidelines?\s*:/g },
  { kind: 'rationale', pattern: /Decision\s+[Rr]ationale\s*:/g },
]

/** Labels begin lines; elsewhere the same words are prose. */
function labelsFrom(text: string, offset: number): LabelAnchor[] {
  return labelWords.flatMap(({ kind, pattern }) =>
    [...text.matchAll(pattern)]
      .filter(({ index }) => index >= offset && beginsLine(text, index))
      .map(({ 0: words, index }) => ({ kind, start: index, end: index + words.length })),
  )
}

const outcomeWords = /\b(?:(partially)\s+)?(?:upheld|(overturned))\b/gi

/**
 * An outcome ends a heading: it stands right before a label; or, where the labels are missing, behind a colon and at
 * the end of a part.
 */
function outcomesFrom(
  text: string,
  offset: number,
  labels: readonly LabelAnchor[],
  partStarts: readonly number[],
): OutcomeAnchor[] {
  const labelStarts = new Set(labels.map(({ start }) => start))
  const partEnds = new Set(partStarts).add(text.length)
  const found: OutcomeAnchor[] = []
  for (const { 0: words, 1: partially, 2: overturned, index: start } of text.matchAll(outcomeWords)) {
    if (start < offset) continue
    const end = start + words.length
    const before = visibleEnd(text, offset, start)
    const isBehindColon = text[before - 1] === ':'
    const isSentenceEnd = text[end] === '.'
    const isCapital = words[0] !== words[0]!.toLowerCase()
    const next = visibleStart(text, isSentenceEnd ? end + 1 : end, text.length)
    const endsHeading = labelStarts.has(next)
      ? isBehindColon || (isCapital && !isSentenceEnd)
      : isBehindColon && isCapital && partEnds.has(next)
    if (!endsHeading) continue
    const value = partially ? 'partially overturned' : overturned ? 'overturned' : 'upheld'
    found.push({ kind: 'outcome', start, end, value, wordsEnd: isBehindColon ? before - 1 : before })
  }
  return found
}
