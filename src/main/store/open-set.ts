import { isDeepStrictEqual } from 'node:util'
import { Low } from 'lowdb'
import { misfitOf, type Misfit } from '../../core/annotation/check-command'
import { applyCommand, CommandRefused, type Command, type Refusal } from '../../core/annotation/commands'
import {
  advanceHistory,
  redoCommand,
  undoCommand,
  type History,
  type Via,
} from '../../core/annotation/history'
import type { LabelSchema } from '../../core/annotation/label-schema'
import type { Id } from '../../core/ids'
import type { SourceDocument } from '../../core/project'
import { isSoundSet, type Checkpoint } from '../../core/storage/checkpoint'
import { droppedSpans } from '../../core/storage/dropped-spans'
import { checkpointFile } from '../../core/storage/file-kinds'
import { recordCommand } from '../../core/storage/recorded-command'
import type { SetReadOnly } from '../../core/storage/recovery'
import { continued } from '../../core/storage/replay'
import { strictSchemas } from '../../core/storage/schemas'
import type { AnnotatorJournal } from './annotator-journal'
import { DurableJsonAdapter } from './durable-json-adapter'
import { makeFolder } from './durable-file'
import { keepLastGood, thinLastGood } from './last-good'
import type { ProjectFolder } from './project-folder'
import { setAsideCheckpoint } from './quarantine'
import type { StoreDeps } from './store-deps'
import { errnoOf, StoreError } from './store-error'

/** One edit: the revision it was made on, how it came about, and the command. */
export interface Edit {
  readonly baseRevision: number
  readonly via: Via
  readonly command: Command
}

/** Why a set cannot be edited. */
export type DocumentReadOnly = SetReadOnly | 'no-annotator' | 'project' | 'in-use'

export type PerformResult =
  | {
      readonly ok: true
      readonly revision: number
      readonly segmentId: Id
      readonly seq: number
      readonly savedAt: string
    }
  | { readonly ok: false; readonly code: 'stale-revision'; readonly details: 'stale-revision' }
  | {
      readonly ok: false
      readonly code: 'refused'
      readonly details: Refusal | 'invalid' | 'not-in-history'
    }
  | { readonly ok: false; readonly code: 'misfit'; readonly details: Misfit }
  | { readonly ok: false; readonly code: 'read-only'; readonly details: DocumentReadOnly | 'closed' }
  /** The record is not on disk; memory is back at the last state that is. Details: the errno. */
  | { readonly ok: false; readonly code: 'journal-failed'; readonly details: string }

/** Where a set stands after an attempt to write its checkpoint. */
export interface SaveState {
  readonly documentId: Id
  readonly annotatorId: Id
  readonly state: 'checkpointed' | 'kept-in-journal'
  /** `spans-dropped`: the checkpoint on disk was not replaced, as spans would have gone that no edit took away. */
  readonly errno?: string
}

/** A set at a moment: what its file holds, and what can be undone. */
export interface SetState {
  readonly checkpoint: Checkpoint
  readonly history: History
}

export interface OpenSetOptions {
  readonly folder: ProjectFolder
  readonly document: SourceDocument
  readonly annotatorId: Id
  readonly schema: LabelSchema
  readonly journal: AnnotatorJournal
  readonly state: SetState
  /** Whether the checkpoint on disk does not hold the state. */
  readonly isDirty: boolean
  readonly readOnly: DocumentReadOnly | null
  readonly deps: StoreDeps
  readonly onSaveState: (state: SaveState) => void
}

/** One annotator's set while it is being worked on: memory, journal and checkpoint of it. */
export class OpenSet {
  readonly document: SourceDocument
  readonly annotatorId: Id
  readonly #options: OpenSetOptions
  readonly #low: Low<Checkpoint>
  #readOnly: DocumentReadOnly | 'closed' | null
  #current: SetState
  #synced: SetState
  #unsaved: number
  #timer: NodeJS.Timeout | null = null
  #saving: Promise<void> | null = null

  constructor(options: OpenSetOptions) {
    const { folder, document, annotatorId, state } = options
    this.document = document
    this.annotatorId = annotatorId
    this.#options = options
    this.#readOnly = options.readOnly
    this.#current = state
    this.#synced = state
    this.#unsaved = options.isDirty ? 1 : 0
    const key = { documentId: document.id, annotatorId }
    const adapter = new DurableJsonAdapter(checkpointFile, folder.checkpoint(annotatorId, document.id), {
      isSound: ({ set }) => set.documentId === document.id && isSoundSet(set, document.text),
      assertFollowedBy: (onDisk, next) => this.#assertNothingDropped(onDisk, next),
      keep: ({ set }, bytes) => keepLastGood(folder, key, set.revision, bytes),
      setAside: (bytes) => setAsideCheckpoint(folder, key, bytes),
      thin: () => thinLastGood(folder, key),
    })
    this.#low = new Low<Checkpoint>(adapter, state.checkpoint)
    if (options.isDirty) this.#schedule()
  }

  get state(): SetState {
    return this.#current
  }

  get checkpoint(): Checkpoint {
    return this.#current.checkpoint
  }

  /** The state whose last record is on disk. */
  get synced(): Checkpoint {
    return this.#synced.checkpoint
  }

  get history(): History {
    return this.#current.history
  }

  get readOnly(): DocumentReadOnly | null {
    return this.#readOnly === 'closed' ? null : this.#readOnly
  }

  /** Whether the checkpoint on disk holds everything. */
  get isSaved(): boolean {
    return this.#unsaved === 0 && this.#current === this.#synced
  }

  /** Checks and applies an edit, and answers when it is on disk. */
  perform({ baseRevision, via, command }: Edit): Promise<PerformResult> {
    const refusal = this.#refusalOf({ baseRevision, via, command })
    if (refusal) return Promise.resolve(refusal)
    const { checkpoint, history } = this.#current
    const revision = baseRevision + 1
    let set: Checkpoint['set']
    try {
      set = { ...applyCommand(checkpoint.set, command), revision }
    } catch (error) {
      if (!(error instanceof CommandRefused)) throw error
      return Promise.resolve({ ok: false, code: 'refused', details: error.refusal })
    }
    const { deps, journal, document } = this.#options
    return new Promise((resolve) => {
      const written = journal.enqueue(
        {
          documentId: document.id,
          revision,
          prev: checkpoint.head,
          at: deps.now(),
          via,
          command: recordCommand(command),
        },
        {
          synced: () => {
            this.#synced = after
            this.#unsaved += 1
            this.#schedule()
            const { segmentId, record } = written
            resolve({ ok: true, revision, segmentId, seq: record.seq, savedAt: deps.now() })
          },
          failed: (errno) => {
            this.#current = this.#synced
            resolve({ ok: false, code: 'journal-failed', details: errno })
          },
        },
      )
      const after: SetState = {
        checkpoint: continued(checkpoint, written, set),
        history: advanceHistory(history, via, command),
      }
      this.#current = after
    })
  }

  /** Writes the checkpoint unless it holds everything already; a failure is told of and costs nothing. */
  async save(): Promise<void> {
    while (this.#saving) await this.#saving
    this.#stopTimer()
    if (this.#unsaved === 0 || (this.#readOnly !== null && this.#readOnly !== 'closed')) return
    this.#saving = this.#write()
    await this.#saving
  }

  /** Writes what is on no checkpoint yet and takes no more edits. */
  async close(): Promise<void> {
    this.#readOnly ??= 'closed'
    await this.#options.journal.idle()
    await this.save()
  }

  /** Takes no more edits and writes nothing any more: the document is being removed, or another goes on with it. */
  async abandon(why: 'closed' | 'in-use' = 'closed'): Promise<void> {
    this.#readOnly ??= why
    await this.#options.journal.idle()
    this.#stopTimer()
    this.#unsaved = 0
    while (this.#saving) await this.#saving
    this.#stopTimer()
  }

  #refusalOf({ baseRevision, via, command }: Edit): PerformResult | null {
    if (this.#readOnly) return { ok: false, code: 'read-only', details: this.#readOnly }
    const { checkpoint, history } = this.#current
    if (baseRevision !== checkpoint.set.revision) {
      return { ok: false, code: 'stale-revision', details: 'stale-revision' }
    }
    // What the journal could not read back must not enter it.
    if (!strictSchemas.command.safeParse(command).success) {
      return { ok: false, code: 'refused', details: 'invalid' }
    }
    const expected = via === 'undo' ? undoCommand(history) : via === 'redo' ? redoCommand(history) : command
    if (!expected || (expected !== command && !isDeepStrictEqual(expected, command))) {
      return { ok: false, code: 'refused', details: 'not-in-history' }
    }
    const misfit = misfitOf(command, this.document.text, this.#options.schema)
    return misfit && { ok: false, code: 'misfit', details: misfit }
  }

  #schedule(): void {
    this.#stopTimer()
    const { checkpointRecords, checkpointDelayMs } = this.#options.deps
    if (this.#unsaved >= checkpointRecords && !this.#saving) void this.save()
    else this.#timer = setTimeout(() => void this.save(), checkpointDelayMs)
  }

  #stopTimer(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
  }

  /** Throws StoreError where spans of the checkpoint on disk would go that no edit took away. */
  #assertNothingDropped(onDisk: Checkpoint, next: Checkpoint): void {
    const count = droppedSpans(onDisk, next, () => {
      const { records, state } = this.#options.journal.ofDocument(this.document.id)
      if (state === 'unavailable') throw new StoreError('unavailable', { file: 'journal' })
      return records
    })
    if (count > 0) throw new StoreError('write-failed', { file: checkpointFile.name, errno: 'spans-dropped' })
  }

  async #write(): Promise<void> {
    const { folder, journal, onSaveState } = this.#options
    const about = { documentId: this.document.id, annotatorId: this.annotatorId }
    const { checkpoint } = this.#synced
    const unsaved = this.#unsaved
    try {
      await journal.right.assertHeld()
      await makeFolder(folder.annotations(this.annotatorId))
      this.#low.data = checkpoint
      await this.#low.write()
      this.#unsaved -= Math.min(unsaved, this.#unsaved)
      onSaveState({ ...about, state: 'checkpointed' })
    } catch (error) {
      const errno = errnoOf(error)
      onSaveState({ ...about, state: 'kept-in-journal', errno })
    } finally {
      this.#saving = null
    }
  }
}
