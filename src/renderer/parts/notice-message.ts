import type { Notice } from '../../ipc/views'
import { errnoWords } from './errno-words'
import type { MessageWords } from './failure-message'
import { readOnlyWords } from './read-only-words'
import { momentWords } from './times'
import { counted as countedWords, sizeWords } from './sizes'

/** How much a notice matters: something done, something to know, something to act upon. */
export type NoticeTone = 'done' | 'know' | 'act'

export interface NoticeWords extends MessageWords {
  readonly tone: NoticeTone
}

type Facts = Notice['facts']

const wordsOf: Readonly<Record<string, (facts: Facts) => NoticeWords>> = {
  'edits-recovered': ({ edits, until, checkpoint }) => ({
    tone: 'done',
    title: 'Nothing was lost',
    message: `${counted(edits, 'change', 'changes')}${
      until === undefined ? '' : ` up to ${momentWords(String(until))}`
    } ${edits === 1 ? 'was' : 'were'} taken from the journal${
      checkpoint === 'damaged'
        ? ', because the saved copy was damaged. The damaged copy was set aside.'
        : ', because Goldspan ended before it had written them to the saved copy.'
    }`,
  }),
  'spans-dropped': () => {
    const { what, todo } = errnoWords('spans-dropped')!
    return {
      tone: 'act',
      title: 'The saved copy of this document was not replaced',
      message: `${what} Nothing is lost: every change is in the journal. ${todo}`,
    }
  },
  'set-read-only': ({ reason }) => ({
    tone: 'act',
    title: 'Your marks in this document can be read, but not changed',
    message: readOnlyWords(String(reason ?? '')),
  }),
  'journal-tail-damaged': ({ recordsKept, bytesSetAside }) => ({
    tone: 'know',
    title: 'The end of a journal file was damaged',
    message: `${counted(recordsKept, 'change', 'changes')} before it ${
      recordsKept === 1 ? 'is' : 'are'
    } kept. What could not be read${
      bytesSetAside === undefined ? '' : ` (${sizeWords(Number(bytesSetAside))})`
    } was copied to the folder quarantine of the project. This happens when the computer loses power while it writes.`,
  }),
  'journal-segment-missing': () => ({
    tone: 'act',
    title: 'Part of the journal of this document is missing',
    message:
      'What the saved copy holds is whole and is shown. Changes made after it may be missing: if a sync program is still at work, let it finish, then open the project again; otherwise restore the folder journal from a backup.',
  }),
  'journal-newer': () => ({
    tone: 'act',
    title: 'Part of the journal was written by a newer Goldspan',
    message:
      'What it holds is kept, but this version cannot use it. Install the newer version to work on it.',
  }),
  'journal-unavailable': ({ errno }) => {
    const words = errnoWords(errno)
    return {
      tone: 'act',
      title: 'Part of the journal cannot be read just now',
      message: words
        ? `${words.what} ${words.todo}`
        : 'Check that the disk of the project is connected, then open the project again.',
    }
  },
  'document-problem': ({ state }) => documentProblem(state),
  'document-missing': () => documentProblem('missing'),
  'document-damaged': () => documentProblem('damaged'),
  'annotator-problem': ({ state }) => ({
    tone: state === 'newer' ? 'know' : 'act',
    title: "One annotator's name is not known",
    message:
      state === 'newer'
        ? 'A newer version of Goldspan wrote it. All marks are kept and stay told apart.'
        : state === 'unavailable'
          ? 'The file that holds it could not be read or written just now. All marks are kept and stay told apart. Check that the disk of the project is connected and has room, then open the project again.'
          : 'The file that holds it is missing or damaged. All marks are kept and stay told apart; only the name is not shown. Restore the folder annotators from a backup to get it back.',
  }),
  'annotator-rewritten': () => ({
    tone: 'done',
    title: 'The file with your name was written anew',
    message:
      'It was damaged; the damaged copy is kept in the folder quarantine of the project. Your marks were not touched.',
  }),
  'index-read-here': ({ errno }) => ({
    tone: 'know',
    title: 'Reading the letters for the list takes longer this time',
    message: `${errnoWords(errno)?.what ?? 'The part of Goldspan that does long work could not do it.'} The letters are read all the same, and the window may be slow until that is done.`,
  }),
  'index-rebuilt': () => ({
    tone: 'done',
    title: 'The document list was made anew',
    message: 'Its copy on disk could not be used. The documents and marks themselves are as they were.',
  }),
  'removal-finished': () => ({
    tone: 'done',
    title: 'A removal was finished',
    message: 'Goldspan had ended while it removed a document. That document is now gone.',
  }),
  'removal-unfinished': ({ errno }) => {
    const words = errnoWords(errno)
    return {
      tone: 'act',
      title: 'A document is not wholly removed yet',
      message: `${words ? `${words.what} ${words.todo}` : 'The disk did not take it.'} Goldspan tries again when the project is opened.`,
    }
  },
  'temporary-files-removed': ({ count }) => ({
    tone: 'done',
    title: 'Leftovers were tidied up',
    message: `${counted(count, 'unfinished file', 'unfinished files')} of an earlier run ${
      count === 1 ? 'was' : 'were'
    } removed. Nothing of your work was in ${count === 1 ? 'it' : 'them'}.`,
  }),
  'sync-copy': ({ file, missing, copies }) => syncCopy(String(file), Number(missing), Number(copies ?? 1)),
  'settings-damaged': () => ({
    tone: 'know',
    title: "Goldspan's own settings were damaged",
    message:
      'They start afresh: the list of recent projects and the names of the annotators on this computer. Projects and marks are not touched; open a project with Open project.',
  }),
  'settings-newer': () => ({
    tone: 'know',
    title: "Goldspan's own settings come from a newer version",
    message:
      'They were set aside and start afresh: the list of recent projects and the names of the annotators on this computer. Projects and marks are not touched.',
  }),
  'settings-unavailable': ({ errno }) => {
    const words = errnoWords(errno)
    return {
      tone: 'know',
      title: "Goldspan's own settings cannot be read just now",
      message: `${words ? `${words.what} ` : ''}Recent projects are not listed, and choices made now may not be remembered. Projects and marks are not touched.`,
    }
  },
  'project-read-only': ({ reason }) => ({
    tone: 'know',
    title: 'This project is open for reading only',
    message: readOnlyWords(String(reason ?? 'project')),
  }),
}

/** Kinds that have words of their own. */
export const knownNoticeKinds: readonly string[] = Object.keys(wordsOf)

/** The words for a notice. A kind that is not known still says that something is to be known. */
export function noticeMessage({ kind, facts }: Notice): NoticeWords {
  if (Object.hasOwn(wordsOf, kind)) return wordsOf[kind]!(facts)
  return {
    tone: 'know',
    title: 'Goldspan found something unusual',
    message: `It is named "${kind}" in the program. Your marks are kept. If something looks wrong, restart Goldspan and open the project again.`,
  }
}

/** Which file a sync program has copied, and whether anything is only there. */
function syncCopy(file: string, missing: number, copies: number): NoticeWords {
  if (file === 'journal' && missing > 0) {
    return {
      tone: 'act',
      title: `A copy that your sync program made holds ${countedWords(missing, 'change', 'changes')} of its own`,
      message:
        'It stands beside a file of the folder journal, under that name with an addition. Nothing of it is shown here, and nothing is lost as long as it is kept. Let your sync program finish on every computer; if the copy stays, close Goldspan and let it take the place of the file without the addition.',
    }
  }
  const words: Readonly<Record<string, readonly [string, string, string]>> = {
    journal: [
      'the journal',
      'the folder journal',
      'Everything in it is in the journal, too: such a copy can be deleted.',
    ],
    'annotation-set': [
      'your marks',
      'the folder annotations',
      'The journal holds every change of both computers, so nothing is missing here: such a copy can be deleted.',
    ],
    document: [
      'a letter',
      'the folder documents',
      'Letters never change, so nothing is missing here: such a copy can be deleted.',
    ],
    annotator: [
      'an annotator’s name',
      'the folder annotators',
      'No marks are in it: such a copy can be deleted once the name is right.',
    ],
    project: [
      'the project’s settings',
      'the folder of the project',
      'The label schema and the guideline of project.json count. If they are not what you expect, the copy may hold the others.',
    ],
  }
  const [what, where, message] = words[file] ?? ['a file', 'the folder of the project', 'No marks are in it.']
  const of = copies === 1 ? undefined : { 'annotation-set': 'the marks on ', document: '' }[file]
  return {
    tone: 'know',
    title:
      of === undefined
        ? `Your sync program has made a second copy of ${what}`
        : `Your sync program has made copies of ${of}${countedWords(copies, 'letter')}`,
    message: `That happens when two computers write at once. A copy stands in ${where}, under the name of a file there with an addition, and is not read. ${message}`,
  }
}

function documentProblem(state: Facts[string] | undefined): NoticeWords {
  switch (String(state)) {
    case 'missing':
      return {
        tone: 'act',
        title: 'The text of a document is missing',
        message:
          'If the folder of the project was moved or its disk is not connected, put that right and open the project again. Otherwise import the same letter again: your marks on it are kept and come back with it.',
      }
    case 'damaged':
      return {
        tone: 'act',
        title: 'A document is damaged',
        message:
          'Its file was changed or is incomplete, so it is not shown: labels could stand in the wrong place. Import the same letter again: that mends the document, and your marks on it stay.',
      }
    case 'newer':
      return {
        tone: 'know',
        title: 'A document was written by a newer Goldspan',
        message: 'Install the newer version to work on it.',
      }
    default:
      return {
        tone: 'act',
        title: 'A document cannot be read just now',
        message: 'Check that the disk of the project is connected, then open the document again.',
      }
  }
}

function counted(count: Facts[string] | undefined, one: string, many: string): string {
  if (count === undefined) return many.charAt(0).toUpperCase() + many.slice(1)
  return countedWords(Number(count), one, many)
}
