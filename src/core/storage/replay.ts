import { emptySet } from '../annotation/annotation-set'
import { applyCommand, CommandRefused, inverseOf, type Command, type Refusal } from '../annotation/commands'
import { advanceHistory, emptyHistory, type History, type Via } from '../annotation/history'
import type { Id } from '../ids'
import type { Checkpoint } from './checkpoint'
import type { PlacedRecord } from './journal-line'
import { RecordMisfitError, restoreCommand, type RecordMisfit } from './recorded-command'

/** Why the records of a journal could not all be applied; `revision` is the first that is missing from the set. */
export type ReplayProblem =
  | { readonly kind: 'fork'; readonly revision: number; readonly segmentIds: readonly Id[] }
  | { readonly kind: 'gap'; readonly revision: number }
  | {
      readonly kind: 'misfit'
      readonly revision: number
      readonly segmentId: Id
      readonly reason: RecordMisfit | Refusal
    }

export interface Replayed {
  readonly checkpoint: Checkpoint
  readonly history: History
  /** Edits that the checkpoint did not hold. */
  readonly applied: number
  readonly problem: ReplayProblem | null
}

/**
 * The set that a checkpoint and the records of its journal make. Records that the checkpoint holds serve the
 * history; the others must continue its revision one by one, and where two do, the set stays before both.
 */
export function replay(start: Checkpoint, records: readonly PlacedRecord[], text: string): Replayed {
  const isHeld = ({ segmentId, record }: PlacedRecord) => record.seq <= (start.upTo[segmentId] ?? 0)
  const open = records.filter((placed) => !isHeld(placed))
  let checkpoint = start
  let history = historyBefore(start, records.filter(isHeld), text)
  let applied = 0
  const forgetRevision = Math.max(0, ...records.filter(isForget).map(({ record }) => record.revision))
  const forget = latestForget(open, forgetRevision)
  if (forget && forgetRevision > start.set.revision) {
    checkpoint = forgotten(start, forget)
    history = emptyHistory
  }
  const end = (problem: ReplayProblem | null): Replayed => ({ checkpoint, history, applied, problem })

  // What a removal has overtaken is forgotten with it, however late it is found.
  const next = byRevision(
    open.filter(
      (placed) =>
        placed.record.revision > forgetRevision ||
        (placed.record.revision === forgetRevision && !isForget(placed)),
    ),
  )
  const rival = [...next.keys()].filter((revision) => revision <= checkpoint.set.revision)
  if (rival.length > 0) {
    const revision = Math.min(...rival)
    const segmentIds = next.get(revision)!.map(({ segmentId }) => segmentId)
    return end({ kind: 'fork', revision, segmentIds })
  }
  for (let remaining = next.size; remaining > 0; remaining -= 1) {
    const revision = checkpoint.set.revision + 1
    const candidates = next.get(revision)
    if (!candidates) return end({ kind: 'gap', revision })
    const placed = candidates[0]!
    if (candidates.length > 1) {
      return end({ kind: 'fork', revision, segmentIds: candidates.map(({ segmentId }) => segmentId) })
    }
    const { record, segmentId } = placed
    if (record.prev !== checkpoint.head || record.via === 'forget') return end({ kind: 'gap', revision })
    try {
      const command = restoreCommand(record.command, text)
      const set = { ...applyCommand(checkpoint.set, command), revision }
      checkpoint = continued(checkpoint, placed, set)
      history = advance(history, record.via, command)
      applied += 1
    } catch (error) {
      const reason = reasonOf(error)
      return end({ kind: 'misfit', revision, segmentId, reason })
    }
  }
  return end(null)
}

/** A checkpoint after one more record. */
export function continued(checkpoint: Checkpoint, placed: PlacedRecord, set: Checkpoint['set']): Checkpoint {
  const { segmentId, crc, record } = placed
  return {
    set,
    upTo: { ...checkpoint.upTo, [segmentId]: record.seq },
    head: crc,
    editedAt: record.at,
  }
}

function forgotten(start: Checkpoint, forget: PlacedRecord): Checkpoint {
  const { documentId, annotatorId } = start.set
  const set = { ...emptySet(documentId, annotatorId), revision: forget.record.revision }
  return { ...continued(start, forget, set), editedAt: null }
}

function isForget({ record }: PlacedRecord): boolean {
  return record.via === 'forget'
}

function latestForget(open: readonly PlacedRecord[], revision: number): PlacedRecord | undefined {
  const forgets = open.filter((placed) => isForget(placed) && placed.record.revision === revision)
  // Two computers may have removed the same document: the one that was continued counts.
  return forgets.find(({ crc }) => open.some(({ record }) => record.prev === crc)) ?? forgets[0]
}

function byRevision(records: readonly PlacedRecord[]): Map<number, PlacedRecord[]> {
  const groups = new Map<number, PlacedRecord[]>()
  for (const placed of records) {
    const group = groups.get(placed.record.revision)
    if (group) group.push(placed)
    else groups.set(placed.record.revision, [placed])
  }
  return groups
}

/** What can be undone of the records that a checkpoint holds: as far back as they lead up to it unbroken. */
function historyBefore(start: Checkpoint, held: readonly PlacedRecord[], text: string): History {
  const byCrc = new Map(held.map((placed) => [`${placed.record.revision} ${placed.crc}`, placed.record]))
  const steps: { via: Via; command: Command }[] = []
  let head = start.head
  for (let revision = start.set.revision; revision > 0; revision -= 1) {
    const record = byCrc.get(`${revision} ${head}`)
    if (!record || record.via === 'forget') break
    try {
      steps.push({ via: record.via, command: restoreCommand(record.command, text) })
    } catch (error) {
      if (error instanceof RecordMisfitError) break
      throw error
    }
    head = record.prev
  }
  return steps.reduceRight((history, { via, command }) => advance(history, via, command), emptyHistory)
}

function advance(history: History, via: Via, command: Command): History {
  // Where the history begins in the middle, an undo may take back what stands before its beginning.
  if (via === 'undo' && history.past.length === 0) {
    return { past: [], future: [...history.future, inverseOf(command)] }
  }
  if (via === 'redo' && history.future.length === 0) return { past: [...history.past, command], future: [] }
  return advanceHistory(history, via, command)
}

function reasonOf(error: unknown): RecordMisfit | Refusal {
  if (error instanceof CommandRefused) return error.refusal
  if (error instanceof RecordMisfitError) return error.misfit
  throw error
}
