import { createHash } from 'node:crypto'
import type { ForeignLetter, ImportSurvey, SurveyedCorpus, UnknownName } from '../../ipc/import-views'
import type { ImportItem } from '../../ipc/views'
import { errnoOf } from '../store/store-error'
import { foreignLetter } from './foreign-letter'
import { listedRejections } from './import-corpus'
import { importUnits, type CorpusFiles } from './import-units'
import { importedDocuments, type ImportInto } from './imported-documents'
import type { JobSurroundings } from './job'
import { readLetter } from './read-letter'
import { factsOf, refusedItem } from './refused-item'
import { UnfitCounts, type UnfitCount } from './unfit-counts'

/** Reasons that leave open which of two documents of a file is meant, so that none can be said to be sound. */
const undecidable = ['document-doubled', 'text-differs-from-before']

/** What nothing can be decided for; what becomes of a label or relation type is the user's word. */
const keptOut = ['relation-ends', 'attribute', 'attribute-value'] as const

/** Reads the files of an import through, and says what they hold and what is to be decided; nothing is taken. */
export async function surveyImport(
  paths: readonly string[],
  into: ImportInto,
  around: JobSurroundings<never>,
): Promise<ImportSurvey> {
  const units = importUnits(paths)
  const unknown = new UnfitCounts()
  const leftOut = new UnfitCounts()
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
    unknownLabels: unknown.of('label').map(namedBy),
    unknownRelations: unknown.of('relation').map(namedBy),
    leftOut: keptOut.flatMap((kind) => leftOut.of(kind).map(({ name, count }) => ({ kind, name, count }))),
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
  /** Of what can be taken. */
  readonly unknown: UnfitCounts
  readonly leftOut: UnfitCounts
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
  const [ownUnknown, ownLeftOut] = [new UnfitCounts(), new UnfitCounts()]
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
        ownUnknown.add(document.undecided)
        ownLeftOut.add(document.leftOut)
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
  const inPart = isPartSound && rejected > 0 && documents > 0 ? bytes.digest('hex') : null
  if (rejected === 0 || inPart !== null) {
    unknown.addCounts(ownUnknown)
    leftOut.addCounts(ownLeftOut)
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
    inPart,
  }
}

const namedBy = ({ name, count, documents }: UnfitCount): UnknownName => ({ name, count, documents })
