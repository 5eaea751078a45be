import { emptySet } from '../annotation/annotation-set'
import { applyCommand, CommandRefused, inverseOf, type Command, type Refusal } from '../annotation/commands'
import { advanceHistory, emptyHistory, type History, type Via } from '../annotation/history'
import type { Id } from '../ids'
import { emptyCheckpoint, type Checkpoint } from './checkpoint'
import type { PlacedRecord } from './journal-line'
import { RecordMisfitError, restoreCommand, type RecordMisfit } from './recorded-command'
import {
  byMadeKey,
  chainTo,
  isSettle,
  settledCheckpoint,
  settlementOf,
  stateKey,
  type PlacedSettle,
  type Settlement,
} from './settlement'

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
 * history; the others must continue its revision one by one. Where two do, nothing is merged: the longer branch
 * is followed, and the problem is a fork. Where the coder has said how to go on, records that did not lead there
 * do not count, nor a start that did not.
 */
export function replay(from: Checkpoint, all: readonly PlacedRecord[], text: string): Replayed {
  const settlement = settlementOf(all)
  const records = settlement?.records ?? all
  const { documentId, annotatorId } = from.set
  const start = !settlement || settlement.leads(from) ? from : emptyCheckpoint(documentId, annotatorId)
  const isHeld = ({ segmentId, record }: PlacedRecord) => record.seq <= (start.upTo[segmentId] ?? 0)
  const open = records.filter((placed) => !isHeld(placed))
  let checkpoint = start
  let history = historyBefore(start, records.filter(isHeld), text)
  let applied = 0
  const forgetRevision = highest(records.filter(isForget).map(({ record }) => record.revision))
  const forget = latestForget(open, forgetRevision)
  if (forget && forgetRevision > start.set.revision) {
    checkpoint = forgotten(start, forget)
    history = emptyHistory
  }
  // What a removal has overtaken is forgotten with it, however late it is found.
  const next = byRevision(
    open.filter(
      (placed) =>
        placed.record.revision > forgetRevision ||
        (placed.record.revision === forgetRevision && !isForget(placed)),
    ),
  )
  let problem =
    forkIn(next, checkpoint.set.revision) ??
    contentionOf(settlement, forgetRevision) ??
    // A state of which the word on how to go on did not know, though its records may not have come yet.
    (start !== from && settlement?.isUnknown(from) && from.set.revision > forgetRevision
      ? { kind: 'fork', revision: from.set.revision, segmentIds: Object.keys(from.upTo) }
      : null)
  const settles = [...next.values()].flat().filter(isSettle)
  const lastRevision = highest(next.keys())
  while (checkpoint.set.revision < lastRevision) {
    const revision = checkpoint.set.revision + 1
    const settle = settles.find(goesOnFrom(checkpoint))
    if (settle) {
      checkpoint = settledCheckpoint(checkpoint, settle)
      applied += 1
      continue
    }
    const placed = longestOf(next, revision, checkpoint.head)
    if (!placed || placed.record.via === 'forget' || placed.record.via === 'settle') {
      problem ??= { kind: 'gap', revision }
      break
    }
    const { record, segmentId } = placed
    try {
      const command = restoreCommand(record.command, text)
      const set = { ...applyCommand(checkpoint.set, command), revision }
      checkpoint = continued(checkpoint, placed, set)
      history = advance(history, record.via, command)
      applied += 1
    } catch (error) {
      problem ??= { kind: 'misfit', revision, segmentId, reason: reasonOf(error) }
      break
    }
  }
  return { checkpoint, history, applied, problem }
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

function goesOnFrom({ set, head }: Checkpoint): (settle: PlacedSettle) => boolean {
  return ({ record }) => record.prev === head && record.from === set.revision
}

/** The fork that others' records make with a settlement that did not know them. */
function contentionOf(settlement: Settlement | null, forgetRevision: number): ReplayProblem | null {
  const contending = (settlement?.contending ?? []).filter(({ record }) => record.revision > forgetRevision)
  const [first] = contending
  if (!first) return null
  return {
    kind: 'fork',
    revision: first.record.revision,
    segmentIds: contending.map(({ segmentId }) => segmentId),
  }
}

/** The first revision that records contend for: with each other, or with a set that has passed it. */
function forkIn(next: ReadonlyMap<number, readonly PlacedRecord[]>, passed: number): ReplayProblem | null {
  const revisions = [...next.keys()].filter(
    (revision) => revision <= passed || next.get(revision)!.length > 1,
  )
  if (revisions.length === 0) return null
  const revision = revisions.reduce((least, next) => Math.min(least, next))
  return { kind: 'fork', revision, segmentIds: next.get(revision)!.map(({ segmentId }) => segmentId) }
}

/** Of the records that continue a head, the one that most others follow. */
function longestOf(
  next: ReadonlyMap<number, readonly PlacedRecord[]>,
  revision: number,
  head: string,
): PlacedRecord | undefined {
  const branches = (next.get(revision) ?? []).filter(({ record }) => record.prev === head)
  if (branches.length <= 1) return branches[0]
  const lengths = branches.map((branch) => lengthOf(next, branch))
  return branches[lengths.indexOf(Math.max(...lengths))]
}

/** Not Math.max, which takes some 100,000 arguments at most. */
function highest(revisions: Iterable<number>): number {
  let most = 0
  for (const revision of revisions) most = Math.max(most, revision)
  return most
}

function lengthOf(next: ReadonlyMap<number, readonly PlacedRecord[]>, { record, crc }: PlacedRecord): number {
  let heads = [crc]
  for (let length = 1; ; length += 1) {
    const following = (next.get(record.revision + length) ?? []).filter((on) =>
      heads.includes(on.record.prev),
    )
    if (following.length === 0) return length
    heads = following.map((on) => on.crc)
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
  const steps: { via: Via; command: Command }[] = []
  for (const { record } of chainTo(stateKey(start.set.revision, start.head), byMadeKey(held))) {
    if (record.via === 'forget') break
    if (record.via === 'settle') continue
    try {
      steps.push({ via: record.via, command: restoreCommand(record.command, text) })
    } catch (error) {
      if (error instanceof RecordMisfitError) break
      throw error
    }
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
