import { createHash, type Hash } from 'node:crypto'
import { readPredictions, type LetterLack } from '../../core/suggestions/predictions/read-predictions'
import type { FileChunk } from '../../core/formats/format'
import type { Id } from '../../core/ids'
import { documentFile } from '../../core/storage/file-kinds'
import type { ParserSuggestions } from '../../core/suggestions/parser-suggestions'
import type { PredictionFault, PredictionsReport } from '../../ipc/parser-views'
import { verifiedDocument } from '../store/document-reading'
import { ProjectFolder } from '../store/project-folder'
import { readStateFileSync } from '../store/state-file'
import { errnoOf } from '../store/store-error'
import { sha256Hex } from '../store/store-deps'
import { textChunksOf } from '../store/text-chunks'
import type { Job, JobSurroundings, Predicted } from './job'
import { Cancelled, Progress } from './progress'

type ImportJob = Extract<Job, { kind: 'import-predictions' }>
export type PredictionsRead = Omit<PredictionsReport, 'name' | 'version'>

/** Faults that are told of, and lines of each kind of letters left out; the rest is counted. */
const told = 20

/**
 * Hands over what a file predicts of the letters of a project. It is read through before anything of it is taken: one
 * with a fault is refused whole, while letters that the project does not hold are left out.
 */
export async function importPredictions(
  job: ImportJob,
  around: JobSurroundings<Predicted>,
): Promise<PredictionsRead> {
  const tally = new Tally()
  try {
    const checkedBytes = createHash('sha256')
    let lines = 0
    for (const chunk of chunksOf(job.path, checkedBytes)) lines += chunk.chunk.split('\n').length - 1
    // Each line is checked, and then taken.
    const work = new Progress(around, 2 * lines)
    for (const result of work.counted(readPredictions(chunksOf(job.path), projectOf(job)))) {
      if ('rejected' in result) tally.fault(result.rejected)
      else if ('lacking' in result) tally.leaveOut(result.lacking, result.line)
      else tally.take(result.prediction)
      await work.breathe()
    }
    if (tally.isFaulty) return tally.read('refused')
    if (tally.isEmpty) return tally.read('nothing')
    const takenBytes = createHash('sha256')
    for (const result of work.counted(readPredictions(chunksOf(job.path, takenBytes), projectOf(job)))) {
      if ('prediction' in result)
        await around.found({
          kind: 'predicted',
          suggestions: { parserId: job.parserId, ...result.prediction },
        })
      await work.breathe()
    }
    if (takenBytes.digest('hex') === checkedBytes.digest('hex')) return tally.read('imported')
    tally.fault({ reason: 'file-changed', values: {} })
  } catch (error) {
    if (error instanceof Cancelled) return tally.read('cancelled')
    tally.fault({ reason: 'unreadable', values: { errno: errnoOf(error) } })
  }
  return tally.read('refused')
}

class Tally {
  #letters = 0
  #spans = 0
  readonly #leftOut = new Map<LetterLack, { count: number; lines: number[] }>()
  readonly #faults: PredictionFault[] = []
  #moreFaults = 0

  get isFaulty(): boolean {
    return this.#faults.length > 0
  }

  get isEmpty(): boolean {
    return this.#letters === 0
  }

  take({ spans }: Pick<ParserSuggestions, 'spans'>): void {
    this.#letters += 1
    this.#spans += spans.length
  }

  leaveOut(reason: LetterLack, line: number): void {
    const left = this.#leftOut.get(reason) ?? { count: 0, lines: [] }
    left.count += 1
    if (left.lines.length < told) left.lines.push(line)
    this.#leftOut.set(reason, left)
  }

  fault(fault: { reason: string; line?: number; values: PredictionFault['facts'] }): void {
    if (this.#faults.length === told) this.#moreFaults += 1
    else this.#faults.push({ line: fault.line ?? null, reason: fault.reason, facts: fault.values })
  }

  read(outcome: PredictionsRead['outcome']): PredictionsRead {
    const isTaken = outcome === 'imported'
    return {
      outcome,
      letters: isTaken ? this.#letters : 0,
      spans: isTaken ? this.#spans : 0,
      leftOut: [...this.#leftOut].map(([reason, left]) => ({ reason, ...left })),
      faults: this.#faults,
      moreFaults: this.#moreFaults,
    }
  }
}

function projectOf({ projectFolder, schema }: ImportJob): Parameters<typeof readPredictions>[1] {
  const folder = new ProjectFolder(projectFolder)
  return {
    schema,
    sha256: sha256Hex,
    textOf: (documentId: Id) => {
      const file = readStateFileSync(documentFile, folder.document(documentId))
      const outcome = verifiedDocument(file, documentId)
      if (outcome.state === 'ok') return { text: outcome.body.text }
      return { reason: outcome.state === 'missing' ? 'letter-not-in-project' : 'letter-unreadable' }
    },
  }
}

function* chunksOf(path: string, hash?: Hash): Generator<FileChunk> {
  // Its own name may be a patient's; there is one file.
  for (const chunk of textChunksOf(path, (bytes) => hash?.update(bytes))) yield { path: 'predictions', chunk }
}
