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
import { indexFile } from '../../core/storage/file-kinds'
import type { AnnotatorJournal } from './annotator-journal'
import { DurableJsonAdapter } from './durable-json-adapter'
import { rowsOf, type DocumentRow } from './document-row'
import { handful, readIndexWith, type IndexPart, type IndexRequest, type SetsRequest } from './index-reading'
import { LongReading, type LongReadingOptions, type Reading } from './long-reading'
import { idsIn, namesIn, type ProjectFolder } from './project-folder'
import { isForgotten } from './set-loading'
import { isSame, setsToCount, type AnnotatorSets } from './sets-to-count'
import { readStateFile, settledMtimeMs } from './state-file'
import { StoreError } from './store-error'

/** Missing documents that are each told of; the list marks all of them. */
const toldAtMost = 20
/** What the document list shows, kept in a cache that is rebuilt from the project where it is not right. */
export class DocumentList {
  readonly #folder: ProjectFolder
  readonly #notify: LongReadingOptions['notify']
  readonly #reading: LongReading
  readonly #low: Low<DocumentIndex>
  #documents = new Map<Id, IndexedDocument>()
  #folderMtimeMs = 0
  readonly #annotators = new Map<Id, AnnotatorSets>()
  readonly #unreadable = new Set<Id>()
  /** Documents that the cache knows and whose files are gone, though nobody here has removed them. */
  readonly #missing = new Set<Id>()
  readonly #told = new Set<Id>()
  #isDirty = false
  /** For each reading under way what was changed here since it began, and what it must not overwrite. */
  readonly #changed = new Set<Set<string>>()

  private constructor(folder: ProjectFolder, options: LongReadingOptions) {
    this.#folder = folder
    this.#notify = options.notify
    this.#reading = new LongReading(options)
    this.#low = new Low(new DurableJsonAdapter(indexFile, folder.index), emptyIndex)
  }

  static async open(folder: ProjectFolder, options: LongReadingOptions): Promise<DocumentList> {
    const list = new DocumentList(folder, options)
    const { notify } = options
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

  /** How far the reading of much of the project is, if it is under way; until then the rows are what is known. */
  get reading(): Reading | null {
    return this.#reading.now
  }

  /** Resolves when no reading is under way; whether it failed the next refresh says. */
  async whenRead(): Promise<void> {
    await this.#reading.over
  }

  /**
   * Compares the cache with the project and reads again what differs. A handful is read at once; for more the reading
   * begins, and this does not wait for it. Throws StoreError where the project's folders are out of reach or the
   * reading before has failed, and then the cache stays as it is.
   */
  async refresh(annotatorId: Id | null, openJournal: () => Promise<AnnotatorJournal>): Promise<void> {
    if (this.#reading.signal.aborted) throw new StoreError('closed')
    const readFor = this.#reading.takeEnded()
    if (this.#reading.now) return
    const documents = this.#documentsToRead()
    const sets =
      annotatorId === null
        ? null
        : await setsToCount(this.#folder, annotatorId, this.#setsOf(annotatorId), openJournal)
    // Somebody else may have begun one meanwhile.
    if (this.reading) return
    const request: IndexRequest = {
      folder: this.#folder.path,
      documentIds: documents.ids,
      doubtfulIds: documents.ids.filter((id) => this.#unreadable.has(id)),
      sets: sets?.request ?? null,
    }
    const settle = (sizes: Readonly<Record<Id, number>> | null) => {
      documents.settle()
      if (sets?.settle(sizes)) this.#isDirty = true
    }
    if (documents.ids.length + (sets?.count ?? 0) <= handful) {
      const journal = request.sets && (await openJournal())
      await this.#adopting(request, (hear) =>
        readIndexWith(journal?.contents ?? null, request, hear, this.#reading.signal),
      )
      settle(journal?.sizes ?? null)
    } else if (readFor !== annotatorId) {
      this.#reading.begin(annotatorId, documents.ids.length, async (read) => {
        const adopting = this.#adopting(request, (hear) => read(request, hear, this.#reading.signal))
        settle(await adopting)
      })
      return
    }
    // What is left by a reading that has just ended is what could not be read: another one would find the same.
    await this.#tellMissing(annotatorId === null ? null : openJournal)
  }

  /** Ends a reading that is under way; what was read of it is kept. */
  async close(): Promise<void> {
    await this.#reading.close()
  }

  setDocument(document: SourceDocument): void {
    const { id, title, text, importedAt } = document
    this.#documents.set(id, { title, lengthUtf16: text.length, importedAt })
    this.#touch(id)
    this.#unreadable.delete(id)
    this.#missing.delete(id)
    this.#isDirty = true
  }

  markUnreadable(documentId: Id): void {
    this.#unreadable.add(documentId)
  }

  setSet(annotatorId: Id, documentId: Id, set: IndexedSet): void {
    this.#setsOf(annotatorId).sets.set(documentId, set)
    this.#touch(setKeyOf(annotatorId, documentId))
    this.#isDirty = true
  }

  remove(documentId: Id): void {
    this.#documents.delete(documentId)
    this.#touch(documentId, removedKeyOf(documentId))
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

  /** Documents to be read, and what is noted once they are. */
  #documentsToRead(): { readonly ids: readonly Id[]; readonly settle: () => void } {
    const mtimeMs = settledMtimeMs(this.#folder.documents)
    // A folder whose entries have not changed holds the same documents, and those are written once.
    const isSettled = this.#unreadable.size === 0 && this.#missing.size === 0
    if (mtimeMs !== 0 && mtimeMs === this.#folderMtimeMs && isSettled) {
      return { ids: [], settle: () => undefined }
    }
    const names = namesIn(this.#folder.documents, this.#documents.size > 0)
    const present = new Set(idsIn(names, '.json'))
    const removed = new Set(idsIn(names, '.removed'))
    for (const id of this.#documents.keys()) {
      if (removed.has(id)) this.remove(id)
      else if (!present.has(id)) this.#missing.add(id)
    }
    for (const id of this.#missing) if (present.has(id)) this.#missing.delete(id)
    for (const id of this.#unreadable) if (!present.has(id)) this.#unreadable.delete(id)
    const settle = () => {
      const folderMtimeMs = this.#unreadable.size === 0 && this.#missing.size === 0 ? mtimeMs : 0
      if (this.#folderMtimeMs !== folderMtimeMs) this.#isDirty = true
      this.#folderMtimeMs = folderMtimeMs
    }
    return {
      ids: [...present].filter((id) => !this.#documents.has(id) || this.#unreadable.has(id)),
      settle,
    }
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

  /** Takes over what a reading tells, but for what was changed here meanwhile; answers the sizes of the journal. */
  async #adopting(
    { sets }: IndexRequest,
    read: (hear: (part: IndexPart) => void) => Promise<void>,
  ): Promise<Readonly<Record<Id, number>> | null> {
    const changed = new Set<string>()
    let sizes: Readonly<Record<Id, number>> | null = null
    this.#changed.add(changed)
    try {
      await read((part) => {
        this.#adopt(part, sets, changed)
        sizes = part.journal ?? sizes
      })
    } finally {
      this.#changed.delete(changed)
    }
    return sizes
  }

  #adopt(part: IndexPart, sets: SetsRequest | null, changed: ReadonlySet<string>): void {
    for (const [id, document] of part.documents) {
      if (changed.has(id)) continue
      this.#documents.set(id, document)
      this.#unreadable.delete(id)
      this.#missing.delete(id)
    }
    for (const id of part.unreadable) if (!changed.has(id)) this.#unreadable.add(id)
    for (const [id, set] of sets ? part.sets : []) {
      const { annotatorId } = sets!
      if (changed.has(setKeyOf(annotatorId, id)) || changed.has(removedKeyOf(id))) continue
      if (set) this.#setsOf(annotatorId).sets.set(id, set)
      else this.#setsOf(annotatorId).sets.delete(id)
    }
    this.#isDirty = true
    if (this.reading) this.#reading.progress(part.done, part.total)
  }

  /** Notes for every reading that is under way what it must not overwrite. */
  #touch(...keys: readonly string[]): void {
    for (const changed of this.#changed) for (const key of keys) changed.add(key)
  }

  #setsOf(annotatorId: Id): AnnotatorSets {
    let sets = this.#annotators.get(annotatorId)
    if (!sets) this.#annotators.set(annotatorId, (sets = { folderMtimeMs: 0, journal: {}, sets: new Map() }))
    return sets
  }
}

function setKeyOf(annotatorId: Id, documentId: Id): string {
  return `${annotatorId} ${documentId}`
}

function removedKeyOf(documentId: Id): string {
  return `removed ${documentId}`
}
