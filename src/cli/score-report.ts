import type { ErrorPattern } from '../core/evaluation/error-patterns'
import type { Evaluation } from '../core/evaluation/evaluation'
import type { MarkedSpan } from '../core/evaluation/marks'
import { codePointOffsets, type OffsetConversion } from '../core/formats/code-points'
import type { Id } from '../core/ids'
import type { LedgerScores } from '../core/imr/evaluation/ledger-scores'

/** What `score` has worked out. */
export interface Scored {
  readonly evaluation: Evaluation
  /** Null where the label schema of the gold holds no ledger. */
  readonly ledger: LedgerScores | null
  readonly patterns: readonly ErrorPattern[]
  readonly texts: ReadonlyMap<Id, string>
  /** Documents of the gold that were not predicted. */
  readonly unpredicted: number
  /** Predicted documents without gold. */
  readonly goldless: number
}

/** What `score --json` puts out. Offsets are half-open and count code points, as in the formats. */
export interface Report extends Evaluation, Pick<Scored, 'ledger' | 'unpredicted' | 'goldless'> {
  readonly errors: readonly ReportedPattern[]
}

export interface ReportedPattern extends Omit<ErrorPattern, 'errors'> {
  readonly count: number
  readonly places: readonly {
    readonly document: Id
    readonly gold: ReportedSpan | null
    readonly predicted: ReportedSpan | null
  }[]
}

export interface ReportedSpan {
  readonly label: string
  readonly start: number
  readonly end: number
  readonly quote: string
}

export function scoreReport({ evaluation, ledger, patterns, texts, ...counted }: Scored): Report {
  const offsets = new Map<Id, OffsetConversion>()
  for (const [id, text] of texts) offsets.set(id, codePointOffsets(text))
  const reported = (document: Id, span: MarkedSpan): ReportedSpan => ({
    label: span.label,
    start: offsets.get(document)!.fromUtf16(span.start),
    end: offsets.get(document)!.fromUtf16(span.end),
    quote: texts.get(document)!.slice(span.start, span.end),
  })
  return {
    ...evaluation,
    ...counted,
    ledger,
    errors: patterns.map(({ errors, ...pattern }) => ({
      ...pattern,
      count: errors.length,
      places: errors.map(({ documentId, error }) => ({
        document: documentId,
        gold: 'gold' in error ? reported(documentId, error.gold) : null,
        predicted: 'predicted' in error ? reported(documentId, error.predicted) : null,
      })),
    })),
  }
}
