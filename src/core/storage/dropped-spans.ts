import type { Id } from '../ids'
import { noHead, type Checkpoint } from './checkpoint'
import type { PlacedRecord } from './journal-line'
import type { RecordedCommand } from './recorded-command'

/** So few may be a coincidence that is not worth an alarm. */
const atLeast = 5
const share = 0.2

/**
 * How many spans a new checkpoint would drop that the one on disk holds and that no record between the two takes away;
 * 0 unless they are at least five and more than a fifth. What the records take away is counted from their commands:
 * nothing that the same fault might have spoilt is asked. `records` is called only where it matters.
 */
export function droppedSpans(
  onDisk: Checkpoint,
  next: Checkpoint,
  records: () => readonly PlacedRecord[],
): number {
  // Such a state follows no record: the coder has chosen it, having seen what it holds.
  if (next.head === noHead) return 0
  const left = new Set(next.set.spans.map(({ id }) => id))
  const missing = onDisk.set.spans.filter(({ id }) => !left.has(id))
  if (!isMany(missing.length, onDisk)) return 0
  const takenAway = takenAwayBy(recordsBetween(onDisk, next, records()))
  const dropped = takenAway === 'everything' ? 0 : missing.filter(({ id }) => !takenAway.has(id)).length
  return isMany(dropped, onDisk) ? dropped : 0
}

function isMany(count: number, { set }: Checkpoint): boolean {
  return count >= atLeast && count > set.spans.length * share
}

/** In the order in which they were made. */
function recordsBetween(
  onDisk: Checkpoint,
  next: Checkpoint,
  records: readonly PlacedRecord[],
): readonly PlacedRecord[] {
  return records
    .filter(
      ({ segmentId, record: { seq } }) =>
        seq > (onDisk.upTo[segmentId] ?? 0) && seq <= (next.upTo[segmentId] ?? 0),
    )
    .sort((a, b) => a.record.revision - b.record.revision)
}

/**
 * Spans that are gone when the records are through; `everything` where the document was removed meanwhile or the coder
 * has said with which state to go on.
 */
function takenAwayBy(records: readonly PlacedRecord[]): ReadonlySet<Id> | 'everything' {
  const takenAway = new Set<Id>()
  for (const { record } of records) {
    if (record.via === 'forget' || record.via === 'settle') return 'everything'
    note(record.command, takenAway)
  }
  return takenAway
}

function note(command: RecordedCommand, takenAway: Set<Id>): void {
  switch (command.kind) {
    case 'addSpan':
      takenAway.delete(command.span.id)
      return
    case 'removeSpan':
      takenAway.add(command.span.id)
      return
    case 'batch':
      for (const inner of command.commands) note(inner, takenAway)
      return
    case 'moveEdge':
    case 'setLabel':
    case 'setAttribute':
    case 'setNeedsReview':
    case 'setSpanNote':
    case 'addRelation':
    case 'removeRelation':
    case 'decide':
    case 'undecide':
    case 'setStatus':
    case 'setNote':
  }
}
