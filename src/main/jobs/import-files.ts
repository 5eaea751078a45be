import { closeSync, fstatSync, lstatSync, openSync, readdirSync, readFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import type { ImportItem } from '../../ipc/views'
import { documentLimitBytes } from '../store/decode-text'
import { documentFromBytes } from '../store/document-from-bytes'
import { errnoOf } from '../store/store-error'
import { importCorpus } from './import-corpus'
import type { Job, JobSurroundings } from './job'

type ImportJob = Extract<Job, { kind: 'import' }>

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
    await importCorpus(file, job.schema, around, refuse)
  } catch (error) {
    await refuse('unreadable', { errno: errnoOf(error) })
  }
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
