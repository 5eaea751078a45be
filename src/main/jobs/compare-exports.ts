import { join } from 'node:path'
import { heldBy, setChanges, spanChanges, type SetChanges } from '../../core/formats/compare'
import type { CorpusHead, Format, PortableDocument } from '../../core/formats/format'
import { findOfferedFormat } from '../../core/imr/offered-formats'
import { SchemaFound } from '../../core/formats/schema-found'
import { manifestPath, type ExportManifest } from '../../core/storage/export-manifest'
import type {
  ChangeCounts,
  ComparedDocument,
  ComparedSide,
  ExportProblem,
  ExportsCompared,
  NotCompared,
} from '../../ipc/export-views'
import { readToolsIn } from '../store/read-tools'
import { chunksOfPart, nowhere, partsOf, problemOfRejection } from './export-parts'
import type { JobSurroundings } from './job'
import { Cancelled, Progress } from './progress'
import { readManifest } from './read-manifest'

const comparable = [
  'overlap',
  'relations',
  'attributes',
  'needsReview',
  'note',
] as const satisfies NotCompared[]

/**
 * Compares two exports, set by set, as far as the formats of both hold it. The marks of the first are in memory, without its
 * letters; of the second one document is. Sets are matched by document and annotator, or, where neither has two sets of one
 * document, by document alone.
 */
export async function compareExports(
  before: string,
  after: string,
  around: JobSurroundings<never>,
): Promise<ExportsCompared> {
  const sides = { before: new ExportSide(before), after: new ExportSide(after) }
  const nothing = { notCompared: [], same: 0, total: noChanges, documents: [], cancelled: false }
  const views = () => ({ before: sides.before.view, after: sides.after.view })
  if (sides.before.manifest === null || sides.after.manifest === null) return { ...nothing, ...views() }
  const work = new Progress(around, sides.before.documents + sides.after.documents)
  try {
    const compared = await new Comparing(sides.before, sides.after, work).compare()
    return { ...nothing, ...compared, ...views() }
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error
    return { ...nothing, ...views(), cancelled: true }
  }
}

/** One set as it stands in an export. */
interface SetRead {
  readonly document: PortableDocument
  /** As the manifest has it; the reader may not know whose it is. */
  readonly annotatorId: string | null
  readonly textSha256: string
}

/** An export that is read. */
class ExportSide {
  readonly manifest: ExportManifest | null = null
  readonly format: Format | null = null
  readonly problems: ExportProblem[] = []
  #spans = 0

  constructor(readonly folder: string) {
    const manifest = readManifest(folder)
    if ('refused' in manifest) {
      this.problems.push({ ...nowhere, reason: manifest.refused, path: manifestPath })
      return
    }
    const format = findOfferedFormat(manifest.format.id)
    if (!format || format.version < manifest.format.version) {
      this.problems.push({ ...nowhere, reason: 'format-unknown', path: manifestPath })
      return
    }
    this.manifest = manifest
    this.format = format
  }

  get documents(): number {
    return this.manifest?.documents.length ?? 0
  }

  get hasSeveralOfOne(): boolean {
    const ids = new Set(this.manifest!.documents.map(({ documentId }) => documentId))
    return ids.size < this.documents
  }

  get view(): ComparedSide {
    const { folder, problems, documents } = this
    return { folder, format: this.format?.id ?? '', documents, spans: this.#spans, problems }
  }

  *sets(): Generator<SetRead> {
    this.problems.length = 0
    this.#spans = 0
    for (const part of partsOf(this.manifest!)) {
      const keyOf = (id: string, annotatorId: string | null) =>
        this.format!.capabilities.severalAnnotators ? `${id} ${annotatorId}` : id
      const stated = new Map(part.documents.map((one) => [keyOf(one.documentId, one.annotatorId), one]))
      const tools = readToolsIn(join(this.folder, part.folder), { isHashed: true })
      for (const result of this.format!.read(chunksOfPart(this.folder, part, this.problems), tools)) {
        if ('rejected' in result) this.problems.push(problemOfRejection(part.folder, result.rejected))
        if (!('document' in result)) continue
        const { document } = result
        const { documentId, annotatorId } = document
        const known = stated.get(keyOf(documentId, annotatorId))
        if (!known) this.problems.push({ ...nowhere, reason: 'not-in-project', documentId, annotatorId })
        else {
          this.#spans += document.spans.length
          yield { document, annotatorId: known.annotatorId, textSha256: known.textSha256 }
        }
      }
    }
  }
}

class Comparing {
  readonly #keyOf: (set: SetRead) => string

  constructor(
    readonly before: ExportSide,
    readonly after: ExportSide,
    readonly work: Progress,
  ) {
    const isByAnnotator = before.hasSeveralOfOne || after.hasSeveralOfOne
    this.#keyOf = ({ document, annotatorId }) =>
      isByAnnotator ? `${document.documentId} ${annotatorId}` : document.documentId
  }

  async compare(): Promise<Pick<ExportsCompared, 'notCompared' | 'same' | 'total' | 'documents'>> {
    const { before, after, work } = this
    const [one, other] = [before.format!, after.format!]
    const head = one === other ? null : await this.#head()
    const asHeldBy = (format: Format, document: PortableDocument, text: string | null) =>
      head === null || text === null ? document : heldBy(format, head, { ...document, text })
    const open = new Map<string, SetRead>()
    for (const set of work.counted(before.sets())) {
      const document = asHeldBy(other, set.document, set.document.text)
      const isHeld = set.document.text !== null
      open.set(this.#keyOf(set), { ...set, document: { ...document, text: isHeld ? '' : null } })
      await work.breathe()
    }
    const documents: ComparedDocument[] = []
    let same = 0
    for (const set of work.counted(after.sets())) {
      const key = this.#keyOf(set)
      const was = open.get(key)
      open.delete(key)
      if (!was) documents.push(alone(set, 'added'))
      else if (was.textSha256 !== set.textSha256) documents.push(alone(set, 'text-differs'))
      else {
        const { text } = set.document
        const first = was.document.text === null ? asHeldBy(other, was.document, text) : was.document
        const changes = setChanges(first, asHeldBy(one, set.document, text))
        const { spans, relations } = changes
        if (spans.length + relations.length === 0 && !changes.hasOtherNote) same += 1
        else documents.push({ ...idsOf(set), state: 'changed', counts: countsOf(changes), spans, relations })
      }
      await work.breathe()
    }
    for (const set of open.values()) documents.push(alone(set, 'removed'))
    documents.sort((a, b) => (keyOfDocument(a) < keyOfDocument(b) ? -1 : 1))
    return {
      notCompared: comparable.filter((ability) => !one.capabilities[ability] || !other.capabilities[ability]),
      same,
      total: sumOf(documents.map(({ counts }) => counts)),
      documents,
    }
  }

  /** What another format needs to know to say what it would lose: made from all that occurs in both. */
  async #head(): Promise<CorpusHead> {
    const found = new SchemaFound()
    for (const side of [this.before, this.after]) {
      for (const { document } of side.sets()) {
        found.add(document)
        await this.work.breathe()
      }
    }
    const { project, guidelineVersion, toolVersion } = this.before.manifest!
    return { project, guidelineVersion, toolVersion, annotators: [], schema: found.schema }
  }
}

const noChanges: ChangeCounts = {
  ...(Object.fromEntries(spanChanges.map((change) => [change, 0])) as Record<
    (typeof spanChanges)[number],
    number
  >),
  'relations-added': 0,
  'relations-removed': 0,
  'document-notes': 0,
}

function countsOf({ spans, relations, hasOtherNote }: SetChanges): ChangeCounts {
  const counts = { ...noChanges, 'document-notes': hasOtherNote ? 1 : 0 }
  for (const { changes } of spans) for (const change of changes) counts[change] += 1
  for (const { change } of relations) counts[`relations-${change}`] += 1
  return counts
}

function sumOf(all: readonly ChangeCounts[]): ChangeCounts {
  const total = { ...noChanges }
  for (const counts of all) {
    for (const change of Object.keys(total) as (keyof ChangeCounts)[]) total[change] += counts[change]
  }
  return total
}

function idsOf({ document, annotatorId }: SetRead) {
  return { documentId: document.documentId, annotatorId }
}

function alone(set: SetRead, state: 'added' | 'removed' | 'text-differs'): ComparedDocument {
  return { ...idsOf(set), state, counts: noChanges, spans: [], relations: [] }
}

function keyOfDocument({ documentId, annotatorId }: ComparedDocument): string {
  return `${documentId} ${annotatorId ?? ''}`
}
