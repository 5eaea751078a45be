import { compareSuggesters as compareMarks, type Comparison } from '../../core/evaluation/comparison'
import { standardBootstrap } from '../../core/evaluation/bootstrap'
import { changesByLabel, sumOfChanges } from '../../core/evaluation/change-counts'
import { evaluate } from '../../core/evaluation/evaluation'
import { marksOf, type ScoredDocument } from '../../core/evaluation/marks'
import type { ScoreTable } from '../../core/evaluation/score-table'
import type { SourceDocument } from '../../core/project'
import { contextOf } from '../../core/text/match-context'
import type { ChangePlace, ComparisonView, LabelComparison } from '../../ipc/evaluation-views'
import { readProject } from '../store/project-reader'
import { withFinishedLetters } from './finished-letters'
import type { Job, JobSurroundings } from './job'
import { readSuggester } from './read-suggester'

type CompareJob = Extract<Job, { kind: 'compare' }>

/** Holds two suggesters against the letters that one annotator has finished, and against one another. */
export async function compareSuggesters(
  { projectFolder, annotatorId, before, after }: CompareJob,
  around: JobSurroundings,
): Promise<ComparisonView> {
  const reader = readProject(projectFolder)
  const suggesters = [before, after].map((suggester) => readSuggester(projectFolder, suggester))
  const scored: ScoredDocument[][] = [[], []]
  const comparisons: Comparison[] = []
  const changes: ChangePlace[] = []
  const against = await withFinishedLetters(
    reader,
    annotatorId,
    suggesters,
    around,
    ({ document, set }, proposals) => {
      const gold = marksOf(set)
      const [first, second] = proposals.map(({ marks }) => marks)
      const comparison = compareMarks(gold, first!, second!)
      comparisons.push(comparison)
      changes.push(...changesIn(document, comparison))
      for (const [n, { marks }] of proposals.entries())
        scored[n]!.push({ documentId: document.id, text: document.text, gold, predicted: marks })
    },
  )
  const [was, is] = scored.map((documents) => evaluate(documents, standardBootstrap).spans.strict)
  return {
    ...against,
    before: suggesters[0]!.parser,
    after: suggesters[1]!.parser,
    labels: labelsOf(comparisons, was!, is!),
    changes,
  }
}

/** In the order of the text. */
function changesIn(
  { id: documentId, title, text }: SourceDocument,
  { fixed, broken }: Comparison,
): ChangePlace[] {
  const placesOf = (outcome: ChangePlace['outcome']) =>
    (outcome === 'fixed' ? fixed : broken).map(({ kind, span: { label, start, end } }) => ({
      ...{ outcome, kind, label, start, end, documentId, title },
      ...contextOf(text, { start, end }),
    }))
  return [...placesOf('fixed'), ...placesOf('broken')].sort((a, b) => a.start - b.start || a.end - b.end)
}

function labelsOf(
  comparisons: readonly Comparison[],
  before: ScoreTable,
  after: ScoreTable,
): LabelComparison[] {
  const labels = changesByLabel(comparisons)
  return [
    ...[...labels].map(([label, changed]) => ({
      label,
      before: before.kinds[label]?.f1 ?? null,
      after: after.kinds[label]?.f1 ?? null,
      changed,
    })),
    { label: null, before: before.micro.f1, after: after.micro.f1, changed: sumOfChanges(labels.values()) },
  ]
}
