import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AnnotationSet } from '../annotation/annotation-set'
import { commandFor, empty, idOf, spanAt, steps } from '../annotation/command-fixture'
import { applyCommand, type Command } from '../annotation/commands'
import {
  advanceHistory,
  emptyHistory,
  redoCommand,
  undoCommand,
  type History,
  type Via,
} from '../annotation/history'
import { emptyCheckpoint, noHead, type Checkpoint } from './checkpoint'
import {
  decodeRecord,
  encodeRecord,
  type JournalRecord,
  type PlacedRecord,
  type SettleRecord,
} from './journal-line'
import { recordCommand } from './recorded-command'
import { continued } from './replay'
import { settledCheckpoint, settling } from './settlement'
import { setAsOf, versionsOf } from './versions'

const text = 'x'.repeat(400)
const at = '2026-01-01T00:00:00.000Z'
const { documentId, annotatorId } = empty

/** A set that is worked on, with every record and every state it went through. */
class Work {
  readonly records: PlacedRecord[] = []
  readonly states: AnnotationSet[] = []
  history: History = emptyHistory

  constructor(public now: Checkpoint = emptyCheckpoint(documentId, annotatorId)) {
    this.states.push(now.set)
  }

  place(record: Pick<JournalRecord, 'revision' | 'prev'>, fields: object): PlacedRecord {
    const segmentId = idOf(100 + (this.records.length % 3))
    const seq = this.records.filter((placed) => placed.segmentId === segmentId).length + 1
    const { revision, prev } = record
    const whole = { seq, documentId, revision, prev, at, ...fields } as JournalRecord
    const { line, crc } = encodeRecord(whole)
    const placed = { segmentId, crc, record: decodeRecord(line.slice(0, -1)) as JournalRecord }
    this.records.push(placed)
    return placed
  }

  edit(via: Via, command: Command): void {
    const revision = this.now.set.revision + 1
    const placed = this.place({ revision, prev: this.now.head }, { via, command: recordCommand(command) })
    this.now = continued(this.now, placed, { ...applyCommand(this.now.set, command), revision })
    this.history = advanceHistory(this.history, via, command)
    this.states.push(this.now.set)
  }

  /** An edit, an undo or a redo, chosen by numbers. */
  step(choice: readonly [number, number, number]): void {
    const undone = choice[2] % 4 === 0 ? undoCommand(this.history) : undefined
    const redone = choice[2] % 4 === 1 ? redoCommand(this.history) : undefined
    if (undone) this.edit('undo', undone)
    else if (redone) this.edit('redo', redone)
    else this.edit('do', commandFor(this.now.set, ...choice))
  }
}

const sourcesOf = ({ now, records }: Work) => ({ now, records, text })

describe('versionsOf and setAsOf', () => {
  it('give each revision exactly as the set was then, back to the empty set', () => {
    fc.assert(
      fc.property(steps, fc.boolean(), (choices, isReversed) => {
        const work = new Work()
        for (const choice of choices) work.step(choice)
        if (isReversed) work.records.reverse()
        const { moments, beginning } = versionsOf(sourcesOf(work))
        expect(beginning).toEqual({ kind: 'empty', revision: 0, spans: 0 })
        expect(moments.map(({ revision }) => revision)).toEqual(choices.map((_, i) => choices.length - i))
        for (const { revision, spans } of moments) expect(spans).toBe(work.states[revision]!.spans.length)
        for (const state of work.states) expect(setAsOf(sourcesOf(work), state.revision)).toEqual(state)
        expect(setAsOf(sourcesOf(work), choices.length + 1)).toBeNull()
      }),
    )
  })

  it('reach back to the oldest record that leads to the state of now, and say that others are missing', () => {
    fc.assert(
      fc.property(steps, fc.nat(), (choices, lost) => {
        fc.pre(choices.length > 1)
        const work = new Work()
        for (const choice of choices) work.step(choice)
        const revision = (lost % (choices.length - 1)) + 1
        const records = work.records.filter(({ record }) => record.revision !== revision)
        const sources = { ...sourcesOf(work), records }
        const { moments, beginning } = versionsOf(sources)
        expect(beginning).toEqual({
          kind: 'missing',
          revision,
          spans: work.states[revision]!.spans.length,
        })
        expect(moments).toHaveLength(choices.length - revision)
        for (const state of work.states) {
          const isReached = state.revision >= revision
          expect(setAsOf(sources, state.revision)).toEqual(isReached ? state : null)
        }
      }),
    )
  })

  it('begin at a state that the coder went on from, and with the last removal', () => {
    const before = new Work()
    before.edit('do', { kind: 'addSpan', span: spanAt(1, 0, 5) })
    before.edit('do', { kind: 'addSpan', span: spanAt(2, 10, 15) })
    // As version 1 went on from a damaged set.
    const adopted = new Work({ ...before.now, set: { ...before.now.set, revision: 3 }, head: noHead })
    adopted.edit('do', { kind: 'addSpan', span: spanAt(3, 20, 25) })
    const records = [...before.records, ...adopted.records]
    expect(versionsOf({ now: adopted.now, records, text })).toMatchObject({
      moments: [{ revision: 4, spans: 3 }],
      beginning: { kind: 'adopted', revision: 3, spans: 2 },
    })

    const removed = new Work()
    removed.edit('do', { kind: 'addSpan', span: spanAt(1, 0, 5) })
    const forget = removed.place({ revision: 2, prev: removed.now.head }, { via: 'forget' })
    removed.now = continued(removed.now, forget, { ...empty, revision: 2 })
    removed.edit('do', { kind: 'setNote', before: '', after: 'again' })
    expect(versionsOf(sourcesOf(removed))).toMatchObject({
      moments: [{ revision: 3, spans: 0 }],
      beginning: { kind: 'removed', revision: 2, spans: 0 },
    })
    expect(setAsOf(sourcesOf(removed), 1)).toBeNull()
  })

  it('lead through the choice of a version, which is a moment of its own', () => {
    const work = new Work()
    work.edit('do', { kind: 'addSpan', span: spanAt(1, 0, 5) })
    const seen = [{ segmentId: idOf(7), seq: 3, revision: 6 }]
    const { revision, prev, ...fields } = settling(work.now, seen)
    const { segmentId, crc, record } = work.place({ revision, prev }, fields)
    work.now = settledCheckpoint(work.now, {
      segmentId,
      crc,
      record: { ...fields, ...record } as SettleRecord,
    })
    work.edit('do', { kind: 'addSpan', span: spanAt(2, 10, 15) })
    expect(versionsOf(sourcesOf(work))).toMatchObject({
      moments: [
        { revision: 8, spans: 2 },
        { revision: 7, spans: 1, what: { name: 'settle' } },
        { revision: 1, spans: 1 },
      ],
      beginning: { kind: 'empty', revision: 0, spans: 0 },
    })
    expect(setAsOf(sourcesOf(work), 1)).toEqual(work.states[1])
  })

  it('say what was done, and for an undo what was undone', () => {
    const work = new Work()
    work.edit('do', {
      kind: 'batch',
      name: 'addSpan',
      commands: [
        { kind: 'setStatus', before: 'new', after: 'in-progress' },
        { kind: 'addSpan', span: spanAt(1, 3, 9, 'outcome') },
      ],
    })
    work.edit('undo', undoCommand(work.history)!)
    work.edit('do', { kind: 'setStatus', before: 'new', after: 'done' })
    work.edit('do', {
      kind: 'batch',
      name: 'import',
      commands: [{ kind: 'setNote', before: '', after: 'n' }],
    })
    const added = { kind: 'addSpan', label: 'outcome', start: 3, end: 9, needsReview: false }
    expect(versionsOf(sourcesOf(work)).moments.map(({ via, what }) => [via, what])).toEqual([
      ['do', { kind: 'several', name: 'import', commands: 1 }],
      ['do', { kind: 'setStatus', status: 'done' }],
      ['undo', added],
      ['do', added],
    ])
  })

  it('trust no record that does not fit the text or the state it is said to have made', () => {
    const work = new Work()
    work.edit('do', { kind: 'addSpan', span: spanAt(1, 0, 5) })
    work.edit('do', { kind: 'addSpan', span: spanAt(2, 10, 15) })
    const shifted = { ...sourcesOf(work), text: `${'x'.repeat(12)}y${'x'.repeat(400)}` }
    expect(versionsOf(shifted)).toMatchObject({ moments: [], beginning: { kind: 'missing', revision: 2 } })
    const other = { ...work.now, set: { ...work.now.set, spans: [spanAt(1, 0, 5)] } }
    expect(versionsOf({ ...sourcesOf(work), now: other })).toMatchObject({
      moments: [],
      beginning: { kind: 'missing', revision: 2 },
    })
    const more = { ...work.now, set: { ...work.now.set, note: 'from nowhere' } }
    expect(versionsOf({ ...sourcesOf(work), now: more }).beginning.kind).toBe('missing')
  })
})
