import type { ImportItem } from '../../../ipc/views'
import { errnoWords } from '../../parts/errno-words'
import { counted, sizeWords } from '../../parts/sizes'

/** Why a file or line was not taken, and what to do about it. */
export interface RefusalWords {
  readonly why: string
  readonly todo: string
}

export type Facts = ImportItem['facts']

const chooseAnother = 'Choose a letter as plain text (.txt) or a Goldspan file (.jsonl).'
const useAsExported = 'Use the file as the program that made it exported it.'
export const exportAgain = 'Export it again from the program that made it.'

/** Words by reason. What is not here only a program or an editor can have made. */
export const refusals: Readonly<Record<string, (facts: Facts) => RefusalWords>> = {
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
    todo: 'Import it again and choose how it is read, or save it in a text editor with the encoding UTF-8.',
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
    todo: useAsExported,
  }),
  'text-hash-differs': () => ({
    why: 'The text of the letter was changed after the export, so its labels could stand in the wrong place.',
    todo: useAsExported,
  }),
  'quote-differs': () => ({
    why: 'The words of a span are not those at its place in the text.',
    todo: useAsExported,
  }),
  'offsets-disagree': () => ({
    why: 'The two ways of counting a position in this file do not agree.',
    todo: useAsExported,
  }),
  'range-invalid': () => ({
    why: 'A span lies outside the text or cuts a character in two.',
    todo: useAsExported,
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
  'letter-changed': () => ({
    why: 'The file was changed while it was read.',
    todo: 'Import it again once nothing writes to it.',
  }),
  'name-malformed': () => ({
    why: 'The name of the file is not in UTF-8, so it cannot be opened by it.',
    todo: 'Give the file another name and import it again.',
  }),
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
  'document-doubled': ({ firstLine }) => ({
    why: `The file holds the same letter of the same annotator twice${firstLineWords(firstLine)}.`,
    todo: exportAgain,
  }),
  'text-differs-from-before': ({ firstLine }) => ({
    why: `The file holds two different texts for one letter${firstLineWords(firstLine)}.`,
    todo: exportAgain,
  }),

  'label-missing': ({ field }) => ({
    why: `A span has no label${at(field)}.`,
    todo: 'Give it one in the program that made the file, and export it again.',
  }),
  'text-not-beside': () => ({
    why: 'The text of a letter is not beside the file.',
    todo: 'Put the folder “texts” of the export beside the file, and import both again.',
  }),
  'unit-unknown': ({ unit }) => ({
    why: `It counts positions in a unit that Goldspan does not know${named(unit)}.`,
    todo: exportAgain,
  }),
  'version-unknown': ({ version }) => ({
    why: `A version of its format that Goldspan does not read${named(version)}.`,
    todo: 'Export it in the version that the guide of its format names, or convert it first.',
  }),
  'id-doubled': ({ id }) => ({ why: `Two things in it have the same id${named(id)}.`, todo: exportAgain }),
  'attribute-doubled': ({ attribute }) => ({
    why: `A span has an attribute twice${named(attribute)}.`,
    todo: 'Leave one of both in the program that made the file, and export it again.',
  }),
  'attribute-several': ({ attribute }) => ({
    why: `A span has several values of one attribute${named(attribute)}.`,
    todo: 'Leave one of them in the program that made the file, and export it again.',
  }),
  'relation-end-missing': () => ({
    why: 'A relation joins a span that is not in the file.',
    todo: exportAgain,
  }),
  'relation-end-ambiguous': () => ({
    why: 'It is not clear which spans a relation joins: several stand at its end.',
    todo: 'Use a format that names spans by an id, such as brat or Goldspan JSON Lines.',
  }),
  'relation-type-missing': () => ({
    why: 'A relation has no name.',
    todo: 'Name it in the program that made the file, and export it again.',
  }),
  'relation-not-of-two': ({ nodes }) => ({
    why: `A relation joins ${nodes === undefined ? 'other than two spans' : counted(Number(nodes), 'span')}, and those of Goldspan join two.`,
    todo: 'Take it apart in the program that made the file, and export it again.',
  }),
  'target-missing': () => ({
    why: 'An attribute or a relation belongs to no span.',
    todo: 'Take it out in the program that made the file, and export it again.',
  }),
  'several-annotations': ({ annotations }) => ({
    why: `A letter has ${annotations === undefined ? 'several' : annotations} annotations, and it is not clear whose work is meant.`,
    todo: 'Export the work of one annotator, and import each into a set of its own.',
  }),
  'several-predictions': ({ predictions }) => ({
    why: `A letter has ${predictions === undefined ? 'several' : predictions} predictions, and it is not clear which is meant.`,
    todo: 'Export those of one model.',
  }),
  'several-tracks': ({ tracks }) => ({
    why: `A letter has ${tracks === undefined ? 'several' : tracks} tracks, and it is not clear whose work is meant.`,
    todo: 'Export each track as a file of its own.',
  }),
  'several-sources': ({ sources }) => ({
    why: `It is about ${sources === undefined ? 'several' : sources} texts, and one is read from a file.`,
    todo: 'Export one file for each letter.',
  }),
  'result-type-unknown': () => ({
    why: 'It has a kind of mark that Goldspan has no place for, such as a box on a picture.',
    todo: 'Export spans of text, their choices and relations only.',
  }),
  'modification-not-held': () => ({
    why: 'A mark is negated or a guess by a “modification”, for which Goldspan has no place.',
    todo: 'Make an attribute of it in the program that made the file, and export it again.',
  }),
  'answer-not-accept': () => ({
    why: 'A letter was not accepted in the program that made the file.',
    todo: 'Export the accepted ones only.',
  }),
  'quote-ambiguous': () => ({
    why: 'A mark is given by its words alone, and they stand in the letter more than once.',
    todo: 'Export with positions, too (“TextPositionSelector”).',
  }),
  'selector-unknown': () => ({
    why: 'A mark is given in a way that Goldspan does not read.',
    todo: 'Export with positions or quotes (“TextPositionSelector”, “TextQuoteSelector”).',
  }),
  'selector-doubled': () => ({
    why: 'A mark is given twice in the same way, and it is not clear which is meant.',
    todo: exportAgain,
  }),
  'location-missing': () => ({ why: 'A mark has no place in the text.', todo: exportAgain }),
  'range-missing': () => ({ why: 'A mark has no place in the text.', todo: exportAgain }),
  'xml-invalid': () => ({ why: 'The XML is not complete or was changed.', todo: exportAgain }),
  'document-type': () => ({
    why: 'The XML begins with a document type (“<!DOCTYPE …>”), which Goldspan never follows.',
    todo: 'Take that line out in a text editor, and import the file again.',
  }),
  'encoding-unknown': ({ encoding }) => ({
    why: `It says that it is in an encoding other than UTF-8${named(encoding)}.`,
    todo: 'Save it as UTF-8 in the program that made it.',
  }),
  'nested-too-deep': () => ({
    why: 'Its parts stand deeper in each other than in any real file, so it is damaged.',
    todo: exportAgain,
  }),
  'attributes-too-many': () => ({
    why: 'A part of it has more attributes than any real file, so it is damaged.',
    todo: exportAgain,
  }),
  'value-too-long': () => ({ why: 'A value in it is too long for any letter.', todo: exportAgain }),
  'not-xmi': () => ({ why: 'XML, but no UIMA CAS XMI.', todo: exportAgain }),
  'not-bioc': () => ({ why: 'XML, but no BioC.', todo: exportAgain }),
  'not-webanno-tsv': () => ({
    why: 'Its first line does not say that it is WebAnno TSV.',
    todo: 'Export it as WebAnno TSV 3.3 from the program that made it.',
  }),
  'csv-malformed': ({ record }) => ({
    why: `A quote is open or stands in the wrong place${record === undefined ? '' : ` (record ${count(record)})`}.`,
    todo: 'Use the file as it was exported: spreadsheets write such files in ways of their own.',
  }),
  'field-count-differs': ({ record, fields, columns }) => ({
    why: `A record has ${fields ?? 'other'} fields for ${columns ?? 'its'} columns${record === undefined ? '' : ` (record ${count(record)})`}.`,
    todo: 'Use the file as it was exported: spreadsheets write such files in ways of their own.',
  }),
  'columns-unknown': () => ({
    why: 'Its first line does not have the columns of an export.',
    todo: 'Use the file as it was exported, with its first line.',
  }),
  'column-doubled': ({ column }) => ({
    why: `Two columns have the same name${named(column)}.`,
    todo: 'Use the file as it was exported.',
  }),
}

function firstLineWords(line: Facts[string] | undefined): string {
  return line === undefined ? '' : `, first in line ${count(line)}`
}

function named(name: Facts[string] | undefined): string {
  return name === undefined ? '' : ` ("${name}")`
}

/** Where in the file, as its format names the place. */
function at(field: Facts[string] | undefined): string {
  return field === undefined ? '' : ` (${field})`
}

function count(value: Facts[string] | undefined): string {
  return Number(value).toLocaleString('en-US')
}
