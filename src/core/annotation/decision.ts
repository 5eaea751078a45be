import type { Id } from '../ids'
import type { TextRange } from '../text/offsets'
import type { AnnotationSet } from './annotation-set'
import { compareText } from './span'
import type { Disagreement, LabelledRange, VerdictKind } from './verdict'

/** What a coder decides beside the spans and relations. Holds ids and offsets, never words of a letter. */
export type Decision =
  | {
      /** A cell of the ledger for which the letter has nothing. */
      readonly kind: 'absent'
      /** Id of the span that the ledger's row stands for. */
      readonly row: Id
      readonly column: string
    }
  | (Waivable & {
      /** A finding of a check that stands as it is. */
      readonly kind: 'waived'
      /** The coder's own words. */
      readonly reason: string
    })
  | {
      /** The words of a range (UTF-16 code units) that do not get a label. */
      readonly kind: 'dismissed'
      readonly label: string
      readonly start: number
      readonly end: number
    }
  | (Disagreement & {
      /** What the coder says of a place where a prediction and the marks differ. */
      readonly kind: 'verdict'
      readonly verdict: VerdictKind
      /** The coder's own words. */
      readonly note: string
    })

/** What a waiver names of a check's finding. */
export interface Waivable {
  /** Id of the check. */
  readonly check: string
  /** Span ids, ascending in code unit order. */
  readonly spans: readonly Id[]
  /** Where no span is meant, in UTF-16 code units. */
  readonly range: TextRange | null
}

/**
 * Which decision it is: two of one key can't be in one set. A waiver is the same whatever its reason, a verdict whatever
 * it says.
 */
export function keyOf(decision: Decision): string {
  switch (decision.kind) {
    case 'absent':
      return JSON.stringify(['absent', decision.row, decision.column])
    case 'waived': {
      const { check, spans, range } = decision
      return JSON.stringify(['waived', check, spans, range && [range.start, range.end]])
    }
    case 'dismissed':
      return JSON.stringify(['dismissed', decision.label, decision.start, decision.end])
    case 'verdict':
      return JSON.stringify(['verdict', placeOf(decision.gold), placeOf(decision.predicted)])
  }
}

function placeOf(side: LabelledRange | null): unknown {
  return side && [side.label, side.start, side.end]
}

/** All that a decision says, as one text. */
export function contentOf(decision: Decision): string {
  return JSON.stringify([keyOf(decision), ...saidBy(decision)])
}

/** What a decision says beside what it is about. */
function saidBy(decision: Decision): readonly string[] {
  switch (decision.kind) {
    case 'waived':
      return [decision.reason]
    case 'verdict':
      return [decision.verdict, decision.note]
    case 'absent':
    case 'dismissed':
      return []
  }
}

/** Ids of the spans that a decision names. */
export function spansNamedBy(decision: Decision): readonly Id[] {
  switch (decision.kind) {
    case 'absent':
      return [decision.row]
    case 'waived':
      return decision.spans
    case 'dismissed':
    case 'verdict':
      return []
  }
}

/** The ranges that a decision names, in UTF-16 code units. */
export function rangesNamedBy(decision: Decision): readonly TextRange[] {
  switch (decision.kind) {
    case 'absent':
      return []
    case 'waived':
      return decision.range ? [decision.range] : []
    case 'dismissed':
      return [decision]
    case 'verdict':
      return sidesOf(decision)
  }
}

/** Ids of the labels that a decision names. */
export function labelsNamedBy(decision: Decision): readonly string[] {
  switch (decision.kind) {
    case 'absent':
    case 'waived':
      return []
    case 'dismissed':
      return [decision.label]
    case 'verdict':
      return sidesOf(decision).map(({ label }) => label)
  }
}

function sidesOf({ gold, predicted }: Disagreement): readonly LabelledRange[] {
  return [gold, predicted].filter((side) => side !== null)
}

/** Whether ids or keys stand in code unit order, none twice. */
export function isAscending(ids: readonly string[]): boolean {
  return ids.every((id, index) => index === 0 || ids[index - 1]! < id)
}

/** The decision about other spans: each id that `names` holds becomes the one that it leads to. */
export function withSpansRenamed(decision: Decision, names: ReadonlyMap<Id, Id>): Decision {
  const renamed = (id: Id) => names.get(id) ?? id
  switch (decision.kind) {
    case 'absent':
      return { ...decision, row: renamed(decision.row) }
    case 'waived':
      return { ...decision, spans: decision.spans.map(renamed).sort(compareText) }
    case 'dismissed':
    case 'verdict':
      return decision
  }
}

/** Decisions by their keys, in the one canonical order, that of the keys. */
export function decisionsByKey(decisions: readonly Decision[]): Map<string, Decision> {
  const keyed = decisions.map((decision) => [keyOf(decision), decision] as const)
  return new Map(keyed.sort(([a], [b]) => compareText(a, b)))
}

/** Whether the coder has marked a cell of the ledger as absent in the letter; `row` is the id of the row's span. */
export function isAbsent({ decisions }: AnnotationSet, row: Id, column: string): boolean {
  return decisions.some(
    (decision) => decision.kind === 'absent' && decision.row === row && decision.column === column,
  )
}

/** The waiver of a finding, or undefined. */
export function waiverOf(
  { decisions }: AnnotationSet,
  { check, spans, range }: Waivable,
): Extract<Decision, { kind: 'waived' }> | undefined {
  const key = keyOf({ kind: 'waived', check, spans, range, reason: '' })
  return decisions.find((decision) => decision.kind === 'waived' && keyOf(decision) === key) as
    Extract<Decision, { kind: 'waived' }> | undefined
}
