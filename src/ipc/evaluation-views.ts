import type { ErrorPattern } from '../core/evaluation/error-patterns'
import type { Evaluation } from '../core/evaluation/evaluation'
import type { ScoreTable } from '../core/evaluation/score-table'
import type { LedgerScores } from '../core/imr/evaluation/ledger-scores'
import type { Id } from '../core/ids'
import type { Parser } from '../core/suggestions/parser'
import type { RuleScore } from '../core/suggestions/rule-scores'
import type { MatchContext } from '../core/text/match-context'
import type { TextRange } from '../core/text/offsets'

/** What a suggester's proposals were held against: the letters that the annotator has finished. */
export interface HeldAgainst {
  /** Letters that are finished and were read, and of which the suggester proposes something or nothing. */
  readonly letters: number
  /** Letters that are not finished, and so no gold. */
  readonly unfinished: number
  /** Letters that could not be read. */
  readonly unread: number
  /** Finished letters that a parser's predictions were not imported for; they are left out. */
  readonly unpredicted: number
  /** Finished letters whose predictions are missing or can't be read; they are left out. */
  readonly predictionsUnread: number
  readonly cancelled: boolean
}

/** How what a suggester proposes stands to the letters that the annotator has finished. */
export interface EvaluationView extends HeldAgainst {
  /** Null where it is the rules. */
  readonly parser: Parser | null
  readonly scores: Evaluation
  readonly ledger: LedgerScores
  /** Letters that were labelled with suggestions and without; null where there are none of one kind. */
  readonly apart: { readonly suggested: ScoredPart; readonly unsuggested: ScoredPart } | null
  readonly rules: readonly RuleScore[]
  /** The most frequent pattern first. */
  readonly errors: readonly ErrorGroup[]
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
