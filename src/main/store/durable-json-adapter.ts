import { createHash } from 'node:crypto'
import { dirname } from 'node:path'
import type { Adapter } from 'lowdb'
import type { FileKind } from '../../core/storage/file-envelope'
import { makeFolder, replaceFile } from './durable-file'
import { decodeBytes, readBytes, readStateFile, stateFileBytes } from './state-file'
import { bodyOf } from './store-error'

export interface LastGoodCopy<T> {
  /** Where the file as it was before a write is kept. */
  readonly file: string
  /** Whether a body that was read whole is also worth keeping. */
  isSound(body: T): boolean
}

/** lowdb's adapter for one state file: checked when read, on disk when written. Throws StoreError. */
export class DurableJsonAdapter<T> implements Adapter<T> {
  readonly #kind: FileKind<T>
  readonly #file: string
  readonly #lastGood: LastGoodCopy<T> | undefined
  /** What this adapter wrote last: such bytes need not be parsed to know that they are sound. */
  #written: Buffer | null = null

  constructor(kind: FileKind<T>, file: string, lastGood?: LastGoodCopy<T>) {
    this.#kind = kind
    this.#file = file
    this.#lastGood = lastGood
  }

  /** The body of the file; unlike with lowdb's own adapters a missing file is an error. */
  async read(): Promise<T> {
    return bodyOf(await readStateFile(this.#kind, this.#file), this.#kind.name)
  }

  async write(data: T): Promise<void> {
    const bytes = stateFileBytes(this.#kind, data)
    if (this.#lastGood) await this.#keep(this.#lastGood)
    await replaceFile(this.#file, bytes)
    this.#written = createHash('sha256').update(bytes).digest()
  }

  async #keep(lastGood: LastGoodCopy<T>): Promise<void> {
    const bytes = await readBytes(this.#file)
    // A damaged file must never take the place of the last good copy.
    if (bytes.state !== 'ok' || !this.#isSound(bytes.body, lastGood)) return
    await makeFolder(dirname(lastGood.file))
    await replaceFile(lastGood.file, bytes.body)
  }

  #isSound(bytes: Buffer, lastGood: LastGoodCopy<T>): boolean {
    if (this.#written?.equals(createHash('sha256').update(bytes).digest())) return true
    const outcome = decodeBytes(this.#kind, { state: 'ok', body: bytes })
    return outcome.state === 'ok' && lastGood.isSound(outcome.body)
  }
}
