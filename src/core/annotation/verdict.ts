import type { TextRange } from '../text/offsets'
import type { AnnotationSet } from './annotation-set'
import type { Command } from './commands'
import { contentOf, keyOf, type Decision } from './decision'

/** What a coder says of a place where a prediction and the marks differ. */
export const verdictKinds = ['parser-wrong', 'gold-wrong', 'guideline-unclear'] as const
export type VerdictKind = (typeof verdictKinds)[number]

/** A label on a range (UTF-16 code units). */
export interface LabelledRange extends TextRange {
  readonly label: string
}

/**
 * A place where a prediction and the marks differ, whoever predicted: a mark that was not predicted, a prediction that
 * is not marked, or both with other edges or another label.
 */
export interface Disagreement {
  readonly gold: LabelledRange | null
  readonly predicted: LabelledRange | null
}

export type Verdict = Extract<Decision, { kind: 'verdict' }>

/** What of a verdict the coder has said. */
export type VerdictSaid = Pick<Verdict, 'verdict' | 'note'>

/** Whether the two sides of it differ. */
export function isDisagreement({ gold, predicted }: Disagreement): boolean {
  if (!gold || !predicted) return gold !== predicted
  return gold.start !== predicted.start || gold.end !== predicted.end || gold.label !== predicted.label
}

/** Which disagreement it is, as one text. */
export function keyOfDisagreement({ gold, predicted }: Disagreement): string {
  return keyOf({ kind: 'verdict', gold, predicted, verdict: 'parser-wrong', note: '' })
}

/** What the coder has said of places of a document, by `keyOfDisagreement`. */
export function verdictsIn({ decisions }: Pick<AnnotationSet, 'decisions'>): ReadonlyMap<string, Verdict> {
  return new Map(
    decisions.flatMap((decision) => (decision.kind === 'verdict' ? [[keyOf(decision), decision]] : [])),
  )
}

/** The command that gives a disagreement this verdict, or none; null where it has that already. */
export function verdictCommand(
  set: AnnotationSet,
  { gold, predicted }: Disagreement,
  said: VerdictSaid | null,
): Command | null {
  const before = verdictsIn(set).get(keyOfDisagreement({ gold, predicted }))
  const after: Verdict | null = said && { kind: 'verdict', gold, predicted, ...said }
  if (before && after && contentOf(before) === contentOf(after)) return null
  const undecide = before && ({ kind: 'undecide', decision: before } as const)
  const decide = after && ({ kind: 'decide', decision: after } as const)
  if (undecide && decide) return { kind: 'batch', name: 'decide', commands: [undecide, decide] }
  return undecide ?? decide
}
