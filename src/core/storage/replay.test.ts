import { describe, expect, it } from 'vitest'
import type { Span } from '../annotation/span'
import type { Via } from '../annotation/history'
import type { Command } from '../annotation/commands'
import { emptyCheckpoint, noHead, type Checkpoint } from './checkpoint'
import { decodeRecord, encodeRecord, type JournalRecord, type PlacedRecord } from './journal-line'
import { recordCommand } from './recorded-command'
import { replay } from './replay'
import { settling } from './settlement'

const text = 'The patient has lumbar strain and a 👍.'
const documentId = 'd'.repeat(26)
const annotatorId = 'a'.repeat(26)
const at = '2026-01-01T00:00:00.000Z'
const segments = { one: 'e'.repeat(26), two: 'f'.repeat(26) }
const start = emptyCheckpoint(documentId, annotatorId)

function span(from: number, end: number, id = 's'): Span {
  return {
    id: id.repeat(26),
    label: 'diagnosis',
    start: from,
    end,
    quote: text.slice(from, end),
    attributes: {},
    needsReview: false,
    note: '',
    guidelineVersion: 'v1',
    origin: { kind: 'manual', source: '', edited: false },
    by: annotatorId,
    at,
  }
}

function placed(segmentId: string, record: JournalRecord): PlacedRecord {
  const { line, crc } = encodeRecord(record)
  return { segmentId, crc, record: decodeRecord(line.slice(0, -1)) as JournalRecord }
}

/** A segment whose records continue one another. */
function segment(segmentId: string, commands: readonly [Via, Command][], from: Partial<JournalRecord> = {}) {
  let prev = from.prev ?? noHead
  return commands.map(([via, command], index) => {
    const made = placed(segmentId, {
      seq: index + 1,
      documentId,
      revision: (from.revision ?? 0) + index + 1,
      prev,
      at,
      via,
      command: recordCommand(command),
    })
    prev = made.crc
    return made
  })
}

const add = (from: number, end: number, id?: string): Command => ({
  kind: 'addSpan',
  span: span(from, end, id),
})
const remove = (from: number, end: number, id?: string): Command => ({
  kind: 'removeSpan',
  span: span(from, end, id),
})

describe('replay', () => {
  it('makes set and history from the records alone', () => {
    const records = segment(segments.one, [
      ['do', add(0, 3, 'b')],
      ['do', add(36, 38, 'c')],
      ['undo', remove(36, 38, 'c')],
    ])
    const { checkpoint, history, applied, problem } = replay(start, records, text)
    expect(problem).toBeNull()
    expect(applied).toBe(3)
    expect(checkpoint.set).toMatchObject({ revision: 3, spans: [{ quote: 'The' }] })
    expect(checkpoint.upTo).toEqual({ [segments.one]: 3 })
    expect([history.past.length, history.future.length]).toEqual([1, 1])
  })

  it('makes the same of a checkpoint and the records after it as of all records', () => {
    const records = segment(segments.one, [
      ['do', add(0, 3, 'b')],
      ['do', add(4, 11, 'c')],
      ['undo', remove(4, 11, 'c')],
      ['redo', add(4, 11, 'c')],
    ])
    const whole = replay(start, records, text)
    for (let held = 0; held <= records.length; held += 1) {
      const { checkpoint } = replay(start, records.slice(0, held), text)
      const { applied, ...rest } = replay(checkpoint, records, text)
      expect(applied).toBe(records.length - held)
      expect(rest).toEqual({ checkpoint: whole.checkpoint, history: whole.history, problem: null })
    }
  })

  it('follows the longer branch where two segments continue the same revision, and merges nothing', () => {
    const base = segment(segments.one, [
      ['do', add(0, 3, 'b')],
      ['do', add(4, 11, 'c')],
    ])
    const from = { revision: 1, prev: base[0]!.crc }
    const other = segment(
      segments.two,
      [
        ['do', add(12, 15, 'd')],
        ['do', add(16, 22, 'e')],
      ],
      from,
    )
    for (const records of [
      [...base, ...other],
      [...other, ...base],
    ]) {
      const { checkpoint, problem } = replay(start, records, text)
      expect(problem).toMatchObject({ kind: 'fork', revision: 2 })
      expect(checkpoint.set.spans.map(({ start }) => start)).toEqual([0, 12, 16])
      expect(checkpoint.set.revision).toBe(3)
    }
  })

  it('reports a fork that the checkpoint has already passed and goes on in the branch of the checkpoint', () => {
    const base = segment(segments.one, [
      ['do', add(0, 3, 'b')],
      ['do', add(4, 11, 'c')],
      ['do', add(16, 22, 'e')],
    ])
    const { checkpoint } = replay(start, base.slice(0, 2), text)
    const fork = segment(segments.two, [['do', add(12, 15, 'd')]], { revision: 1, prev: base[0]!.crc })
    const again = replay(checkpoint, [...base, ...fork], text)
    expect(again.problem).toMatchObject({ kind: 'fork', revision: 2, segmentIds: [segments.two] })
    expect(again.checkpoint).toEqual(replay(start, base, text).checkpoint)
  })

  it('reads a set of more records than a function takes arguments', () => {
    const note: Command = { kind: 'setNote', before: '', after: 'a' }
    const back: Command = { kind: 'setNote', before: 'a', after: '' }
    const pairs = Array.from({ length: 75_000 }, (): [Via, Command][] => [
      ['undo', back],
      ['redo', note],
    ])
    const records = segment(segments.one, [['do', note], ...pairs.flat()])
    expect(replay(start, records, text).checkpoint.set).toMatchObject({ revision: 150_001, note: 'a' })
  }, 60_000)

  it('stops at a gap', () => {
    const records = segment(segments.one, [
      ['do', add(0, 3, 'b')],
      ['do', add(4, 11, 'c')],
      ['do', add(12, 15, 'd')],
    ])
    const { checkpoint, problem } = replay(start, [records[0]!, records[2]!], text)
    expect(problem).toEqual({ kind: 'gap', revision: 2 })
    expect(checkpoint.set.revision).toBe(1)
  })

  it('stops at a record that continues another record than the one that is there', () => {
    const [first] = segment(segments.one, [['do', add(0, 3, 'b')]])
    const [stranger] = segment(segments.two, [['do', add(4, 11, 'c')]], { revision: 1, prev: '12345678' })
    expect(replay(start, [first!, stranger!], text).problem).toEqual({ kind: 'gap', revision: 2 })
  })

  it('refuses a record whose quote is not in the text, and never shifts it', () => {
    const records = segment(segments.one, [['do', add(16, 29, 'b')]])
    const { checkpoint, problem } = replay(start, records, ` ${text}`)
    expect(problem).toMatchObject({ kind: 'misfit', reason: 'quote-differs' })
    expect(checkpoint).toEqual(start)
    expect(replay(start, records, 'short').problem).toMatchObject({ reason: 'range-invalid' })
  })

  it('starts empty again after a removal, also from a checkpoint that is older', () => {
    const before = segment(segments.one, [
      ['do', add(0, 3, 'b')],
      ['do', add(4, 11, 'c')],
    ])
    const forget = placed(segments.two, { seq: 1, documentId, revision: 3, prev: noHead, at, via: 'forget' })
    const after = segment(segments.one, [['do', add(12, 15, 'd')]], { revision: 3, prev: forget.crc })
    const old: Checkpoint = replay(start, before.slice(0, 1), text).checkpoint
    for (const from of [start, old]) {
      const { checkpoint, history, problem } = replay(from, [...before, forget, ...after.map(later)], text)
      expect(problem).toBeNull()
      expect(checkpoint.set).toMatchObject({ revision: 4, spans: [{ quote: 'has' }] })
      expect(history.past).toHaveLength(1)
    }
    const { checkpoint } = replay(start, [...before, forget, ...after.map(later)], text)
    expect(replay(checkpoint, [forget, ...after.map(later), ...before], text).problem).toBeNull()
  })

  describe('of a set that was settled', () => {
    const first = segment(segments.one, [['do', add(0, 3, 'b')]])
    const common = { revision: 1, prev: first[0]!.crc }
    const kept = segment(segments.two, [['do', add(4, 11, 'c')]], common)
    const left = segment(
      'g'.repeat(26),
      [
        ['do', add(12, 15, 'd')],
        ['do', add(16, 22, 'e')],
      ],
      common,
    )
    const branch = replay(start, [...first, ...kept], text).checkpoint
    const seen = [...first, ...kept, ...left].map(({ segmentId, record }) => ({ segmentId, ...record }))
    const settle = placed('h'.repeat(26), { ...settling(branch, seen), seq: 1, documentId, at })
    const records = [...left, settle, ...kept, ...first]

    it('goes on from what was chosen, whatever the checkpoint was made from', () => {
      const expected = { ...branch.set, revision: 4 }
      for (const checkpoint of [start, branch, replay(start, [...first, ...left], text).checkpoint]) {
        const replayed = replay(checkpoint, records, text)
        expect(replayed.problem).toBeNull()
        expect(replayed.checkpoint.set).toEqual(expected)
        expect(replayed.history.past).toHaveLength(2)
        // What was left is not looked at again.
        const { upTo } = replayed.checkpoint
        expect(records.every(({ segmentId, record }) => record.seq <= upTo[segmentId]!)).toBe(true)
      }
    })

    it('forks anew where a record comes late that nobody knew of when it was settled', () => {
      const late = segment('j'.repeat(26), [['do', add(23, 29, 'f')]], { revision: 2, prev: left[0]!.crc })
      const { checkpoint, problem } = replay(start, [...records, ...late], text)
      expect(problem).toMatchObject({ kind: 'fork', revision: 3 })
      expect(checkpoint.set.revision).toBe(4)
    })

    it('lets a removal overtake it', () => {
      const forget = placed('j'.repeat(26), {
        seq: 1,
        documentId,
        revision: 5,
        prev: noHead,
        at,
        via: 'forget',
      })
      const { checkpoint, problem } = replay(start, [...records, forget], text)
      expect(problem).toBeNull()
      expect(checkpoint.set).toMatchObject({ revision: 5, spans: [] })
    })
  })
})

/** The record as the third of its segment. */
function later(record: PlacedRecord): PlacedRecord {
  return { ...record, record: { ...record.record, seq: 3 } }
}
