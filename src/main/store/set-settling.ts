import { misfitOf } from '../../core/annotation/check-command'
import { applyCommand, type Command } from '../../core/annotation/commands'
import { advanceHistory } from '../../core/annotation/history'
import type { LabelSchema } from '../../core/annotation/label-schema'
import { unionCommand } from '../../core/annotation/union-of'
import type { Id } from '../../core/ids'
import type { SourceDocument } from '../../core/project'
import type { Checkpoint } from '../../core/storage/checkpoint'
import type { RecordPlace } from '../../core/storage/journal-segment'
import { recordCommand } from '../../core/storage/recorded-command'
import { continued } from '../../core/storage/replay'
import { settledCheckpoint, settling } from '../../core/storage/settlement'
import type { AnnotatorJournal } from './annotator-journal'
import type { SetState } from './open-set'
import type { Opened } from './open-sets'
import type { StoreDeps } from './store-deps'
import { StoreError } from './store-error'

/** How to go on with a set. */
export interface Settling {
  /** Head of the branch to go on with; null for what is shown. */
  readonly head: string | null
  /** Whether the other branches' marks are brought in. */
  readonly isUnion: boolean
}

/** With what a set goes on. */
export interface GoingOn {
  readonly kept: SetState
  /** The branches that are left. */
  readonly left: readonly Checkpoint[]
  /** What is brought in of them. */
  readonly command: Command | null
}

/** With what a set that was opened goes on. Throws StoreError, `invalid` where there is nothing like that to settle. */
export function goingOnFrom(
  { set, fork }: Opened,
  { head, isUnion }: Settling,
  newSpanId: () => Id,
): GoingOn {
  if (set.readOnly !== 'damaged' && set.readOnly !== 'fork') throw new StoreError('invalid')
  const kept = head === null ? set.state : fork?.branches.find(({ checkpoint }) => checkpoint.head === head)
  if (!kept) throw new StoreError('invalid')
  const others = (fork?.branches ?? []).filter(
    (branch) => branch !== kept && branch.checkpoint !== kept.checkpoint,
  )
  const left = others.map(({ checkpoint }) => checkpoint)
  if (!isUnion || !fork) return { kept, left, command: null }
  const theirs = left.map((one) => one.set)
  return { kept, left, command: unionCommand(fork.base, kept.checkpoint.set, theirs, newSpanId) }
}

export interface SettlingPlace {
  readonly document: SourceDocument
  readonly schema: LabelSchema
  readonly journal: AnnotatorJournal
  readonly deps: StoreDeps
}

/**
 * Appends what is brought in to the branch that is kept, and then the word that it is kept: an interruption
 * between the two leaves the fork, with that branch the longer by one edit. `seen` are the records that the choice
 * was made on. Throws StoreError.
 */
export async function settled(
  { kept, left, command }: GoingOn,
  seen: readonly RecordPlace[],
  { document, schema, journal, deps }: SettlingPlace,
): Promise<SetState> {
  const about = { documentId: document.id, at: deps.now() }
  let { checkpoint, history } = kept
  if (command) {
    const misfit = misfitOf(command, document.text, schema)
    if (misfit) throw new StoreError('write-failed', { errno: misfit })
    const revision = checkpoint.set.revision + 1
    const set = { ...applyCommand(checkpoint.set, command), revision }
    const edit = { revision, prev: checkpoint.head, via: 'do', command: recordCommand(command) } as const
    const placed = await journal.append({ ...about, ...edit })
    checkpoint = continued(checkpoint, placed, set)
    history = advanceHistory(history, 'do', command)
  }
  const draft = { ...settling(checkpoint, seen, left), ...about }
  const { segmentId, crc, record } = await journal.append(draft)
  const settle = { segmentId, crc, record: { ...draft, seq: record.seq } }
  return { checkpoint: settledCheckpoint(checkpoint, settle), history }
}
