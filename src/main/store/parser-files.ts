import { createHash } from 'node:crypto'
import { mkdir, readdir, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import { idFromBytes, idPattern, type Id } from '../../core/ids'
import type { SourceDocument } from '../../core/project'
import type { FileOutcome } from '../../core/storage/file-envelope'
import { parserFile, suggestionsFile } from '../../core/storage/file-kinds'
import { compareParsers, parserSource, type Parser } from '../../core/suggestions/parser'
import {
  areSoundSuggestions,
  type ImportedParser,
  type ParserSuggestions,
} from '../../core/suggestions/parser-suggestions'
import { createFile, removeFile, syncFolder } from './durable-file'
import { namesIn, type ProjectFolder } from './project-folder'
import { readStateFile, readStateFileSync, stateFileBytes } from './state-file'
import { errnoOf, StoreError, withoutPaths } from './store-error'

/** A folder of predictions that does not say soundly whose they are; `missing` where its import did not come to an end. */
export interface ParserProblem {
  readonly id: Id
  readonly state: 'missing' | 'unavailable' | 'damaged' | 'newer'
}

/** The parser of a name and version. */
export function parserOf(name: string, version: string): Parser {
  const digest = createHash('sha256')
    .update(`parser ${parserSource({ name, version })}`, 'utf8')
    .digest()
  return { id: idFromBytes(digest), name, version }
}

/** The parsers of a project: what each predicts is written once, by whoever imports it. */
export class ParserFiles {
  readonly #folder: ProjectFolder
  readonly #assertWritable: () => void

  /** `assertWritable` throws StoreError where the project can only be looked at. */
  constructor(folder: ProjectFolder, assertWritable: () => void) {
    this.#folder = folder
    this.#assertWritable = assertWritable
  }

  /** All parsers by name and version, and the folders of which nobody can say whose they are. Throws StoreError. */
  async all(): Promise<{
    readonly parsers: readonly ImportedParser[]
    readonly problems: readonly ParserProblem[]
  }> {
    const parsers: ImportedParser[] = []
    const problems: ParserProblem[] = []
    for (const id of namesIn(this.#folder.suggestions, false).toSorted()) {
      if (!idPattern.test(id)) continue
      const outcome = verifiedParser(await readStateFile(parserFile, this.#folder.parserFile(id)), id)
      if (outcome.state === 'ok') parsers.push(outcome.body)
      else problems.push({ id, state: outcome.state })
    }
    return { parsers: parsers.sort(compareParsers), problems }
  }

  /** Makes a place for what a parser predicts; none where there is one of that name and version. Throws StoreError. */
  async begin({ id }: Parser): Promise<'begun' | 'there-already'> {
    this.#assertWritable()
    return withoutPaths(async () => {
      try {
        await mkdir(this.#folder.parser(id))
      } catch (error) {
        if (errnoOf(error) === 'EEXIST') return 'there-already'
        throw error
      }
      await syncFolder(this.#folder.suggestions)
      return 'begun'
    })
  }

  /** Keeps what is predicted of a document, which is not there for anybody until `finish`. Throws StoreError. */
  async add(suggestions: ParserSuggestions): Promise<void> {
    this.#assertWritable()
    const { parserId, documentId } = suggestions
    await createFile(
      this.#folder.predictions(parserId, documentId),
      stateFileBytes(suggestionsFile, suggestions),
    )
  }

  /** Says whose predictions these are: from now on the parser is there. Throws StoreError. */
  async finish(parser: ImportedParser): Promise<void> {
    this.#assertWritable()
    await createFile(this.#folder.parserFile(parser.id), stateFileBytes(parserFile, parser))
  }

  /** Removes a parser with all that it predicts, or what is left of one. Throws StoreError. */
  async remove(parserId: Id): Promise<void> {
    this.#assertWritable()
    const folder = this.#folder.parser(parserId)
    await withoutPaths(async () => {
      // First of all, so that an interruption leaves no parser that seems to predict less.
      await removeFile(this.#folder.parserFile(parserId))
      for (const name of await readdir(folder).catch(() => [])) await removeFile(join(folder, name))
      await rmdir(folder).catch((error: unknown) => {
        if (errnoOf(error) !== 'ENOENT') throw error
      })
      await syncFolder(this.#folder.suggestions)
    })
  }

  /** Gives a document back what a backup holds of it, where the parser still is and has nothing. Throws StoreError. */
  async restore(suggestions: ParserSuggestions): Promise<void> {
    const { parserId, documentId } = suggestions
    const outcome = await readStateFile(parserFile, this.#folder.parserFile(parserId))
    if (outcome.state !== 'ok' || !outcome.body.documents.includes(documentId)) return
    await this.add(suggestions).catch((error: unknown) => {
      if (!(error instanceof StoreError) || error.details.errno !== 'EEXIST') throw error
    })
  }
}

/** What a parser is, blocking. */
export function readParser(folder: ProjectFolder, parserId: Id): FileOutcome<ImportedParser> {
  return verifiedParser(readStateFileSync(parserFile, folder.parserFile(parserId)), parserId)
}

/** What a parser predicts of a document, held against its text, blocking. */
export function readPredicted(
  folder: ProjectFolder,
  parserId: Id,
  { id, text }: Pick<SourceDocument, 'id' | 'text'>,
): FileOutcome<ParserSuggestions> {
  const outcome = readStateFileSync(suggestionsFile, folder.predictions(parserId, id))
  if (outcome.state !== 'ok') return outcome
  const { body } = outcome
  const isItself = body.parserId === parserId && body.documentId === id && areSoundSuggestions(body, text)
  return isItself ? outcome : { state: 'damaged', reason: 'misfit' }
}

function verifiedParser(outcome: FileOutcome<ImportedParser>, id: Id): FileOutcome<ImportedParser> {
  if (outcome.state !== 'ok') return outcome
  const { name, version } = outcome.body
  const isItself = outcome.body.id === id && parserOf(name, version).id === id
  return isItself ? outcome : { state: 'damaged', reason: 'misfit' }
}
