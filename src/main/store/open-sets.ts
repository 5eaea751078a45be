import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { LabelSchema } from '../../core/annotation/label-schema'
import type { Id } from '../../core/ids'
import type { SourceDocument } from '../../core/project'
import type { IndexedSet } from '../../core/storage/document-index'
import type { RecordPlace } from '../../core/storage/journal-segment'
import { forkOf, type Fork } from '../../core/storage/fork'
import { missingSegments, recoverSet, type RecoveredSet } from '../../core/storage/recovery'
import type { AnnotatorJournal } from './annotator-journal'
import { AnnotatorJournals } from './annotator-journals'
import type { AnnotatorLocks } from './annotator-locks'
import type { Notice } from './notice'
import { OpenSet, type SaveState } from './open-set'
import type { ProjectFolder } from './project-folder'
import { setAsideCheckpoint } from './quarantine'
import { countsOf, sourcesOf, type SetKey } from './set-loading'
import { goingOnFrom, settled, type GoingOn, type Settling } from './set-settling'
import { stampOf } from './state-file'
import { newId, type StoreDeps } from './store-deps'
import { StoreError } from './store-error'

export interface OpenSetsOptions {
  readonly folder: ProjectFolder
  readonly schema: LabelSchema
  readonly deps: StoreDeps
  /** Null where the project can only be read. */
  readonly locks: AnnotatorLocks | null
  readonly notify: (notice: Notice) => void
  readonly onSaveState: (state: SaveState) => void
}

/** A set that is open, and what was found while opening it. */
export interface Opened {
  readonly set: OpenSet
  readonly notices: readonly Notice[]
  readonly seen: readonly RecordPlace[]
  /** Null where nothing contends. */
  readonly fork: Fork | null
}

/** Reads a document; throws StoreError. */
export type ReadDocument = () => SourceDocument | Promise<SourceDocument>

/** Sets that stay in memory though nobody has asked for them lately. */
const keptOpen = 16

/** The sets that are open in a project, and the journals they are written to. */
export class OpenSets {
  readonly #options: OpenSetsOptions
  readonly #journals: AnnotatorJournals
  readonly #opening = new Map<string, Promise<Opened>>()
  /** Least recently asked for first. */
  readonly #open = new Map<string, Opened>()

  constructor(options: OpenSetsOptions) {
    this.#options = options
    this.#journals = new AnnotatorJournals(options)
  }

  /** Takes the right to write as an annotator, if nobody else has it. */
  async enter(annotatorId: Id): Promise<void> {
    const { locks } = this.#options
    if (!locks || locks.isHeld(annotatorId)) return
    await locks.acquire(annotatorId)
    // Until now another may have written.
    this.#journals.forgetIfChanged(annotatorId)
  }

  /** Takes the right to write as an annotator from whoever has it; sets are read again. Throws StoreError. */
  async takeOver(annotatorId: Id): Promise<void> {
    await this.surrender(annotatorId)
    await this.#options.locks?.takeOver(annotatorId)
    // What was opened meanwhile has not seen the other's last write.
    await this.surrender(annotatorId)
  }

  /** Lets go of an annotator's work that another goes on with: nothing of it is written any more. */
  surrender(annotatorId: Id): Promise<void> {
    return this.#drop(annotatorId, (set) => set.abandon('in-use'))
  }

  /** Writes what is behind of everybody's work but one annotator's, and lets others go on with it. */
  async leaveAllBut(annotatorId: Id): Promise<void> {
    const { locks } = this.#options
    for (const other of new Set([...this.#journals.annotatorIds, ...(locks?.annotatorIds ?? [])])) {
      if (other === annotatorId) continue
      await this.#drop(other, (set) => set.close())
      await locks?.release(other)
    }
  }

  journalOf(annotatorId: Id): Promise<AnnotatorJournal> {
    return this.#journals.of(annotatorId)
  }

  /** As journalOf, with what others have written until now. */
  journalOfNow(annotatorId: Id): Promise<AnnotatorJournal> {
    if (this.#options.locks?.isHeld(annotatorId) !== true) this.#journals.forgetIfChanged(annotatorId)
    return this.#journals.of(annotatorId)
  }

  opened(documentId: Id, annotatorId: Id): Opened | undefined {
    return this.#open.get(keyOf({ documentId, annotatorId }))
  }

  /**
   * Opens a set, or answers the one that is open; one that can't be edited is read again. `read` gives the document.
   * Calls for one set are answered in the order in which they came.
   */
  async open(documentId: Id, annotatorId: Id, read: ReadDocument): Promise<Opened> {
    const key = keyOf({ documentId, annotatorId })
    const open = this.#open.get(key)
    if (open && open.set.readOnly === null) {
      this.#open.delete(key)
      this.#open.set(key, open)
      return open
    }
    return this.#opening.get(key) ?? this.#enter(key, this.#load(annotatorId, read))
  }

  /**
   * Says in the journal with which state a damaged or forked set goes on: with the branch of that head, or with
   * what it shows. Throws StoreError, `invalid` where there is no such branch or nothing to settle.
   */
  async settle(document: SourceDocument, annotatorId: Id, how: Settling): Promise<void> {
    const shown = await this.open(document.id, annotatorId, () => document)
    const goingOn = goingOnFrom(shown, how, () => newId(this.#options.deps))
    const key = keyOf({ documentId: document.id, annotatorId })
    await this.#enter(key, this.#goOn(document, annotatorId, shown, goingOn))
  }

  /**
   * Drops every annotator's set of a document without writing it. The document's file is gone already, so that
   * none can be opened any more; those on their way are waited for.
   */
  async abandon(documentId: Id): Promise<void> {
    const isOfDocument = (key: string) => key.endsWith(documentId)
    await this.#opened(isOfDocument)
    for (const [key, { set }] of this.#open) {
      if (!isOfDocument(key)) continue
      await set.abandon()
      this.#open.delete(key)
    }
  }

  /** What the document list shows of the open sets. */
  *counts(): Generator<{ readonly key: SetKey; readonly counted: IndexedSet }> {
    const { folder } = this.#options
    for (const { set } of this.#open.values()) {
      const { annotatorId, document, checkpoint } = set
      if (checkpoint.set.revision === 0 && set.readOnly === null) continue
      const stamp = stampOf(folder.checkpoint(annotatorId, document.id))
      const problem = set.readOnly !== null && !['project', 'in-use'].includes(set.readOnly)
      const counted = { ...countsOf(checkpoint), problem, ...stamp }
      yield { key: { documentId: document.id, annotatorId }, counted }
    }
  }

  /** Bytes of the segments that were written, by annotator. */
  ownSizes(): Iterable<[Id, Readonly<Record<Id, number>>]> {
    return this.#journals.ownSizes()
  }

  get isWriting(): boolean {
    return this.#journals.isWriting
  }

  async flush(): Promise<void> {
    await this.#journals.idle()
    for (const { set } of [...this.#open.values()]) await set.save()
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.#opening.values())
    for (const { set } of [...this.#open.values()]) await set.close()
    await this.#journals.closeAll()
  }

  async #load(annotatorId: Id, read: ReadDocument): Promise<Opened> {
    const { folder, locks } = this.#options
    const document = await read()
    const key: SetKey = { documentId: document.id, annotatorId }
    await this.enter(annotatorId)
    const isInUse = (locks?.holderOf(annotatorId) ?? null) !== null
    const canWrite = locks !== null && !isInUse
    const journal = await this.journalOf(annotatorId)
    const { sources, journal: found } = sourcesOf(folder, journal.contents, key, document.text)
    const recovered = recoverSet(sources)
    let { readOnly } = recovered
    if (canWrite && recovered.checkpointState === 'damaged') {
      try {
        await setAsideCheckpoint(folder, key, await readFile(folder.checkpoint(annotatorId, document.id)))
      } catch {
        // What could not be copied aside must not be overwritten.
        readOnly ??= 'unavailable'
      }
    }
    const notices = isInUse ? [] : noticesOf(key, recovered)
    const missing =
      recovered.readOnly === null && !isInUse
        ? missingSegments(recovered.checkpoint, journal.contents.lastSeqs)
        : []
    if (missing.length > 0)
      notices.push({ kind: 'journal-segment-missing', ...key, segments: missing.length })
    const { revision } = recovered.checkpoint.set
    const { checkpoint } = sources
    const isBehind = (checkpoint.state === 'ok' ? checkpoint.body.set.revision : 0) < revision
    const set = this.#make(document, annotatorId, journal, {
      state: recovered,
      isDirty: canWrite && readOnly === null && isBehind,
      readOnly: isInUse ? 'in-use' : (readOnly ?? (canWrite ? null : 'project')),
    })
    const fork = set.readOnly === 'fork' ? forkOf(set.state, sources) : null
    return { set, notices, seen: found.seen, fork }
  }

  async #goOn(
    document: SourceDocument,
    annotatorId: Id,
    { seen }: Opened,
    goingOn: GoingOn,
  ): Promise<Opened> {
    const { deps, schema } = this.#options
    const journal = await this.journalOf(annotatorId)
    const state = await settled(goingOn, seen, { document, schema, journal, deps })
    const set = this.#make(document, annotatorId, journal, { state, isDirty: true, readOnly: null })
    return { set, notices: [], seen, fork: null }
  }

  async #drop(annotatorId: Id, end: (set: OpenSet) => Promise<void>): Promise<void> {
    const isTheirs = (key: string) => key.startsWith(annotatorId)
    await this.#opened(isTheirs)
    for (const [key, { set }] of [...this.#open]) {
      if (!isTheirs(key)) continue
      await end(set)
      this.#open.delete(key)
    }
    await this.#journals.close(annotatorId)
  }

  /** Waits for the sets that are being opened. */
  async #opened(isMeant: (key: string) => boolean): Promise<void> {
    await Promise.allSettled([...this.#opening].flatMap(([key, open]) => (isMeant(key) ? [open] : [])))
  }

  /** Takes a set among the open ones once it is loaded. */
  #enter(key: string, loading: Promise<Opened>): Promise<Opened> {
    const opening = loading
      .then((opened) => {
        this.#open.set(key, opened)
        this.#letGo()
        return opened
      })
      .finally(() => this.#opening.delete(key))
    this.#opening.set(key, opening)
    return opening
  }

  /** Throws StoreError where the document was removed since it was read: its set must not be made anew. */
  #make(
    document: SourceDocument,
    annotatorId: Id,
    journal: AnnotatorJournal,
    state: Pick<ConstructorParameters<typeof OpenSet>[0], 'state' | 'isDirty' | 'readOnly'>,
  ): OpenSet {
    const { folder, schema, deps, onSaveState } = this.#options
    if (!existsSync(folder.document(document.id))) throw new StoreError('missing', { file: 'document' })
    return new OpenSet({ folder, document, annotatorId, schema, journal, deps, onSaveState, ...state })
  }

  #letGo(): void {
    for (const [key, { set }] of this.#open) {
      if (this.#open.size <= keptOpen) return
      if (set.isSaved) this.#open.delete(key)
    }
  }
}

function noticesOf(
  key: SetKey,
  { readOnly, problem, edits, checkpointState, checkpoint: { editedAt } }: RecoveredSet,
): Notice[] {
  if (readOnly !== null) return [{ kind: 'set-read-only', ...key, reason: readOnly, problem }]
  if (checkpointState === 'ok' ? edits === 0 : edits === 0 && checkpointState !== 'damaged') return []
  const checkpoint = checkpointState === 'ok' || checkpointState === 'damaged' ? checkpointState : 'missing'
  return [{ kind: 'edits-recovered', ...key, edits, until: editedAt, checkpoint }]
}

function keyOf({ documentId, annotatorId }: SetKey): string {
  return `${annotatorId} ${documentId}`
}
