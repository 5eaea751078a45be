import { existsSync, readdirSync } from 'node:fs'
import { compareText } from '../../core/annotation/span'
import type { LabelledDocument } from '../../core/formats/format'
import { idPattern, type Id } from '../../core/ids'
import type { Annotator, Project } from '../../core/project'
import { documentsOf, emptyIndex } from '../../core/storage/document-index'
import { annotatorFile, documentFile, indexFile, projectFile } from '../../core/storage/file-kinds'
import type { SetReadOnly } from '../../core/storage/recovery'
import { journalOfDocument } from './annotator-journal'
import { verifiedDocument } from './document-reading'
import { scanJournal, type JournalContents } from './journal-reader'
import { idsIn, ProjectFolder } from './project-folder'
import { isForgotten, readSet } from './set-loading'
import { readStateFileSync } from './state-file'
import { bodyOf, errnoOf, StoreError } from './store-error'

type FileState = 'missing' | 'unavailable' | 'damaged' | 'newer'

/** What could not be read as a whole: ids and codes only. */
export type ReaderProblem =
  | { readonly kind: 'document'; readonly documentId: Id; readonly state: FileState }
  /** Whose work is not yielded, as nobody can say whose it is; `documentIds` are those they have touched. */
  | {
      readonly kind: 'annotator'
      readonly annotatorId: Id
      readonly state: FileState
      readonly documentIds: readonly Id[]
    }
  /** Only the best verified state of the set was read, and it is not yielded. */
  | {
      readonly kind: 'set'
      readonly documentId: Id
      readonly annotatorId: Id
      readonly reason: SetReadOnly
    }

/** A project as it stands on disk; reading changes nothing there. */
export interface ProjectReader {
  readonly folder: string
  readonly project: Project
  /** Those whose own file is sound, by name and id. */
  readonly annotators: readonly Annotator[]
  /** Of every document's file, by title and id, as in the document list. */
  readonly documentIds: readonly Id[]
  /** Grows while documents are read. */
  readonly problems: readonly ReaderProblem[]
}

/**
 * Reads a project for export, scores and the command line, blocking. Throws StoreError where `project.json` or one
 * of the folders that every project has can't be read; everything else becomes a problem.
 */
export function readProject(path: string): ProjectReader {
  const folder = new ProjectFolder(path)
  const problems: ReaderProblem[] = []
  const project = bodyOf(readStateFileSync(projectFile, folder.project), 'project')
  const annotators: Annotator[] = []
  for (const annotatorId of annotatorIdsIn(folder)) {
    const outcome = readStateFileSync(annotatorFile, folder.annotator(annotatorId))
    if (outcome.state === 'ok' && outcome.body.id === annotatorId) annotators.push(outcome.body)
    else {
      const state = outcome.state === 'ok' ? 'damaged' : outcome.state
      const documentIds = [...touchedBy(folder, annotatorId, contentsOf(folder, annotatorId))]
      problems.push({ kind: 'annotator', annotatorId, state, documentIds })
    }
  }
  annotators.sort((a, b) => compareText(a.name, b.name) || compareText(a.id, b.id))
  // The index spares a second reading of every letter; where it is behind or gone, the letters are read.
  const index = readStateFileSync(indexFile, folder.index)
  const known = documentsOf((index.state === 'ok' ? index.body : emptyIndex).documents)
  const titled = idsIn(listed(folder.documents), '.json').map((id) => ({
    id,
    title: known.get(id)?.title ?? titleOf(folder, id),
  }))
  titled.sort((a, b) => compareText(a.title, b.title) || compareText(a.id, b.id))
  return { folder: path, project, annotators, documentIds: titled.map(({ id }) => id), problems }
}

/**
 * The sets of these annotators on every document, document by document, one in memory at a time. A document
 * that an annotator has not touched is left out; what can't be read as a whole becomes a problem, a document
 * that is gone though there is work on it too.
 */
export function* labelledDocuments(
  reader: ProjectReader,
  annotatorIds: readonly Id[],
): Generator<LabelledDocument, void> {
  const folder = new ProjectFolder(reader.folder)
  const problems = reader.problems as ReaderProblem[]
  const annotators = reader.annotators.filter(({ id }) => annotatorIds.includes(id))
  const journals = new Map(annotators.map(({ id }) => [id, contentsOf(folder, id)]))
  for (const documentId of [...reader.documentIds, ...goneDocuments(folder, reader, journals)]) {
    const outcome = verifiedDocument(readStateFileSync(documentFile, folder.document(documentId)), documentId)
    if (outcome.state !== 'ok') {
      problems.push({ kind: 'document', documentId, state: outcome.state })
      continue
    }
    const document = outcome.body
    for (const annotator of annotators) {
      const key = { documentId, annotatorId: annotator.id }
      const { checkpoint, readOnly } = readSet(folder, journals.get(annotator.id)!, key, document.text)
      if (readOnly !== null) problems.push({ kind: 'set', ...key, reason: readOnly })
      else if (checkpoint.editedAt !== null) yield { document, annotator, set: checkpoint.set }
    }
  }
}

/** Documents that have no file, of which there is work nevertheless and that nobody has removed. */
function goneDocuments(
  folder: ProjectFolder,
  reader: ProjectReader,
  journals: ReadonlyMap<Id, JournalContents>,
): Set<Id> {
  const there = new Set(reader.documentIds)
  const gone = new Set<Id>()
  for (const [annotatorId, contents] of journals) {
    for (const documentId of touchedBy(folder, annotatorId, contents)) {
      if (there.has(documentId) || existsSync(folder.removedDocument(documentId))) continue
      const isLeft =
        existsSync(folder.checkpoint(annotatorId, documentId)) ||
        !isForgotten(journalOfDocument(folder, annotatorId, contents, documentId))
      if (isLeft) gone.add(documentId)
    }
  }
  return gone
}

/** Everyone who has a file of their own or of whom there is work. */
function annotatorIdsIn(folder: ProjectFolder): Set<Id> {
  const worked = [...listed(folder.allAnnotations), ...listed(folder.allJournals)]
  return new Set([
    ...idsIn(listed(folder.annotators), '.json'),
    ...worked.filter((name) => idPattern.test(name)),
  ])
}

/** Documents of which a checkpoint or a journal record of the annotator's is there. */
function touchedBy(folder: ProjectFolder, annotatorId: Id, contents: JournalContents): Set<Id> {
  const checkpoints = listed(folder.annotations(annotatorId), { mayBeMissing: true })
  return new Set([...idsIn(checkpoints, '.json'), ...contents.records.keys(), ...contents.beyond.keys()])
}

/** Serves the order alone: what is wrong with a document is said when it is read. */
function titleOf(folder: ProjectFolder, documentId: Id): string {
  const outcome = readStateFileSync(documentFile, folder.document(documentId))
  return outcome.state === 'ok' ? outcome.body.title : ''
}

function contentsOf(folder: ProjectFolder, annotatorId: Id): JournalContents {
  const scan = scanJournal(folder, annotatorId)
  let step = scan.next()
  while (!step.done) step = scan.next()
  return step.value
}

/** The names in a folder. Throws StoreError: a folder that can't be read is not an empty one. */
function listed(path: string, { mayBeMissing = false } = {}): string[] {
  try {
    return readdirSync(path)
  } catch (error) {
    const errno = errnoOf(error)
    if (mayBeMissing && errno === 'ENOENT') return []
    throw new StoreError('unavailable', { errno })
  }
}
