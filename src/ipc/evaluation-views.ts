import type { ErrorContext } from '../core/evaluation/error-context'
import type { JudgedError, JudgedPattern } from '../core/evaluation/judged-errors'
import type { LedgerScores } from '../core/imr/evaluation/ledger-scores'
import type { HeldAgainst } from '../core/imr/evaluation/report/held-against'
import type { Evaluated } from '../core/imr/evaluation/report/report'
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
