import { isUtf8 } from 'node:buffer'
import { closeSync, lstatSync, openSync, readdirSync, readSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { bilou } from '../../core/formats/bilou'
import { brat } from '../../core/formats/brat'
import type { Format } from '../../core/formats/format'
import { iob2 } from '../../core/formats/iob2'
import { native } from '../../core/formats/native'
import { formats } from '../../core/formats/registry'
import { tokensEnding } from '../../core/formats/tagged-files'
import type { ImportItem } from '../../ipc/views'
import { errnoOf } from '../store/store-error'

/** Files of one format that are imported whole or not at all. */
export interface CorpusFiles {
  readonly kind: 'corpus'
  readonly format: Format
  readonly folder: string
  /** Their names in the folder, ascending. */
  readonly files: readonly string[]
  /** What the user knows them by: the name of the one that was found first. */
  readonly name: string
}

/** What an import takes one after the other. */
export type ImportUnit =
  | CorpusFiles
  | { readonly kind: 'letter'; readonly path: string; readonly name: string }
  | {
      readonly kind: 'refused'
      readonly name: string
      readonly reason: string
      readonly facts: ImportItem['facts']
    }

/** Endings of files that the formats' readers take, besides letters; other files of a folder are passed over. */
const corpusExtensions = [
  ...['.jsonl', '.ndjson', '.json', '.jsonld'],
  ...['.xml', '.xmi', '.tsv', '.csv', '.ann', '.conll'],
]
/** What an export has beside its corpus, and is no letter. */
const notLetters = ['READ-ME-FIRST.txt']
/** As much of a file as tells its format; in some the text of a letter stands before what does. */
const beginningBytes = 64 * 1024

/** What files and folders hold, in the order in which they are found. Links are never followed. */
export function importUnits(paths: readonly string[]): ImportUnit[] {
  const units = new Map<string, ImportUnit>()
  for (const found of paths.flatMap((path) => filesUnder(path, true))) {
    const key = found.kind === 'refused' ? `refused ${units.size}` : keyOf(found)
    const before = units.get(key)
    if (found.kind !== 'corpus' || before?.kind !== 'corpus') units.set(key, found)
    else units.set(key, { ...before, files: [...new Set([...before.files, ...found.files])].sort() })
  }
  return notTakenByOthers([...units.values()])
}

/** Units but for those that are nothing by themselves: the text of a brat file, token ranges that belong to any tags. */
function notTakenByOthers(units: readonly ImportUnit[]): ImportUnit[] {
  /** Of a file, the unit with the most files that has it. */
  const owners = new Map<string, CorpusFiles>()
  for (const unit of units) {
    if (unit.kind !== 'corpus' || unit.files.length === 1) continue
    for (const file of unit.files) {
      const path = join(unit.folder, file)
      if ((owners.get(path)?.files.length ?? 0) < unit.files.length) owners.set(path, unit)
    }
  }
  return units.filter((unit) => {
    if (unit.kind === 'refused') return true
    if (unit.kind === 'letter') return !owners.has(unit.path)
    const owner = owners.get(join(unit.folder, unit.files[0]!))
    return (
      !owner ||
      owner.files.length === unit.files.length ||
      !unit.files.every((file) => owner.files.includes(file))
    )
  })
}

/** What is found under one key is one unit. */
function keyOf(found: Exclude<ImportUnit, { kind: 'refused' }>): string {
  switch (found.kind) {
    case 'letter':
      return `letter ${found.path}`
    case 'corpus': {
      const { format, folder, name } = found
      const shared = { alone: name, 'by-name': nameOf(name), together: '' }[format.filesBelong]
      return JSON.stringify([format.id, folder, shared])
    }
  }
}

function filesUnder(path: string, isChosen: boolean): ImportUnit[] {
  const name = basename(path)
  try {
    const stat = lstatSync(path)
    if (stat.isDirectory()) return filesInFolder(path)
    const isLetter = isLetterName(name)
    const isWanted = isWantedName(name)
    // What else lies in a folder is not meant; what was chosen by itself is answered for.
    if (!isWanted && !isChosen) return []
    if (stat.isSymbolicLink()) return [refusal(name, 'link')]
    if (!stat.isFile()) return [refusal(name, 'not-a-file')]
    if (isLetter) return [{ kind: 'letter', path, name }]
    const format = isWanted ? formatOf(path, name) : null
    if (!format) return isChosen ? [refusal(name, 'unknown-type')] : []
    return [{ kind: 'corpus', format, folder: dirname(path), files: filesOf(format, path), name }]
  } catch (error) {
    return [refusal(name, 'unreadable', { errno: errnoOf(error) })]
  }
}

function isLetterName(name: string): boolean {
  return extname(name).toLowerCase() === '.txt' && !notLetters.includes(name)
}

function isWantedName(name: string): boolean {
  return isLetterName(name) || corpusExtensions.includes(extname(name).toLowerCase())
}

function filesInFolder(path: string): ImportUnit[] {
  const names = readdirSync(path, { encoding: 'buffer' })
  const entries = names
    .filter((name) => isUtf8(name))
    .map((name) => name.toString())
    .sort()
  const malformed = names
    .filter((name) => !isUtf8(name))
    .map((name) => name.toString())
    .filter((name) => isWantedName(name))
  return [...malformed.map((name) => refusal(name, 'name-malformed')), ...filesNamed(entries, path)]
}

function filesNamed(entries: readonly string[], path: string): ImportUnit[] {
  const found = entries.flatMap((entry) => (entry === 'texts' ? [] : filesUnder(join(path, entry), false)))
  if (!entries.includes('texts')) return found
  // The texts beside a corpus are read with it; otherwise `texts` is a folder like any other.
  const isBeside = found.some((file) => file.kind === 'corpus' && file.folder === path)
  return isBeside ? found : [...found, ...filesUnder(join(path, 'texts'), false)]
}

/** The first format that a file looks like; a JSON Lines file that looks like none is held to be Goldspan's own. */
function formatOf(path: string, name: string): Format | null {
  const beginning = beginningOf(path)
  const format = formats.find((one) => one.looksLike(name, beginning))
  return format ?? (extname(name).toLowerCase() === '.jsonl' ? native : null)
}

/** A file and the one that belongs to it, chosen or not: for brat the text, for tags the ranges of their tokens. */
function filesOf(format: Format, path: string): string[] {
  const name = basename(path)
  const beside = companionOf(format, name)
  return beside !== null && isFile(join(dirname(path), beside)) ? [...new Set([name, beside])] : [name]
}

function companionOf(format: Format, name: string): string | null {
  if (format === brat) return name.replace(/\.ann$/i, '.txt')
  return format === iob2 || format === bilou ? `${nameOf(name)}${tokensEnding}` : null
}

/** The part of a name that files that belong together share. */
function nameOf(file: string): string {
  return file.replace(/(?<=.)\..*/, '')
}

function beginningOf(path: string): string {
  const file = openSync(path, 'r')
  try {
    const buffer = new Uint8Array(beginningBytes)
    const bytes = buffer.subarray(0, readSync(file, buffer))
    return new TextDecoder('utf-8').decode(bytes, { stream: true })
  } finally {
    closeSync(file)
  }
}

function isFile(path: string): boolean {
  try {
    return lstatSync(path).isFile()
  } catch {
    return false
  }
}

function refusal(name: string, reason: string, facts: ImportItem['facts'] = {}): ImportUnit {
  return { kind: 'refused', name, reason, facts }
}
