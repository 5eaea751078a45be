import { labelsOn, type Span } from '../../core/annotation/span'
import type { Id } from '../../core/ids'
import { documentFile } from '../../core/storage/file-kinds'
import { findIn } from '../../core/text/find'
import type { FindQuery } from '../../core/text/find-pattern'
import { contextOf } from '../../core/text/match-context'
import type { FoundDocument, PassedDocument } from '../../ipc/find-views'
import { verifiedDocument } from '../store/document-reading'
import { contentsOfJournal, type JournalContents } from '../store/journal-reader'
import { ProjectFolder } from '../store/project-folder'
import { readSet } from '../store/set-loading'
import { readStateFileSync } from '../store/state-file'

/** What is to be found, and where. */
export interface FindRequest {
  /** The project's folder. */
  readonly folder: string
  /** In this order. */
  readonly documentIds: readonly Id[]
  /** A pattern that means something. */
  readonly query: FindQuery
  /** Matches that are told of, of all documents together; the others are only counted. */
  readonly limit: number
  /** Whose marks are told with a match; null for nobody's. */
  readonly annotatorId: Id | null
}

/** A document that is through: with its matches if it has any, or why it could not be looked through. */
export type Looked =
  | ({ readonly state: 'found' } & FoundDocument)
  | { readonly state: 'nothing' }
  | ({ readonly state: 'passed' } & PassedDocument)

/**
 * Looks through the documents of a project; nothing on disk is changed. `bounded` runs what may take for ever, which
 * a pattern on a text can.
 */
export async function findInDocuments(
  { folder: path, documentIds, query, limit, annotatorId }: FindRequest,
  looked: (document: Looked) => void,
  bounded: <T>(work: () => T) => T,
): Promise<void> {
  const folder = new ProjectFolder(path)
  let left = limit
  let journal: JournalContents | null = null
  for (const documentId of documentIds) {
    const outcome = readStateFileSync(documentFile, folder.document(documentId))
    if (outcome.state !== 'ok') {
      looked({ state: 'passed', documentId, reason: outcome.state })
      continue
    }
    const { title, text } = outcome.body
    const found = query.isRegex ? bounded(() => findIn(text, query)) : findIn(text, query)
    const matches = 'matches' in found ? found.matches : []
    if (matches.length === 0) looked({ state: 'nothing' })
    else if (verifiedDocument(outcome, documentId).state !== 'ok') {
      // The text that would open is not the one that was looked through.
      looked({ state: 'passed', documentId, reason: 'damaged' })
    } else {
      const told = matches.slice(0, left)
      left -= told.length
      let spans: readonly Span[] = []
      if (annotatorId !== null && told.length > 0) {
        journal ??= await contentsOfJournal(folder, annotatorId)
        spans = readSet(folder, journal, { documentId, annotatorId }, text).checkpoint.set.spans
      }
      const count = matches.length
      looked({
        ...{ state: 'found', documentId, title, count },
        matches: told.map((match) => ({
          ...match,
          ...contextOf(text, match),
          labels: labelsOn(spans, match),
        })),
      })
    }
  }
}
