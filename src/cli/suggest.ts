import { createHash } from 'node:crypto'
import { version } from '../../package.json'
import { doccanoLine } from '../core/formats/doccano-line'
import type { CorpusHead, LabelledDocument } from '../core/formats/format'
import { native } from '../core/formats/native'
import { idFromBytes, type Id } from '../core/ids'
import { imrLabelSchema } from '../core/imr/label-schema'
import { suggestedMarks } from '../core/imr/rules/suggest'
import type { UnknownLayout } from '../core/imr/structure/structure'
import type { Annotator, SourceDocument } from '../core/project'
import type { SuggestedMarks } from '../core/suggestions/suggested-marks'
import { setOfSuggestions } from '../core/suggestions/suggested-set'
import { exitCodes, type Command, type Terminal } from './command'
import { readLetters } from './read-letters'

// The same letters give the same bytes, so that there is neither a clock nor chance in what goes out.
const noTime = '1970-01-01T00:00:00.000Z'
const guidelineVersion = 'imr-v1'
const rules: Annotator = { id: idOf('goldspan rules'), name: 'Goldspan rules', createdAt: noTime }

/** Letters with what the rules suggest in them. */
export const suggest: Command = {
  name: 'suggest',
  summary: 'Puts out letters with the marks that the rules suggest in them',
  files: 'letter.txt',
  options: [
    {
      name: 'to',
      value: 'format',
      choices: ['native', 'doccano'],
      isRequired: true,
      description: 'format that goes to stdout',
    },
  ],
  notes: [
    'Letters are text files in UTF-8, or in UTF-16 with a byte order mark; they go out in the order given. One that\n' +
      'cannot be read is named on stderr and left out; one whose layout is not known is named too, and goes out without\n' +
      'marks. The same letters give the same bytes.',
    'native   Goldspan JSON Lines: spans with attributes and the rule that suggested them, and relations. A text that\n' +
      '         is given twice goes out once.\n' +
      'doccano  one JSON object a line: text, label (start, end and label of each span, in code points), and the\n' +
      '         document and its file under meta.',
  ],
  async run({ options, files }, terminal) {
    const letters = new SuggestedLetters(files, terminal)
    const chunks = options['to'] === 'native' ? nativeChunks(letters) : doccanoLines(letters)
    for (const chunk of chunks) await terminal.out(chunk)
    return letters.areAllRead ? exitCodes.done : exitCodes.badInput
  },
}

interface SuggestedLetter {
  readonly path: string
  readonly document: SourceDocument
  readonly marks: SuggestedMarks
}

/** Reads the letters one after the other; what is to be said of one is said when it is its turn. */
class SuggestedLetters implements Iterable<SuggestedLetter> {
  areAllRead = true

  constructor(
    readonly files: readonly string[],
    readonly terminal: Terminal,
  ) {}

  *[Symbol.iterator](): Generator<SuggestedLetter> {
    let read = 0
    for (const letter of readLetters(this.files, { now: noTime, annotatorId: rules.id })) {
      read += 1
      this.terminal.progress(`${read} of ${this.files.length} letters`)
      if ('problem' in letter) {
        this.areAllRead = false
        this.terminal.say(`${letter.path} ${letter.problem}`)
        continue
      }
      const { path, document } = letter
      const { nothing, ...marks } = suggestedMarks(document.text, new Set())
      if (nothing) this.terminal.say(`${path}: nothing is suggested, ${layoutWords[nothing]}`)
      yield { path, document, marks }
    }
  }
}

const layoutWords: Readonly<Record<UnknownLayout, string>> = {
  empty: 'it has no words',
  'no-issues-head': 'it has no line "IMR ISSUES, DECISIONS AND RATIONALES"',
  'no-issue': 'no issue stands under its "IMR ISSUES, DECISIONS AND RATIONALES"',
  'several-letters': 'it holds several letters',
}

function* nativeChunks(letters: SuggestedLetters): Generator<string> {
  const head: CorpusHead = {
    project: { id: idOf('goldspan suggestions'), name: 'Suggestions' },
    schema: imrLabelSchema,
    guidelineVersion,
    toolVersion: `goldspan ${version}`,
    annotators: [rules],
  }
  for (const { chunk } of native.write(head, labelledDocuments(letters))) yield chunk
}

function* labelledDocuments(letters: SuggestedLetters): Generator<LabelledDocument> {
  const pathsOf = new Map<Id, string>()
  const suggester = { annotatorId: rules.id, kind: 'rule', guidelineVersion, at: noTime, idOf } as const
  for (const { path, document, marks } of letters) {
    const before = pathsOf.get(document.id)
    if (before !== undefined) letters.terminal.say(`${path} has the text of ${before} and is left out`)
    else yield { document, annotator: rules, set: setOfSuggestions(document, marks, suggester) }
    pathsOf.set(document.id, before ?? path)
  }
}

function* doccanoLines(letters: SuggestedLetters): Generator<string> {
  for (const { document, marks } of letters) {
    yield doccanoLine(document.text, marks.spans, null, { document: document.id, file: document.title })
  }
}

function idOf(name: string): Id {
  return idFromBytes(createHash('sha256').update(name, 'utf8').digest())
}
