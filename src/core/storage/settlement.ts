import type { Id } from '../ids'
import type { Checkpoint } from './checkpoint'
import type { PlacedRecord, SettleRecord } from './journal-line'
import type { RecordPlace } from './journal-segment'

/** A settle record where it stands. */
export type PlacedSettle = PlacedRecord & { readonly record: SettleRecord }

/** What the coder's latest word on how to go on leaves of a document's records. */
export interface Settlement {
  readonly settle: PlacedSettle
  /** The records that led to it, it, and those that were not known when it was made. */
  readonly records: readonly PlacedRecord[]
  /** Records of other computers that were not known then and contend with it. */
  readonly contending: readonly PlacedRecord[]
  /** Whether a state is one of those that led to it, or was made with it. */
  leads(state: Checkpoint): boolean
  /** Whether a state holds what was not known when it was made. */
  isUnknown(state: Checkpoint): boolean
}

/** A state's revision and head, by which records name it. */
export function stateKey(revision: number, head: string): string {
  return `${revision} ${head}`
}

/** The state that a record continues. */
export function continuedKey({ record }: PlacedRecord): string {
  return stateKey(record.via === 'settle' ? record.from : record.revision - 1, record.prev)
}

/** The state that a record makes. */
export function madeKey({ record, crc }: PlacedRecord): string {
  return stateKey(record.revision, crc)
}

/** Records by the state that each makes. */
export function byMadeKey(records: readonly PlacedRecord[]): ReadonlyMap<string, PlacedRecord> {
  return new Map(records.map((placed) => [madeKey(placed), placed]))
}

/** The records that lead to a state, latest first, as far back as they are there; a removal is the first. */
export function chainTo(key: string, byKey: ReadonlyMap<string, PlacedRecord>): readonly PlacedRecord[] {
  const chain: PlacedRecord[] = []
  for (let placed = byKey.get(key); placed; placed = byKey.get(continuedKey(placed))) {
    chain.push(placed)
    if (placed.record.via === 'forget') break
  }
  return chain
}

/** The latest settlement among the records of a document; null without any. */
export function settlementOf(records: readonly PlacedRecord[]): Settlement | null {
  const settles = records.filter(isSettle)
  if (settles.length === 0) return null
  const forgets = records.filter(({ record }) => record.via === 'forget')
  const forgotten = Math.max(0, ...forgets.map(({ record }) => record.revision))
  // What a removal has overtaken says nothing of what came after it.
  const settle = latest(settles.filter(({ record }) => record.revision > forgotten))
  if (!settle) return null
  const { upTo } = settle.record
  const byKey = byMadeKey(records)
  const chain = chainTo(madeKey(settle), byKey)
  const isKnown = ({ segmentId, record }: PlacedRecord) => record.seq <= (upTo[segmentId] ?? 0)
  const led = new Set(chain)
  // What continues a record that was not known could not be shown, and nobody has decided against it.
  const isUnknown = (placed: PlacedRecord): boolean => {
    for (let at: PlacedRecord | undefined = placed; at && !led.has(at); at = byKey.get(continuedKey(at))) {
      if (!isKnown(at)) return true
    }
    return false
  }
  const unknown = records.filter((placed) => !led.has(placed) && isUnknown(placed))
  const leading = new Set(chain.flatMap((placed) => [madeKey(placed), continuedKey(placed)]))
  return {
    settle,
    records: [...chain, ...unknown],
    contending: unknown.filter(
      ({ record }) => record.revision <= settle.record.revision && record.via !== 'forget',
    ),
    isUnknown: ({ upTo: held }) => Object.entries(held).some(([id, seq]) => seq > (upTo[id] ?? 0)),
    leads: ({ set, head, upTo: held }) =>
      leading.has(stateKey(set.revision, head)) || settle.record.seq <= (held[settle.segmentId] ?? 0),
  }
}

/**
 * What a settle record says so that the set goes on from a state, beyond every revision and record that was seen and
 * beyond the other states that were shown.
 */
export function settling(
  { set, head, upTo }: Checkpoint,
  seen: readonly Pick<RecordPlace, 'segmentId' | 'seq' | 'revision'>[],
  others: readonly Checkpoint[] = [],
): Pick<SettleRecord, 'via' | 'revision' | 'prev' | 'from' | 'upTo'> {
  const known: Record<Id, number> = { ...upTo }
  let { revision } = set
  for (const other of others) {
    revision = Math.max(revision, other.set.revision)
    for (const [id, seq] of Object.entries(other.upTo)) known[id] = Math.max(known[id] ?? 0, seq)
  }
  for (const record of seen) {
    known[record.segmentId] = Math.max(known[record.segmentId] ?? 0, record.seq)
    revision = Math.max(revision, record.revision)
  }
  return { via: 'settle', revision: revision + 1, prev: head, from: set.revision, upTo: known }
}

/** The checkpoint of a set that was settled. */
export function settledCheckpoint(state: Checkpoint, settle: PlacedSettle) {
  const { record, segmentId, crc } = settle
  const upTo: Record<Id, number> = { ...state.upTo, [segmentId]: record.seq }
  for (const [id, seq] of Object.entries(record.upTo)) upTo[id] = Math.max(upTo[id] ?? 0, seq)
  return { ...state, set: { ...state.set, revision: record.revision }, upTo, head: crc }
}

/** Whether a record says how to go on. */
export function isSettle(placed: PlacedRecord): placed is PlacedSettle {
  return placed.record.via === 'settle'
}

function latest<T extends PlacedRecord>(records: readonly T[]): T | undefined {
  return records.reduce<T | undefined>(
    (last, placed) => (placed.record.revision > (last?.record.revision ?? 0) ? placed : last),
    undefined,
  )
}
