import type { compareExports } from '../main/jobs/compare-exports'
import type { exportCorpus } from '../main/jobs/export-corpus'
import type { verifyExportFolder } from '../main/jobs/verify-export'
import { textTable } from './text-table'

export type ExportReport = Awaited<ReturnType<typeof exportCorpus>>
export type VerificationReport = Awaited<ReturnType<typeof verifyExportFolder>>
export type ExportsCompared = Awaited<ReturnType<typeof compareExports>>
export type ExportProblem = VerificationReport['problems'][number]

/** Problems that are named; the rest is counted. `--json` has them all. */
export const namedProblems = 200

/** What `export` and `convert` put out without `--json`. */
export function exportText(report: ExportReport): string {
  const { documents, spansInProject, spansWritten, spansReadBack, losses, files, folder } = report
  const rows = [
    ['documents', String(documents)],
    ['spans', String(spansInProject)],
    ['spans written', String(spansWritten)],
    ['spans read back', String(spansReadBack)],
    ['files', String(files)],
    ...losses.map(({ kind, reason, count }) => [`left out: ${kind} (${reason})`, String(count)]),
  ]
  return `${textTable(rows)}\n${folder}\n`
}

/** What of the work is not in an export, or is not in it as it was written: lines for stderr. */
export function exportProblems({ unreadable, differences }: ExportReport): string[] {
  return [
    ...unreadable.map(({ documentId, annotatorId, reason }) =>
      placed(`is left out, ${reason}`, { documentId, annotatorId }),
    ),
    ...differences.map(({ documentId, reason }) =>
      placed(`is not what was written, ${reason}`, { documentId }),
    ),
  ]
}

/** A problem of an export as a line. */
export function problemText({ path, line, documentId, annotatorId, reason }: ExportProblem): string {
  return placed(reason, { path, line, documentId, annotatorId })
}

function placed(words: string, place: Partial<Omit<ExportProblem, 'reason'>>): string {
  const { path, line, documentId, annotatorId } = place
  const where = [
    path ?? null,
    line == null ? null : `line ${line}`,
    documentId ? `document ${documentId}` : null,
    annotatorId == null ? null : `annotator ${annotatorId}`,
  ].filter((part) => part !== null)
  return where.length === 0 ? words : `${where.join(' ')}: ${words}`
}

/** What `compare` puts out without `--json`: a table of the documents that differ, and their sum. */
export function comparedText({
  before,
  after,
  same,
  total,
  documents,
  notCompared,
}: ExportsCompared): string {
  const changes = Object.keys(total) as (keyof typeof total)[]
  const row = (name: string, state: string, counts: typeof total) => [
    name,
    state,
    ...changes.map((change) => String(counts[change])),
  ]
  const table = textTable([
    ['document', 'state', ...changes],
    ...documents.map(({ documentId, annotatorId, state, counts }) =>
      row([documentId, annotatorId].filter(Boolean).join(' '), state, counts),
    ),
    row('all', '', total),
  ])
  const sides = [before, after].map(
    ({ format, documents: count, spans }) => `${format}: ${count} documents, ${spans} spans\n`,
  )
  const left =
    notCompared.length === 0 ? '' : `not compared, as one format cannot hold it: ${notCompared.join(', ')}\n`
  return `${sides.join('')}${left}same in both: ${same}\n\n${table}\n`
}
