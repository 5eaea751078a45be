import { parserNamePattern, parserVersionPattern, type Parser } from '../../../core/suggestions/parser'
import type { LeftOut, PredictionFault, PredictionsReport } from '../../../ipc/parser-views'
import { errnoWords } from '../../parts/errno-words'
import { counted } from '../../parts/sizes'

/** What is wrong with what a parser is to be called, or null. */
export function parserProblem(
  { name, version }: Pick<Parser, 'name' | 'version'>,
  known: readonly Parser[],
): { readonly field: 'name' | 'version'; readonly words: string } | null {
  if (name === '') return { field: 'name', words: 'Give the parser a name.' }
  if (!parserNamePattern.test(name))
    return { field: 'name', words: 'Use at most 60 letters, digits, spaces and . _ + - in a name.' }
  if (version === '') return { field: 'version', words: 'Give its version.' }
  if (!parserVersionPattern.test(version))
    return { field: 'version', words: 'Use at most 40 letters, digits and . _ + - in a version.' }
  if (known.some((parser) => parser.name === name && parser.version === version))
    return {
      field: 'version',
      words: 'This version is in the project already. Remove it first, or give another.',
    }
  return null
}

/** What became of the file, in one sentence. */
export function outcomeWords({ outcome, letters, spans, faults, moreFaults }: PredictionsReport): string {
  switch (outcome) {
    case 'imported':
      return `Predictions for ${counted(letters, 'letter')} with ${counted(spans, 'span')} were imported. None of them is a mark until somebody accepts it.`
    case 'refused':
      return `Nothing was imported: the file has ${counted(faults.length + moreFaults, 'fault')}. It is taken whole or not at all.`
    case 'nothing':
      return 'Nothing was imported: the file predicts nothing of any letter of this project.'
    case 'cancelled':
      return 'You cancelled the import. Nothing of it was kept.'
  }
}

/** Why some letters of the file were left out. */
export function leftOutWords({ reason, count, lines }: LeftOut): string {
  const listed = lines.slice(0, 5).join(', ')
  const where = `${count === 1 ? 'line' : 'lines'} ${listed}${count > 5 ? ' …' : ''}`
  switch (reason) {
    case 'letter-not-in-project':
      return `${counted(count, 'letter is', 'letters are')} not in this project (${where}): no letter here has exactly that text. Import the letter first, then the predictions under another version.`
    case 'letter-unreadable':
      return `${counted(count, 'letter')} of this project could not be read (${where}).`
    case 'letter-unlabelled':
      return `${counted(count, 'letter')} of the file ${count === 1 ? 'has' : 'have'} nobody's marks (${where}).`
  }
}

type Words = (facts: PredictionFault['facts']) => string

const asItStands = 'The place of a span is counted in code points of the text as it stands, from 0.'

const faults: Readonly<Record<string, Words>> = {
  empty: () => 'The file is empty.',
  'json-invalid': () => 'The line is not one whole JSON object.',
  'key-doubled': () => 'The line says something twice, so one of both would be lost.',
  'byte-order-mark': () => 'The file begins with an invisible mark. Save it as UTF-8 without one.',
  'line-too-long': () => 'The line is too long for any letter.',
  'field-unknown': () => 'A field that is not known here.',
  'field-missing': () => 'A field is missing.',
  'type-wrong': () => 'A value of the wrong type.',
  'number-invalid': () => 'A number that cannot stand here.',
  'id-invalid': () => 'Not an id of Goldspan: these have 26 letters a to z and digits 2 to 7.',
  'hash-invalid': () => 'Not a SHA-256: these have 64 lower-case hexadecimal digits.',
  'text-malformed': () => 'Half a character, so the text is damaged.',
  'letter-unnamed': () => 'The line does not say which letter it is about: text, documentId or textSha256.',
  'letters-differ': ({ than }) => `It names another letter than ${than} does.`,
  'letter-doubled': () => 'An earlier line is about the same letter.',
  'range-invalid': ({ start, end, length }) =>
    start === undefined
      ? 'The span lies outside the text or cuts a character in two.'
      : `The span ${start} to ${end} is empty or lies outside the text of ${length} code points.`,
  'quote-differs': () => `The quote is not what stands there in the text. ${asItStands}`,
  'span-doubled': () => 'The same words have the same label twice.',
  'label-unknown': ({ label }) => `The project has no label "${label}".`,
  'attribute-unknown': ({ label }) => `The label "${label}" has no such attribute in this project.`,
  'attribute-invalid': () => 'The attribute has a value that this project does not allow.',
  'relation-unknown': ({ type }) => `The project has no relation "${type}".`,
  'relation-end-missing': () => 'The relation joins a span that is not in the list.',
  'relation-to-itself': () => 'The relation joins a span to itself.',
  'relation-not-allowed': ({ type }) => `"${type}" does not join spans of these labels in this project.`,
  'relation-doubled': () => 'The same relation stands there twice.',
  'file-changed': () => 'The file was changed while it was read. Import it again once nothing writes to it.',
  unreadable: ({ errno }) =>
    errno === 'ERR_ENCODING_INVALID_ENCODED_DATA'
      ? 'The file is not plain text in UTF-8.'
      : (errnoWords(String(errno))?.what ?? 'The file could not be read.'),
}

/** What is wrong with the file, and in which line and field. */
export function faultWords({ line, reason, facts }: PredictionFault): {
  readonly place: string
  readonly words: string
} {
  const field = facts['field']
  const parts = [line === null ? '' : `line ${line}`, field === undefined ? '' : String(field)]
  return {
    place: parts.filter((part) => part !== '').join(', '),
    // What remains are faults of a Goldspan file that only a program or an editor can have made.
    words: faults[reason]?.(facts) ?? `The file is not as Goldspan writes it (${reason}).`,
  }
}
