import type { BackupProblem, BackupRow, RestoredDifference, RestoreItem } from '../../../ipc/backup-views'
import { errnoWords } from '../../parts/errno-words'
import { countedDecisions } from '../../parts/counted-decisions'
import { readOnlyWords } from '../../parts/read-only-words'
import { counted } from '../../parts/sizes'
import { statusNames } from '../annotate/document-status'

const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

/** When a backup was made, in local time: "21 Nov 2026, 14:03". */
export function backupMoment(iso: string): string {
  return moment.format(new Date(iso))
}

/** What restoring would do to a set, as parts of one sentence. */
export function changeWords(difference: RestoredDifference): string {
  const { back, changed, gone, relations, decisions, status, statusThen, note } = difference
  const parts: string[] = []
  if (back > 0) parts.push(`${counted(back, 'span')} ${back === 1 ? 'comes' : 'come'} back`)
  if (changed > 0) parts.push(`${counted(changed, 'span')} ${changed === 1 ? 'changes' : 'change'} back`)
  if (gone > 0) parts.push(`${counted(gone, 'span')} ${gone === 1 ? 'goes' : 'go'}`)
  if (relations > 0) parts.push(`${counted(relations, 'relation')} ${relations === 1 ? 'differs' : 'differ'}`)
  if (decisions > 0) parts.push(`${countedDecisions(decisions)} ${decisions === 1 ? 'differs' : 'differ'}`)
  if (status) parts.push(`status becomes ${statusNames[statusThen]}`)
  if (note) parts.push('the note becomes what it was')
  return parts.join(', ')
}

/** What comes back with a letter. */
export function letterWords({ letter, spans, difference }: BackupRow): string {
  const what = letter === 'missing' ? 'Not in the project now.' : 'Its file in the project is damaged.'
  if (difference && difference.spansThen > 0) {
    return `${what} The letter comes back with your ${counted(difference.spansThen, 'span')}.`
  }
  return spans > 0
    ? `${what} The letter comes back; your ${counted(spans, 'span')} on it ${spans === 1 ? 'stays' : 'stay'}.`
    : `${what} The letter comes back; you had marked nothing on it.`
}

/** What to do before marks can be restored that can't be changed now. */
export function lockedWords(reason: string): string {
  return reason === 'damaged' || reason === 'fork'
    ? 'Your marks cannot be changed now. Open this letter, choose above it how to go on, then restore again.'
    : readOnlyWords(reason)
}

/** What is wrong with a file of a backup. */
export function problemWords({ state }: BackupProblem): string {
  switch (state) {
    case 'missing':
      return 'is missing'
    case 'changed':
      return 'is not as it was when the backup was made'
    case 'unreadable':
      return 'cannot be read just now'
    case 'extra':
      return 'was added after the backup was made'
    case 'link':
      return 'is a link, which is not followed'
  }
}

/** What became of a document that was to be restored. */
export function restoredWords({ outcome, reason, facts }: RestoreItem): string {
  switch (outcome) {
    case 'letter':
      return reason === ''
        ? 'The letter is back.'
        : `The letter is back. Your marks are not: ${notRestored(reason, facts)}`
    case 'letter-and-marks':
      return 'The letter and your marks are back.'
    case 'marks':
      return 'Your marks are as they were.'
    case 'same':
      return 'Nothing was left to change.'
    case 'not-restored':
      return notRestored(reason, facts)
  }
}

function notRestored(reason: string, { errno, state }: RestoreItem['facts']): string {
  switch (reason) {
    case 'backup-unreadable':
      return 'The backup could not be read. Check that its disk is connected, then restore again.'
    case 'edited-since':
      return 'You have changed the marks since the preview. Restore again to see what would change now.'
    case 'read-only':
      return lockedWords(String(state))
    case 'misfit':
      return 'The labels of the project are not those of the backup any more. Open the backup as a project to see these marks.'
    case 'write-failed': {
      const words = errnoWords(errno)
      return words ? `${words.what} ${words.todo}` : 'The disk did not take it. Try again.'
    }
    default:
      return 'The marks were changed in between. Restore again to see what would change now.'
  }
}
