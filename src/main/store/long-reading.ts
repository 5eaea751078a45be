import type { Id } from '../../core/ids'
import { readIndexHere, type ReadIndex } from './index-reading'
import type { Notice } from './notice'
import { errnoOf, StoreError } from './store-error'

/** How far the reading of much of a project is. */
export interface Reading {
  /** Documents that are through, and all that are to be read. */
  readonly done: number
  readonly total: number
}

/** What a reading takes from its surroundings. */
export interface LongReadingOptions {
  readonly notify: (notice: Notice) => void
  /** Reads much of a project. */
  readonly readIndex: ReadIndex
  /** Hears how far that is, and null when it has ended. */
  readonly onReading: (reading: Reading | null) => void
}

/** The one reading of much of a project that may be under way, while everything else goes on. */
export class LongReading {
  readonly #options: LongReadingOptions
  readonly #closing = new AbortController()
  #now: Reading | null = null
  #over: Promise<void> = Promise.resolve()
  /** The reading that has just ended: for whom it was, and what it failed with. */
  #ended: { readonly annotatorId: Id | null; readonly error: StoreError | null } | null = null

  constructor(options: LongReadingOptions) {
    this.#options = options
  }

  /** How far it is; null where none is under way. */
  get now(): Reading | null {
    return this.#now
  }

  /** Aborted once nothing is to be read any more. */
  get signal(): AbortSignal {
    return this.#closing.signal
  }

  /** Resolves when none is under way. */
  get over(): Promise<void> {
    return this.#over
  }

  /** For whom one has ended since this was asked; undefined where none has. Throws StoreError where it failed. */
  takeEnded(): Id | null | undefined {
    const ended = this.#ended
    this.#ended = null
    if (ended?.error) throw ended.error
    return ended?.annotatorId
  }

  /** Begins one of so many documents; `readBy` reads everything with what it is given, and notes it. */
  begin(annotatorId: Id | null, total: number, readBy: (read: ReadIndex) => Promise<void>): void {
    this.progress(0, total)
    this.#over = this.#reading(readBy).then((error) => {
      this.#now = null
      this.#ended = { annotatorId, error }
      this.#options.onReading(null)
    })
  }

  progress(done: number, total: number): void {
    this.#now = { done, total }
    this.#options.onReading(this.#now)
  }

  /** Ends one that is under way; what it has noted stays. */
  async close(): Promise<void> {
    this.#closing.abort()
    await this.#over
  }

  async #reading(readBy: (read: ReadIndex) => Promise<void>): Promise<StoreError | null> {
    const { notify, readIndex } = this.#options
    try {
      await readBy(readIndex).catch((error: unknown) => {
        if (this.signal.aborted || readIndex === readIndexHere) throw error
        notify({ kind: 'index-read-here', errno: errnoOf(error) })
        return readBy(readIndexHere)
      })
      return null
    } catch (error) {
      return error instanceof StoreError ? error : new StoreError('unavailable', { errno: errnoOf(error) })
    }
  }
}
