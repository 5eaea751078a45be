import { emptyHistory, type History } from '../annotation/history'
import type { Id } from '../ids'
import { emptyCheckpoint, isSoundSet, type Checkpoint } from './checkpoint'
import type { FileOutcome } from './file-envelope'
import type { PlacedRecord } from './journal-line'
import type { KeptCheckpoint } from './kept-checkpoints'
import { replay, type Replayed, type ReplayProblem } from './replay'

/** Everything on disk that speaks of one annotation set. */
export interface SetSources {
  readonly documentId: Id
  readonly annotatorId: Id
  readonly text: string
  readonly checkpoint: FileOutcome<Checkpoint>
  /** The checkpoints before it, newest first; each is read when it is asked for. */
  readonly lastGood: Iterable<KeptCheckpoint>
  readonly records: readonly PlacedRecord[]
  /** Highest revision that stands beyond a segment's first damage; 0 without any. */
  readonly lostRevision: number
  /** `newer`: part of it was written by a newer app; `unavailable`: part of it could not be read just now. */
  readonly journal: 'whole' | 'newer' | 'unavailable'
}

/** Why a set cannot be edited as it was found. */
export type SetReadOnly = 'newer' | 'unavailable' | 'damaged' | 'fork'

/** The best verified state of a set, and whether it is provably all there was. */
export interface RecoveredSet {
  readonly checkpoint: Checkpoint
  readonly history: History
  readonly readOnly: SetReadOnly | null
  readonly problem: ReplayProblem | null
  /** Edits taken from the journal because no checkpoint held them. */
  readonly edits: number
  /** State of the checkpoint once its spans were held against the text. */
  readonly checkpointState: FileOutcome<Checkpoint>['state']
}

/** Decides what a set is from everything on disk that speaks of it; anything unproven opens read-only. */
export function recoverSet(sources: SetSources): RecoveredSet {
  const checkpoint = verified(sources.checkpoint, sources)
  if (checkpoint.state === 'newer') {
    const shown = checkpoint.body ?? emptyCheckpoint(sources.documentId, sources.annotatorId)
    return {
      checkpoint: shown,
      history: emptyHistory,
      readOnly: 'newer',
      problem: null,
      edits: 0,
      checkpointState: 'newer',
    }
  }
  const { replayed, isComplete } =
    checkpoint.state === 'ok'
      ? { replayed: replayedFrom(checkpoint.body, sources), isComplete: true }
      : rebuilt(checkpoint.state, sources)
  const { revision } = replayed.checkpoint.set
  let readOnly: SetReadOnly | null = null
  if (checkpoint.state === 'unavailable') readOnly = 'unavailable'
  else if (sources.journal !== 'whole') readOnly = sources.journal
  else if (replayed.problem?.kind === 'fork') readOnly = 'fork'
  else if (replayed.problem || !isComplete || sources.lostRevision > revision) readOnly = 'damaged'
  return {
    checkpoint: replayed.checkpoint,
    history: replayed.history,
    readOnly,
    problem: replayed.problem,
    edits: replayed.applied,
    checkpointState: checkpoint.state,
  }
}

/** Segments that hold less than a checkpoint was made from: what else they held may be missing. */
export function missingSegments(
  { upTo }: Pick<Checkpoint, 'upTo'>,
  lastSeqs: ReadonlyMap<Id, number>,
): readonly Id[] {
  return Object.keys(upTo).filter((segmentId) => (lastSeqs.get(segmentId) ?? 0) < upTo[segmentId]!)
}

/** A checkpoint file's outcome once its ids and spans were held against document and annotator. */
export function verified(
  outcome: FileOutcome<Checkpoint>,
  { documentId, annotatorId, text }: SetSources,
): FileOutcome<Checkpoint> {
  if ((outcome.state !== 'ok' && outcome.state !== 'newer') || outcome.body === null) return outcome
  const { set } = outcome.body
  if (set.documentId === documentId && set.annotatorId === annotatorId && isSoundSet(set, text)) {
    return outcome
  }
  return outcome.state === 'ok' ? { state: 'damaged', reason: 'misfit' } : { state: 'newer', body: null }
}

/** A checkpoint and what follows it; where its branch of a fork is the shorter one, the longer. */
function replayedFrom(
  checkpoint: Checkpoint,
  { documentId, annotatorId, records, text }: SetSources,
): Replayed {
  const replayed = replay(checkpoint, records, text)
  if (replayed.problem?.kind !== 'fork') return replayed
  const whole = replay(emptyCheckpoint(documentId, annotatorId), records, text)
  const isLonger = whole.checkpoint.set.revision > replayed.checkpoint.set.revision
  return isLonger && whole.problem?.kind === 'fork' ? whole : replayed
}

function rebuilt(
  state: 'missing' | 'damaged' | 'unavailable',
  sources: SetSources,
): { replayed: Replayed; isComplete: boolean } {
  const { documentId, annotatorId, records, text } = sources
  const { lastGood, keptRevision } = newestSound(sources)
  const fromStart = replay(emptyCheckpoint(documentId, annotatorId), records, text)
  const fromLastGood = lastGood && replay(lastGood, records, text)
  const isBetter =
    fromLastGood !== null &&
    (fromStart.problem !== null || fromLastGood.checkpoint.set.revision > fromStart.checkpoint.set.revision)
  const replayed = isBetter ? fromLastGood : fromStart
  // A checkpoint is written after edits only, so the one that is gone went beyond the copy made before it.
  const hadCheckpoint = state !== 'missing' || keptRevision !== null
  const isComplete =
    replayed.problem === null && (!hadCheckpoint || replayed.checkpoint.set.revision > (keptRevision ?? 0))
  return { replayed, isComplete }
}

/** The newest kept checkpoint that is sound, and the newest revision of which one was kept, sound or not. */
function newestSound(sources: SetSources): { lastGood: Checkpoint | null; keptRevision: number | null } {
  let keptRevision: number | null = null
  for (const { revision, outcome } of sources.lastGood) {
    keptRevision = Math.max(keptRevision ?? 0, revision)
    const sound = verified(outcome, sources)
    if (sound.state === 'ok') return { lastGood: sound.body, keptRevision }
  }
  return { lastGood: null, keptRevision }
}
