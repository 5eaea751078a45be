import { setTimeout as wait } from 'node:timers/promises'
import type { Id } from '../../core/ids'
import { AnnotatorLock, inUse, type LockHolder } from './annotator-lock'
import type { WriteRight } from './journal-writer'
import type { ProjectFolder } from './project-folder'
import type { StoreDeps } from './store-deps'
import { errnoOf, StoreError } from './store-error'

/** Time in which a write that was begun before its lock was taken comes to its end, in ms. */
const finishMs = 500

/** The locks that one open project holds or waits for, and the beat that renews them. */
export class AnnotatorLocks {
  readonly #folder: ProjectFolder
  readonly #deps: StoreDeps
  readonly #onChange: (annotatorId: Id) => void
  readonly #locks = new Map<Id, AnnotatorLock>()
  #timer: NodeJS.Timeout | null = null
  #isClosed = false

  /** `onChange` hears when a lock is lost to another, or when another that holds it goes, comes or falls quiet. */
  constructor(folder: ProjectFolder, deps: StoreDeps, onChange: (annotatorId: Id) => void) {
    this.#folder = folder
    this.#deps = deps
    this.#onChange = onChange
  }

  /** Takes an annotator's lock if it is free; answers who holds it instead, if somebody does. */
  async acquire(annotatorId: Id): Promise<LockHolder | null> {
    const lock = this.#lockOf(annotatorId)
    // Where it can't be made now, each write tries again, and none is made without it.
    await lock.acquire().catch(() => undefined)
    return lock.holder
  }

  /** Takes an annotator's lock from whoever holds it, and lets them finish what they write. Throws StoreError. */
  async takeOver(annotatorId: Id): Promise<void> {
    await this.#lockOf(annotatorId).takeOver()
    await wait(finishMs)
  }

  /** Annotators whose locks are held or waited for. */
  get annotatorIds(): readonly Id[] {
    return [...this.#locks.keys()]
  }

  isHeld(annotatorId: Id): boolean {
    return this.#locks.get(annotatorId)?.isHeld ?? false
  }

  holderOf(annotatorId: Id): LockHolder | null {
    return this.#locks.get(annotatorId)?.holder ?? null
  }

  /** Says that what is open of an annotator must be read anew. */
  changed(annotatorId: Id): void {
    this.#onChange(annotatorId)
  }

  /** The right to write as an annotator. */
  rightOf(annotatorId: Id): WriteRight {
    return {
      assertHeld: async () => {
        const lock = this.#lockOf(annotatorId)
        try {
          await lock.assertHeld()
        } catch (error) {
          if (errnoOf(error) === inUse) this.#onChange(annotatorId)
          throw error
        }
      },
      confirm: async () => {
        if (!(await this.#lockOf(annotatorId).confirm())) this.#onChange(annotatorId)
      },
    }
  }

  async release(annotatorId: Id): Promise<void> {
    const lock = this.#locks.get(annotatorId)
    this.#locks.delete(annotatorId)
    await lock?.release()
  }

  async close(): Promise<void> {
    this.#isClosed = true
    if (this.#timer) clearInterval(this.#timer)
    this.#timer = null
    for (const annotatorId of [...this.#locks.keys()]) await this.release(annotatorId)
  }

  /** Renews what is held and looks at what is not: at each beat, and when the computer wakes up. */
  async beat(): Promise<void> {
    for (const [annotatorId, lock] of this.#locks) {
      // A share that is away for a moment is asked again at the next beat, and before each write.
      const isChanged = await lock.beat().catch(() => false)
      if (isChanged && this.#locks.get(annotatorId) === lock) this.#onChange(annotatorId)
    }
  }

  #lockOf(annotatorId: Id): AnnotatorLock {
    if (this.#isClosed) throw new StoreError('closed')
    let lock = this.#locks.get(annotatorId)
    if (!lock) {
      lock = new AnnotatorLock(this.#folder.lock(annotatorId), this.#deps)
      this.#locks.set(annotatorId, lock)
    }
    this.#timer ??= setInterval(() => void this.beat(), this.#deps.lockBeatMs).unref()
    return lock
  }
}
