import { join } from 'node:path'
import type { CorpusDocument, CorpusHead, FileChunk, Format } from '../../core/formats/format'
import { native } from '../../core/formats/native'
import type { Expectation } from '../../core/formats/verify'
import type { Id } from '../../core/ids'
import { holdsLedger } from '../../core/imr/ledger/fitting-schema'
import { ledgerPath, withLedgerFile } from '../../core/imr/ledger/ledger-file'
import { findOfferedFormat } from '../../core/imr/offered-formats'
import type { ExportReport, UnreadableWork } from '../../ipc/views'
import { labelledDocuments, readProject, type ProjectReader } from '../store/project-reader'
import { beginFolder, discardFolder, finishFolder, writeFiles } from './export-folder'
import { ExportTally } from './export-tally'
import type { Job, JobSurroundings } from './job'
import { Cancelled, Progress } from './progress'

type ExportJob = Extract<Job, { kind: 'export' }>

const notice = `This export holds the full text of the letters, or what was marked in them.
Keep it as you keep the letters themselves.
`

/**
 * Writes a corpus into a new folder inside the target, reads it back and compares it span by span with what was
 * written. The folder has a temporary name until all of it is written and compared, and is removed on a cancel.
 * Work that goes on meanwhile is in the export or not, as its document is reached before or after it.
 */
export async function exportCorpus(job: ExportJob, around: JobSurroundings): Promise<ExportReport> {
  const format = findOfferedFormat(job.format)
  if (!format) throw new RangeError(`no format ${job.format}`)
  const reader = readProject(job.projectFolder)
  const annotators = job.annotators === 'all' ? reader.annotators.map(({ id }) => id) : job.annotators
  const parts = format.capabilities.severalAnnotators
    ? [{ folder: '', annotators }]
    : annotators.map((id) => ({ folder: annotators.length > 1 ? id : '', annotators: [id] }))
  const head = headOf(reader, job.toolVersion)
  const tally = new ExportTally(format, head)
  const temporary = await beginFolder(job.target, 'export')
  try {
    const work = new Progress(around, 2 * parts.length * reader.documentIds.length)
    const pause = () => work.breathe()
    for (const part of parts) {
      const folder = join(temporary, part.folder)
      const documents = work.counted(labelledDocuments(reader, part.annotators))
      const expected: Expectation[] = []
      const chunks = chunksOf(format, head, tally.counted(documents, expected))
      const files = await writeFiles(folder, chunks, pause)
      tally.files += files.length
      // Beside a corpus the ledger follows from it and is not read.
      const corpus = format === native ? files.filter((path) => path !== ledgerPath) : files
      await tally.compare(folder, corpus, expected, work)
    }
    tally.files += (await writeFiles(temporary, [{ path: 'READ-ME-FIRST.txt', chunk: notice }], pause)).length
    const problems = problemsOf(reader, job.annotators)
    return {
      ...tally.report,
      unreadable: unreadableOf(problems),
      documentsNotBegun: notBegun(reader, tally.documentIds, problems),
      folder: finishFolder(temporary, job.target, `goldspan-${format.id}`),
    }
  } catch (error) {
    discardFolder(temporary)
    if (!(error instanceof Cancelled)) throw error
    const { report } = new ExportTally(format, head)
    return { ...report, unreadable: [], documentsNotBegun: 0, folder: '', cancelled: true }
  }
}

/** The files of a corpus; Goldspan's own come with the ledger where the project has one. */
function chunksOf(
  format: Format,
  head: CorpusHead,
  documents: Iterable<CorpusDocument>,
): Iterable<FileChunk> {
  const write = (entries: Iterable<CorpusDocument>) => format.write(head, entries)
  return format === native && holdsLedger(head.schema) ? withLedgerFile(documents, write) : write(documents)
}

function headOf(reader: ProjectReader, toolVersion: string): CorpusHead {
  const { id, name, schema, guideline } = reader.project
  return {
    project: { id, name },
    schema,
    guidelineVersion: guideline.version,
    toolVersion,
    annotators: reader.annotators,
  }
}

type Problems = ProjectReader['problems']

/** What could not be read of the work that was to be exported. */
function problemsOf({ problems }: ProjectReader, annotators: ExportJob['annotators']): Problems {
  return problems.filter(
    (problem) =>
      problem.kind !== 'annotator' || annotators === 'all' || annotators.includes(problem.annotatorId),
  )
}

/** Each problem once, though a document is read for one annotator after the other. */
function unreadableOf(problems: Problems): UnreadableWork[] {
  const works = new Map<string, UnreadableWork>()
  for (const problem of problems) {
    const documentId = problem.kind === 'annotator' ? null : problem.documentId
    const annotatorId = problem.kind === 'document' ? null : problem.annotatorId
    const reason = problem.kind === 'set' ? problem.reason : problem.state
    works.set(`${documentId} ${annotatorId}`, { documentId, annotatorId, reason })
  }
  return [...works.values()]
}

function notBegun({ documentIds }: ProjectReader, exported: ReadonlySet<Id>, problems: Problems): number {
  const unread = new Set(
    problems.flatMap((problem) =>
      problem.kind === 'annotator' ? problem.documentIds : [problem.documentId],
    ),
  )
  return documentIds.filter((id) => !exported.has(id) && !unread.has(id)).length
}
