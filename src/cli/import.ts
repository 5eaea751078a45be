import { resolve } from 'node:path'
import type { LabelSchema } from '../core/annotation/label-schema'
import type { ImportChoices, NameChoices } from '../core/formats/fit-to-schema'
import { byteEncodings, type Annotator } from '../core/project'
import { importFiles } from '../main/jobs/import-files'
import { intoProject, type ImportInto } from '../main/jobs/imported-documents'
import type { Found } from '../main/jobs/job'
import { notStored, storeFound } from '../main/jobs/store-found'
import { surveyImport } from '../main/jobs/survey-import'
import { extendSchema } from '../main/store/extend-schema'
import { readProject, type ProjectReader } from '../main/store/project-reader'
import { openProject } from '../main/store/project-store'
import { newId, systemDeps } from '../main/store/store-deps'
import { StoreError } from '../main/store/store-error'
import { annotatorNamed } from './annotator-named'
import { exitCodes, type Command, type Given, type Terminal } from './command'
import { jsonOption } from './export'
import { duringJob } from './job-surroundings'
import { textTable } from './text-table'
import { whyNoExport } from './unreadable'

type ImportItem = Awaited<ReturnType<typeof storeFound>>
/** So that what was decided on is read through first. */
const nothingDecided: ImportInto['fileChoices'] = { inPart: [], encodings: [] }

type UnknownName = Awaited<ReturnType<typeof surveyImport>>['unknownLabels'][number]

/** Letters and marks of any format into a project, as the window imports them. */
export const importIntoProject: Command = {
  name: 'import',
  summary: 'Takes letters and files of marks, of any format, into a project',
  files: 'file or folder',
  options: [
    {
      name: 'into',
      value: 'project',
      choices: null,
      isRequired: true,
      description: 'folder of the project',
    },
    {
      name: 'annotator',
      value: 'name',
      choices: null,
      isRequired: false,
      description: 'who imports, and whose the marks become; may be left out where the project has only one',
    },
    {
      name: 'new-annotator',
      value: 'name',
      choices: null,
      isRequired: false,
      description: 'the same of somebody who is added to the project',
    },
    {
      name: 'named-annotators',
      value: null,
      choices: null,
      isRequired: false,
      description: "marks in Goldspan's own files become those of the annotators whom these name",
    },
    {
      name: 'labels',
      value: 'from=to,…',
      choices: null,
      isRequired: false,
      description:
        'labels of the files that become labels of the project; with nothing behind = they are left out',
    },
    {
      name: 'relations',
      value: 'from=to,…',
      choices: null,
      isRequired: false,
      description: 'the same of relation types',
    },
    {
      name: 'unknown',
      value: 'what',
      choices: ['reject', 'add', 'skip'],
      isRequired: false,
      description: 'what becomes of other names that the project does not have; reject is the default',
    },
    {
      name: 'in-part',
      value: null,
      choices: null,
      isRequired: false,
      description: 'of files of JSON Lines in which lines are wrong, the other lines are taken',
    },
    {
      name: 'encoding',
      value: 'encoding',
      choices: byteEncodings,
      isRequired: false,
      description: 'how letters that are not in UTF-8 are read; without it they are refused',
    },
    jsonOption,
  ],
  notes: [
    'Labels and relation types that the project does not have reject their file, are added to the project, or are left out\n' +
      'with their marks, as --unknown says. An attribute that the project does not have is left out, and told on stderr.',
    'The format of a file is known by its content. A file of marks is taken whole or, but for --in-part, not at all. A bad one\n' +
      'stops no other, and what is there already stays as it is. What was refused is named on stderr, by file and reason, and\n' +
      'ends with 1.',
  ],
  async run({ options, files }, terminal) {
    const folder = resolve(String(options['into']))
    try {
      const reader = readProject(folder)
      const annotator = annotatorFor(reader, options)
      if ('problem' in annotator) {
        terminal.say(`${folder} ${annotator.problem}`)
        return exitCodes.badInput
      }
      const { schema } = reader.project
      const labels = namesBecome(options['labels'], schema.labels, 'label')
      const relations = namesBecome(options['relations'], schema.relations, 'relation type')
      for (const named of [labels, relations]) {
        if (!('problem' in named)) continue
        terminal.say(`import: ${named.problem}`)
        return exitCodes.wrongUsage
      }
      const paths = files.map((file) => resolve(file))
      const decided: ImportChoices = { labels: labels as NameChoices, relations: relations as NameChoices }
      const survey = await duringJob(terminal, 'reading', (around) =>
        surveyImport(paths, intoProject(reader, annotator, decided, nothingDecided), around),
      )
      const names = { labels: survey.unknownLabels, relations: survey.unknownRelations }
      const unknown = String(options['unknown'] ?? 'reject')
      if (unknown === 'add' && !survey.cancelled) {
        await extendSchema(folder, { labels: namesOf(names.labels), relations: namesOf(names.relations) })
      }
      const how: HowImported = {
        annotator,
        choices: {
          labels: [...decided.labels, ...becoming(names.labels, unknown)],
          relations: [...decided.relations, ...becoming(names.relations, unknown)],
        },
        fileChoices: fileChoicesOf(options, survey),
        marksGoTo: options['named-annotators'] ? 'named-annotators' : 'me',
      }
      const { items, cancelled } = survey.cancelled
        ? { items: [], cancelled: true }
        : await imported(folder, paths, how, terminal)
      const refused = items.filter(({ outcome }) => outcome === 'refused')
      for (const item of refused) terminal.say(refusalText(item))
      if (unknown === 'reject') sayUnknown(names, terminal)
      for (const { kind, name, count } of survey.leftOut)
        terminal.say(`left out: ${kind} ${name}, ${count} times`)
      if (cancelled) terminal.say('cancelled: what came before is in the project')
      const report = { annotator: annotator.id, ...names, leftOut: survey.leftOut, items, cancelled }
      await terminal.out(options['json'] ? `${JSON.stringify(report, null, 2)}\n` : `${countsText(items)}\n`)
      return refused.length > 0 || cancelled ? exitCodes.badInput : exitCodes.done
    } catch (error) {
      const isInUse = error instanceof StoreError && error.code === 'read-only'
      terminal.say(isInUse ? `${folder} is in use or may not be changed` : whyNoExport(error, folder, ''))
      return exitCodes.badInput
    }
  },
}

interface HowImported {
  readonly annotator: Annotator
  readonly choices: ImportChoices
  readonly fileChoices: ImportInto['fileChoices']
  readonly marksGoTo: 'named-annotators' | 'me'
}

/** Takes the files in, with the store open as long as that takes. Throws StoreError. */
async function imported(
  folder: string,
  paths: readonly string[],
  { annotator, choices, fileChoices, marksGoTo }: HowImported,
  terminal: Terminal,
): Promise<{ readonly items: readonly ImportItem[]; readonly cancelled: boolean }> {
  const items: ImportItem[] = []
  const store = await openProject(folder)
  try {
    await store.ensureAnnotator(annotator)
    const keep = (found: Found) =>
      storeFound(store, found, marksGoTo, annotator.id).catch((error: unknown) => notStored(found, error))
    const cancelled = await duringJob(terminal, 'importing', async (around) => {
      const found = async (one: Found) => void items.push(await keep(one))
      await importFiles(paths, intoProject(store, annotator, choices, fileChoices), { ...around, found })
      return around.isCancelled()
    })
    return { items, cancelled }
  } finally {
    await store.close()
  }
}

/** What the command line says of files that are not as they should be. */
function fileChoicesOf(
  options: Given['options'],
  { corpora, foreign }: Awaited<ReturnType<typeof surveyImport>>,
): ImportInto['fileChoices'] {
  const encoding = byteEncodings.find((one) => one === options['encoding'])
  return {
    inPart: options['in-part'] ? corpora.flatMap(({ inPart }) => inPart ?? []) : [],
    encodings: encoding ? foreign.map(({ sha256 }) => [sha256, encoding]) : [],
  }
}

function annotatorFor(
  { annotators }: ProjectReader,
  options: Given['options'],
): Annotator | { readonly problem: string } {
  const added = options['new-annotator']
  if (added === undefined) return annotatorNamed(annotators, options['annotator'])
  const name = String(added)
  if (options['annotator'] !== undefined) return { problem: 'is given both --annotator and --new-annotator' }
  if (annotators.some((one) => one.name === name))
    return { problem: 'has an annotator of that name: use --annotator' }
  return { id: newId(systemDeps), name, createdAt: systemDeps.now() }
}

/** `from=to,from=` as choices, or what is wrong with it. */
function namesBecome(
  given: string | true | undefined,
  known: LabelSchema['labels'] | LabelSchema['relations'],
  what: string,
): NameChoices | { readonly problem: string } {
  const choices: (readonly [string, string | null])[] = []
  for (const pair of given === undefined ? [] : String(given).split(',')) {
    const equals = pair.lastIndexOf('=')
    if (equals < 1) return { problem: `"${pair}" is not of the kind from=to` }
    const becomes = pair.slice(equals + 1)
    if (becomes !== '' && !known.some(({ id }) => id === becomes)) {
      return {
        problem: `the project has no ${what} ${becomes}; it has ${known.map(({ id }) => id).join(', ')}`,
      }
    }
    choices.push([pair.slice(0, equals), becomes === '' ? null : becomes])
  }
  return choices
}

const namesOf = (unknown: readonly UnknownName[]) => unknown.map(({ name }) => name)

/** What the names become by `--unknown`; nothing is decided where they are to be rejected. */
function becoming(unknown: readonly UnknownName[], what: string): NameChoices {
  return what === 'reject' ? [] : unknown.map(({ name }) => [name, what === 'add' ? name : null])
}

function sayUnknown(
  { labels, relations }: Readonly<Record<'labels' | 'relations', readonly UnknownName[]>>,
  terminal: Terminal,
): void {
  const named = (kind: string, { name, count, documents }: UnknownName) =>
    terminal.say(
      `the project has no ${kind} ${name}: ${count} in ${documents} documents; see --${kind}s and --unknown`,
    )
  for (const label of labels) named('label', label)
  for (const relation of relations) named('relation', relation)
}

/** Facts are codes and places; words of a letter are in none. */
function refusalText({ name, reason, facts }: ImportItem): string {
  const told = Object.entries(facts).map(([key, value]) => `${key} ${value}`)
  return `${name}: ${[reason, ...told].join(', ')}`
}

function countsText(items: readonly ImportItem[]): string {
  const of = (outcome: ImportItem['outcome']) => items.filter((item) => item.outcome === outcome)
  const spans = of('imported').reduce((sum, item) => sum + item.spans, 0)
  return textTable([
    ['imported', String(of('imported').length)],
    ['spans', String(spans)],
    ['there already', String(of('duplicate').length)],
    ['refused', String(of('refused').length)],
  ])
}
