import { isUntouched } from '../../core/annotation/import-set'
import { restoringCommand } from '../../core/annotation/restoring-command'
import type { Id } from '../../core/ids'
import type { BackupRow, RestoreItem } from '../../ipc/backup-views'
import type { ProjectStore } from '../store/project-store'
import { StoreError } from '../store/store-error'
import type { BackedUpWork } from './job'

type Facts = RestoreItem['facts']

/**
 * Gives a document back what a backup holds of it, as the preview's row has shown it: the letter where it is gone,
 * what parsers predict of it where that is gone, and the annotator's own marks as one command, which is one step to
 * undo. A set that was edited since the preview is left as it is. Throws StoreError.
 */
export async function storeRestored(
  store: ProjectStore,
  { document, set, suggestions }: BackedUpWork,
  row: BackupRow,
  annotatorId: Id,
): Promise<RestoreItem> {
  const { documentId, title } = row
  const item = (outcome: RestoreItem['outcome'], reason = '', facts: Facts = {}): RestoreItem => ({
    documentId,
    title,
    outcome,
    reason,
    facts,
  })
  const isLetterBack = row.letter !== 'there'
  if (isLetterBack) {
    if (!document) return item('not-restored', 'backup-unreadable')
    await store.addDocument(document)
  }
  for (const one of suggestions) await store.parsers.restore(one)
  const letter = item(isLetterBack ? 'letter' : 'same')
  const withoutMarks = isLetterBack ? 'letter' : 'not-restored'
  if (row.difference === null) return letter
  if (!set) return item(withoutMarks, 'backup-unreadable')
  const opened = await store.openDocument(documentId, annotatorId)
  if (opened.readOnly !== null) return item(withoutMarks, 'read-only', { state: opened.readOnly })
  const isAsShown = isLetterBack ? isUntouched(opened.set) : opened.set.revision === row.revision
  if (!isAsShown) return item(withoutMarks, 'edited-since')
  const command = restoringCommand(opened.set, set)
  if (!command) return letter
  const performed = await store.perform(documentId, annotatorId, {
    baseRevision: opened.set.revision,
    via: 'do',
    command,
  })
  if (performed.ok) return item(isLetterBack ? 'letter-and-marks' : 'marks')
  if (performed.code === 'journal-failed') throw new StoreError('write-failed', { errno: performed.details })
  return item(withoutMarks, performed.code, { state: performed.details })
}
