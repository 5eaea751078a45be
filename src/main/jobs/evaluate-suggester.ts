import { createHash } from 'node:crypto'
import { standardBootstrap } from '../../core/evaluation/bootstrap'
import { errorPatterns } from '../../core/evaluation/error-patterns'
import { placeOf } from '../../core/evaluation/errors'
import { evaluate } from '../../core/evaluation/evaluation'
import { marksOf, type ScoredDocument } from '../../core/evaluation/marks'
import { idFromBytes, type Id } from '../../core/ids'
import { ledgerScores, type LedgerPair } from '../../core/imr/evaluation/ledger-scores'
import { ruleScores, type FinishedLetter } from '../../core/suggestions/rule-scores'
import { isUnsuggested } from '../../core/suggestions/unsuggested'
import { setOfSuggestions } from '../../core/suggestions/suggested-set'
import { contextOf } from '../../core/text/match-context'
import type { ErrorGroup, EvaluationView } from '../../ipc/evaluation-views'
import { readProject } from '../store/project-reader'
import { withFinishedLetters } from './finished-letters'
import type { Job, JobSurroundings } from './job'
import { readSuggester } from './read-suggester'

type EvaluateJob = Extract<Job, { kind: 'evaluate' }>

/** Scores what a suggester proposes for the letters that one annotator has finished. */
export async function evaluateSuggester(
  { projectFolder, annotatorId, suggester }: EvaluateJob,
  around: JobSurroundings,
): Promise<EvaluationView> {
  const reader = readProject(projectFolder)
  // Without the conditions that the annotator has marked: they would be part of the answer.
  const { parser, kind, isOwn, proposalFor } = readSuggester(projectFolder, suggester)
  const asSet = {
    annotatorId,
    kind,
    guidelineVersion: reader.project.guideline.version,
    at: '1970-01-01T00:00:00.000Z',
    idOf,
  }
  const documents: ScoredDocument[] = []
  const pairs: LedgerPair[] = []
  const finished: FinishedLetter[] = []
  const titles = new Map<Id, string>()
  const against = await withFinishedLetters(
    reader,
    annotatorId,
    [{ proposalFor }],
    around,
    ({ document, set }, [proposal]) => {
      const { id: documentId, text, title } = document
      const { marks } = proposal!
      documents.push({ documentId, text, gold: marksOf(set), predicted: marks })
      pairs.push({ gold: set, predicted: setOfSuggestions(document, marks, asSet) })
      finished.push({ set, suggestions: marks.spans })
      titles.set(documentId, title)
    },
  )
  return {
    ...against,
    parser,
    scores: evaluate(documents, standardBootstrap),
    apart: partsOf(documents, reader.project.unsuggestedShare),
    ledger: ledgerScores(pairs, standardBootstrap),
    rules: ruleScores(finished, isOwn),
    errors: errorGroups(documents, titles),
  }
}

/** The letters that were labelled without suggestions and the others, apart; null where there are none of one kind. */
function partsOf(documents: readonly ScoredDocument[], share: number): EvaluationView['apart'] {
  const drawn = documents.filter(({ documentId }) => isUnsuggested(documentId, share))
  const others = documents.filter((document) => !drawn.includes(document))
  if (drawn.length === 0 || others.length === 0) return null
  const partOf = (part: readonly ScoredDocument[]) => ({
    letters: part.length,
    spans: evaluate(part, standardBootstrap).spans.strict,
  })
  return { suggested: partOf(others), unsuggested: partOf(drawn) }
}

function errorGroups(documents: readonly ScoredDocument[], titles: ReadonlyMap<Id, string>): ErrorGroup[] {
  const texts = new Map(documents.map(({ documentId, text }) => [documentId, text]))
  return errorPatterns(documents).map(({ errors, ...pattern }) => ({
    ...pattern,
    places: errors.map(({ documentId, error }) => {
      const { start, end } = placeOf(error)
      return {
        ...{ documentId, title: titles.get(documentId)!, start, end },
        ...contextOf(texts.get(documentId)!, { start, end }),
        gold: 'gold' in error ? rangeOf(error.gold) : null,
        predicted: 'predicted' in error ? rangeOf(error.predicted) : null,
      }
    }),
  }))
}

function rangeOf({ start, end }: { readonly start: number; readonly end: number }) {
  return { start, end }
}

function idOf(name: string): Id {
  return idFromBytes(createHash('sha256').update(name, 'utf8').digest())
}
