import type { Id } from '../../core/ids'
import { emptyHistory } from '../../core/annotation/history'
import type { Checkpoint } from '../../core/storage/checkpoint'
import { checkpointFile, documentFile } from '../../core/storage/file-kinds'
import type { IndexedSet } from '../../core/storage/document-index'
import type { RecordPlace } from '../../core/storage/journal-segment'
import { recoverSet, type RecoveredSet, type SetSources } from '../../core/storage/recovery'
import { journalOfDocument, type DocumentJournal } from './annotator-journal'
import type { JournalContents } from './journal-reader'
import { lastGoodCopies } from './last-good'
import type { ProjectFolder } from './project-folder'
import { readStateFileSync, stampOf } from './state-file'

/** Which set is meant. */
export interface SetKey {
  readonly documentId: Id
  readonly annotatorId: Id
}

/** Everything on disk that speaks of a set, and its journal; nothing is changed. */
export function sourcesOf(
  folder: ProjectFolder,
  contents: JournalContents,
  { documentId, annotatorId }: SetKey,
  text: string,
): { readonly sources: SetSources; readonly journal: DocumentJournal } {
  const journal = journalOfDocument(folder, annotatorId, contents, documentId)
  const sources: SetSources = {
    documentId,
    annotatorId,
    text,
    checkpoint: readStateFileSync(checkpointFile, folder.checkpoint(annotatorId, documentId)),
    lastGood: { [Symbol.iterator]: () => lastGoodCopies(folder, { documentId, annotatorId }) },
    records: journal.records,
    lostRevision: journal.lostRevision,
    journal: journal.state,
  }
  return { sources, journal }
}

/** One set, read for export and scores: without its history. */
export function readSet(
  folder: ProjectFolder,
  contents: JournalContents,
  key: SetKey,
  text: string,
): RecoveredSet {
  const checkpoint = readStateFileSync(checkpointFile, folder.checkpoint(key.annotatorId, key.documentId))
  const sources: SetSources =
    checkpoint.state === 'ok' && isAllHeld(checkpoint.body, contents, key.documentId)
      ? {
          ...key,
          text,
          checkpoint,
          lastGood: [],
          records: [],
          lostRevision: 0,
          journal: 'whole',
        }
      : sourcesOf(folder, contents, key, text).sources
  return { ...recoverSet(sources), history: emptyHistory }
}

/** What the document list shows of a set as it stands on disk; null where there is none. */
export function countSet(folder: ProjectFolder, contents: JournalContents, key: SetKey): IndexedSet | null {
  const { documentId, annotatorId } = key
  const file = folder.checkpoint(annotatorId, documentId)
  const stamp = stampOf(file)
  const checkpoint = readStateFileSync(checkpointFile, file)
  // The common case needs neither the text nor the records.
  if (checkpoint.state === 'ok' && isAllHeld(checkpoint.body, contents, documentId)) {
    return { ...countsOf(checkpoint.body), problem: false, ...stamp }
  }
  const journal = journalOfDocument(folder, annotatorId, contents, documentId)
  if (checkpoint.state === 'missing' && isForgotten(journal)) return null
  const document = readStateFileSync(documentFile, folder.document(documentId))
  if (document.state !== 'ok') {
    const counts = checkpoint.state === 'ok' ? countsOf(checkpoint.body) : noCounts
    return { ...counts, problem: true, ...stamp }
  }
  const recovered = recoverSet(sourcesOf(folder, contents, key, document.body.text).sources)
  return { ...countsOf(recovered.checkpoint), problem: recovered.readOnly !== null, ...stamp }
}

/** The counts of a set. */
export function countsOf({ set, editedAt }: Checkpoint): Pick<IndexedSet, 'status' | 'spans' | 'editedAt'> {
  return { status: set.status, spans: set.spans.length, editedAt }
}

const noCounts = { status: 'new', spans: 0, editedAt: null } as const

/** Whether the last thing that a journal says of a document is that it was removed. */
export function isForgotten({ records }: DocumentJournal): boolean {
  let forgotten = 0
  let edited = 0
  for (const { record } of records) {
    if (record.via === 'forget') forgotten = Math.max(forgotten, record.revision)
    else edited = Math.max(edited, record.revision)
  }
  return forgotten > edited
}

/** Whether a whole checkpoint holds everything that the journal knows of its document. */
function isAllHeld({ upTo, set }: Checkpoint, contents: JournalContents, documentId: Id): boolean {
  const isHeld = ({ segmentId, seq }: RecordPlace) => seq <= (upTo[segmentId] ?? 0)
  return (
    contents.newerSegments.length === 0 &&
    contents.unavailable.length === 0 &&
    (contents.records.get(documentId) ?? []).every(isHeld) &&
    (contents.beyond.get(documentId) ?? []).every(({ revision }) => revision <= set.revision)
  )
}
