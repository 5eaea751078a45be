import { createHash } from 'node:crypto'
import { open, type FileHandle } from 'node:fs/promises'
import { writeAll } from '../store/durable-file'
import { errnoOf } from '../store/store-error'

const pieceBytes = 1024 * 1024
const lineBreak = 10

/** How much a file holds, and the lower-case hex SHA-256 of it. */
export interface FileDigest {
  readonly sizeBytes: number
  readonly sha256: string
}

/** A file that was to be copied could not be read. */
export class SourceUnreadable extends Error {
  constructor(readonly errno: string) {
    super(`source unreadable ${errno}`)
  }
}

/** What was written is not what stands on the disk. */
export class CopyDiffers extends Error {}

/**
 * Copies a file to a place where there is none, syncs it, reads it back and compares. `whole-lines` leaves out what
 * stands after the last line break, which somebody may be writing just now. Throws SourceUnreadable, CopyDiffers,
 * or the system's error of the copy.
 */
export async function copyVerified(
  from: string,
  to: string,
  extent: 'all' | 'whole-lines',
): Promise<FileDigest> {
  const source = await reading(open(from, 'r'))
  let written: FileDigest
  try {
    const end = extent === 'all' ? Infinity : await reading(endOfLastLine(source))
    const copy = await open(to, 'wx', 0o600)
    try {
      const pieces = readPieces(source, end)
      const counted = digestOf()
      for (let piece = await reading(pieces.next()); !piece.done; piece = await reading(pieces.next())) {
        counted.add(piece.value)
        await writeAll(copy, piece.value)
      }
      await copy.sync()
      written = counted.digest()
    } finally {
      await copy.close()
    }
  } finally {
    await source.close()
  }
  const readBack = await digestOfFile(to)
  if (readBack.sizeBytes !== written.sizeBytes || readBack.sha256 !== written.sha256) throw new CopyDiffers()
  return written
}

/** The size and hash of a file. Throws the system's error. */
export async function digestOfFile(path: string): Promise<FileDigest> {
  const file = await open(path, 'r')
  try {
    const counted = digestOf()
    for await (const piece of readPieces(file, Infinity)) counted.add(piece)
    return counted.digest()
  } finally {
    await file.close()
  }
}

function digestOf() {
  const hash = createHash('sha256')
  let sizeBytes = 0
  return {
    add: (piece: Uint8Array): void => {
      hash.update(piece)
      sizeBytes += piece.length
    },
    digest: (): FileDigest => ({ sizeBytes, sha256: hash.digest('hex') }),
  }
}

/** The bytes of a file up to `end`; each piece is good until the next is asked for. */
async function* readPieces(file: FileHandle, end: number): AsyncGenerator<Uint8Array> {
  const buffer = Buffer.alloc(pieceBytes)
  for (let offset = 0; offset < end;) {
    const { bytesRead } = await file.read(buffer, 0, Math.min(pieceBytes, end - offset), offset)
    if (bytesRead === 0) return
    yield buffer.subarray(0, bytesRead)
    offset += bytesRead
  }
}

/** How many bytes of a file, as long as it is now, are whole lines. */
async function endOfLastLine(file: FileHandle): Promise<number> {
  const buffer = Buffer.alloc(pieceBytes)
  for (let end = (await file.stat()).size; end > 0;) {
    const start = Math.max(0, end - pieceBytes)
    const { bytesRead } = await file.read(buffer, 0, end - start, start)
    const at = buffer.subarray(0, bytesRead).lastIndexOf(lineBreak)
    if (at !== -1) return start + at + 1
    end = start
  }
  return 0
}

async function reading<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw new SourceUnreadable(errnoOf(error))
  }
}
