import { compareText } from '../../core/annotation/span'
import type { CorpusDocument, CorpusHead, Format } from '../../core/formats/format'
import { SchemaFound } from '../../core/formats/schema-found'
import type { Id } from '../../core/ids'
import type { Annotator } from '../../core/project'
import type { ExportProblem } from '../../ipc/export-views'
import type { ExportReport } from '../../ipc/views'
import { CorpusOnDisk, idOf } from './corpus-on-disk'
import { partsFor } from './export-corpus'
import { ExportTally } from './export-tally'
import type { JobSurroundings } from './job'
import { Progress } from './progress'
import { writeExport, type ExportPlace } from './write-export'

export interface Conversion {
  /** A file, a folder of files or an export. */
  readonly input: string
  readonly from: Format
  readonly to: Format
  readonly toolVersion: string
}

export interface ConversionReport extends ExportReport {
  /** What of the input was not taken, and why. */
  readonly problems: readonly ExportProblem[]
}

/**
 * Writes what is read in one format as an export in another. The schema is that of the input where it has one, and else
 * holds all that was found; what is not taken is told of and the rest goes on. Reads the input twice, with one document in
 * memory. Throws what `writeExport` throws, and the system's error where there is no such input.
 */
export async function convertCorpus(
  { input, from, to, toolVersion }: Conversion,
  place: ExportPlace,
  around: JobSurroundings<never>,
): Promise<ConversionReport> {
  const corpus = new CorpusOnDisk(input, from)
  const { head, annotators, total } = await lookedThrough(corpus, toolVersion, around)
  const tally = new ExportTally(to, head)
  const parts = partsFor(to, annotators).map(({ folder, annotators: ids }, index) => ({
    folder,
    documents: documentsOf(corpus, (annotatorId) =>
      // What nobody has opened goes with the first.
      annotatorId === null ? index === 0 : ids.includes(annotatorId),
    ),
  }))
  const written = await writeExport(tally, parts, place, new Progress(around, 2 * total))
  const { unsound: unreadable, report } = tally
  return { ...report, ...written, unreadable, documentsNotBegun: 0, problems: corpus.problems }
}

function* documentsOf(
  corpus: CorpusOnDisk,
  isMeant: (annotatorId: Id | null) => boolean,
): Generator<CorpusDocument> {
  for (const step of corpus.steps()) {
    if ('entry' in step && isMeant(step.entry.annotator?.id ?? null)) yield step.entry
  }
}

/** What must be known before anything is written. */
async function lookedThrough(corpus: CorpusOnDisk, toolVersion: string, around: JobSurroundings<never>) {
  const found = new SchemaFound()
  const known = new Map<Id, Annotator>()
  let own: CorpusHead | null = null
  let total = 0
  const work = new Progress(around, 0)
  for (const step of corpus.steps()) {
    if ('head' in step) own = step.head
    else {
      const { annotator } = step.entry
      found.add(step.portable)
      if (annotator) known.set(annotator.id, annotator)
      total += 1
    }
    await work.breathe()
  }
  const annotators = [...known.values()].sort((a, b) => compareText(a.id, b.id))
  const head: CorpusHead = own
    ? { ...own, toolVersion }
    : {
        project: { id: idOf('goldspan conversion'), name: 'Conversion' },
        schema: found.schema,
        guidelineVersion: '',
        toolVersion,
        annotators,
      }
  return { head, annotators: annotators.map(({ id }) => id), total }
}
