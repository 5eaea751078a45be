import type { ImportItem } from '../../../ipc/views'
import { errnoWords } from '../../parts/errno-words'
import { counted, sizeWords } from '../../parts/sizes'

/** Why a file or line was not taken, and what to do about it. */
export interface RefusalWords {
  readonly why: string
  readonly todo: string
}

type Facts = ImportItem['facts']

const chooseAnother = 'Choose a letter as plain text (.txt) or a Goldspan file (.jsonl).'
const saveAsUtf8 =
  'Open the letter in a text editor, save it as plain text with the encoding UTF-8, and import that.'
const exportAgain = 'Export it again from the program that made it. Nothing of this file was taken.'

const refusals: Readonly<Record<string, (facts: Facts) => RefusalWords>> = {
  empty: () => ({
    why: 'The file is empty.',
    todo: 'Check that the letter was saved or converted completely.',
  }),
  'too-large': ({ sizeBytes, limitBytes }) => ({
    why: `The file is too large for one letter${
      sizeBytes === undefined ? '' : `: ${sizeWords(Number(sizeBytes))}`
    }${limitBytes === undefined ? '.' : `, the limit is ${sizeWords(Number(limitBytes))}.`}`,
    todo: 'If it holds several letters, save each in a file of its own.',
  }),
  'not-utf-8': ({ offset }) => ({
    why: `Not plain text in UTF-8${offset === undefined ? '' : ` (from byte ${count(offset)} on)`}.`,
    todo: saveAsUtf8,
  }),
  nul: ({ offset }) => ({
    why: `Holds a NUL character${offset === undefined ? '' : ` (byte ${count(offset)})`}, so it is probably not a text file.`,
    todo: 'If it is a PDF or Word file, convert it to plain text first, then import the text.',
  }),
  'utf-16-odd-length': () => ({
    why: 'Half a character is missing at the end, so the file is not complete.',
    todo: 'Copy or convert the letter again.',
  }),
  'lone-surrogate': ({ offset }) => ({
    why: `Holds half a character${offset === undefined ? '' : ` (byte ${count(offset)})`}, so the text is damaged.`,
    todo: 'Convert the letter to plain text again.',
  }),
  unreadable: ({ errno }) => {
    if (errno === 'ERR_ENCODING_INVALID_ENCODED_DATA')
      return { why: 'Not plain text in UTF-8.', todo: exportAgain }
    const words = errnoWords(errno)
    return words
      ? { why: words.what, todo: words.todo }
      : {
          why: 'The file could not be read.',
          todo: 'Check that it is there and can be opened, then try again.',
        }
  },
  'write-failed': ({ errno }) => {
    const words = errnoWords(errno)
    return words
      ? { why: `It could not be stored in the project. ${words.what}`, todo: words.todo }
      : {
          why: 'It could not be stored in the project.',
          todo: 'Check the disk of the project, then import it again.',
        }
  },
  link: () => ({
    why: 'Only a link to a file, and Goldspan follows no links.',
    todo: 'Import the file itself.',
  }),
  'not-a-file': () => ({ why: 'Not a file.', todo: chooseAnother }),
  'unknown-type': () => ({
    why: 'Not a kind of file that Goldspan reads.',
    todo: 'Save a letter as plain text (.txt). Goldspan files end in .jsonl.',
  }),
  'set-read-only': () => ({
    why: 'The marks on this letter in the project cannot be changed just now, so none were added.',
    todo: 'Open the letter in Goldspan to see why, then import the file again.',
  }),
  'set-differs': () => ({
    why: 'This annotator already has other marks on this letter in the project. They were left as they are.',
    todo: 'Open the file in a project of its own, or import it into your own sets.',
  }),
  'more-rejected': ({ count: more }) => ({
    why: `And ${counted(Number(more), 'more line')} of this file.`,
    todo: exportAgain,
  }),
  'not-a-corpus': () => ({
    why: 'Not a Goldspan file: its first line does not say so.',
    todo: 'Only files that Goldspan exported as "Goldspan JSON Lines" can be imported.',
  }),
  'version-higher': () => ({
    why: 'A newer version of Goldspan wrote this file.',
    todo: 'Install the newer version to import it.',
  }),
  'json-invalid': () => ({ why: 'The line is not complete or was changed.', todo: exportAgain }),
  'line-feed-missing': () => ({ why: 'The file ends in the middle of a line.', todo: exportAgain }),
  'byte-order-mark': () => ({
    why: 'Another program saved the file and added an invisible mark at its beginning.',
    todo: 'Use the file as Goldspan exported it.',
  }),
  'text-hash-differs': () => ({
    why: 'The text of the letter was changed after the export, so its labels could stand in the wrong place.',
    todo: 'Use the file as Goldspan exported it.',
  }),
  'quote-differs': () => ({
    why: 'The words of a span are not those at its place in the text.',
    todo: 'Use the file as Goldspan exported it.',
  }),
  'offsets-disagree': () => ({
    why: 'The two ways of counting a position in this file do not agree.',
    todo: 'Use the file as Goldspan exported it.',
  }),
  'range-invalid': () => ({
    why: 'A span lies outside the text or cuts a character in two.',
    todo: 'Use the file as Goldspan exported it.',
  }),
  'text-malformed': () => ({ why: 'The text holds half a character, so it is damaged.', todo: exportAgain }),
  'label-unknown': ({ label }) => ({
    why: `A span has a label that this project does not have${named(label)}.`,
    todo: 'Import it into a project with the same labels.',
  }),
  'verdict-without-error': () => ({
    why: 'A verdict is about marks and a proposal that do not differ.',
    todo: 'Use the file as Goldspan exported it.',
  }),
  'attribute-unknown': () => ({
    why: 'A span has an attribute that this project does not have.',
    todo: 'Import it into a project with the same labels.',
  }),
  'attribute-invalid': () => ({
    why: 'An attribute has a value that this project does not allow.',
    todo: 'Import it into a project with the same labels.',
  }),
  'letter-empty': () => ({ why: 'A letter of the file has no text.', todo: exportAgain }),
  'letter-nul': () => ({ why: 'A letter of the file holds a NUL character.', todo: exportAgain }),
  'letter-byte-order-mark': () => ({
    why: 'A letter of the file begins with a byte order mark, which Goldspan takes off.',
    todo: exportAgain,
  }),
  'letter-too-large': ({ sizeBytes, limitBytes }) => ({
    why: `A letter of the file is too large${
      sizeBytes === undefined ? '' : `: ${sizeWords(Number(sizeBytes))}`
    }${limitBytes === undefined ? '.' : `, the limit is ${sizeWords(Number(limitBytes))}.`}`,
    todo: exportAgain,
  }),
  'document-id-differs': () => ({
    why: 'The id of a letter is not that of its text.',
    todo: exportAgain,
  }),
  'key-doubled': () => ({
    why: 'The line says something twice, so one of both would be lost.',
    todo: exportAgain,
  }),
  'line-too-long': () => ({ why: 'The line is too long for any letter.', todo: exportAgain }),
  'file-changed': () => ({
    why: 'The file was changed while it was imported. What came before is in the project.',
    todo: 'Import it again once nothing writes to it.',
  }),
  'relation-not-allowed': () => ({
    why: 'A relation joins spans of labels that it does not join in this project.',
    todo: 'Import it into a project with the same relations.',
  }),
  'relation-to-itself': () => ({ why: 'A relation joins a span to itself.', todo: exportAgain }),
  'relation-unknown': ({ type }) => ({
    why: `It holds a relation that this project does not have${named(type)}.`,
    todo: 'Import it into a project with the same relations.',
  }),
  'text-missing': () => ({
    why: 'It names a letter that the project does not have, and the text is not beside it.',
    todo: 'Import the letter first, or put the texts (a folder “texts”) beside the file.',
  }),
  'text-differs-from-project': () => ({
    why: 'Its text of a letter is not the text that the project has of it.',
    todo: 'Import it into a project of its own. Nothing of this file was taken.',
  }),
  'letter-unreadable': () => ({
    why: 'A letter of the project that it is about cannot be read.',
    todo: 'Open the letter in Goldspan to see why, then import the file again.',
  }),
  'file-alone': () => ({
    why: 'A file that belongs with it is missing: the text or the marks.',
    todo: 'Put both into one folder, then import them again.',
  }),
  discontinuous: () => ({
    why: 'A span has several pieces with words between them, which no span of Goldspan has.',
    todo: 'Make one span or several of it in the program that made it.',
  }),
  'document-doubled': () => ({
    why: 'The file holds the same letter of the same annotator twice.',
    todo: exportAgain,
  }),
  'text-differs-from-before': () => ({
    why: 'The file holds two different texts for one letter.',
    todo: exportAgain,
  }),
}

/** The words for a refused file or line. */
export function refusalWords({ reason, facts }: Pick<ImportItem, 'reason' | 'facts'>): RefusalWords {
  if (Object.hasOwn(refusals, reason)) return refusals[reason]!(facts)
  // What remains are faults that only a program or an editor can have made.
  return { why: `The file is not as its format wants it (${placeOf(reason, facts)}).`, todo: exportAgain }
}

/** Reasons that have words of their own. */
export const knownRefusals: readonly string[] = Object.keys(refusals)

/** What became of a file that was taken or was there already. */
export function acceptanceWords({ outcome, reason, facts, spans }: ImportItem): string {
  const marks = counted(spans, 'span')
  const note = [
    facts.noteLeft === 1 ? '. A note was not taken: there is one of your own' : '',
    facts.unit === undefined ? '' : `. Positions were counted in ${facts.unit}: its words said so`,
    facts.leftOut === undefined ? '' : `. ${counted(Number(facts.leftOut), 'thing')} left out`,
  ].join('')
  if (outcome === 'duplicate') {
    if (reason !== 'same-marks') return 'Already in the project'
    return `Already there, with the same ${marks}${note}`
  }
  if (reason === 'marks') {
    const same = facts.same === undefined ? '' : `, ${counted(Number(facts.same), 'span')} already there`
    return `Imported with ${marks}${same}${note}`
  }
  const encoding = encodingWords(facts)
  return encoding === null ? 'Imported' : `Imported · ${encoding}`
}

/** An encoding as people name it, and whether a byte order mark was taken off. */
function encodingWords({ encoding, byteOrderMark }: Facts): string | null {
  if (encoding === undefined) return null
  const name = String(encoding)
    .toUpperCase()
    .replace(/(LE|BE)$/, ' $1')
  return byteOrderMark === 1 ? `${name}, byte order mark taken off` : name
}

function placeOf(reason: string, { field }: Facts): string {
  return field === undefined ? reason : `${reason}: ${field}`
}

function named(name: Facts[string] | undefined): string {
  return name === undefined ? '' : ` ("${name}")`
}

function count(value: Facts[string] | undefined): string {
  return Number(value).toLocaleString('en-US')
}
