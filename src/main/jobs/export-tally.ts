import type { CorpusDocument, CorpusHead, Format } from '../../core/formats/format'
import { headFingerprint } from '../../core/formats/fingerprints'
import { expectationOf, verifyExport, type Expectation } from '../../core/formats/verify'
import type { Id } from '../../core/ids'
import type { ExportReport } from '../../ipc/views'
import { sha256Hex } from '../store/store-deps'
import { readFiles } from './export-folder'
import { LossTally } from './loss-tally'
import type { Progress } from './progress'
import { readToolsIn } from '../store/read-tools'

/** Counts an export while it is written and read back. */
export class ExportTally {
  readonly documentIds = new Set<Id>()
  files = 0
  #documents = 0
  #spansInProject = 0
  #spansWritten = 0
  #spansReadBack = 0
  readonly #losses = new LossTally()
  readonly #differences: { documentId: Id; reason: string }[] = []

  constructor(
    readonly format: Format,
    readonly head: CorpusHead,
  ) {}

  /** Documents on their way to the writer; adds what each is expected to give back. */
  *counted(documents: Iterable<CorpusDocument>, expected: Expectation[]): Generator<CorpusDocument> {
    for (const entry of documents) {
      const losses = this.format.losses(entry, this.head)
      const expectation = expectationOf(entry, losses, { sha256: sha256Hex })
      expected.push(expectation)
      this.documentIds.add(entry.document.id)
      this.#documents += 1
      this.#spansInProject += entry.set?.spans.length ?? 0
      this.#spansWritten += expectation.spans
      this.#losses.add(entry, losses)
      yield entry
    }
  }

  /** Reads files of a folder back and notes every difference. */
  async compare(
    folder: string,
    paths: readonly string[],
    expected: readonly Expectation[],
    work: Progress,
  ): Promise<void> {
    const files = readFiles(folder, paths)
    const tools = readToolsIn(folder)
    const head = headFingerprint(this.head, tools)
    for (const verified of work.counted(verifyExport(this.format, head, files, expected, tools))) {
      switch (verified.kind) {
        case 'compared': {
          const { documentId, spans, differences } = verified
          this.#spansReadBack += spans
          this.#differences.push(...differences.map((reason) => ({ documentId, reason })))
          break
        }
        case 'rejected':
          this.#differences.push({ documentId: '', reason: verified.rejected.reason })
          break
        case 'head-differs':
          this.#differences.push({ documentId: '', reason: verified.kind })
          break
        case 'not-in-project':
        case 'not-read-back':
          this.#differences.push({ documentId: verified.documentId, reason: verified.kind })
          break
      }
      await work.breathe()
    }
  }

  get report(): Omit<ExportReport, 'folder' | 'unreadable' | 'documentsNotBegun'> {
    return {
      format: this.format.id,
      files: this.files,
      documents: this.#documents,
      spansInProject: this.#spansInProject,
      spansWritten: this.#spansWritten,
      spansReadBack: this.#spansReadBack,
      losses: this.#losses.losses,
      differences: this.#differences,
      cancelled: false,
    }
  }
}
