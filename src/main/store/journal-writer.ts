import { open, stat, unlink, type FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Id } from '../../core/ids'
import {
  encodeHeader,
  encodeRecord,
  type EditRecord,
  type ForgetRecord,
  type JournalRecord,
  type PlacedRecord,
  type SettleRecord,
} from '../../core/storage/journal-line'
import type { RecordPlace } from '../../core/storage/journal-segment'
import { makeFolder, syncFolder } from './durable-file'
import { newId, type StoreDeps } from './store-deps'
import { errnoOf, StoreError } from './store-error'

/** A record before the writer has given it its place. */
export type RecordDraft = Omit<EditRecord, 'seq'> | Omit<ForgetRecord, 'seq'> | Omit<SettleRecord, 'seq'>

/** What is to happen, at once and in order, when a record is on disk or when it is certain that it is not. */
export interface Settle {
  synced(): void
  failed(errno: string): void
}

/** A record with its place in the file. */
export interface WrittenRecord extends PlacedRecord {
  readonly place: RecordPlace
}

/** The right to write as an annotator, which another may take. */
export interface WriteRight {
  /** Throws an error with errno `in-use` where another has it, or with that of what is in the way. */
  assertHeld(): Promise<void>
  /** Finds out whether another has taken it just now; what is written already counts nevertheless. */
  confirm(): Promise<void>
}

interface Segment {
  readonly id: Id
  readonly header: string
  handle: FileHandle | null
  /** Number of the file that was made, by which it is told from one that was put in its place. */
  inode: bigint | null
  nextSeq: number
  endBytes: number
  syncedSeq: number
  syncedBytes: number
}

interface Entry {
  readonly segment: Segment
  readonly line: string
  readonly isEdit: boolean
  readonly settle: Settle
}

/**
 * Appends to one annotator's journal, in segments of its own. What arrives during a sync goes into the next.
 * After a failure everything that is not on disk is refused and the next record opens a new segment.
 */
export class JournalWriter {
  readonly #fileOf: (segmentId: Id) => string
  readonly #annotatorId: Id
  readonly #deps: Pick<StoreDeps, 'now' | 'randomBytes' | 'segmentBytes'>
  readonly #right: WriteRight
  /** Refused records that no segment on disk declares void yet. */
  readonly #voids = new Map<Id, number>()
  #queue: Entry[] = []
  /** The segment that the next record belongs to, and the one whose file is open. */
  #current: Segment | null = null
  #written: Segment | null = null
  #running: Promise<void> | null = null

  /** That a document was removed is written without the right, too. */
  constructor(
    annotatorId: Id,
    fileOf: (segmentId: Id) => string,
    deps: Pick<StoreDeps, 'now' | 'randomBytes' | 'segmentBytes'>,
    right: WriteRight,
  ) {
    this.#annotatorId = annotatorId
    this.#fileOf = fileOf
    this.#deps = deps
    this.#right = right
  }

  /** Resolves once the record is on disk. Throws StoreError with the errno, and then the record is void. */
  append(draft: RecordDraft): Promise<{ segmentId: Id; seq: number }> {
    return new Promise((resolve, reject) => {
      const { segmentId, record } = this.enqueue(draft, {
        synced: () => resolve({ segmentId, seq: record.seq }),
        failed: (errno) => reject(new StoreError('write-failed', { file: 'journal', errno })),
      })
    })
  }

  /** Gives a record its place at once; `settle` tells later what became of it. */
  enqueue(draft: RecordDraft, settle: Settle): WrittenRecord {
    if (this.#current && this.#current.endBytes >= this.#deps.segmentBytes) this.#current = null
    const segment = (this.#current ??= this.#newSegment())
    const record = { ...draft, seq: segment.nextSeq } as JournalRecord
    const { line, crc } = encodeRecord(record)
    const { documentId, revision, seq } = record
    const place = {
      segmentId: segment.id,
      seq,
      documentId,
      revision,
      offset: segment.endBytes,
      sizeBytes: line.length - 1,
    }
    segment.nextSeq += 1
    segment.endBytes += line.length
    this.#queue.push({ segment, line, isEdit: record.via !== 'forget', settle })
    this.#running ??= this.#run()
    return { segmentId: segment.id, crc, record, place }
  }

  /** Whether something is on its way to the disk. */
  get isWriting(): boolean {
    return this.#running !== null
  }

  /** Resolves when nothing is being written. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running
  }

  /** Ends the segment: what comes from now on goes into another. Resolves when its file is let go. */
  async endSegment(): Promise<void> {
    const ended = this.#current ?? this.#written
    this.#current = null
    await this.idle()
    if (this.#written === ended) await this.#letGo()
  }

  /** Waits for what is being written and lets go of the file. */
  async close(): Promise<void> {
    await this.endSegment()
    // A refused record whose cut is not on disk would come back: a segment without records says that it is void.
    if (this.#voids.size > 0) await this.#declareVoids().catch(() => undefined)
  }

  async #run(): Promise<void> {
    while (this.#queue.length > 0) {
      const { segment } = this.#queue[0]!
      const next = this.#queue.findIndex((entry) => entry.segment !== segment)
      const group = this.#queue.splice(0, next === -1 ? this.#queue.length : next)
      try {
        if (group.some(({ isEdit }) => isEdit)) await this.#right.assertHeld()
      } catch (error) {
        this.#refuse(group, errnoOf(error))
        continue
      }
      try {
        await this.#write(segment, group)
      } catch (error) {
        await this.#fail(segment, group, errnoOf(error))
        continue
      }
      for (const { settle } of group) settle.synced()
    }
    this.#running = null
  }

  async #write(segment: Segment, group: readonly Entry[]): Promise<void> {
    if (this.#written !== segment) await this.#letGo()
    this.#written = segment
    const handle = (segment.handle ??= await this.#create(segment))
    const bytes = Buffer.from(group.map(({ line }) => line).join(''), 'latin1')
    await writeWhole(handle, bytes)
    // Whoever takes the right after this has the record before them; from here on none is written without it.
    await Promise.all([handle.datasync(), this.#assertInPlace(segment), this.#right.confirm()])
    // Not before: a segment that fails with its first record is unlinked, and its header with it.
    if (segment.syncedSeq === 0) this.#voids.clear()
    segment.syncedBytes += bytes.length
    segment.syncedSeq += group.length
  }

  async #create(segment: Segment): Promise<FileHandle> {
    const file = this.#fileOf(segment.id)
    await makeFolder(dirname(file))
    const handle = await open(file, 'wx', 0o600)
    segment.handle = handle
    const bytes = Buffer.from(segment.header, 'latin1')
    await writeWhole(handle, bytes)
    await handle.datasync()
    await syncFolder(dirname(file))
    segment.syncedBytes = bytes.length
    segment.inode = await this.#inodeOf(segment)
    return handle
  }

  /** Throws ENOENT unless the segment's name still leads to the file that is open: a sync program may replace it. */
  async #assertInPlace(segment: Segment): Promise<void> {
    if ((await this.#inodeOf(segment)) === segment.inode) return
    throw Object.assign(new Error('segment replaced'), { code: 'ENOENT' })
  }

  async #inodeOf({ id }: Segment): Promise<bigint> {
    return (await stat(this.#fileOf(id), { bigint: true })).ino
  }

  async #declareVoids(): Promise<void> {
    const segment = this.#newSegment()
    this.#written = segment
    await this.#create(segment).finally(() => this.#letGo())
    this.#voids.clear()
  }

  async #letGo(): Promise<void> {
    const handle = this.#written?.handle
    this.#written = null
    await handle?.close().catch(() => undefined)
  }

  async #fail(segment: Segment, group: readonly Entry[], errno: string): Promise<void> {
    const { handle } = segment
    if (handle) {
      await handle.truncate(segment.syncedBytes).catch(() => undefined)
      await this.#letGo()
      if (segment.syncedSeq === 0) await unlink(this.#fileOf(segment.id)).catch(() => undefined)
      // The cut itself is on no disk yet: should the records come back, the next segment says they are void.
      this.#voids.set(segment.id, segment.syncedSeq)
    }
    this.#refuse(group, errno)
  }

  #refuse(group: readonly Entry[], errno: string): void {
    // What waits was built upon what has failed. From here on nothing may wait, or an edit could slip between.
    const refused = [...group, ...this.#queue.splice(0)]
    this.#current = null
    for (const { settle } of refused) settle.failed(errno)
  }

  #newSegment(): Segment {
    const id = newId(this.#deps)
    const header = encodeHeader({
      goldspan: 'journal',
      version: 2,
      sealed: false,
      segmentId: id,
      annotatorId: this.#annotatorId,
      at: this.#deps.now(),
      voids: Object.fromEntries(this.#voids),
    }).line
    return {
      id,
      header,
      handle: null,
      inode: null,
      nextSeq: 1,
      endBytes: header.length,
      syncedSeq: 0,
      syncedBytes: 0,
    }
  }
}

async function writeWhole(handle: FileHandle, bytes: Buffer): Promise<void> {
  const { bytesWritten } = await handle.write(bytes)
  // On a full disk the system takes a part and reports no error.
  if (bytesWritten !== bytes.length) throw Object.assign(new Error('short write'), { code: 'ENOSPC' })
}
