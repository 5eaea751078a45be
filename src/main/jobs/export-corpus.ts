import type { CorpusHead, Format } from '../../core/formats/format'
import { findOfferedFormat } from '../../core/imr/offered-formats'
import type { Id } from '../../core/ids'
import type { ExportPreview } from '../../ipc/export-views'
import type { ExportReport, UnreadableWork } from '../../ipc/views'
import { labelledDocuments, readProject, type ProjectReader } from '../store/project-reader'
import { ExportTally } from './export-tally'
import type { JobSurroundings } from './job'
import { Cancelled, Progress } from './progress'
import { writeExport, type ExportPart, type ExportPlace } from './write-export'

/** Whose work of which project is exported, and as what. */
export interface ExportRequest {
  readonly projectFolder: string
  readonly annotators: readonly Id[] | 'all'
  readonly format: string
  readonly toolVersion: string
}

/**
 * Writes a corpus into a new folder, reads it back and compares it span by span with what was written. Work that goes on
 * meanwhile is in the export or not, as its document is reached before or after it. Throws what `writeExport` throws but
 * for a cancel, which leaves nothing.
 */
export async function exportCorpus(
  request: ExportRequest,
  place: ExportPlace,
  around: JobSurroundings<never>,
): Promise<ExportReport> {
  const reading = new ExportReading(request)
  try {
    const work = new Progress(around, 2 * reading.total)
    const written = await writeExport(reading.tally, reading.parts, place, work)
    return { ...reading.report, ...written }
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error
    const nothing = { folder: '', files: 0, spansReadBack: 0, differences: [] }
    return { ...new ExportReading(request).report, ...nothing, documentsNotBegun: 0, cancelled: true }
  }
}

/** Counts and lists what an export would leave out; nothing is written. */
export async function previewExport(
  request: ExportRequest,
  around: JobSurroundings<never>,
): Promise<ExportPreview> {
  const reading = new ExportReading(request)
  const work = new Progress(around, reading.total)
  try {
    for (const { documents } of reading.parts) {
      const passing = reading.tally.counted(work.counted(documents))
      while (!passing.next().done) await work.breathe()
    }
    return reading.report
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error
    return { ...reading.report, cancelled: true }
  }
}

/** A project on its way into a format. */
class ExportReading {
  readonly tally: ExportTally
  readonly parts: readonly ExportPart[]
  /** Documents of all parts. */
  readonly total: number
  readonly #reader: ProjectReader
  readonly #annotators: ExportRequest['annotators']

  constructor({ projectFolder, annotators, format: id, toolVersion }: ExportRequest) {
    const format = findOfferedFormat(id)
    if (!format) throw new RangeError(`no format ${id}`)
    const reader = readProject(projectFolder)
    const whose = annotators === 'all' ? reader.annotators.map((annotator) => annotator.id) : annotators
    this.#reader = reader
    this.#annotators = annotators
    this.tally = new ExportTally(format, headOf(reader, toolVersion))
    this.parts = partsFor(format, whose).map(({ folder, annotators }) => ({
      folder,
      documents: labelledDocuments(reader, annotators),
    }))
    this.total = this.parts.length * reader.documentIds.length
  }

  get report(): ExportPreview {
    const problems = problemsOf(this.#reader, this.#annotators)
    const { tally } = this
    return {
      ...tally.report,
      unreadable: [...unreadableOf(problems), ...tally.unsound],
      documentsNotBegun: notBegun(this.#reader, tally, problems),
    }
  }
}

/** A format that holds one set of a document has a folder for each annotator where there are several. */
export function partsFor<A extends Id | null>(
  { capabilities }: Format,
  annotators: readonly A[],
): readonly { readonly folder: string; readonly annotators: readonly A[] }[] {
  if (capabilities.severalAnnotators || annotators.length < 2) return [{ folder: '', annotators }]
  return annotators.map((id) => ({ folder: id ?? '', annotators: [id] }))
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
function problemsOf({ problems }: ProjectReader, annotators: ExportRequest['annotators']): Problems {
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

function notBegun({ documentIds }: ProjectReader, tally: ExportTally, problems: Problems): number {
  const unread = new Set([
    ...tally.unsound.map(({ documentId }) => documentId),
    ...problems.flatMap((problem) =>
      problem.kind === 'annotator' ? problem.documentIds : [problem.documentId],
    ),
  ])
  return documentIds.filter((id) => !tally.documentIds.has(id) && !unread.has(id)).length
}
