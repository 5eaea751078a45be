import { createHash } from 'node:crypto'
import { standardBootstrap } from '../../core/evaluation/bootstrap'
import { verdictsIn, type Verdict } from '../../core/annotation/verdict'
import { errorContext } from '../../core/evaluation/error-context'
import { evaluate } from '../../core/evaluation/evaluation'
import { judgedErrors } from '../../core/evaluation/judged-errors'
import { marksOf, type ScoredDocument } from '../../core/evaluation/marks'
import { idFromBytes, type Id } from '../../core/ids'
import { ledgerScores, type LedgerPair } from '../../core/imr/evaluation/ledger-scores'
import { ruleScores, type FinishedLetter } from '../../core/suggestions/rule-scores'
import { isUnsuggested } from '../../core/suggestions/unsuggested'
import { setOfSuggestions } from '../../core/suggestions/suggested-set'
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
  const verdicts = new Map<Id, ReadonlyMap<string, Verdict>>()
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
      verdicts.set(documentId, verdictsIn(set))
    },
  )
  return {
    ...against,
    parser,
    scores: evaluate(documents, standardBootstrap),
    apart: partsOf(documents, reader.project.unsuggestedShare),
    ledger: ledgerScores(pairs, standardBootstrap),
    rules: ruleScores(finished, isOwn),
    errors: errorGroups(documents, verdicts, titles),
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

function errorGroups(
  documents: readonly ScoredDocument[],
  verdicts: ReadonlyMap<Id, ReadonlyMap<string, Verdict>>,
  titles: ReadonlyMap<Id, string>,
): ErrorGroup[] {
  const texts = new Map(documents.map(({ documentId, text }) => [documentId, text]))
  return judgedErrors(documents, verdicts).map(({ places, ...pattern }) => ({
    ...pattern,
    places: places.map((place) => ({
      ...place,
      ...errorContext(texts.get(place.documentId)!, place),
      title: titles.get(place.documentId)!,
    })),
  }))
}

function idOf(name: string): Id {
  return idFromBytes(createHash('sha256').update(name, 'utf8').digest())
}
