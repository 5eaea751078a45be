import { readFileSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import {
  decodeFile,
  encodeFile,
  storedBody,
  type FileKind,
  type FileOutcome,
} from '../../core/storage/file-envelope'
import { sha256Hex } from './store-deps'
import { errnoOf, StoreError } from './store-error'

type Bytes =
  | { readonly state: 'ok'; readonly body: Buffer }
  | Extract<FileOutcome<never>, { state: 'missing' | 'unavailable' }>

/** Reads a state file; never throws and never answers a default. */
export async function readStateFile<T>(kind: FileKind<T>, file: string): Promise<FileOutcome<T>> {
  return decodeBytes(kind, await readBytes(file))
}

/** As readStateFile, but blocking: several times faster for many small files. */
export function readStateFileSync<T>(kind: FileKind<T>, file: string): FileOutcome<T> {
  try {
    const outcome = decodeFile(kind, readFileSync(file, 'utf8'), sha256Hex)
    // Read as text, bytes that are no UTF-8 become other characters, which no checksum holds for.
    return outcome.state === 'damaged'
      ? decodeBytes(kind, { state: 'ok', body: readFileSync(file) })
      : outcome
  } catch (error) {
    return unreadable(error)
  }
}

/** The bytes of a state file. Throws StoreError: what could not be read back is never written. */
export function stateFileBytes<T>(kind: FileKind<T>, body: T): Buffer {
  if (!kind.strict.safeParse(storedBody(kind, body)).success)
    throw new StoreError('invalid', { file: kind.name })
  return Buffer.from(encodeFile(kind, body, sha256Hex), 'utf8')
}

/** Reads a file's bytes as they are. */
export async function readBytes(file: string): Promise<Bytes> {
  try {
    return { state: 'ok', body: await readFile(file) }
  } catch (error) {
    return unreadable(error)
  }
}

/** What the bytes of a state file hold. */
export function decodeBytes<T>(kind: FileKind<T>, bytes: Bytes): FileOutcome<T> {
  if (bytes.state !== 'ok') return bytes
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes.body)
  } catch {
    return { state: 'damaged', reason: 'not-utf-8' }
  }
  return decodeFile(kind, text, sha256Hex)
}

// A share or a sync folder that is away for a moment is not an empty project.
function unreadable(error: unknown): Extract<Bytes, { state: 'missing' | 'unavailable' }> {
  const errno = errnoOf(error)
  return errno === 'ENOENT' ? { state: 'missing' } : { state: 'unavailable', errno }
}

/** What tells whether a file is the one that was read; zeros where there is none or nobody can tell. */
export function stampOf(file: string): { mtimeMs: number; sizeBytes: number } {
  try {
    const stat = statSync(file, { throwIfNoEntry: false })
    return { mtimeMs: stat?.mtimeMs ?? 0, sizeBytes: stat?.size ?? 0 }
  } catch {
    // It is compared and nothing more: zeros make that the file is read again.
    return { mtimeMs: 0, sizeBytes: 0 }
  }
}

/** When a folder's entries last changed, ms since 1970; 0 where that says nothing. */
export function settledMtimeMs(folder: string): number {
  const { mtimeMs } = stampOf(folder)
  // Within the grain of a file system's clock another change may follow that leaves the time as it is.
  return Date.now() - mtimeMs > 5000 ? mtimeMs : 0
}
