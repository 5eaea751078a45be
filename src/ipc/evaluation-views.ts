import type { ErrorContext } from '../core/evaluation/error-context'
import type { JudgedError, JudgedPattern } from '../core/evaluation/judged-errors'
import type { Change } from '../core/evaluation/comparison'
import type { ChangeCounts } from '../core/evaluation/change-counts'
import type { LedgerScores } from '../core/imr/evaluation/ledger-scores'
import type { HeldAgainst } from '../core/imr/evaluation/report/held-against'
import type { Evaluated } from '../core/imr/evaluation/report/report'
import type { Id } from '../core/ids'
import type { MatchContext } from '../core/text/match-context'
import type { TextRange } from '../core/text/offsets'
import type { Parser } from '../core/suggestions/parser'

/** How what a suggester proposes stands to the letters that the annotator has finished. */
export interface EvaluationView extends HeldAgainst, Evaluated {
  /** Null where it is the rules. */
  readonly parser: Parser | null
  readonly ledger: LedgerScores
  readonly errors: readonly ErrorGroup[]
}

/** Errors that are wrong in the same way. */
export type ErrorGroup = JudgedPattern<ErrorPlace>

/** One error among the words around it. */
export interface ErrorPlace extends JudgedError, ErrorContext {
  /** Of the document. */
  readonly title: string
}

/** How a report goes out. */
export const reportFormats = ['html', 'json'] as const
export type ReportFormat = (typeof reportFormats)[number]

/** What became better and worse from one suggester to another, over the finished letters that both speak of. */
export interface ComparisonView extends HeldAgainst {
  /** Null where it is the rules. */
  readonly before: Parser | null
  readonly after: Parser | null
  /** The labels that occur, then all of them. */
  readonly labels: readonly LabelComparison[]
  /** In the order of the letters and their texts. */
  readonly changes: readonly ChangePlace[]
}

/** What changed of one label. */
export interface LabelComparison {
  /** Null for all labels. */
  readonly label: string | null
  /** F1, strict, of the one and of the other; null where there is nothing to score. */
  readonly before: number | null
  readonly after: number | null
  readonly changed: ChangeCounts
}

/** A span that one of both has right and the other has not, among the words around it; its range is UTF-16. */
export interface ChangePlace extends Pick<Change, 'kind'>, MatchContext, TextRange {
  readonly label: string
  readonly outcome: 'fixed' | 'broken'
  readonly documentId: Id
  /** Of the document. */
  readonly title: string
}
