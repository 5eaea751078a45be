import { closeSync, mkdirSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { CorpusDocument, CorpusHead, FileChunk, Format, Loss } from '../../core/formats/format'
import { portableDocument } from '../../core/formats/portable'
import { findFormat } from '../../core/formats/registry'
import { verifyExport } from '../../core/formats/verify'
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
    const head = headOf(reader, job.toolVersion)
    const exported = new Set<Id>()
    const work = new Progress(around, 2 * parts.length * reader.documentIds.length)
    for (const part of parts) {
      const folder = join(temporary, part.folder)
      const documents = () => work.counted(labelledDocuments(reader, part.annotators))
      const written = format.write(head, counted(documents(), format, head, report, exported))
      const files = await writePart(folder, written, work)
      await comparePart(chunksOf(folder, files), format, head, documents(), report, work)
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
  files: Iterable<FileChunk>,
  format: Format,
  head: CorpusHead,
  documents: Iterable<CorpusDocument>,
  report: MutableReport,
  work: Progress,
): Promise<void> {
  for (const verified of verifyExport(format, head, files, documents, { sha256: sha256Hex })) {
    switch (verified.kind) {
      case 'compared': {
        const { documentId, spans, differences } = verified
        report.spansReadBack += spans
        report.differences.push(...differences.map((reason) => ({ documentId, reason })))
        break
      }
      case 'rejected':
        report.differences.push({ documentId: '', reason: verified.rejected.reason })
        break
      case 'unexpected':
      case 'missing':
        report.differences.push({ documentId: verified.documentId, reason: verified.kind })
        break
    }
    await work.breathe()
  }
}

/** Counts documents on their way to the writer. */
function* counted(
  documents: Iterable<CorpusDocument>,
  format: Format,
  head: CorpusHead,
  report: MutableReport,
  exported: Set<Id>,
): Generator<CorpusDocument> {
  for (const entry of documents) {
    const { document, set } = entry
    const losses = format.losses(entry, head)
    exported.add(document.id)
    report.documents += 1
    report.spansInProject += set?.spans.length ?? 0
    report.spansWritten += portableDocument(entry, losses).spans.length
    for (const loss of losses) report.losses.push(lossView(entry, loss))
    yield entry
  }
}

function lossView({ document, set }: CorpusDocument, loss: Loss): ExportLoss {
  const span = 'spanId' in loss ? set?.spans.find(({ id }) => id === loss.spanId) : undefined
  return {
    kind: loss.kind,
    documentId: document.id,
    title: document.title,
    label: span?.label ?? '',
    start: span?.start ?? 0,
    end: span?.end ?? 0,
    reason: loss.reason,
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
