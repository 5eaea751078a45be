import type { CorpusDocument, CorpusHead, Format } from '../../core/formats/format'
import { assertSound, UnsoundDocument } from '../../core/formats/soundness'
import { expectationOf, type Expectation } from '../../core/formats/verify'
import type { Id } from '../../core/ids'
import type { ExportPreview } from '../../ipc/export-views'
import type { UnreadableWork } from '../../ipc/views'
import { sha256Hex } from '../store/store-deps'
import { LossTally } from './loss-tally'

/** Counts what an export holds and leaves out, whether it is written or only looked at. */
export class ExportTally {
  readonly documentIds = new Set<Id>()
  /** Documents that no reader could trust: they are left out, and the others go on. */
  readonly unsound: UnreadableWork[] = []
  #documents = 0
  #spansInProject = 0
  #spansWritten = 0
  readonly #losses = new LossTally()

  constructor(
    readonly format: Format,
    readonly head: CorpusHead,
  ) {}

  /** Documents as they pass, those that cannot be exported left out. */
  *counted(documents: Iterable<CorpusDocument>): Generator<CorpusDocument> {
    for (const entry of documents) if (this.#isSound(entry)) yield this.#add(entry).entry
  }

  /** As `counted`, on their way to the writer; tells what each is expected to give back. */
  *expected(
    documents: Iterable<CorpusDocument>,
    expect: (expectation: Expectation) => void,
  ): Generator<CorpusDocument> {
    for (const entry of documents) {
      if (!this.#isSound(entry)) continue
      const { losses } = this.#add(entry)
      expect(expectationOf(entry, losses, { sha256: sha256Hex }))
      yield entry
    }
  }

  get report(): Omit<ExportPreview, 'unreadable' | 'documentsNotBegun'> {
    return {
      format: this.format.id,
      documents: this.#documents,
      spansInProject: this.#spansInProject,
      spansWritten: this.#spansWritten,
      losses: this.#losses.losses,
      cancelled: false,
    }
  }

  #add(entry: CorpusDocument) {
    const losses = this.format.losses(entry, this.head)
    const spans = entry.set?.spans.length ?? 0
    this.documentIds.add(entry.document.id)
    this.#documents += 1
    this.#spansInProject += spans
    this.#spansWritten += spans - losses.filter(({ kind }) => kind === 'span').length
    this.#losses.add(entry, losses)
    return { entry, losses }
  }

  #isSound(entry: CorpusDocument): boolean {
    try {
      assertSound(entry)
      return true
    } catch (error) {
      if (!(error instanceof UnsoundDocument)) throw error
      const annotatorId = entry.annotator?.id ?? null
      this.unsound.push({ documentId: entry.document.id, annotatorId, reason: error.reason })
      return false
    }
  }
}
