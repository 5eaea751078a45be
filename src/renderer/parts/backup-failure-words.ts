import type { Failure, FailureCode } from '../../ipc/failures'
import type { ErrnoWords } from './errno-words'
import type { MessageWords } from './failure-message'

/** What may be in the way of a backup or a restore. */
export type BackupFailureCode = Extract<FailureCode, `${string}backup${string}`>

const nothingLeft = 'Nothing of the backup was left behind, and your project is as it was.'
const asProject = 'It can be opened as a project of its own: File, then Open project.'

/** The words for what was in the way of a backup or a restore. */
export function backupFailureWords(
  code: BackupFailureCode,
  details: Failure['details'],
  errno: ErrnoWords | null,
): MessageWords {
  switch (code) {
    case 'backup-inside-project':
      return {
        title: 'A backup does not belong inside its project',
        message:
          'What happens to the project’s folder would happen to the backup too. Choose a folder outside of it, best on another disk.',
      }
    case 'backup-not-written':
      return {
        title: 'The backup was not made',
        message:
          details.errno === 'differs'
            ? `What was read back from the disk was not what had been written. ${nothingLeft} That disk may be failing: choose another one.`
            : `${errno?.what ?? 'The disk did not take it.'} ${nothingLeft} ${details.errno === 'ENOSPC' ? 'Free some space there, or choose' : 'Choose'} a folder on another disk, then try again.`,
      }
    case 'backup-source-unreadable':
      return {
        title: 'Part of the project could not be read',
        message: `${errno ? `${errno.what} ` : ''}Without it a backup would not be whole, so none was made. ${nothingLeft} Check that the disk of the project is connected, open the project again, see to what its notices say, then back it up.`,
      }
    case 'backup-source-changed':
      return {
        title: 'Part of the project was not there while it was backed up',
        message:
          'A file or the whole folder was moved or removed meanwhile, perhaps on another computer, or its disk is not connected. No backup was made, and nothing of one was left behind. Check that the folder of the project is in its place, then make the backup again.',
      }
    case 'backup-source-linked':
      return {
        title: 'Part of the project is somewhere else',
        message: `${details.folder === undefined ? 'A folder of the project' : `In the project's folder "${String(details.folder)}"`} is only a link to another place, and Goldspan does not follow links. ${nothingLeft} Put the folder itself in the place of the link, then make the backup again.`,
      }
    case 'not-a-backup':
      return {
        title: 'This folder is not a backup',
        message:
          'A backup holds a file named backup.json. Choose the folder that Goldspan made, with the project’s name and the date. A plain copy of a project can be opened with File, then Open project.',
      }
    case 'backup-damaged':
      return {
        title: 'The list of files of this backup is damaged',
        message: `Its file backup.json was changed or is incomplete, so nobody can say whether the rest is as it was. Nothing was changed. Choose another backup. ${asProject}`,
      }
    case 'backup-of-another-project':
      return {
        title: 'This is a backup of another project',
        message: `Its letters and marks do not belong here. Nothing was changed. Choose a backup of the project that is open. ${asProject}`,
      }
    case 'unknown-backup':
      return {
        title: 'What the backup would change is not known any more',
        message:
          'Nothing was changed. Choose File, then Restore from a backup, and choose the backup again to see it anew.',
      }
  }
}
