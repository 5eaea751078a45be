import { setImmediate as pause } from 'node:timers/promises'
import type { Id } from '../../core/ids'
import type { IndexedDocument, IndexedSet } from '../../core/storage/document-index'
import { documentFile } from '../../core/storage/file-kinds'
import { verifiedDocument } from './document-reading'
import { contentsOfJournal, type JournalContents } from './journal-reader'
import { idsIn, namesIn, ProjectFolder } from './project-folder'
import { countSet } from './set-loading'
import { readStateFileSync } from './state-file'

/** What is to be read for the document list. */
export interface IndexRequest {
  /** The project's folder. */
  readonly folder: string
  readonly documentIds: readonly Id[]
  /** Those that could not be read before: only a text that has their id makes them good. */
  readonly doubtfulIds: readonly Id[]
  readonly sets: SetsRequest | null
}

/** One annotator's sets; `all` is what their checkpoints and their journal name. */
export interface SetsRequest {
  readonly annotatorId: Id
  readonly documentIds: readonly Id[] | 'all'
}

/** What was read since the part before. */
export interface IndexPart {
  readonly documents: readonly (readonly [Id, IndexedDocument])[]
  readonly unreadable: readonly Id[]
  /** Null where there is no set. */
  readonly sets: readonly (readonly [Id, IndexedSet | null])[]
  /** Documents that are through, and all that are to be read. */
  readonly done: number
  readonly total: number
  /** With the last part: bytes of each segment that the counts hold for. */
  readonly journal: Readonly<Record<Id, number>> | null
}

/** Reads what is asked for, telling each part; rejects where that can't be done, also when the signal says so. */
export type ReadIndex = (
  request: IndexRequest,
  hear: (part: IndexPart) => void,
  signal: AbortSignal,
) => Promise<void>

/** Documents that are few enough to be read without ado. */
export const handful = 500
/** Time after which other work gets its turn, in ms. */
const sliceMs = 8
/** Time after which a part is told, in ms. */
const partMs = 100

/** Reads in this process, in slices of a few ms. */
export const readIndexHere: ReadIndex = async (request, hear, signal) => {
  const contents =
    request.sets && (await contentsOfJournal(new ProjectFolder(request.folder), request.sets.annotatorId))
  await readIndexWith(contents, request, hear, signal)
}

/** As readIndexHere, with the annotator's journal as it was read already; null where no sets are asked for. */
export async function readIndexWith(
  contents: JournalContents | null,
  request: IndexRequest,
  hear: (part: IndexPart) => void,
  signal: AbortSignal,
): Promise<void> {
  const folder = new ProjectFolder(request.folder)
  const unread = new Set(request.documentIds)
  const doubtful = new Set(request.doubtfulIds)
  const uncounted = request.sets && contents ? setIdsOf(folder, request.sets, contents) : new Set<Id>()
  const ids = new Set([...unread, ...uncounted])
  let part = newPart()
  let done = 0
  let toldAt = performance.now()
  const tell = (journal: IndexPart['journal']) => {
    hear({ ...part, done, total: ids.size, journal })
    part = newPart()
    toldAt = performance.now()
  }
  await inSlices(ids, (id) => {
    signal.throwIfAborted()
    if (unread.has(id)) readDocument(folder, id, doubtful.has(id), part)
    if (request.sets && contents && uncounted.has(id)) {
      const { annotatorId } = request.sets
      part.sets.push([id, countSet(folder, contents, { documentId: id, annotatorId })])
    }
    done += 1
    if (performance.now() - toldAt >= partMs) tell(null)
  })
  signal.throwIfAborted()
  tell(contents && { ...contents.sizes })
}

interface OpenPart {
  readonly documents: [Id, IndexedDocument][]
  readonly unreadable: Id[]
  readonly sets: [Id, IndexedSet | null][]
}

function newPart(): OpenPart {
  return { documents: [], unreadable: [], sets: [] }
}

function readDocument(folder: ProjectFolder, id: Id, isDoubtful: boolean, part: OpenPart): void {
  const outcome = readStateFileSync(documentFile, folder.document(id))
  // Opening a document holds its text against its id; here that would double the time of a rebuild.
  const isRead = outcome.state === 'ok' && outcome.body.id === id
  if (isRead && (!isDoubtful || verifiedDocument(outcome, id).state === 'ok')) {
    const { title, text, importedAt } = outcome.body
    part.documents.push([id, { title, lengthUtf16: text.length, importedAt }])
  } else if (outcome.state !== 'missing') part.unreadable.push(id)
}

function setIdsOf(
  folder: ProjectFolder,
  { annotatorId, documentIds }: SetsRequest,
  contents: JournalContents,
): ReadonlySet<Id> {
  if (documentIds !== 'all') return new Set(documentIds)
  const checkpoints = idsIn(namesIn(folder.annotations(annotatorId), false), '.json')
  return new Set([...checkpoints, ...contents.records.keys(), ...contents.beyond.keys()])
}

/** Works on each item; others get their turn every few ms. */
export async function inSlices<T>(items: Iterable<T>, work: (item: T) => void): Promise<void> {
  let start = performance.now()
  for (const item of items) {
    work(item)
    if (performance.now() - start < sliceMs) continue
    await pause()
    start = performance.now()
  }
}
