import { createHash } from 'node:crypto'
import { dirname } from 'node:path'
import type { Adapter } from 'lowdb'
import type { FileKind } from '../../core/storage/file-envelope'
import { makeFolder, replaceFile } from './durable-file'
import { decodeBytes, readBytes, readStateFile, stateFileBytes } from './state-file'
import { bodyOf, StoreError } from './store-error'

/** What becomes of a file that is about to be replaced. */
export interface Predecessor<T> {
  /** Where a sound one is kept. */
  readonly lastGood: string
  /** Whether a body that was read whole is also worth keeping there. */
  isSound(body: T): boolean
  /** Puts a copy of one that is not sound aside. */
  setAside(bytes: Uint8Array): Promise<unknown>
}

/** lowdb's adapter for one state file: checked when read, on disk when written. Throws StoreError. */
export class DurableJsonAdapter<T> implements Adapter<T> {
  readonly #kind: FileKind<T>
  readonly #file: string
  readonly #predecessor: Predecessor<T> | undefined
  /** What this adapter wrote last: such bytes need not be parsed to know that they are sound. */
  #written: Buffer | null = null

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
    if (this.#predecessor) await this.#keep(this.#predecessor)
    await replaceFile(this.#file, bytes)
    this.#written = sha256Of(bytes)
  }

  /** Keeps what is about to be replaced. Throws StoreError for what can't be read or was written by a newer app. */
  async #keep(predecessor: Predecessor<T>): Promise<void> {
    const bytes = await readBytes(this.#file)
    if (bytes.state === 'missing') return
    const replaced = bodyOf<Buffer>(bytes, this.#kind.name)
    // A damaged file must never take the place of the last good copy.
    if (!this.#isSound(replaced, predecessor)) {
      await predecessor.setAside(replaced)
      return
    }
    await makeFolder(dirname(predecessor.lastGood))
    await replaceFile(predecessor.lastGood, replaced)
  }

  #isSound(bytes: Buffer, predecessor: Predecessor<T>): boolean {
    if (this.#written?.equals(sha256Of(bytes))) return true
    const outcome = decodeBytes(this.#kind, { state: 'ok', body: bytes })
    if (outcome.state === 'newer') throw new StoreError('newer', { file: this.#kind.name })
    return outcome.state === 'ok' && predecessor.isSound(outcome.body)
  }
}

function sha256Of(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest()
}
