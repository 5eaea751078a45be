import type { DocumentStatus } from '../../core/annotation/annotation-set'
import { compareText } from '../../core/annotation/span'
import type { Id } from '../../core/ids'
import type { IndexedDocument, IndexedSet } from '../../core/storage/document-index'

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

/** The rows of documents, by title and id; an unreadable one has a row as long as there is anything of it. */
export function rowsOf(
  documents: ReadonlyMap<Id, IndexedDocument>,
  sets: ReadonlyMap<Id, IndexedSet>,
  unreadable: ReadonlySet<Id>,
): DocumentRow[] {
  const rows: DocumentRow[] = []
  for (const [id, document] of documents) rows.push(rowOf(id, document, sets.get(id), unreadable.has(id)))
  for (const id of new Set([...unreadable, ...sets.keys()])) {
    if (!documents.has(id)) rows.push(rowOf(id, noDocument, sets.get(id), true))
  }
  return rows.sort((a, b) => compareText(a.title, b.title) || compareText(a.id, b.id))
}

const noDocument: IndexedDocument = { title: '', lengthUtf16: 0, importedAt: '' }
const noSet = { status: 'new', spans: 0, editedAt: null, problem: false } as const

function rowOf(
  id: Id,
  { title, lengthUtf16, importedAt }: IndexedDocument,
  set: IndexedSet | undefined,
  isUnreadable: boolean,
): DocumentRow {
  const { status, spans, editedAt, problem } = set ?? noSet
  return { id, title, lengthUtf16, importedAt, status, spans, problem: problem || isUnreadable, editedAt }
}
