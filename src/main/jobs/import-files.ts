import { closeSync, fstatSync, lstatSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { misfitOf } from '../../core/annotation/check-command'
import type { LabelSchema } from '../../core/annotation/label-schema'
import { commandsFor } from '../../core/annotation/import-set'
import type { CorpusDocument, FileChunk, Rejection } from '../../core/formats/format'
import { native } from '../../core/formats/native'
import type { ImportItem } from '../../ipc/views'
import { documentLimitBytes } from '../store/decode-text'
import { documentFromBytes } from '../store/document-from-bytes'
import { sha256Hex } from '../store/store-deps'
import { errnoOf } from '../store/store-error'
import type { Job, JobSurroundings } from './job'

type ImportJob = Extract<Job, { kind: 'import' }>

/** Rejections of one Goldspan file that are listed; the rest is counted. */
const listedRejections = 20

/** Reads letters (.txt) and Goldspan files (.jsonl), each whole or not at all; a bad one stops no other. */
export async function importFiles(job: ImportJob, around: JobSurroundings): Promise<void> {
  const files = job.paths.flatMap((path) => filesUnder(path))
  let done = 0
  for (const file of files) {
    if (around.isCancelled()) return
    await importFile(file, job, around)
    around.progress((done += 1), files.length)
    await around.pause()
  }
}

async function importFile(file: FileToImport, job: ImportJob, around: JobSurroundings): Promise<void> {
  const refuse = (reason: string, facts: ImportItem['facts'] = {}) =>
    around.found({ kind: 'refused', item: refusedItem(file.name, reason, facts) })
  if (file.kind === 'refused') return refuse(file.reason, file.facts)
  try {
    if (file.kind === 'letter') {
      const bytes = readLetter(file.path)
      if (typeof bytes === 'number') {
        return await refuse('too-large', { sizeBytes: bytes, limitBytes: documentLimitBytes })
      }
      const document = documentFromBytes(file.name, bytes, job)
      if ('refusal' in document) {
        const { refusal, ...facts } = document
        return await refuse(refusal, facts)
      }
      return await around.found({ kind: 'letter', name: file.name, document })
    }
    await importCorpus(file, job, around, refuse)
  } catch (error) {
    await refuse('unreadable', { errno: errnoOf(error) })
  }
}

/** Takes nothing from a Goldspan file unless the whole of it is right. */
async function importCorpus(
  file: { readonly path: string; readonly name: string },
  job: ImportJob,
  around: JobSurroundings,
  refuse: (reason: string, facts: ImportItem['facts']) => Promise<void>,
): Promise<void> {
  const rejections: Rejection[] = []
  let rejected = 0
  for (const result of native.read(chunksOf(file.path), { sha256: sha256Hex })) {
    if (around.isCancelled()) return
    const rejection =
      'rejected' in result
        ? result.rejected
        : 'document' in result
          ? misfitOfDocument(result.labelled, job.schema)
          : null
    if (rejection) {
      rejected += 1
      if (rejections.length < listedRejections) rejections.push(rejection)
    }
    await around.pause()
  }
  for (const { reason, line, values } of rejections) {
    await refuse(reason, { ...plainValues(values), ...(line === undefined ? {} : { line }) })
  }
  if (rejected > rejections.length) await refuse('more-rejected', { count: rejected - rejections.length })
  if (rejected > 0) return
  for (const result of native.read(chunksOf(file.path), { sha256: sha256Hex })) {
    if (around.isCancelled()) return
    if (!('document' in result) || result.labelled === null) continue
    await around.found({ kind: 'labelled', name: file.name, content: result.labelled })
  }
}

function misfitOfDocument(content: CorpusDocument | null, schema: LabelSchema): Rejection | null {
  if (content?.set == null) return null
  const { document, set } = content
  const misfit = misfitOf(commandsFor(set), document.text, schema)
  return misfit && { path: '', reason: misfit, values: { document: document.id } }
}

type FileToImport =
  | { readonly kind: 'letter'; readonly path: string; readonly name: string }
  | { readonly kind: 'corpus'; readonly path: string; readonly name: string }
  | {
      readonly kind: 'refused'
      readonly name: string
      readonly reason: string
      readonly facts: ImportItem['facts']
    }

/** A file, or the letters and Goldspan files of a folder and its folders. Links are never followed. */
function filesUnder(path: string, isChosen = true): FileToImport[] {
  const name = basename(path)
  try {
    const stat = lstatSync(path)
    if (stat.isDirectory()) {
      return readdirSync(path)
        .sort()
        .flatMap((entry) => filesUnder(join(path, entry), false))
    }
    const extension = extname(name).toLowerCase()
    const isWanted = extension === '.txt' || extension === '.jsonl'
    // What else lies in a folder is not meant; what was chosen by itself is answered for.
    if (!isWanted && !isChosen) return []
    if (stat.isSymbolicLink()) return [refusal(name, 'link')]
    if (!stat.isFile()) return [refusal(name, 'not-a-file')]
    if (!isWanted) return [refusal(name, 'unknown-type')]
    return extension === '.txt' ? [{ kind: 'letter', path, name }] : [{ kind: 'corpus', path, name }]
  } catch (error) {
    return [refusal(name, 'unreadable', { errno: errnoOf(error) })]
  }
}

function refusal(name: string, reason: string, facts: ImportItem['facts'] = {}): FileToImport {
  return { kind: 'refused', name, reason, facts }
}

function refusedItem(name: string, reason: string, facts: ImportItem['facts']): ImportItem {
  return { name, outcome: 'refused', reason, facts, documentId: null, spans: 0 }
}

/** The bytes of a letter, or its size where that is too large to be read as one. */
function readLetter(path: string): Uint8Array | number {
  const file = openSync(path, 'r')
  try {
    const { size } = fstatSync(file)
    return size > documentLimitBytes ? size : readFileSync(file)
  } finally {
    closeSync(file)
  }
}

const chunkBytes = 256 * 1024

/** A file's text in chunks. Throws where it is not UTF-8. */
function* chunksOf(path: string): Generator<FileChunk> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const file = openSync(path, 'r')
  try {
    const buffer = new Uint8Array(chunkBytes)
    for (;;) {
      const bytes = readSync(file, buffer)
      const chunk = decoder.decode(buffer.subarray(0, bytes), { stream: bytes > 0 })
      if (chunk !== '') yield { path: basename(path), chunk }
      if (bytes === 0) return
    }
  } finally {
    closeSync(file)
  }
}

function plainValues(values: Rejection['values']): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, typeof value === 'boolean' ? String(value) : value]),
  )
}
