import { closeSync, mkdirSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { CorpusDocument, CorpusHead, FileChunk, Format, Loss } from '../../core/formats/format'
import { differencesOf, portableDocument } from '../../core/formats/portable'
import { findFormat } from '../../core/formats/registry'
import type { Id } from '../../core/ids'
import type { ExportLoss, ExportReport } from '../../ipc/views'
import { labelledDocuments, readProject, type ProjectReader } from '../store/project-reader'
import { newId, sha256Hex, systemDeps } from '../store/store-deps'
import type { Job, JobSurroundings } from './job'

type ExportJob = Extract<Job, { kind: 'export' }>

const notice = `This export holds the full text of the letters, or what was marked in them.
Keep it as you keep the letters themselves.
`

/**
 * Writes a corpus into a new folder inside the target, reads it back and compares it with the project span by
 * span. The folder has a temporary name until all of it is written and compared, and is removed on a cancel.
 */
export async function exportCorpus(job: ExportJob, around: JobSurroundings): Promise<ExportReport> {
  const format = findFormat(job.format)
  if (!format) throw new RangeError(`no format ${job.format}`)
  const reader = readProject(job.projectFolder)
  const annotators = job.annotators === 'all' ? reader.annotators.map(({ id }) => id) : job.annotators
  const parts = format.capabilities.severalAnnotators
    ? [{ folder: '', annotators }]
    : annotators.map((id) => ({ folder: annotators.length > 1 ? id : '', annotators: [id] }))
  const temporary = join(job.target, `.goldspan-export-${newId(systemDeps)}`)
  mkdirSync(temporary)
  try {
    const report = emptyReport(format.id)
    const exported = new Set<Id>()
    const work = new Progress(around, 2 * parts.length * reader.documentIds.length)
    for (const part of parts) {
      const folder = join(temporary, part.folder)
      const head = headOf(reader, job.toolVersion)
      const documents = () => labelledDocuments(reader, part.annotators)
      const files = await writePart(folder, format.write(head, work.counted(documents())), work)
      await comparePart(folder, files, format, head, noted(work.counted(documents()), exported), report, work)
      report.files += files.length
    }
    writeFile(join(temporary, 'READ-ME-FIRST.txt'), notice)
    report.files += 1
    report.unreadable = unreadableOf(reader)
    report.documentsNotBegun = reader.documentIds.length - exported.size - report.unreadable.length
    return { ...report, folder: giveName(temporary, job.target, format.id) }
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true })
    if (error instanceof Cancelled) return { ...emptyReport(format.id), folder: '', cancelled: true }
    throw error
  }
}

class Cancelled extends Error {}

function* noted(documents: Iterable<CorpusDocument>, ids: Set<Id>): Generator<CorpusDocument> {
  for (const entry of documents) {
    ids.add(entry.document.id)
    yield entry
  }
}

/** Documents of which something could not be read; each once, though it was read twice. */
function unreadableOf(reader: ProjectReader): { documentId: Id; reason: string }[] {
  const reasons = new Map<Id, string>()
  for (const problem of reader.problems) {
    if (problem.kind === 'document') reasons.set(problem.documentId, problem.state)
    if (problem.kind === 'set') reasons.set(problem.documentId, problem.reason)
  }
  return [...reasons].map(([documentId, reason]) => ({ documentId, reason }))
}

type MutableReport = { -readonly [Key in keyof Omit<ExportReport, 'folder'>]: ExportReport[Key] } & {
  losses: ExportLoss[]
  differences: { documentId: Id; reason: string }[]
}

function emptyReport(format: string): MutableReport {
  return {
    format,
    files: 0,
    documents: 0,
    documentsNotBegun: 0,
    spansInProject: 0,
    spansWritten: 0,
    spansReadBack: 0,
    losses: [],
    differences: [],
    unreadable: [],
    cancelled: false,
  }
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

/** Writes one part's files and answers their paths in the order in which they were begun. */
async function writePart(folder: string, chunks: Iterable<FileChunk>, work: Progress): Promise<string[]> {
  const paths = new Set<string>()
  let current: { readonly path: string; readonly file: number } | undefined
  try {
    for (const { path, chunk } of chunks) {
      if (current?.path !== path) {
        if (current) closeSync(current.file)
        const full = join(folder, path)
        mkdirSync(dirname(full), { recursive: true })
        current = { path, file: openSync(full, paths.has(path) ? 'a' : 'wx') }
        paths.add(path)
      }
      writeAll(current.file, chunk)
      await work.breathe()
    }
  } finally {
    if (current) closeSync(current.file)
  }
  return [...paths]
}

/** Reads one part back and compares it with the project, document by document. */
async function comparePart(
  folder: string,
  paths: readonly string[],
  format: Format,
  head: CorpusHead,
  documents: Iterable<CorpusDocument>,
  report: MutableReport,
  work: Progress,
): Promise<void> {
  const expected = documents[Symbol.iterator]()
  for (const result of format.read(chunksOf(folder, paths), { sha256: sha256Hex })) {
    if ('rejected' in result) {
      const { reason, values } = result.rejected
      report.differences.push({ documentId: String(values['documentId'] ?? ''), reason })
    }
    if (!('document' in result)) continue
    const next = expected.next()
    if (next.done) {
      report.differences.push({ documentId: result.document.documentId, reason: 'not-in-project' })
      continue
    }
    const losses = format.losses(next.value, head)
    const wanted = portableDocument(next.value, losses)
    const isSameDocument = wanted.documentId === result.document.documentId
    const reasons = isSameDocument ? differencesOf(wanted, result.document) : ['document']
    report.differences.push(...reasons.map((reason) => ({ documentId: wanted.documentId, reason })))
    countDocument(report, next.value, losses, wanted.spans.length, result.document.spans.length)
    await work.breathe()
  }
  for (let rest = expected.next(); !rest.done; rest = expected.next()) {
    report.differences.push({ documentId: rest.value.document.id, reason: 'not-read-back' })
  }
}

function countDocument(
  report: MutableReport,
  { document, set }: CorpusDocument,
  losses: readonly Loss[],
  written: number,
  readBack: number,
): void {
  report.documents += 1
  report.spansInProject += set?.spans.length ?? 0
  report.spansWritten += written
  report.spansReadBack += readBack
  for (const loss of losses) {
    const span = 'spanId' in loss ? set?.spans.find(({ id }) => id === loss.spanId) : undefined
    report.losses.push({
      kind: loss.kind,
      documentId: document.id,
      title: document.title,
      label: span?.label ?? '',
      start: span?.start ?? 0,
      end: span?.end ?? 0,
      reason: loss.reason,
    })
  }
}

/** Counts documents and lets others run now and then. Throws Cancelled from `breathe`. */
class Progress {
  #done = 0
  #last = performance.now()
  constructor(
    readonly around: JobSurroundings,
    readonly total: number,
  ) {}

  *counted<T>(items: Iterable<T>): Generator<T> {
    for (const item of items) {
      yield item
      this.#done += 1
    }
  }

  async breathe(): Promise<void> {
    if (performance.now() - this.#last < 50) return
    this.around.progress(this.#done, this.total)
    await this.around.pause()
    if (this.around.isCancelled()) throw new Cancelled()
    this.#last = performance.now()
  }
}

function* chunksOf(folder: string, paths: readonly string[]): Generator<FileChunk> {
  const buffer = new Uint8Array(256 * 1024)
  for (const path of paths) {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
    const file = openSync(join(folder, path), 'r')
    try {
      for (let bytes = -1; bytes !== 0;) {
        bytes = readSync(file, buffer)
        yield { path, chunk: decoder.decode(buffer.subarray(0, bytes), { stream: bytes > 0 }) }
      }
    } finally {
      closeSync(file)
    }
  }
}

function writeFile(path: string, text: string): void {
  const file = openSync(path, 'wx')
  try {
    writeAll(file, text)
  } finally {
    closeSync(file)
  }
}

/** A nearly full disk takes a part and reports no error. */
function writeAll(file: number, text: string): void {
  const bytes = Buffer.from(text, 'utf8')
  for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written)
}

/** Gives a finished export the first free name and answers its folder. */
function giveName(temporary: string, target: string, format: string): string {
  for (let number = 1; ; number += 1) {
    const folder = join(target, number === 1 ? `goldspan-${format}` : `goldspan-${format}-${number}`)
    try {
      // Made first: a rename onto an empty folder is refused nowhere, onto a full one everywhere.
      mkdirSync(folder)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue
      throw error
    }
    rmSync(folder, { recursive: true })
    renameSync(temporary, folder)
    return folder
  }
}
