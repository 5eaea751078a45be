import { createHash } from 'node:crypto'
import { standardBootstrap } from '../../core/evaluation/bootstrap'
import { errorPatterns } from '../../core/evaluation/error-patterns'
import { placeOf } from '../../core/evaluation/errors'
import { evaluate } from '../../core/evaluation/evaluation'
import { marksOf, type ScoredDocument } from '../../core/evaluation/marks'
import { idFromBytes, type Id } from '../../core/ids'
import { ledgerScores, type LedgerPair } from '../../core/imr/evaluation/ledger-scores'
import { suggestedMarks } from '../../core/imr/rules/suggest'
import { ruleScores, type FinishedLetter } from '../../core/suggestions/rule-scores'
import { isUnsuggested } from '../../core/suggestions/unsuggested'
import { setOfSuggestions } from '../../core/suggestions/suggested-set'
import { contextOf } from '../../core/text/match-context'
import type { ErrorGroup, EvaluationView } from '../../ipc/evaluation-views'
import { labelledDocuments, readProject } from '../store/project-reader'
import type { Job, JobSurroundings } from './job'
import { Cancelled, Progress } from './progress'

type EvaluateJob = Extract<Job, { kind: 'evaluate' }>

/**
 * Holds what the rules propose against the letters that one annotator has finished: nobody else's work is read. A
 * cancelled evaluation is that of the letters read until then.
 */
export async function evaluateRules(
  { projectFolder, annotatorId }: EvaluateJob,
  around: JobSurroundings,
): Promise<EvaluationView> {
  const reader = readProject(projectFolder)
  const work = new Progress(around, reader.documentIds.length)
  const suggester = {
    annotatorId,
    kind: 'rule',
    guidelineVersion: reader.project.guideline.version,
    at: '1970-01-01T00:00:00.000Z',
    idOf,
  } as const
  const documents: ScoredDocument[] = []
  const pairs: LedgerPair[] = []
  const finished: FinishedLetter[] = []
  const titles = new Map<Id, string>()
  let cancelled = false
  try {
    for (const { document, set } of work.counted(labelledDocuments(reader, [annotatorId]))) {
      if (set.status === 'done') {
        const { id: documentId, text, title } = document
        const marks = suggestedMarks(text, new Set())
        documents.push({ documentId, text, gold: marksOf(set), predicted: marks })
        pairs.push({ gold: set, predicted: setOfSuggestions(document, marks, suggester) })
        finished.push({ set, suggestions: marks.spans })
        titles.set(documentId, title)
      }
      await work.breathe()
    }
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error
    cancelled = true
  }
  const unread = new Set(reader.problems.flatMap((one) => (one.kind === 'annotator' ? [] : [one.documentId])))
  const readable = reader.documentIds.filter((id) => !unread.has(id))
  return {
    letters: documents.length,
    unfinished: readable.length - documents.length,
    unread: unread.size,
    scores: evaluate(documents, standardBootstrap),
    apart: partsOf(documents, reader.project.unsuggestedShare),
    ledger: ledgerScores(pairs, standardBootstrap),
    rules: ruleScores(finished),
    errors: errorGroups(documents, titles),
    cancelled,
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
