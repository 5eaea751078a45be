import { placesOf, standingsOf } from '../../core/annotation/lens/occurrences'
import type { Id } from '../../core/ids'
import { documentFile } from '../../core/storage/file-kinds'
import { contextOf } from '../../core/text/match-context'
import type { PassedDocument } from '../../ipc/find-views'
import type { LensDocument } from '../../ipc/lens-views'
import { verifiedDocument } from '../store/document-reading'
import { contentsOfJournal } from '../store/journal-reader'
import { ProjectFolder } from '../store/project-folder'
import { readSet } from '../store/set-loading'
import { readStateFileSync } from '../store/state-file'

/** Which words the lens looks for, and for which label. */
export interface LensRequest {
  /** The project's folder. */
  readonly folder: string
  /** In this order. */
  readonly documentIds: readonly Id[]
  readonly words: string
  /** Label id. */
  readonly label: string
  /** Occurrences that are told of, of all documents together; the others are only counted. */
  readonly limit: number
  /** Whose sets alone are read. */
  readonly annotatorId: Id
}

/** A document that is through: with its occurrences if it has any, or why it could not be looked through. */
export type LookedThrough =
  | ({ readonly state: 'found' } & LensDocument)
  | { readonly state: 'nothing' }
  | ({ readonly state: 'passed' } & PassedDocument)

/** Looks for words in the documents of a project, and how they stand to a label; nothing on disk is changed. */
export async function lensInDocuments(
  { folder: path, documentIds, words, label, limit, annotatorId }: LensRequest,
  looked: (document: LookedThrough) => void,
): Promise<void> {
  const folder = new ProjectFolder(path)
  const journal = await contentsOfJournal(folder, annotatorId)
  let left = limit
  for (const documentId of documentIds) {
    const outcome = readStateFileSync(documentFile, folder.document(documentId))
    if (outcome.state !== 'ok') {
      looked({ state: 'passed', documentId, reason: outcome.state })
      continue
    }
    const { title, text } = outcome.body
    const places = placesOf(text, words)
    if (places.length === 0) looked({ state: 'nothing' })
    else if (verifiedDocument(outcome, documentId).state !== 'ok') {
      // The text that would open is not the one that was looked through.
      looked({ state: 'passed', documentId, reason: 'damaged' })
    } else {
      const told = places.slice(0, left)
      left -= told.length
      const count = places.length
      const { set } = readSet(folder, journal, { documentId, annotatorId }, text).checkpoint
      const occurrences = standingsOf(told, set, label).map((one) => ({ ...one, ...contextOf(text, one) }))
      looked({ state: 'found', documentId, title, count, revision: set.revision, occurrences })
    }
  }
}
