import { z } from 'zod'
import { documentStatuses, type DocumentStatus } from '../annotation/annotation-set'
import { compareText } from '../annotation/span'
import type { Id } from '../ids'

/** What the document list shows of a document: the part that never changes. */
export interface IndexedDocument {
  readonly title: string
  readonly lengthUtf16: number
  readonly importedAt: string
}

/** What the document list shows of one annotator's set, and which file that was counted from. */
export interface IndexedSet {
  readonly status: DocumentStatus
  readonly spans: number
  readonly editedAt: string | null
  /** Whether the set could not be read as a whole. */
  readonly problem: boolean
  /** Of the checkpoint; zero where there was none. */
  readonly mtimeMs: number
  readonly sizeBytes: number
}

/** One array per field, all of one length: a third of the bytes and of the time to read objects. */
type Columns<T> = { readonly [Field in keyof T]: readonly T[Field][] } & { readonly ids: readonly Id[] }

/** A cache of what the document list shows. It can be rebuilt from the project at any time. */
export interface DocumentIndex {
  /** When `documents/` last changed, ms since 1970. */
  readonly folderMtimeMs: number
  readonly documents: Columns<IndexedDocument>
  readonly annotators: Readonly<Record<Id, IndexedSets>>
}

/** The sets of one annotator. */
export interface IndexedSets {
  /** When the annotator's folder of checkpoints last changed, ms since 1970. */
  readonly folderMtimeMs: number
  /** Bytes of each segment that the counts hold for. */
  readonly journal: Readonly<Record<Id, number>>
  readonly sets: Columns<IndexedSet>
}

/** An index of nothing. */
export const emptyIndex: DocumentIndex = {
  folderMtimeMs: 0,
  documents: documentColumns(new Map()),
  annotators: {},
}

// One look at each value: a schema for each of a hundred thousand takes longer than all the rest of opening.
const texts = z.custom<readonly string[]>((column) =>
  isColumnOf(column, (value) => typeof value === 'string'),
)
const numbers = z.custom<readonly number[]>((column) => isColumnOf(column, Number.isFinite))

export const indexSchema: z.ZodType<DocumentIndex> = z.strictObject({
  folderMtimeMs: z.number(),
  documents: z
    .strictObject({ ids: texts, title: texts, lengthUtf16: numbers, importedAt: texts })
    .refine(areEvenColumns),
  annotators: z.record(
    z.string(),
    z.strictObject({
      folderMtimeMs: z.number(),
      journal: z.record(z.string(), z.number()),
      sets: z
        .strictObject({
          ids: texts,
          status: z.custom<readonly DocumentStatus[]>((column) =>
            isColumnOf(column, (value) => documentStatuses.some((status) => status === value)),
          ),
          spans: numbers,
          editedAt: z.custom<readonly (string | null)[]>((column) =>
            isColumnOf(column, (value) => value === null || typeof value === 'string'),
          ),
          problem: z.custom<readonly boolean[]>((column) =>
            isColumnOf(column, (value) => typeof value === 'boolean'),
          ),
          mtimeMs: numbers,
          sizeBytes: numbers,
        })
        .refine(areEvenColumns),
    }),
  ),
})

/** Documents by id as columns, in the order of the list: sorting them again when it opens takes no time then. */
export function documentColumns(documents: ReadonlyMap<Id, IndexedDocument>): Columns<IndexedDocument> {
  const entries = [...documents].sort(
    ([a, one], [b, other]) => compareText(one.title, other.title) || compareText(a, b),
  )
  const rows = entries.map(([, document]) => document)
  return {
    ids: entries.map(([id]) => id),
    title: rows.map(({ title }) => title),
    lengthUtf16: rows.map(({ lengthUtf16 }) => lengthUtf16),
    importedAt: rows.map(({ importedAt }) => importedAt),
  }
}

/** Documents by id from columns. */
export function documentsOf(columns: Columns<IndexedDocument>): Map<Id, IndexedDocument> {
  const { ids, title, lengthUtf16, importedAt } = columns
  const documents = new Map<Id, IndexedDocument>()
  for (const [at, id] of ids.entries()) {
    documents.set(id, {
      title: title[at]!,
      lengthUtf16: lengthUtf16[at]!,
      importedAt: importedAt[at]!,
    })
  }
  return documents
}

/** Sets by document id as columns. */
export function setColumns(sets: ReadonlyMap<Id, IndexedSet>): Columns<IndexedSet> {
  const rows = [...sets.values()]
  return {
    ids: [...sets.keys()],
    status: rows.map(({ status }) => status),
    spans: rows.map(({ spans }) => spans),
    editedAt: rows.map(({ editedAt }) => editedAt),
    problem: rows.map(({ problem }) => problem),
    mtimeMs: rows.map(({ mtimeMs }) => mtimeMs),
    sizeBytes: rows.map(({ sizeBytes }) => sizeBytes),
  }
}

/** Sets by document id from columns. */
export function setsOf(columns: Columns<IndexedSet>): Map<Id, IndexedSet> {
  const { ids, status, spans, editedAt, problem, mtimeMs, sizeBytes } = columns
  const sets = new Map<Id, IndexedSet>()
  for (const [at, id] of ids.entries()) {
    sets.set(id, {
      status: status[at]!,
      spans: spans[at]!,
      editedAt: editedAt[at]!,
      problem: problem[at]!,
      mtimeMs: mtimeMs[at]!,
      sizeBytes: sizeBytes[at]!,
    })
  }
  return sets
}

function isColumnOf(column: unknown, is: (value: unknown) => boolean): boolean {
  return Array.isArray(column) && column.every(is)
}

function areEvenColumns(columns: Readonly<Record<string, readonly unknown[]>>): boolean {
  return new Set(Object.values(columns).map(({ length }) => length)).size === 1
}
