import { existsSync } from 'node:fs'
import { stat, unlink, utimes } from 'node:fs/promises'
import { hostname } from 'node:os'
import { dirname } from 'node:path'
import { lockFile } from '../../core/storage/file-kinds'
import type { Lock } from '../../core/storage/lock'
import { createFile, makeFolder, replaceFile } from './durable-file'
import { readStateFile, stateFileBytes } from './state-file'
import { newId, type StoreDeps } from './store-deps'
import { errnoOf, StoreError } from './store-error'
import { hasEnded, writerTag } from './temporary-files'

/** Who holds a lock that is not ours. */
export interface LockHolder {
  /** Name of the computer; null where the lock can't be read. */
  readonly computer: string | null
  /** When it was taken, ISO 8601 in UTC by that computer's clock. */
  readonly since: string | null
  /** Whether nothing was heard of it for a while: it has crashed, sleeps or is cut off. */
  readonly isQuiet: boolean
}

/** Errno of a write that is refused because the lock is another's. */
export const inUse = 'in-use'

/** Time without a sign of life after which a holder is called quiet, in beats. */
const quietBeats = 6

/** Locks that stores of this process hold, by path and instance. */
const ours = new Set<string>()

/**
 * The right to write as one annotator, held by one open project at a time. Whoever holds it renews the time of
 * the file; whoever meets it watches by a clock of their own whether that time changes, so that no clock needs
 * to be right. It is broken by itself only where its process has ended on this computer, else on purpose alone.
 * On a share or in a sync folder a lock may come late: what two then write is noticed as a fork.
 */
export class AnnotatorLock {
  readonly #file: string
  readonly #deps: Pick<StoreDeps, 'now' | 'lockBeatMs'>
  readonly #lock: Lock
  #isHeld = false
  #holder: LockHolder | null = null
  #checkedAt: Moment | null = null
  /** Number of the file that is held. */
  #inode = 0n
  /** The time of another's lock, and when it was first seen. */
  #seen: { readonly mtimeMs: number; readonly at: number } | null = null
  #last: Promise<unknown> = Promise.resolve()

  constructor(file: string, deps: Pick<StoreDeps, 'now' | 'randomBytes' | 'lockBeatMs'>) {
    this.#file = file
    this.#deps = deps
    this.#lock = { instance: newId(deps), writer: writerTag, computer: hostname(), at: deps.now() }
  }

  get isHeld(): boolean {
    return this.#isHeld
  }

  /** Who holds it instead; null where nobody is known to. */
  get holder(): LockHolder | null {
    return this.#holder
  }

  /** Takes the lock where it is free or left behind. Throws StoreError where it can't be read or made. */
  acquire(): Promise<void> {
    return this.#inTurn(() => this.#look({ mayTake: true }))
  }

  /** Takes the lock from whoever holds it. Throws StoreError. */
  takeOver(): Promise<void> {
    return this.#inTurn(async () => {
      const checkedAt = momentNow()
      await replaceFile(this.#file, this.#bytes())
      await this.#holdIfOurs(checkedAt)
    })
  }

  /**
   * Throws unless the lock is held at this moment, with errno `in-use` where another has taken it. Looks again
   * where the last look is too long ago: the computer may have slept, and somebody else gone on.
   */
  async assertHeld(): Promise<void> {
    if (this.#isHeld && this.#checkedAt && !isPast(this.#checkedAt, this.#deps.lockBeatMs * 1.5)) return
    await this.acquire()
    if (!this.#isHeld) throw new StoreError('read-only', { errno: inUse })
  }

  /** Whether a lock that was held a moment ago still is; quick where nothing has changed. */
  async confirm(): Promise<boolean> {
    if (this.#isHeld && (await this.#inodeNow()) === this.#inode) return true
    await this.acquire().catch(() => undefined)
    return this.#isHeld
  }

  /** Renews a lock that is held and looks at one that is not; answers whether anything changed. */
  beat(): Promise<boolean> {
    return this.#inTurn(async () => {
      const before = { isHeld: this.#isHeld, holder: this.#holder }
      await this.#look({ mayTake: false })
      if (this.#isHeld) {
        const now = new Date()
        await utimes(this.#file, now, now)
      }
      const { isHeld, holder } = before
      return (
        isHeld !== this.#isHeld ||
        (holder === null) !== (this.#holder === null) ||
        holder?.isQuiet !== this.#holder?.isQuiet ||
        holder?.since !== this.#holder?.since
      )
    })
  }

  /** Lets the lock go; one that is another's by now stays. */
  release(): Promise<void> {
    return this.#inTurn(async () => {
      if (!this.#isHeld) return
      const found = await readStateFile(lockFile, this.#file)
      const isOurs = found.state === 'ok' && found.body.instance === this.#lock.instance
      if (isOurs) await unlink(this.#file).catch(() => undefined)
      this.#lose()
    })
  }

  get #key(): string {
    return `${this.#file} ${this.#lock.instance}`
  }

  /** Finds out whose the lock is; takes it where it is free or left behind, if it may. */
  async #look({ mayTake }: { readonly mayTake: boolean }): Promise<void> {
    const checkedAt = momentNow()
    // Before it is read: a file that takes its place meanwhile has another number.
    const inode = await this.#inodeNow()
    const found = await readStateFile(lockFile, this.#file)
    if (found.state === 'unavailable')
      throw new StoreError('unavailable', { file: 'lock', errno: found.errno })
    if (found.state === 'ok' && found.body.instance === this.#lock.instance) {
      this.#hold(checkedAt, inode)
      return
    }
    const isLeft = found.state === 'ok' && this.#isLeftBehind(found.body)
    if (found.state !== 'missing' && !isLeft) {
      await this.#meet(found.state === 'ok' ? found.body : null)
      return
    }
    this.#holder = null
    this.#seen = null
    if (this.#isHeld) {
      // A disk that is away takes the lock along, and brings it back: then this throws.
      await this.#makeFolder()
      // Another may have taken it, written and gone again: what is open here must be read anew.
      this.#lose()
      return
    }
    if (!mayTake) return
    if (isLeft) await replaceFile(this.#file, this.#bytes())
    else {
      await this.#makeFolder()
      try {
        await createFile(this.#file, this.#bytes())
      } catch (error) {
        if (errnoOf(error) !== 'EEXIST') throw error
        // Another was faster.
        await this.#meet(null)
        return
      }
    }
    await this.#holdIfOurs(checkedAt)
  }

  #isLeftBehind({ writer, instance }: Lock): boolean {
    return hasEnded(writer) && !ours.has(`${this.#file} ${instance}`)
  }

  /** Two may have put theirs there at once: the one that is found counts. */
  async #holdIfOurs(checkedAt: Moment): Promise<void> {
    const inode = await this.#inodeNow()
    const found = await readStateFile(lockFile, this.#file)
    if (found.state === 'ok' && found.body.instance === this.#lock.instance) this.#hold(checkedAt, inode)
    else await this.#meet(found.state === 'ok' ? found.body : null)
  }

  /** Makes the folders of locks where they were deleted; throws where the project itself is away. */
  async #makeFolder(): Promise<void> {
    const folder = dirname(this.#file)
    if (existsSync(folder)) return
    await makeFolder(dirname(folder))
    await makeFolder(folder)
  }

  #hold(checkedAt: Moment, inode: bigint): void {
    this.#inode = inode
    this.#isHeld = true
    this.#holder = null
    this.#seen = null
    this.#checkedAt = checkedAt
    ours.add(this.#key)
  }

  async #inodeNow(): Promise<bigint> {
    return stat(this.#file, { bigint: true }).then(
      ({ ino }) => ino,
      () => -1n,
    )
  }

  #lose(): void {
    this.#isHeld = false
    ours.delete(this.#key)
  }

  async #meet(lock: Lock | null): Promise<void> {
    this.#lose()
    const mtimeMs = await stat(this.#file).then(
      (file) => file.mtimeMs,
      () => 0,
    )
    const now = performance.now()
    if (this.#seen?.mtimeMs !== mtimeMs) this.#seen = { mtimeMs, at: now }
    const isQuiet = now - this.#seen.at >= this.#deps.lockBeatMs * quietBeats
    this.#holder = { computer: lock?.computer ?? null, since: lock?.at ?? null, isQuiet }
  }

  #bytes(): Buffer {
    return stateFileBytes(lockFile, this.#lock)
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work)
    this.#last = turn.catch(() => undefined)
    return turn
  }
}

interface Moment {
  readonly wallMs: number
  readonly steadyMs: number
}

function momentNow(): Moment {
  return { wallMs: Date.now(), steadyMs: performance.now() }
}

/** The steady clock may stand still while the computer sleeps, the other may be set back: either tells. */
function isPast({ wallMs, steadyMs }: Moment, afterMs: number): boolean {
  const now = momentNow()
  return now.steadyMs - steadyMs > afterMs || Math.abs(now.wallMs - wallMs) > afterMs
}
