import type { Failure } from '../../ipc/failures'
import { backupFailureWords } from './backup-failure-words'
import { errnoWords } from './errno-words'
import { readOnlyWords } from './read-only-words'

/** What went wrong, where, and what to do: for people who do not program. */
export interface MessageWords {
  readonly title: string
  readonly message: string
}

const nothingChanged = 'Nothing was changed.'
const ourFault = 'This is a fault in Goldspan, not in your work.'

/** The words for a failure. They never hold a letter's text or title, because no failure does. */
export function failureMessage({ code, details }: Failure): MessageWords {
  const errno = errnoWords(details.errno)
  switch (code) {
    case 'invalid-request':
      return {
        title: 'That did not work',
        message: `Goldspan refused a request that it did not understand. ${nothingChanged} ${ourFault} Try again; if it happens again, restart Goldspan.`,
      }
    case 'no-project':
      return {
        title: 'No project is open',
        message: 'Open a project first: File, then Open project or Open the sample project.',
      }
    case 'no-annotator':
      return {
        title: 'Who codes?',
        message:
          'Every mark says who made it. Choose File, then Switch annotator, and give your name or initials.',
      }
    case 'read-only':
      return {
        title: 'This cannot be changed',
        message: `${readOnlyWords(String(details.reason ?? ''))} ${nothingChanged}`,
      }
    case 'stale-revision':
      return {
        title: 'The change came too late',
        message: `The document had changed in between. ${nothingChanged} Open the document again, look at it, and repeat the change if it is still needed.`,
      }
    case 'command-refused':
      return { title: 'The change was not made', message: `${refusalWords(details)} ${nothingChanged}` }
    case 'command-misfit':
      return { title: 'The change was not made', message: `${misfitWords(details)} ${nothingChanged}` }
    case 'nothing-to-undo':
      return { title: 'Nothing to undo', message: 'There is no further step in this document to take back.' }
    case 'journal-failed':
      return {
        title: 'The last change could not be saved',
        message: `${errno?.what ?? 'The disk did not take it.'} The change was taken back, so the screen shows only what is safely on disk. ${errno?.todo ?? 'Check the disk, then make the change again.'}`,
      }
    case 'document-missing':
      return {
        title: 'The document is not in the project any more',
        message:
          'Its file is gone from the project folder. If the folder was moved or its disk is not connected, put that right and open the project again. Otherwise import the letter again: marks that were made on it come back with it.',
      }
    case 'document-damaged':
      return {
        title: 'The document is damaged',
        message:
          'Its file in the project folder was changed or is incomplete, so it is not shown: labels could stand in the wrong place. Import the same letter again: that mends the document, and the marks on it stay.',
      }
    case 'version-missing':
      return {
        title: 'This version cannot be shown any more',
        message: `The journal does not lead back to it just now: part of it was removed or is out of reach. ${nothingChanged} Open the earlier versions again to see which there are.`,
      }
    case 'unavailable':
      return {
        title: 'It cannot be read just now',
        message: errno
          ? `${errno.what} ${errno.todo}`
          : 'The disk may not be connected, or another program is using the file. Check that, then try again.',
      }
    case 'newer-version':
      return {
        title: 'Made by a newer Goldspan',
        message: `A newer version of Goldspan wrote this, and it may hold things that this version does not know. ${nothingChanged} Install the newer version to open it.`,
      }
    case 'not-a-project':
      return {
        title: 'This folder is not a Goldspan project',
        message:
          'A project folder holds a file named project.json. Choose the folder that holds it, or make a new project.',
      }
    case 'project-damaged':
      return {
        title: 'The project is damaged',
        message: `The file project.json in its folder was changed or is incomplete. ${nothingChanged} Put back a copy of that file from a backup, or from a colleague who has the same project.`,
      }
    case 'folder-not-empty':
      return {
        title: 'This folder is not empty',
        message: 'A new project needs a folder of its own. Make a new, empty folder and choose that one.',
      }
    case 'write-failed':
      return {
        title: 'It could not be written',
        message: errno
          ? `${errno.what} ${errno.todo}`
          : 'The disk did not take it. Check that the folder can be written to and the disk has space, then try again.',
      }
    case 'backup-inside-project':
    case 'backup-not-written':
    case 'backup-source-unreadable':
    case 'backup-source-changed':
    case 'backup-source-linked':
    case 'not-a-backup':
    case 'backup-damaged':
    case 'backup-of-another-project':
    case 'unknown-backup':
      return backupFailureWords(code, details, errno)
    case 'suggester-exists':
      return {
        title: 'The project holds this parser already',
        message: `Predictions of this name and version are there, or an import of them was not finished. ${nothingChanged} Give the new ones a version of their own, or remove the old ones first.`,
      }
    case 'suggester-unreadable':
      return {
        title: 'This parser cannot be read',
        message:
          'Its predictions were removed, or their file in the project folder is damaged. Choose another suggester; remove this one and import its predictions again.',
      }
    case 'job-running':
      return {
        title: 'Another long piece of work is still running',
        message: 'Wait until it has finished, or cancel it, then try again.',
      }
    case 'not-evaluated':
      return {
        title: 'There is no evaluation to save',
        message: 'Evaluate again, then save its report.',
      }
    case 'unknown-handle':
      return {
        title: 'This project is not in the list any more',
        message: 'Use Open project and choose its folder.',
      }
    case 'internal':
      return {
        title: 'Something went wrong',
        message: `${errno ? `${errno.what} ` : ''}${ourFault} What was saved stays saved. Try again; if it happens again, restart Goldspan.`,
      }
  }
}

function refusalWords(details: Failure['details']): string {
  switch (String(details.refusal)) {
    case 'span-exists':
      return 'This span is already there.'
    case 'span-missing':
      return 'This span is not there any more.'
    case 'span-changed':
      return 'This span was changed in between. Open the document again to see it as it is.'
    case 'span-related':
      return 'This span still has relations to others, or you have decided on it. Remove those first.'
    case 'relation-exists':
      return 'This relation is already there.'
    case 'relation-missing':
      return 'This relation is not there any more.'
    case 'relation-end-missing':
      return 'One of the two spans of this relation is not there any more.'
    case 'decision-exists':
      return 'This is already decided.'
    case 'decision-missing':
      return 'What was to be taken back is not decided so any more.'
    case 'decision-span-missing':
      return 'The span that this is about is not there any more.'
    case 'value-changed':
      return 'The value was changed in between. Open the document again to see it as it is.'
    case 'not-in-history':
      return 'This step cannot be taken back or repeated any more.'
    default:
      return 'It does not fit what is already marked. Open the document again to see it as it is.'
  }
}

function misfitWords(details: Failure['details']): string {
  switch (String(details.misfit)) {
    case 'range-invalid':
      return 'The span lies outside the text or cuts a character in two.'
    case 'quote-differs':
      return 'The words of the span are not those at its place in the text.'
    case 'label-unknown':
      return 'The project has no such label.'
    case 'attribute-unknown':
      return 'This label has no such attribute.'
    case 'attribute-invalid':
      return 'This value is not one of those that the attribute may have.'
    case 'relation-unknown':
      return 'The project has no such relation.'
    case 'verdict-without-error':
      return 'What is marked and what is proposed are the same there.'
    default:
      return 'It does not fit the text or the labels of the project.'
  }
}
