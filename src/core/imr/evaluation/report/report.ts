import type { VerdictKind } from '../../../annotation/verdict'
import type { Evaluation } from '../../../evaluation/evaluation'
import {
  verdictCounts,
  type ErrorSide,
  type JudgedError,
  type JudgedPattern,
  type VerdictCounts,
} from '../../../evaluation/judged-errors'
import type { ScoreTable } from '../../../evaluation/score-table'
import type { Id } from '../../../ids'
import type { RuleScore } from '../../../suggestions/rule-scores'
import type { LedgerScores } from '../ledger-scores'

/** All that was worked out of a prediction. */
export interface Evaluated {
  readonly scores: Evaluation
  /** Null where the label schema of the gold holds no ledger. */
  readonly ledger: LedgerScores | null
  /** Letters that were labelled with suggestions and without; null where that is not known, or all are of one kind. */
  readonly apart: { readonly suggested: ScoredPart; readonly unsuggested: ScoredPart } | null
  readonly rules: readonly RuleScore[]
  /** The most frequent pattern first. */
  readonly errors: readonly JudgedPattern[]
}

/** Some of the letters. */
export interface ScoredPart {
  readonly letters: number
  /** Strict. */
  readonly spans: ScoreTable
}

/** What an evaluation says, as it goes out: the same figures, and words of the letters only where they are asked for. */
export interface Report extends Evaluation, Pick<Evaluated, 'ledger' | 'apart' | 'rules'> {
  /** Whether it holds words of the letters and the coder's notes. */
  readonly withQuotes: boolean
  readonly verdicts: VerdictCounts
  readonly errors: readonly ReportedPattern[]
}

/** Errors of one kind, label and edges; with quotes also of the same words. */
export interface ReportedPattern extends Pick<JudgedPattern, 'kind' | 'label' | 'predictedLabel'> {
  /** As in `ErrorPattern`, or null. */
  readonly words: string | null
  readonly edges: readonly ReportedEdge[]
  readonly count: number
  readonly verdicts: VerdictCounts
  readonly places: readonly ReportedError[]
}

/** An edge at which the prediction reaches further out than the gold, or stops short of it. */
export interface ReportedEdge {
  readonly edge: 'start' | 'end'
  readonly reach: 'further' | 'short'
}

export interface ReportedError {
  readonly document: Id
  readonly gold: ReportedSpan | null
  readonly predicted: ReportedSpan | null
  readonly verdict: VerdictKind | null
  /** The coder's words, or null. */
  readonly note: string | null
}

/** Half-open. */
export interface ReportedSpan {
  readonly label: string
  /** Code points, as offsets are outside the app. */
  readonly start: number
  readonly end: number
  readonly startUtf16: number
  readonly endUtf16: number
  /** The words, or null. */
  readonly quote: string | null
}

/** What an evaluation says, with the words of the letters or without. */
export function reportOf(
  { scores, ledger, apart, rules, errors }: Evaluated,
  { withQuotes }: Pick<Report, 'withQuotes'>,
): Report {
  return {
    ...scores,
    ledger,
    apart,
    rules,
    withQuotes,
    verdicts: verdictCounts(errors.flatMap(({ places }) => places)),
    errors: patternsOf(errors, withQuotes),
  }
}

/** Patterns that differ in words alone are one where there are no words, the most frequent first. */
function patternsOf(patterns: readonly JudgedPattern[], withQuotes: boolean): readonly ReportedPattern[] {
  const joined = new Map<string, JudgedPattern & { places: JudgedError[] }>()
  for (const { places, ...pattern } of patterns) {
    const { kind, label, predictedLabel, words } = pattern
    for (const place of places) {
      const edges = kind === 'boundary' ? edgesOf(place) : []
      const key = JSON.stringify([kind, label, predictedLabel, edges, withQuotes ? words : null])
      const like = joined.get(key) ?? { ...pattern, places: [] }
      like.places.push(place)
      joined.set(key, like)
    }
  }
  return [...joined.values()]
    .map(({ kind, label, predictedLabel, words, places }): ReportedPattern => ({
      ...{ kind, label, predictedLabel, words: withQuotes ? words : null },
      edges: kind === 'boundary' ? edgesOf(places[0]!) : [],
      count: places.length,
      verdicts: verdictCounts(places),
      places: places.map((place) => reportedError(place, withQuotes)),
    }))
    .sort((a, b) => b.count - a.count)
}

function edgesOf({ gold, predicted }: JudgedError): readonly ReportedEdge[] {
  const units = {
    start: (gold?.start ?? 0) - (predicted?.start ?? 0),
    end: (predicted?.end ?? 0) - (gold?.end ?? 0),
  }
  return (['start', 'end'] as const).flatMap((edge) =>
    units[edge] === 0 ? [] : [{ edge, reach: units[edge] > 0 ? 'further' : 'short' }],
  )
}

function reportedError(
  { documentId, gold, predicted, verdict }: JudgedError,
  withQuotes: boolean,
): ReportedError {
  const spanOf = (side: ErrorSide | null): ReportedSpan | null =>
    side && {
      label: side.label,
      ...side.codePoints,
      startUtf16: side.start,
      endUtf16: side.end,
      quote: withQuotes ? side.quote : null,
    }
  return {
    document: documentId,
    gold: spanOf(gold),
    predicted: spanOf(predicted),
    verdict: verdict?.verdict ?? null,
    note: withQuotes && verdict && verdict.note !== '' ? verdict.note : null,
  }
}
