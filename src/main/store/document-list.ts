import { readdirSync } from 'node:fs'
import { setImmediate as pause } from 'node:timers/promises'
import { Low } from 'lowdb'
import type { DocumentStatus } from '../../core/annotation/annotation-set'
import { compareText } from '../../core/annotation/span'
import type { Id } from '../../core/ids'
import type { SourceDocument } from '../../core/project'
import { emptyCheckpoint } from '../../core/storage/checkpoint'
import { emptyIndex, type IndexedDocument, type IndexedSet } from '../../core/storage/document-index'
import { documentFile, indexFile } from '../../core/storage/file-kinds'
import type { AnnotatorJournal } from './annotator-journal'
import { DurableJsonAdapter } from './durable-json-adapter'
import { verifiedDocument } from './document-reading'
import { segmentSizes } from './journal-reader'
import type { Notice } from './notice'
import { idsIn, type ProjectFolder } from './project-folder'
import { countSet } from './set-loading'
import { readStateFile, readStateFileSync, stampOf } from './state-file'

/** One line of the document list. */
export interface DocumentRow {
  readonly id: Id
  /** Perhaps a patient's name. Empty where the document can't be read and never was. */
  readonly title: string
  readonly lengthUtf16: number
  readonly importedAt: string
  readonly status: DocumentStatus
  readonly spans: number
  /** Whether the document or the set could not be read as a whole. */
  readonly problem: boolean
  readonly editedAt: string | null
}

interface AnnotatorSets {
  journal: Record<Id, number>
  readonly sets: Map<Id, IndexedSet>
}

const sliceMs = 8

/** What the document list shows, kept in a cache that is rebuilt from the project where it is not right. */
export class DocumentList {
  readonly #folder: ProjectFolder
  readonly #low: Low<typeof emptyIndex>
  readonly #documents = new Map<Id, IndexedDocument>()
  readonly #annotators = new Map<Id, AnnotatorSets>()
  readonly #unreadable = new Set<Id>()
  #isDirty = false

  private constructor(folder: ProjectFolder) {
    this.#folder = folder
    this.#low = new Low(new DurableJsonAdapter(indexFile, folder.index), emptyIndex)
  }

  static async open(folder: ProjectFolder, notify: (notice: Notice) => void): Promise<DocumentList> {
    const list = new DocumentList(folder)
    const outcome = await readStateFile(indexFile, folder.index)
    if (outcome.state === 'damaged') notify({ kind: 'index-rebuilt', reason: outcome.reason })
    if (outcome.state === 'newer') notify({ kind: 'index-rebuilt', reason: 'newer' })
    if (outcome.state !== 'ok') return list
    for (const [id, document] of Object.entries(outcome.body.documents)) list.#documents.set(id, document)
    for (const [id, { journal, sets }] of Object.entries(outcome.body.annotators)) {
      list.#annotators.set(id, { journal: { ...journal }, sets: new Map(Object.entries(sets)) })
    }
    return list
  }

  /** The rows of all documents, by title and id, as one annotator sees them. */
  rows(annotatorId: Id | null): DocumentRow[] {
    const sets = annotatorId === null ? undefined : this.#annotators.get(annotatorId)?.sets
    const rows: DocumentRow[] = []
    for (const [id, document] of this.#documents) rows.push(rowOf(id, document, sets?.get(id), false))
    const strays = new Set([...this.#unreadable, ...(sets?.keys() ?? [])])
    for (const id of strays) {
      if (!this.#documents.has(id)) rows.push(rowOf(id, noDocument, sets?.get(id), true))
      else if (this.#unreadable.has(id)) {
        const at = rows.findIndex((row) => row.id === id)
        rows[at] = { ...rows[at]!, problem: true }
      }
    }
    return rows.sort((a, b) => compareText(a.title, b.title) || compareText(a.id, b.id))
  }

  /** Compares the cache with the project and reads again what differs, in slices of a few ms. */
  async refresh(annotatorId: Id | null, journal: () => Promise<AnnotatorJournal>): Promise<void> {
    await this.#refreshDocuments()
    if (annotatorId !== null) await this.#refreshSets(annotatorId, journal)
  }

  setDocument(document: SourceDocument): void {
    this.#documents.set(document.id, indexed(document))
    this.#unreadable.delete(document.id)
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
    this.#low.data = {
      documents: Object.fromEntries(this.#documents),
      annotators: Object.fromEntries(
        [...this.#annotators].map(([id, { journal, sets }]) => [
          id,
          { journal, sets: Object.fromEntries(sets) },
        ]),
      ),
    }
    await this.#low.write()
    this.#isDirty = false
  }

  async #refreshDocuments(): Promise<void> {
    const present = new Set(idsIn(list(this.#folder.documents), '.json'))
    for (const id of this.#documents.keys()) {
      if (present.has(id)) continue
      this.#documents.delete(id)
      this.#isDirty = true
    }
    for (const id of this.#unreadable) if (!present.has(id)) this.#unreadable.delete(id)
    await inSlices(present, (id) => {
      const isDoubtful = this.#unreadable.has(id)
      if (this.#documents.has(id) && !isDoubtful) return
      const outcome = readStateFileSync(documentFile, this.#folder.document(id))
      // Opening a document holds its text against its id; here that would double the time of a rebuild.
      const isRead = outcome.state === 'ok' && outcome.body.id === id
      if (isRead && (!isDoubtful || verifiedDocument(outcome, id).state === 'ok')) {
        this.setDocument(outcome.body)
      } else this.#unreadable.add(id)
    })
  }

  async #refreshSets(annotatorId: Id, openJournal: () => Promise<AnnotatorJournal>): Promise<void> {
    const known = this.#setsOf(annotatorId)
    const sizes = segmentSizes(this.#folder, annotatorId)
    const stale = new Set<Id>()
    const present = new Set(idsIn(list(this.#folder.annotations(annotatorId)), '.json'))
    await inSlices(present, (id) => {
      const set = known.sets.get(id)
      const { mtimeMs, sizeBytes } = stampOf(this.#folder.checkpoint(annotatorId, id))
      if (set?.mtimeMs !== mtimeMs || set.sizeBytes !== sizeBytes || set.problem) stale.add(id)
    })
    for (const [id, { sizeBytes }] of known.sets) if (sizeBytes > 0 && !present.has(id)) stale.add(id)
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
    if (!sets) this.#annotators.set(annotatorId, (sets = { journal: {}, sets: new Map() }))
    return sets
  }
}

const noDocument: IndexedDocument = { title: '', lengthUtf16: 0, importedAt: '' }

function indexed({ title, text, importedAt }: SourceDocument): IndexedDocument {
  return { title, lengthUtf16: text.length, importedAt }
}

function rowOf(
  id: Id,
  document: IndexedDocument,
  set: IndexedSet | undefined,
  isUnreadable: boolean,
): DocumentRow {
  const { title, lengthUtf16, importedAt } = document
  const { status, spans, editedAt, problem } = set ?? {
    status: emptyCheckpoint('', '').set.status,
    spans: 0,
    editedAt: null,
    problem: false,
  }
  return { id, title, lengthUtf16, importedAt, status, spans, problem: problem || isUnreadable, editedAt }
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

function list(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
