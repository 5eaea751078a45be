import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { compareText } from '../../core/annotation/span'
import { findOfferedFormat } from '../../core/imr/offered-formats'
import { verifyExport, type Verified } from '../../core/formats/verify'
import type { Id } from '../../core/ids'
import { manifestPath, type ExportManifest } from '../../core/storage/export-manifest'
import type { ExportProblem } from '../../ipc/export-views'
import { readToolsIn } from '../store/read-tools'
import { errnoOf } from '../store/store-error'
import { digestOfFile } from './export-files'
import { chunksOfPart, nowhere, partsOf, problemOfRejection, type PieceReader } from './export-parts'
import type { Progress } from './progress'
import type { FileDigest } from './verified-copy'

export interface Verification {
  /** Spans of the documents that read as they should. */
  readonly spans: number
  readonly problems: readonly ExportProblem[]
}

/**
 * Holds an export's folder against its manifest: that no file is missing, extra or changed, and that the format's reader
 * gives back every document as it was written. One document is in memory at a time, beside the manifest.
 */
export async function verifyFolder(
  folder: string,
  manifest: ExportManifest,
  work: Progress,
): Promise<Verification> {
  const format = findOfferedFormat(manifest.format.id)
  if (!format || format.version < manifest.format.version) {
    return { spans: 0, problems: [{ ...nowhere, reason: 'format-unknown', path: manifestPath }] }
  }
  const digests = new Map<string, FileDigest>()
  const read: ExportProblem[] = []
  let spans = 0
  for (const part of partsOf(manifest)) {
    const files = chunksOfPart(folder, part, read, { read: digesting(digests) })
    const tools = readToolsIn(join(folder, part.folder), { isHashed: true })
    const verified = verifyExport(format, manifest.head, files, part.documents, tools)
    for (const step of work.counted(verified)) {
      if (step.kind === 'compared' && step.differences.length === 0) spans += step.spans
      read.push(...problemsOf(step, part.folder))
      await work.breathe()
    }
  }
  const files = await fileProblems(folder, manifest, digests, work)
  return { spans, problems: [...files, ...read] }
}

/** Notes the digest of each file when all of it was read, file by file. */
function digesting(digests: Map<string, FileDigest>): PieceReader {
  let hash = createHash('sha256')
  let sizeBytes = 0
  return (path, piece) => {
    if (piece) {
      hash.update(piece)
      sizeBytes += piece.length
      return
    }
    digests.set(path, { sizeBytes, sha256: hash.digest('hex') })
    hash = createHash('sha256')
    sizeBytes = 0
  }
}

function problemsOf(step: Verified, folder: string): ExportProblem[] {
  switch (step.kind) {
    case 'compared': {
      const { documentId, annotatorId, differences } = step
      return differences.map((reason) => ({ ...nowhere, reason, documentId, annotatorId }))
    }
    case 'rejected':
      return [problemOfRejection(folder, step.rejected)]
    case 'head-differs':
      return [{ ...nowhere, reason: 'head-differs' }]
    case 'not-in-project':
    case 'not-read-back': {
      const { documentId, annotatorId } = step
      return [{ ...nowhere, reason: step.kind, documentId, annotatorId }]
    }
  }
}

/** Files that are missing, changed or extra, ascending by path. */
async function fileProblems(
  folder: string,
  { files, documents }: ExportManifest,
  digests: ReadonlyMap<string, FileDigest>,
  work: Progress,
): Promise<ExportProblem[]> {
  const ids = new Set<Id>(documents.map(({ documentId }) => documentId))
  const problem = (path: string, reason: string): ExportProblem => {
    const documentId = path.match(/[a-z2-7]{26}/g)?.findLast((id) => ids.has(id)) ?? null
    return { ...nowhere, reason, path, documentId }
  }
  const problems: ExportProblem[] = []
  const { paths, others } = listing(folder)
  for (const { path, sizeBytes, sha256 } of files) {
    if (!paths.delete(path)) {
      if (!others.delete(path)) problems.push(problem(path, 'file-missing'))
      else problems.push(problem(path, 'not-a-file'))
      continue
    }
    try {
      const found = digests.get(path) ?? digestOfFile(join(folder, path))
      if (found.sizeBytes !== sizeBytes || found.sha256 !== sha256)
        problems.push(problem(path, 'file-changed'))
    } catch (error) {
      problems.push(problem(path, `unreadable-${errnoOf(error)}`))
    }
    await work.breathe()
  }
  paths.delete(manifestPath)
  const extra = [...paths, ...others].map((path) => problem(path, 'file-extra'))
  return [...problems, ...extra].sort((a, b) => compareText(a.path!, b.path!))
}

/** Every file below a folder, and what is neither a file nor a folder: links are never followed. */
function listing(folder: string): { readonly paths: Set<string>; readonly others: Set<string> } {
  const paths = new Set<string>()
  const others = new Set<string>()
  const look = (within: string) => {
    for (const entry of readdirSync(join(folder, within), { withFileTypes: true })) {
      const path = within === '' ? entry.name : `${within}/${entry.name}`
      if (entry.isDirectory()) look(path)
      else (entry.isFile() ? paths : others).add(path)
    }
  }
  look('')
  return { paths, others }
}
