import { describe, expect, it } from 'vitest'
import { empty, idOf, spanAt } from '../annotation/command-fixture'
import { emptyCheckpoint, noHead, type Checkpoint } from './checkpoint'
import { forkOf } from './fork'
import { decodeRecord, encodeRecord, type JournalRecord, type PlacedRecord } from './journal-line'
import { recordCommand } from './recorded-command'
import { recoverSet, type SetSources } from './recovery'
import { replay } from './replay'
import { settling } from './settlement'

const text = 'x'.repeat(400)
const at = '2026-01-01T00:00:00.000Z'
const { documentId, annotatorId } = empty
const start = emptyCheckpoint(documentId, annotatorId)
const nothing = { revision: 0, head: noHead }
let spans = 0

function placed(segment: number, record: JournalRecord): PlacedRecord {
  const { line, crc } = encodeRecord(record)
  return { segmentId: idOf(segment), crc, record: decodeRecord(line.slice(0, -1)) as JournalRecord }
}

/** A segment in which as many spans are added to a state. */
function added(
  segment: number,
  count: number,
  after: PlacedRecord | typeof nothing = nothing,
): PlacedRecord[] {
  let { revision, head } = 'record' in after ? { revision: after.record.revision, head: after.crc } : after
  return Array.from({ length: count }, (_, index) => {
    spans += 1
    const command = recordCommand({ kind: 'addSpan', span: spanAt(spans, spans, spans + 2) })
    const fields = { seq: index + 1, documentId, revision: revision + 1, prev: head, at }
    const made = placed(segment, { ...fields, via: 'do', command })
    revision += 1
    head = made.crc
    return made
  })
}

/** The word that a state is gone on with, where these records are known. */
function settled(segment: number, state: Checkpoint, known: readonly PlacedRecord[]): PlacedRecord {
  const seen = known.map(({ segmentId, record }) => ({ segmentId, ...record }))
  return placed(segment, { ...settling(state, seen), seq: 1, documentId, at })
}

function sourcesOf(records: readonly PlacedRecord[], checkpoint?: Checkpoint): SetSources {
  return {
    documentId,
    annotatorId,
    text,
    checkpoint: checkpoint ? { state: 'ok', body: checkpoint } : { state: 'missing' },
    lastGood: [],
    records,
    lostRevision: 0,
    journal: 'whole',
  }
}

/** How many spans each version has, the one shown first. */
function versionsIn(sources: SetSources): number[] {
  const recovered = recoverSet(sources)
  expect(recovered.readOnly).toBe('fork')
  return forkOf(recovered, sources).branches.map(({ checkpoint }) => checkpoint.set.spans.length)
}

describe('forkOf', () => {
  it('shows every branch though the beginning of the journal before the checkpoint is missing', () => {
    const lost = added(1, 4)
    const before = added(2, 3, lost.at(-1))
    const checkpoint = replay(start, [...lost, ...before], text).checkpoint
    const [one, other] = [added(3, 2, before.at(-1)), added(4, 1, before.at(-1))]
    expect(versionsIn(sourcesOf([...before, ...one, ...other], checkpoint))).toEqual([9, 8])
  })

  it('shows every branch after a state that version 1 went on from', () => {
    const adopted = { ...replay(start, added(1, 4), text).checkpoint, head: noHead }
    const before = added(2, 3, { revision: 4, head: noHead })
    const checkpoint = replay(adopted, before, text).checkpoint
    const [one, other] = [added(3, 2, before.at(-1)), added(4, 1, before.at(-1))]
    expect(versionsIn(sourcesOf([...before, ...one, ...other], checkpoint))).toEqual([9, 8])
  })

  it('shows a branch whole whose end was there first, and whose beginning comes after the choice', () => {
    const here = added(1, 3)
    const beginning = added(2, 1)
    const end = added(3, 4, beginning.at(-1))
    const known = [...here, ...end]
    const choice = settled(4, recoverSet(sourcesOf(known)).checkpoint, known)
    expect(versionsIn(sourcesOf([...known, choice, ...beginning])).sort()).toEqual([3, 5])
  })

  it('shows a checkpoint of which the choice did not know, though its records have not come', () => {
    const common = added(1, 2)
    const [kept, left] = [added(2, 2, common.at(-1)), added(3, 1, common.at(-1))]
    const choice = settled(4, replay(start, [...common, ...kept], text).checkpoint, [
      ...common,
      ...kept,
      ...left,
    ])
    const elsewhere = added(5, 8, left.at(-1))
    const theirs = replay(start, [...common, ...left, ...elsewhere], text).checkpoint
    expect(versionsIn(sourcesOf([...common, ...kept, ...left, choice], theirs))).toEqual([4, 11])
  })
})
