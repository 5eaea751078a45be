import type { AnnotationSet } from '../../annotation/annotation-set'
import type { LabelSchema } from '../../annotation/label-schema'
import { verdictsIn } from '../../annotation/verdict'
import type { Bootstrap } from '../../evaluation/bootstrap'
import { evaluate } from '../../evaluation/evaluation'
import { judgedErrors } from '../../evaluation/judged-errors'
import { marksOf } from '../../evaluation/marks'
import type { SourceDocument } from '../../project'
import { ruleScores } from '../../suggestions/rule-scores'
import { holdsLedger } from '../ledger/fitting-schema'
import { ledgerScores } from './ledger-scores'
import type { Evaluated } from './report/report'

/** A letter with the set that is right and the one that was predicted. */
export interface ScoredLetter {
  readonly document: Pick<SourceDocument, 'id' | 'text'>
  readonly gold: AnnotationSet
  readonly predicted: AnnotationSet
}

/** Scores predicted sets in every way there is. `schema` is that of the gold, whose verdicts are told. */
export function evaluateLetters(
  letters: readonly ScoredLetter[],
  schema: LabelSchema,
  bootstrap: Bootstrap,
): Evaluated {
  const documents = letters.map(({ document: { id, text }, gold, predicted }) => ({
    documentId: id,
    text,
    gold: marksOf(gold),
    predicted: marksOf(predicted),
  }))
  const verdicts = new Map(letters.map(({ document: { id }, gold }) => [id, verdictsIn(gold)]))
  return {
    scores: evaluate(documents, bootstrap),
    ledger: holdsLedger(schema) ? ledgerScores(letters, bootstrap) : null,
    // Which letters were labelled without suggestions, a file of marks does not say.
    apart: null,
    rules: ruleScores(
      letters.map(({ gold, predicted }) => ({
        set: gold,
        suggestions: predicted.spans.map((span) => ({
          ...span,
          source: span.origin.source,
          confidence: null,
        })),
      })),
      // Whose proposals gold came of, and was edited, is not known here.
      () => false,
    ),
    errors: judgedErrors(documents, verdicts),
  }
}
