import type { CorpusDocument, Loss } from '../../core/formats/format'
import type { ExportLoss, LossExample } from '../../ipc/views'

/** Examples that are listed of each kind of loss; the rest is counted. */
export const listedExamples = 100

/** Counts what a format cannot hold, kind by kind, with the first examples of each. */
export class LossTally {
  readonly #losses = new Map<string, ExportLoss & { count: number; readonly examples: LossExample[] }>()

  add(entry: CorpusDocument, losses: readonly Loss[]): void {
    const spans = new Map(entry.set?.spans.map((span) => [span.id, span]))
    for (const loss of losses) {
      const { kind, reason } = loss
      const key = `${kind} ${reason}`
      let tally = this.#losses.get(key)
      if (!tally) this.#losses.set(key, (tally = { kind, reason, count: 0, examples: [] }))
      tally.count += 1
      if (tally.examples.length === listedExamples) continue
      const { id: documentId, title } = entry.document
      const { label, start, end } = ('spanId' in loss ? spans.get(loss.spanId) : undefined) ?? noSpan
      tally.examples.push({ documentId, title, label, start, end })
    }
  }

  get losses(): readonly ExportLoss[] {
    return [...this.#losses.values()]
  }
}

const noSpan = { label: '', start: 0, end: 0 }
