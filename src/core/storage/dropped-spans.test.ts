import { describe, expect, it } from 'vitest'
import type { Span } from '../annotation/span'
import { emptyCheckpoint, noHead, type Checkpoint } from './checkpoint'
import { droppedSpans } from './dropped-spans'
import type { PlacedRecord } from './journal-line'
import { recordCommand } from './recorded-command'
import type { Command } from '../annotation/commands'

const documentId = 'd'.repeat(26)
const annotatorId = 'a'.repeat(26)
const segmentId = 'e'.repeat(26)
const at = '2026-01-01T00:00:00.000Z'

const span = (index: number): Span => ({
  id: index
    .toString(7)
    .padStart(26, 'x')
    .replace(/[0-6]/g, (digit) => 'abcdefg'[Number(digit)]!),
  label: 'diagnosis',
  start: index,
  end: index + 1,
  quote: 'q',
  attributes: {},
  needsReview: false,
  note: '',
  guidelineVersion: 'v1',
  origin: { kind: 'manual', source: '', edited: false },
  by: annotatorId,
  at,
})
const spans = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => span(from + index))

/** A checkpoint of spans after so many records. */
function checkpointOf(held: readonly Span[], seq: number, head = '12345678'): Checkpoint {
  const empty = emptyCheckpoint(documentId, annotatorId)
  return { ...empty, set: { ...empty.set, spans: held, revision: seq }, upTo: { [segmentId]: seq }, head }
}
const placed = (seq: number, command: Command): PlacedRecord => ({
  segmentId,
  crc: '12345678',
  record: { seq, documentId, revision: seq, prev: noHead, at, via: 'do', command: recordCommand(command) },
})
const removals = (from: number, to: number): Command => ({
  kind: 'batch',
  name: 'removeSpans',
  commands: spans(from, to).map((gone) => ({ kind: 'removeSpan', span: gone })),
})

describe('droppedSpans', () => {
  it.each([
    [20, 15, 5, 'exactly five, a quarter'],
    [25, 20, 0, 'five, a fifth and no more'],
    [6, 2, 0, 'four, more than half'],
    [6, 0, 6, 'all'],
    [100, 70, 30, 'many'],
  ])('of %i spans that become %i counts %i: %s', (before, after, dropped) => {
    const next = checkpointOf(spans(0, after), 8)
    expect(droppedSpans(checkpointOf(spans(0, before), 7), next, () => [])).toBe(dropped)
  })

  it('leaves out what commands since the checkpoint took away, also in a batch', () => {
    const onDisk = checkpointOf(spans(0, 20), 7)
    const next = checkpointOf(spans(10, 20), 9)
    expect(droppedSpans(onDisk, next, () => [placed(8, removals(0, 10))])).toBe(0)
    expect(droppedSpans(onDisk, next, () => [placed(8, removals(0, 4))])).toBe(6)
  })

  it('counts a removal neither before the checkpoint, nor after the next, nor where it was taken back', () => {
    const onDisk = checkpointOf(spans(0, 20), 7)
    const next = checkpointOf(spans(10, 20), 9)
    const back: Command = {
      kind: 'batch',
      name: 'removeSpans',
      commands: spans(0, 10).map((again) => ({ kind: 'addSpan', span: again })),
    }
    expect(droppedSpans(onDisk, next, () => [placed(7, removals(0, 10))])).toBe(10)
    expect(droppedSpans(onDisk, next, () => [placed(10, removals(0, 10))])).toBe(10)
    expect(droppedSpans(onDisk, next, () => [placed(9, back), placed(8, removals(0, 10))])).toBe(10)
  })

  it('counts nothing where the document was removed meanwhile, or the coder chose the state', () => {
    const onDisk = checkpointOf(spans(0, 20), 7)
    const forget: PlacedRecord = {
      segmentId,
      crc: '12345678',
      record: { seq: 8, documentId, revision: 8, prev: noHead, at, via: 'forget' },
    }
    expect(droppedSpans(onDisk, checkpointOf([], 8), () => [forget])).toBe(0)
    expect(droppedSpans(onDisk, checkpointOf([], 8, noHead), () => [])).toBe(0)
  })

  it('asks for records only where many spans are missing', () => {
    const unasked = () => {
      throw new Error('asked')
    }
    expect(droppedSpans(checkpointOf(spans(0, 20), 7), checkpointOf(spans(3, 30), 8), unasked)).toBe(0)
  })
})
