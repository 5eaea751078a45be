import { existsSync, readdirSync } from 'node:fs'
import { setImmediate as pause } from 'node:timers/promises'
import { Low } from 'lowdb'
import type { Id } from '../../core/ids'
import type { SourceDocument } from '../../core/project'
import {
  documentColumns,
  documentsOf,
  emptyIndex,
  setColumns,
  setsOf,
  type DocumentIndex,
  type IndexedDocument,
  type IndexedSet,
  type IndexedSets,
} from '../../core/storage/document-index'
import { documentFile, indexFile } from '../../core/storage/file-kinds'
import type { AnnotatorJournal } from './annotator-journal'
import { DurableJsonAdapter } from './durable-json-adapter'
import { verifiedDocument } from './document-reading'
import { rowsOf, type DocumentRow } from './document-row'
import { segmentSizes } from './journal-reader'
import type { Notice } from './notice'
import { idsIn, type ProjectFolder } from './project-folder'
import { countSet, isForgotten } from './set-loading'
import { readStateFile, readStateFileSync, stampOf } from './state-file'
import { errnoOf, StoreError } from './store-error'

interface AnnotatorSets {
  folderMtimeMs: number
  journal: Record<Id, number>
  readonly sets: Map<Id, IndexedSet>
}

/** Time after which other work gets its turn, in ms. */
const sliceMs = 8
/** Missing documents that are each told of; the list marks all of them. */
const toldAtMost = 20
/** Sets whose files are each looked at whenever the list is asked for. */
const alwaysLookedAt = 2000

/** What the document list shows, kept in a cache that is rebuilt from the project where it is not right. */
export class DocumentList {
  readonly #folder: ProjectFolder
  readonly #notify: (notice: Notice) => void
  readonly #low: Low<DocumentIndex>
  #documents = new Map<Id, IndexedDocument>()
  #folderMtimeMs = 0
  readonly #annotators = new Map<Id, AnnotatorSets>()
  readonly #unreadable = new Set<Id>()
  /** Documents that the cache knows and whose files are gone, though nobody here has removed them. */
  readonly #missing = new Set<Id>()
  readonly #told = new Set<Id>()
  #isDirty = false

  private constructor(folder: ProjectFolder, notify: (notice: Notice) => void) {
    this.#folder = folder
    this.#notify = notify
    this.#low = new Low(new DurableJsonAdapter(indexFile, folder.index), emptyIndex)
  }

  static async open(folder: ProjectFolder, notify: (notice: Notice) => void): Promise<DocumentList> {
    const list = new DocumentList(folder, notify)
    const outcome = await readStateFile(indexFile, folder.index)
    if (outcome.state === 'damaged') notify({ kind: 'index-rebuilt', reason: outcome.reason })
    if (outcome.state === 'newer') notify({ kind: 'index-rebuilt', reason: 'newer' })
    if (outcome.state !== 'ok') return list
    const { documents, folderMtimeMs, annotators } = outcome.body
    list.#documents = documentsOf(documents)
    list.#folderMtimeMs = folderMtimeMs
    for (const [id, indexed] of Object.entries(annotators)) {
      list.#annotators.set(id, { ...indexed, sets: setsOf(indexed.sets) })
    }
    return list
  }

  /** The rows of all documents, by title and id, as one annotator sees them. */
  rows(annotatorId: Id | null): DocumentRow[] {
    const sets = annotatorId === null ? undefined : this.#annotators.get(annotatorId)?.sets
    return rowsOf(this.#documents, sets ?? new Map(), new Set([...this.#unreadable, ...this.#missing]))
  }

  /**
   * Compares the cache with the project and reads again what differs, in slices of a few ms. Throws StoreError
   * where the project's folders are out of reach, and then the cache stays as it is.
   */
  async refresh(annotatorId: Id | null, journal: () => Promise<AnnotatorJournal>): Promise<void> {
    await this.#refreshDocuments()
    if (annotatorId !== null) await this.#refreshSets(annotatorId, journal)
    await this.#tellMissing(annotatorId === null ? null : journal)
  }

  setDocument(document: SourceDocument): void {
    const { id, title, text, importedAt } = document
    this.#documents.set(id, { title, lengthUtf16: text.length, importedAt })
    this.#unreadable.delete(id)
    this.#missing.delete(id)
    this.#isDirty = true
  }

  markUnreadable(documentId: Id): void {
    this.#unreadable.add(documentId)
  }

  setSet(annotatorId: Id, documentId: Id, set: IndexedSet): void {
    this.#setsOf(annotatorId).sets.set(documentId, set)
    this.#isDirty = true
  }

  remove(documentId: Id): void {
    this.#documents.delete(documentId)
    this.#unreadable.delete(documentId)
    this.#missing.delete(documentId)
    for (const { sets } of this.#annotators.values()) sets.delete(documentId)
    this.#isDirty = true
  }

  /** Says up to which size of each of these segments the counts hold. */
  setJournal(annotatorId: Id, sizes: Readonly<Record<Id, number>>): void {
    const known = this.#setsOf(annotatorId)
    if (isSame({ ...known.journal, ...sizes }, known.journal)) return
    known.journal = { ...known.journal, ...sizes }
    this.#isDirty = true
  }

  /** Writes the cache if it changed. */
  async write(): Promise<void> {
    if (!this.#isDirty) return
    this.#isDirty = false
    const annotators: Record<Id, IndexedSets> = {}
    for (const [id, { sets, ...rest }] of this.#annotators)
      annotators[id] = { ...rest, sets: setColumns(sets) }
    const documents = documentColumns(this.#documents)
    this.#low.data = { folderMtimeMs: this.#folderMtimeMs, documents, annotators }
    try {
      await this.#low.write()
    } catch (error) {
      this.#isDirty = true
      throw error
    }
  }

  async #refreshDocuments(): Promise<void> {
    const mtimeMs = settledMtimeMs(this.#folder.documents)
    // A folder whose entries have not changed holds the same documents, and those are written once.
    const isSettled = this.#unreadable.size === 0 && this.#missing.size === 0
    if (mtimeMs !== 0 && mtimeMs === this.#folderMtimeMs && isSettled) return
    const names = namesIn(this.#folder.documents, this.#documents.size > 0)
    const present = new Set(idsIn(names, '.json'))
    const removed = new Set(idsIn(names, '.removed'))
    for (const id of this.#documents.keys()) {
      if (removed.has(id)) this.remove(id)
      else if (!present.has(id)) this.#missing.add(id)
    }
    for (const id of this.#missing) if (present.has(id)) this.#missing.delete(id)
    for (const id of this.#unreadable) if (!present.has(id)) this.#unreadable.delete(id)
    await inSlices(present, (id) => {
      const isDoubtful = this.#unreadable.has(id)
      if (this.#documents.has(id) && !isDoubtful) return
      const outcome = readStateFileSync(documentFile, this.#folder.document(id))
      // Opening a document holds its text against its id; here that would double the time of a rebuild.
      const isRead = outcome.state === 'ok' && outcome.body.id === id
      if (isRead && (!isDoubtful || verifiedDocument(outcome, id).state === 'ok')) {
        this.setDocument(outcome.body)
      } else if (outcome.state !== 'missing') this.#unreadable.add(id)
    })
    const folderMtimeMs = this.#unreadable.size === 0 && this.#missing.size === 0 ? mtimeMs : 0
    if (this.#folderMtimeMs !== folderMtimeMs) this.#isDirty = true
    this.#folderMtimeMs = folderMtimeMs
  }

  /** Tells of documents that are missing; one that another computer has removed is no longer listed. */
  async #tellMissing(openJournal: (() => Promise<AnnotatorJournal>) | null): Promise<void> {
    for (const documentId of this.#missing) {
      if (openJournal && isForgotten((await openJournal()).ofDocument(documentId))) this.remove(documentId)
      else if (!this.#told.has(documentId)) {
        if (this.#told.size < toldAtMost)
          this.#notify({ kind: 'document-problem', documentId, state: 'missing' })
        this.#told.add(documentId)
      }
    }
  }

  async #refreshSets(annotatorId: Id, openJournal: () => Promise<AnnotatorJournal>): Promise<void> {
    const known = this.#setsOf(annotatorId)
    const sizes = segmentSizes(this.#folder, annotatorId)
    const stale = new Set<Id>()
    const folder = this.#folder.annotations(annotatorId)
    const mtimeMs = settledMtimeMs(folder)
    // Looking at every file of a large project takes longer than all the rest; there the folder's own time must
    // do, which changes with every file that is put in place.
    const isLarge = known.sets.size > alwaysLookedAt
    if (!isLarge || mtimeMs === 0 || mtimeMs !== known.folderMtimeMs) {
      // Without the annotator's own folder the sets are made from the journal; without that above it all is away.
      const isAway = known.sets.size > 0 && !existsSync(this.#folder.allAnnotations)
      const present = new Set(idsIn(namesIn(folder, isAway), '.json'))
      await inSlices(present, (id) => {
        const set = known.sets.get(id)
        const stamp = stampOf(this.#folder.checkpoint(annotatorId, id))
        if (set?.mtimeMs !== stamp.mtimeMs || set.sizeBytes !== stamp.sizeBytes) stale.add(id)
      })
      for (const [id, { sizeBytes }] of known.sets) if (sizeBytes > 0 && !present.has(id)) stale.add(id)
    }
    // What could not be read may have come back without a trace in any file's stamp.
    for (const [id, { problem }] of known.sets) if (problem) stale.add(id)
    if (known.folderMtimeMs !== mtimeMs) this.#isDirty = true
    known.folderMtimeMs = mtimeMs
    const isJournalNew = !isSame(sizes, known.journal)
    if (!isJournalNew && stale.size === 0) return
    const journal = await openJournal()
    if (isJournalNew) {
      for (const id of journal.documentIds) {
        const isNew = journal
          .placesOf(id)
          .some(({ segmentId, offset }) => offset >= (known.journal[segmentId] ?? 0))
        if (isNew || !known.sets.has(id)) stale.add(id)
      }
    }
    await inSlices(stale, (id) => {
      const set = countSet(this.#folder, journal.contents, { documentId: id, annotatorId })
      if (set) known.sets.set(id, set)
      else known.sets.delete(id)
    })
    // Not what is on disk by now: another computer's segment may have come since the journal was read.
    known.journal = { ...journal.sizes }
    this.#isDirty = true
  }

  #setsOf(annotatorId: Id): AnnotatorSets {
    let sets = this.#annotators.get(annotatorId)
    if (!sets) this.#annotators.set(annotatorId, (sets = { folderMtimeMs: 0, journal: {}, sets: new Map() }))
    return sets
  }
}

async function inSlices<T>(items: Iterable<T>, work: (item: T) => void): Promise<void> {
  let start = performance.now()
  for (const item of items) {
    work(item)
    if (performance.now() - start < sliceMs) continue
    await pause()
    start = performance.now()
  }
}

function isSame(a: Readonly<Record<Id, number>>, b: Readonly<Record<Id, number>>): boolean {
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key])
}

/** When a folder's entries last changed, ms since 1970; 0 where that says nothing. */
function settledMtimeMs(folder: string): number {
  const { mtimeMs } = stampOf(folder)
  // Within the grain of a file system's clock another change may follow that leaves the time as it is.
  return Date.now() - mtimeMs > 5000 ? mtimeMs : 0
}

/** A folder's entries; none where it is missing, unless it `mustExist`. Throws StoreError. */
function namesIn(folder: string, mustExist: boolean): readonly string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    const errno = errnoOf(error)
    if (errno === 'ENOENT' && !mustExist) return []
    throw new StoreError('unavailable', { errno })
  }
}
