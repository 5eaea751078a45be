import { createHash } from 'node:crypto'
import type { Unfit } from '../../core/formats/fit-to-schema'
import type {
  ForeignLetter,
  ImportSurvey,
  LeftOut,
  SurveyedCorpus,
  UnknownName,
} from '../../ipc/import-views'
import type { ImportItem } from '../../ipc/views'
import { errnoOf } from '../store/store-error'
import { foreignLetter } from './foreign-letter'
import { listedRejections } from './import-corpus'
import { importUnits, type CorpusFiles } from './import-units'
import { importedDocuments, type ImportInto } from './imported-documents'
import type { JobSurroundings } from './job'
import { readLetter } from './read-letter'
import { factsOf, refusedItem } from './refused-item'

/** Reasons that leave open which of two documents of a file is meant, so that none can be said to be sound. */
const undecidable = ['document-doubled', 'text-differs-from-before']

/** Reads the files of an import through, and says what they hold and what is to be decided; nothing is taken. */
export async function surveyImport(
  paths: readonly string[],
  into: ImportInto,
  around: JobSurroundings<never>,
): Promise<ImportSurvey> {
  const units = importUnits(paths)
  const unknown = new NameCounts()
  const leftOut = new Map<string, LeftOut>()
  const corpora: SurveyedCorpus[] = []
  const foreign: ForeignLetter[] = []
  const refused: ImportItem[] = []
  let letters = 0
  let done = 0
  for (const unit of units) {
    if (around.isCancelled()) break
    if (unit.kind === 'letter') {
      const letter = foreignIn(unit)
      if (letter) foreign.push(letter)
      else letters += 1
    } else if (unit.kind === 'refused') refused.push(refusedItem(unit.name, unit.reason, unit.facts))
    else corpora.push(await surveyed(unit, into, around, { unknown, leftOut, refused }))
    around.progress((done += 1), units.length)
    await around.pause()
  }
  return {
    letters,
    foreign,
    corpora,
    unknownLabels: unknown.of('label'),
    unknownRelations: unknown.of('relation'),
    leftOut: [...leftOut.values()],
    refused,
    cancelled: around.isCancelled(),
  }
}

/** Null also where it cannot be read: then the import says so. */
function foreignIn({ path, name }: { readonly path: string; readonly name: string }): ForeignLetter | null {
  try {
    const bytes = readLetter(path)
    return 'refusal' in bytes ? null : foreignLetter(name, bytes)
  } catch {
    return null
  }
}

interface Tallies {
  readonly unknown: NameCounts
  readonly leftOut: Map<string, LeftOut>
  readonly refused: ImportItem[]
}

async function surveyed(
  corpus: CorpusFiles,
  into: ImportInto,
  around: JobSurroundings<never>,
  { unknown, leftOut, refused }: Tallies,
): Promise<SurveyedCorpus> {
  const { name, format } = corpus
  let [documents, spans, relations, rejected] = [0, 0, 0, 0]
  let counted: SurveyedCorpus['counted'] = null
  let isPartSound = format.isLineDocument
  const bytes = createHash('sha256')
  try {
    for (const document of importedDocuments(corpus, { ...into, undecided: 'told' }, bytes)) {
      if (around.isCancelled()) break
      if ('rejection' in document) {
        rejected += 1
        const { rejection } = document
        isPartSound &&= !undecidable.includes(rejection.reason)
        if (rejected <= listedRejections)
          refused.push(refusedItem(name, rejection.reason, factsOf(rejection)))
      } else {
        documents += 1
        spans += document.inFile.spans
        relations += document.inFile.relations
        counted ??= document.counted
        unknown.add(document.undecided)
        for (const { kind, name: unfit } of document.leftOut) {
          if (kind === 'label' || kind === 'relation') continue
          const key = `${kind} ${unfit}`
          leftOut.set(key, { kind, name: unfit, count: (leftOut.get(key)?.count ?? 0) + 1 })
        }
      }
      await around.pause()
    }
  } catch (error) {
    rejected += 1
    isPartSound = false
    refused.push(refusedItem(name, 'unreadable', { errno: errnoOf(error) }))
  }
  if (rejected > listedRejections) {
    refused.push(refusedItem(name, 'more-rejected', { count: rejected - listedRejections }))
  }
  return {
    name,
    format: format.id,
    formatName: format.name,
    documents,
    spans,
    relations,
    counted,
    faults: rejected,
    inPart: isPartSound && rejected > 0 && documents > 0 ? bytes.digest('hex') : null,
  }
}

/** Counts names that a schema does not have. */
class NameCounts {
  readonly #counts = new Map<string, UnknownName & { readonly kind: Unfit['kind'] }>()

  /** Of one document. */
  add(undecided: readonly Unfit[]): void {
    const seen = new Set<string>()
    for (const { kind, name } of undecided) {
      const key = `${kind} ${name}`
      const before = this.#counts.get(key) ?? { kind, name, count: 0, documents: 0 }
      const documents = before.documents + (seen.has(key) ? 0 : 1)
      this.#counts.set(key, { ...before, count: before.count + 1, documents })
      seen.add(key)
    }
  }

  /** The most frequent first. */
  of(kind: Unfit['kind']): UnknownName[] {
    return [...this.#counts.values()]
      .filter((one) => one.kind === kind)
      .sort((a, b) => b.count - a.count)
      .map(({ name, count, documents }) => ({ name, count, documents }))
  }
}
