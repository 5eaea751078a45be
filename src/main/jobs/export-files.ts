import { createHash, type Hash } from 'node:crypto'
import { closeSync, fstatSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { FileChunk } from '../../core/formats/format'
import type { FileDigest } from './verified-copy'

interface OpenFile {
  readonly file: number
  /** Null where the file was closed and opened again: it is read when all is written. */
  readonly hash: Hash | null
  sizeBytes: number
}

/** How much of a file is read at once: little enough that what was made of it is soon gone from memory. */
const pieceBytes = 64 * 1024

/** Files that are kept open, for writers that go to and fro between some of them. */
const openLimit = 8

/**
 * Writes files below a folder, letting others run by `pause`, and answers the digest of each by its path, in the order in
 * which they were begun.
 */
export async function writeFiles(
  folder: string,
  chunks: Iterable<FileChunk>,
  pause: () => Promise<void>,
): Promise<Map<string, FileDigest>> {
  const digests = new Map<string, FileDigest | null>()
  const open = new Map<string, OpenFile>()
  const close = (path: string, { file, hash, sizeBytes }: OpenFile) => {
    open.delete(path)
    closeSync(file)
    digests.set(path, hash && { sizeBytes, sha256: hash.digest('hex') })
  }
  const opened = (path: string): OpenFile => {
    const oldest = open.size < openLimit ? undefined : open.entries().next().value
    if (oldest) close(...oldest)
    const full = join(folder, path)
    const isNew = !digests.has(path)
    if (isNew) mkdirSync(dirname(full), { recursive: true })
    const file = openSync(full, isNew ? 'wx' : 'a')
    const begun = { file, hash: isNew ? createHash('sha256') : null, sizeBytes: 0 }
    digests.set(path, null)
    open.set(path, begun)
    return begun
  }
  try {
    for (const { path, chunk } of chunks) {
      const current = open.get(path) ?? opened(path)
      const bytes = Buffer.from(chunk, 'utf8')
      writeAll(current.file, bytes)
      current.hash?.update(bytes)
      current.sizeBytes += bytes.length
      await pause()
    }
  } finally {
    for (const [path, file] of [...open]) close(path, file)
  }
  return new Map(
    [...digests].map(([path, digest]) => [path, digest ?? digestOfFile(join(folder, path))] as const),
  )
}

/** The pieces of a file's bytes; each is good until the next is asked for. Throws the system's error. */
export function* readPieces(path: string): Generator<Uint8Array> {
  const file = openSync(path, 'r')
  try {
    // No larger than the file, for there may be one for each letter.
    const buffer = new Uint8Array(Math.max(1, Math.min(fstatSync(file).size, pieceBytes)))
    for (let bytes = readSync(file, buffer); bytes > 0; bytes = readSync(file, buffer)) {
      yield buffer.subarray(0, bytes)
    }
  } finally {
    closeSync(file)
  }
}

/** The size and hash of a file. Throws the system's error. */
export function digestOfFile(path: string): FileDigest {
  const hash = createHash('sha256')
  let sizeBytes = 0
  for (const piece of readPieces(path)) {
    hash.update(piece)
    sizeBytes += piece.length
  }
  return { sizeBytes, sha256: hash.digest('hex') }
}

/** A nearly full disk takes a part and reports no error. */
function writeAll(file: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written)
}
