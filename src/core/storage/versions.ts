import type { AnnotationSet } from '../annotation/annotation-set'
import { changeOf, type Change } from '../annotation/change'
import { applyCommand, CommandRefused, inverseOf } from '../annotation/commands'
import type { Via } from '../annotation/history'
import { isUntouched } from '../annotation/import-set'
import { noHead, type Checkpoint } from './checkpoint'
import type { EditRecord, PlacedRecord } from './journal-line'
import { RecordMisfitError, restoreCommand } from './recorded-command'

/** A set as it is now, and the records of its document, in any order. */
export interface VersionSources {
  readonly now: Checkpoint
  readonly records: readonly PlacedRecord[]
  readonly text: string
}

/** One edit, and the state that it made. */
export interface Moment {
  /** The set's revision after it. */
  readonly revision: number
  /** ISO 8601 in UTC. */
  readonly at: string
  readonly via: Via
  /** For an undo what was undone. */
  readonly what: Change
  /** Number of spans after it. */
  readonly spans: number
}

/**
 * What stands before the first known edit: `empty`, a set that nobody has worked on; `removed`, the set after the
 * document was removed; `adopted`, a state that the coder went on from when damage or a fork stood behind it;
 * `missing`, a state whose records are not there or do not lead to it.
 */
export type BeginningKind = 'empty' | 'removed' | 'adopted' | 'missing'

/** Every earlier state of a set that its journal proves. */
export interface Versions {
  /** Newest first; the first made the state of now. */
  readonly moments: readonly Moment[]
  /** The state before the last of them. */
  readonly beginning: { readonly kind: BeginningKind; readonly revision: number; readonly spans: number }
}

/** Lists the moments that lead to the state of now, as far back as the journal proves them. */
export function versionsOf(sources: VersionSources): Versions {
  const steps = statesBack(sources)
  const moments: Moment[] = []
  for (;;) {
    const step = steps.next()
    if (step.done) {
      const { kind, set } = step.value
      return { moments, beginning: { kind, revision: set.revision, spans: set.spans.length } }
    }
    const { at, via, what, set } = step.value
    moments.push({ revision: set.revision, at, via, what, spans: set.spans.length })
  }
}

/** The set as of a revision that versionsOf lists, the beginning's included; null for any other. */
export function setAsOf(sources: VersionSources, revision: number): AnnotationSet | null {
  const steps = statesBack(sources)
  for (;;) {
    const step = steps.next()
    const { set } = step.value
    if (set.revision === revision) return set
    if (step.done) return null
  }
}

interface State extends Pick<Moment, 'at' | 'via' | 'what'> {
  /** The set after the record. */
  readonly set: AnnotationSet
}

interface Beginning {
  readonly kind: BeginningKind
  readonly set: AnnotationSet
}

/**
 * Follows the chain of records back from the state of now, taking each command back. The way back holds where the
 * records do not begin at an empty set as well, and a record that did not make the state is refused by it.
 */
function* statesBack({ now, records, text }: VersionSources): Generator<State, Beginning> {
  const chained = new Map(records.map(({ crc, record }) => [`${record.revision} ${crc}`, record]))
  let { set, head } = now
  for (;;) {
    const record = chained.get(`${set.revision} ${head}`)
    if (record === undefined || record.via === 'forget') {
      return { kind: beginningOf(set, head, record !== undefined), set }
    }
    const { at } = record
    if (record.via === 'settle') {
      yield { at, via: 'do', what: { kind: 'several', name: 'settle', commands: 0 }, set }
      set = { ...set, revision: record.from }
      head = record.prev
      continue
    }
    const step = takenBack(set, record, text)
    if (!step) return { kind: 'missing', set }
    yield { at, via: record.via, what: step.what, set }
    set = step.before
    head = record.prev
  }
}

function beginningOf(set: AnnotationSet, head: string, isRemoved: boolean): BeginningKind {
  const isEmpty = isUntouched(set)
  if (isRemoved) return isEmpty ? 'removed' : 'missing'
  if (head !== noHead) return 'missing'
  if (set.revision > 0) return 'adopted'
  return isEmpty ? 'empty' : 'missing'
}

/** The state before a record, and what it did; null where it cannot have made the state. */
function takenBack(
  set: AnnotationSet,
  record: EditRecord,
  text: string,
): { readonly before: AnnotationSet; readonly what: Change } | null {
  try {
    const command = restoreCommand(record.command, text)
    const inverse = inverseOf(command)
    return {
      before: { ...applyCommand(set, inverse), revision: set.revision - 1 },
      what: changeOf(record.via === 'undo' ? inverse : command),
    }
  } catch (error) {
    if (error instanceof CommandRefused || error instanceof RecordMisfitError) return null
    throw error
  }
}
