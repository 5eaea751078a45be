import type { ErrorPattern } from '../core/evaluation/error-patterns'
import type { Evaluation } from '../core/evaluation/evaluation'
import type { ScoreTable } from '../core/evaluation/score-table'
import type { LedgerScores } from '../core/imr/evaluation/ledger-scores'
import type { Id } from '../core/ids'
import type { RuleScore } from '../core/suggestions/rule-scores'
import type { MatchContext } from '../core/text/match-context'
import type { TextRange } from '../core/text/offsets'

/** How what the rules propose stands to the letters that the annotator has finished. */
export interface EvaluationView {
  /** Letters that are finished and were read. */
  readonly letters: number
  /** Letters that are not finished, and so no gold. */
  readonly unfinished: number
  /** Letters that could not be read. */
  readonly unread: number
  readonly scores: Evaluation
  readonly ledger: LedgerScores
  /** Letters that were labelled with suggestions and without; null where there are none of one kind. */
  readonly apart: { readonly suggested: ScoredPart; readonly unsuggested: ScoredPart } | null
  readonly rules: readonly RuleScore[]
  /** The most frequent pattern first. */
  readonly errors: readonly ErrorGroup[]
  readonly cancelled: boolean
}

/** Some of the letters. */
export interface ScoredPart {
  readonly letters: number
  /** Strict. */
  readonly spans: ScoreTable
}

/** Errors that are wrong in the same way. */
export interface ErrorGroup extends Omit<ErrorPattern, 'errors'> {
  readonly places: readonly ErrorPlace[]
}

/** One error among the words around it; ranges are UTF-16. */
export interface ErrorPlace extends MatchContext, TextRange {
  readonly documentId: Id
  /** Of the document. */
  readonly title: string
  /** What is marked; null where nothing is. */
  readonly gold: TextRange | null
  /** What is proposed; null where nothing is. */
  readonly predicted: TextRange | null
}
