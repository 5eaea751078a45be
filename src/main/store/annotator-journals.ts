import { isDeepStrictEqual } from 'node:util'
import type { Id } from '../../core/ids'
import { AnnotatorJournal } from './annotator-journal'
import { inUse } from './annotator-lock'
import type { AnnotatorLocks } from './annotator-locks'
import { segmentSizes } from './journal-reader'
import type { WriteRight } from './journal-writer'
import type { Notice } from './notice'
import type { ProjectFolder } from './project-folder'
import type { StoreDeps } from './store-deps'
import { StoreError } from './store-error'

/** In a project that can only be read nothing is ever written. */
const noRight: WriteRight = {
  assertHeld: () => Promise.reject(new StoreError('read-only')),
  confirm: () => Promise.resolve(),
}

export interface AnnotatorJournalsOptions {
  readonly folder: ProjectFolder
  readonly deps: StoreDeps
  /** Null where the project can only be read. */
  readonly locks: AnnotatorLocks | null
  readonly notify: (notice: Notice) => void
}

/** The journals of a project that were read, one for each annotator. */
export class AnnotatorJournals {
  readonly #options: AnnotatorJournalsOptions
  readonly #opening = new Map<Id, Promise<AnnotatorJournal>>()
  readonly #ready = new Map<Id, AnnotatorJournal>()
  /** What was told of the journals. */
  readonly #told = new Set<string>()

  constructor(options: AnnotatorJournalsOptions) {
    this.#options = options
  }

  /** Annotators whose journals were read. */
  get annotatorIds(): readonly Id[] {
    return [...this.#opening.keys()]
  }

  of(annotatorId: Id): Promise<AnnotatorJournal> {
    const isInUse = (this.#options.locks?.holderOf(annotatorId) ?? null) !== null
    // What could not be read then may be there now; nothing is ever written to a journal that is not whole.
    const isPartial = (this.#ready.get(annotatorId)?.contents.unavailable.length ?? 0) > 0
    if (isPartial) this.forget(annotatorId)
    if (isInUse) this.forgetIfChanged(annotatorId)
    const known = this.#opening.get(annotatorId)
    if (known) return known
    const { folder, deps, locks } = this.#options
    const opening = AnnotatorJournal.open({
      folder,
      annotatorId,
      deps,
      // What another is writing at this moment looks like damage and is none.
      canWrite: locks !== null && !isInUse,
      notify: (notice) => (isInUse ? undefined : this.#notifyOnce(notice)),
      right: locks ? this.#rightOf(annotatorId, locks) : noRight,
    }).then((journal) => {
      if (this.#opening.get(annotatorId) === opening) this.#ready.set(annotatorId, journal)
      return journal
    })
    this.#opening.set(annotatorId, opening)
    return opening
  }

  /** Makes that a journal is read again. */
  forget(annotatorId: Id): void {
    this.#ready.delete(annotatorId)
    this.#opening.delete(annotatorId)
  }

  /** As forget, where its segments hold something else than was read and written here. */
  forgetIfChanged(annotatorId: Id): void {
    if (!this.#isChanged(annotatorId)) return
    this.forget(annotatorId)
  }

  /** Bytes of the segments that were written, by annotator. */
  *ownSizes(): Generator<[Id, Readonly<Record<Id, number>>]> {
    for (const [annotatorId, journal] of this.#ready) yield [annotatorId, journal.ownSizes]
  }

  get isWriting(): boolean {
    return [...this.#ready.values()].some((journal) => journal.isWriting)
  }

  async idle(): Promise<void> {
    for (const journal of this.#ready.values()) await journal.idle()
  }

  /** Ends an annotator's journal; it is read again when it is asked for. */
  async close(annotatorId: Id): Promise<void> {
    const journal = await this.#opening.get(annotatorId)?.catch(() => null)
    this.forget(annotatorId)
    await journal?.close()
  }

  async closeAll(): Promise<void> {
    for (const annotatorId of this.annotatorIds) await this.close(annotatorId)
  }

  /** A right that was lost and is free again is refused once where others have written: what is open is read anew. */
  #rightOf(annotatorId: Id, locks: AnnotatorLocks): WriteRight {
    const right = locks.rightOf(annotatorId)
    return {
      assertHeld: async () => {
        const wasHeld = locks.isHeld(annotatorId)
        await right.assertHeld()
        if (wasHeld || !this.#isChanged(annotatorId)) return
        await locks.release(annotatorId)
        locks.changed(annotatorId)
        throw new StoreError('read-only', { errno: inUse })
      },
      confirm: () => right.confirm(),
    }
  }

  #isChanged(annotatorId: Id): boolean {
    const ready = this.#ready.get(annotatorId)
    return (
      ready !== undefined && !isDeepStrictEqual(ready.sizes, segmentSizes(this.#options.folder, annotatorId))
    )
  }

  /** A journal that stays out of reach is tried again and again, and told of once. */
  #notifyOnce(notice: Notice): void {
    const key = JSON.stringify(notice)
    if (this.#told.has(key)) return
    this.#told.add(key)
    this.#options.notify(notice)
  }
}
