import { createHash } from 'node:crypto'
import type { Adapter } from 'lowdb'
import type { FileKind } from '../../core/storage/file-envelope'
import { replaceFile } from './durable-file'
import { decodeBytes, readBytes, readStateFile, stateFileBytes } from './state-file'
import { bodyOf, StoreError } from './store-error'

/** What becomes of a file that is about to be replaced. */
export interface Predecessor<T> {
  /** Whether a body that was read whole is also worth keeping. */
  isSound(body: T): boolean
  /** Throws StoreError where a sound one must not be followed by this body. */
  assertFollowedBy(body: T, next: T): void
  /** Keeps a sound one, of which these are the body and the bytes; what this throws, the write throws. */
  keep(body: T, bytes: Buffer): Promise<unknown>
  /** Puts a copy of one that is not sound aside. */
  setAside(bytes: Uint8Array): Promise<unknown>
  /** Takes away what is kept for too long; if it fails, the next write tries again. */
  thin(): Promise<unknown>
}

/** lowdb's adapter for one state file: checked when read, on disk when written. Throws StoreError. */
export class DurableJsonAdapter<T> implements Adapter<T> {
  readonly #kind: FileKind<T>
  readonly #file: string
  readonly #predecessor: Predecessor<T> | undefined
  /** What this adapter wrote last: such bytes need not be parsed to know that they are sound. */
  #written: { readonly sha256: Buffer; readonly body: T } | null = null

  constructor(kind: FileKind<T>, file: string, predecessor?: Predecessor<T>) {
    this.#kind = kind
    this.#file = file
    this.#predecessor = predecessor
  }

  /** The body of the file; unlike with lowdb's own adapters a missing file is an error. */
  async read(): Promise<T> {
    return bodyOf(await readStateFile(this.#kind, this.#file), this.#kind.name)
  }

  async write(data: T): Promise<void> {
    const bytes = stateFileBytes(this.#kind, data)
    const isKept = this.#predecessor ? await this.#keep(this.#predecessor, data) : false
    await replaceFile(this.#file, bytes)
    this.#written = { sha256: sha256Of(bytes), body: data }
    if (isKept) await this.#predecessor?.thin().catch(() => undefined)
  }

  /**
   * Keeps what is about to be replaced; answers whether a copy was added. Throws StoreError for what can't be read, was
   * written by a newer app or must not be followed by the next.
   */
  async #keep(predecessor: Predecessor<T>, next: T): Promise<boolean> {
    const bytes = await readBytes(this.#file)
    if (bytes.state === 'missing') return false
    const replaced = bodyOf<Buffer>(bytes, this.#kind.name)
    const body = this.#soundBodyOf(replaced, predecessor)
    // A damaged file is never kept as a good one.
    if (body === null) {
      await predecessor.setAside(replaced)
      return false
    }
    predecessor.assertFollowedBy(body, next)
    await predecessor.keep(body, replaced)
    return true
  }

  #soundBodyOf(bytes: Buffer, predecessor: Predecessor<T>): T | null {
    if (this.#written?.sha256.equals(sha256Of(bytes))) return this.#written.body
    const outcome = decodeBytes(this.#kind, { state: 'ok', body: bytes })
    if (outcome.state === 'newer') throw new StoreError('newer', { file: this.#kind.name })
    return outcome.state === 'ok' && predecessor.isSound(outcome.body) ? outcome.body : null
  }
}

function sha256Of(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest()
}
