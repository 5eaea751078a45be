import { readdirSync } from 'node:fs'
import type { AnnotationSet } from '../../core/annotation/annotation-set'
import { compareText } from '../../core/annotation/span'
import type { Id } from '../../core/ids'
import type { Annotator, Project, SourceDocument } from '../../core/project'
import { documentsOf, emptyIndex } from '../../core/storage/document-index'
import { annotatorFile, documentFile, indexFile, projectFile } from '../../core/storage/file-kinds'
import type { SetReadOnly } from '../../core/storage/recovery'
import { verifiedDocument } from './document-reading'
import { scanJournal, type JournalContents } from './journal-reader'
import { idsIn, ProjectFolder } from './project-folder'
import { readSet } from './set-loading'
import { readStateFileSync } from './state-file'
import { bodyOf } from './store-error'

type FileState = 'missing' | 'unavailable' | 'damaged' | 'newer'

/** What could not be read as a whole: ids and codes only. */
export type ReaderProblem =
  | { readonly kind: 'document'; readonly documentId: Id; readonly state: FileState }
  | { readonly kind: 'annotator'; readonly annotatorId: Id; readonly state: FileState }
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
  readonly annotators: readonly Annotator[]
  /** By title and id, as in the document list. */
  readonly documentIds: readonly Id[]
  /** Grows while documents are read. */
  readonly problems: readonly ReaderProblem[]
}

/** One annotator's work on one document. */
export interface LabelledDocument {
  readonly document: SourceDocument
  readonly annotator: Annotator
  readonly set: AnnotationSet
}

/**
 * Reads a project for export, scores and the command line, blocking. Throws StoreError where `project.json`
 * itself can't be read; everything else becomes a problem.
 */
export function readProject(path: string): ProjectReader {
  const folder = new ProjectFolder(path)
  const problems: ReaderProblem[] = []
  const project = bodyOf(readStateFileSync(projectFile, folder.project), 'project')
  const annotators: Annotator[] = []
  for (const annotatorId of idsIn(list(folder.annotators), '.json')) {
    const outcome = readStateFileSync(annotatorFile, folder.annotator(annotatorId))
    if (outcome.state === 'ok' && outcome.body.id === annotatorId) annotators.push(outcome.body)
    else {
      const state = outcome.state === 'ok' ? 'damaged' : outcome.state
      problems.push({ kind: 'annotator', annotatorId, state })
    }
  }
  annotators.sort((a, b) => compareText(a.name, b.name) || compareText(a.id, b.id))
  const titled: { id: Id; title: string }[] = []
  // The index spares a second reading of every letter; where it is behind or gone, the letters are read.
  const index = readStateFileSync(indexFile, folder.index)
  const known = documentsOf((index.state === 'ok' ? index.body : emptyIndex).documents)
  for (const id of idsIn(list(folder.documents), '.json')) {
    const indexed = known.get(id)
    if (indexed) {
      titled.push({ id, title: indexed.title })
      continue
    }
    const outcome = readStateFileSync(documentFile, folder.document(id))
    if (outcome.state === 'ok') titled.push({ id, title: outcome.body.title })
    else problems.push({ kind: 'document', documentId: id, state: outcome.state })
  }
  titled.sort((a, b) => compareText(a.title, b.title) || compareText(a.id, b.id))
  return { folder: path, project, annotators, documentIds: titled.map(({ id }) => id), problems }
}

/**
 * The sets of these annotators on every document, document by document, one in memory at a time. A document
 * that an annotator has not touched is left out; what can't be read as a whole becomes a problem.
 */
export function* labelledDocuments(
  reader: ProjectReader,
  annotatorIds: readonly Id[],
): Generator<LabelledDocument, void> {
  const folder = new ProjectFolder(reader.folder)
  const problems = reader.problems as ReaderProblem[]
  const journals = new Map<Id, JournalContents>()
  for (const annotatorId of annotatorIds) journals.set(annotatorId, contentsOf(folder, annotatorId))
  const annotators = reader.annotators.filter(({ id }) => journals.has(id))
  for (const documentId of reader.documentIds) {
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

function contentsOf(folder: ProjectFolder, annotatorId: Id): JournalContents {
  const scan = scanJournal(folder, annotatorId)
  let step = scan.next()
  while (!step.done) step = scan.next()
  return step.value
}

function list(path: string): string[] {
  try {
    return readdirSync(path)
  } catch {
    return []
  }
}
