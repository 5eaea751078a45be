import type { AnnotationSet } from '../../annotation/annotation-set'
import type { LabelSchema } from '../../annotation/label-schema'
import type { Bootstrap } from '../../evaluation/bootstrap'
import { errorPatterns, type ErrorPattern } from '../../evaluation/error-patterns'
import { evaluate, type Evaluation } from '../../evaluation/evaluation'
import { marksOf, type MarkedSpan } from '../../evaluation/marks'
import { codePointOffsets } from '../../formats/code-points'
import type { Id } from '../../ids'
import type { SourceDocument } from '../../project'
import { holdsLedger } from '../ledger/fitting-schema'
import { ledgerScores, type LedgerScores } from './ledger-scores'

/** A letter with the set that is right and the one that was predicted. */
export interface ScoredLetter {
  readonly document: Pick<SourceDocument, 'id' | 'text'>
  readonly gold: AnnotationSet
  readonly predicted: AnnotationSet
}

/** All that is worked out of a prediction, as it goes out in JSON. */
export interface Report extends Evaluation {
  /** Null where the label schema of the gold holds no ledger. */
  readonly ledger: LedgerScores | null
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

/** Half-open and in code points, as offsets are outside the app. */
export interface ReportedSpan {
  readonly label: string
  readonly start: number
  readonly end: number
  readonly quote: string
}

/** Scores a prediction in every way there is. `schema` is that of the gold. */
export function reportOf(
  letters: readonly ScoredLetter[],
  schema: LabelSchema,
  bootstrap: Bootstrap,
): Report {
  const documents = letters.map(({ document: { id, text }, gold, predicted }) => ({
    documentId: id,
    text,
    gold: marksOf(gold),
    predicted: marksOf(predicted),
  }))
  const reporters = new Map(letters.map(({ document: { id, text } }) => [id, reporterOf(text)]))
  return {
    ...evaluate(documents, bootstrap),
    ledger: holdsLedger(schema) ? ledgerScores(letters, bootstrap) : null,
    errors: errorPatterns(documents).map(({ errors, ...pattern }) => ({
      ...pattern,
      count: errors.length,
      places: errors.map(({ documentId, error }) => {
        const reported = reporters.get(documentId)!
        return {
          document: documentId,
          gold: 'gold' in error ? reported(error.gold) : null,
          predicted: 'predicted' in error ? reported(error.predicted) : null,
        }
      }),
    })),
  }
}

function reporterOf(text: string): (span: MarkedSpan) => ReportedSpan {
  const offsets = codePointOffsets(text)
  return ({ label, start, end }) => ({
    label,
    start: offsets.fromUtf16(start),
    end: offsets.fromUtf16(end),
    quote: text.slice(start, end),
  })
}
