import { describe, expect, it } from 'vitest'
import type { AnnotationSet } from '../annotation/annotation-set'
import { emptyCheckpoint, noHead, type Checkpoint } from './checkpoint'
import type { FileOutcome } from './file-envelope'
import { decodeFile, encodeFile } from './file-envelope'
import { checkpointFile } from './file-kinds'
import { decodeRecord, encodeHeader, encodeRecord, type PlacedRecord } from './journal-line'
import { scanSegment } from './journal-segment'
import type { KeptCheckpoint } from './kept-checkpoints'
import { recordCommand } from './recorded-command'
import { recoverSet, type RecoveredSet } from './recovery'
import { replay } from './replay'

const text = 'The patient has lumbar strain and a 👍.'
const documentId = 'd'.repeat(26)
const annotatorId = 'a'.repeat(26)
const segmentId = 'e'.repeat(26)
const at = '2026-01-01T00:00:00.000Z'
const missing = { state: 'missing' } as const

/** A segment in which each record adds a span, and the set after each. */
function segmentOf(count: number): { bytes: string; checkpoints: Checkpoint[] } {
  const lines = [
    encodeHeader({ goldspan: 'journal', version: 1, sealed: false, segmentId, annotatorId, at, voids: {} })
      .line,
  ]
  const checkpoints = [emptyCheckpoint(documentId, annotatorId)]
  let prev = noHead
  for (let seq = 1; seq <= count; seq += 1) {
    const start = seq * 4
    const span = {
      id: 'abcdefgh'[seq]!.repeat(26),
      label: 'diagnosis',
      start,
      end: start + 3,
      quote: text.slice(start, start + 3),
      attributes: {},
      needsReview: false,
      note: '',
      guidelineVersion: 'v1',
      origin: { kind: 'manual', source: '', edited: false },
      by: annotatorId,
      at,
    } as const
    const command = recordCommand({ kind: 'addSpan', span })
    const made = encodeRecord({ seq, documentId, revision: seq, prev, at, via: 'do', command })
    lines.push(made.line)
    prev = made.crc
    const placed = [
      { segmentId, crc: made.crc, record: decodeRecord(made.line.slice(0, -1)) } as PlacedRecord,
    ]
    checkpoints.push(replay(checkpoints.at(-1)!, placed, text).checkpoint)
  }
  return { bytes: lines.join(''), checkpoints }
}

function recover(
  bytes: string,
  checkpoint: FileOutcome<Checkpoint> = missing,
  lastGood: Iterable<KeptCheckpoint> = [],
): RecoveredSet & { isDamageSeen: boolean } {
  const scan = scanSegment(bytes, segmentId, annotatorId)
  const records = scan.records.map((place) => {
    const line = bytes.slice(place.offset, place.offset + place.sizeBytes)
    return { segmentId, crc: line.slice(-10, -2), record: decodeRecord(line) } as PlacedRecord
  })
  const lostRevision = Math.max(0, ...scan.beyond.map(({ revision }) => revision))
  const journal = scan.state === 'newer' ? 'newer' : 'whole'
  return {
    ...recoverSet({ documentId, annotatorId, text, checkpoint, lastGood, records, lostRevision, journal }),
    isDamageSeen: scan.state !== 'whole',
  }
}

const { bytes, checkpoints } = segmentOf(4)
const sets: readonly AnnotationSet[] = checkpoints.map(({ set }) => set)

describe('recoverSet', () => {
  it('gives the records before a cut at every byte, and nothing that was never there', () => {
    for (let end = 0; end <= bytes.length; end += 1) {
      const { checkpoint, isDamageSeen } = recover(bytes.slice(0, end))
      const whole = bytes.slice(0, end).split('\n').length - 2
      expect(checkpoint.set).toEqual(sets[Math.max(0, whole)])
      expect(isDamageSeen).toBe(bytes[end - 1] !== '\n')
    }
  })

  it('gives the records before a flipped bit at every byte, and edits go on only where nothing followed', () => {
    for (let flipped = 0; flipped < bytes.length; flipped += 1) {
      for (const bit of [1, 0x10, 0x80]) {
        const unit = String.fromCharCode(bytes.charCodeAt(flipped) ^ bit)
        const damaged = bytes.slice(0, flipped) + unit + bytes.slice(flipped + 1)
        const { checkpoint, readOnly, isDamageSeen } = recover(damaged)
        const before = Math.max(0, bytes.slice(0, flipped).split('\n').length - 2)
        expect(checkpoint.set).toEqual(sets[before])
        expect(isDamageSeen).toBe(true)
        const linesAfter = damaged.slice(flipped).split('\n').length - 2
        if (linesAfter > 0) expect(readOnly).not.toBeNull()
      }
    }
  })

  it('loses nothing to a damaged journal that the checkpoint has passed', () => {
    for (let flipped = 0; flipped < bytes.length; flipped += 7) {
      const unit = String.fromCharCode(bytes.charCodeAt(flipped) ^ 1)
      const damaged = bytes.slice(0, flipped) + unit + bytes.slice(flipped + 1)
      const found = recover(damaged, { state: 'ok', body: checkpoints[4]! })
      expect([found.checkpoint.set, found.edits]).toEqual([sets[4], 0])
      if (!damaged.includes('"version":0')) expect(found.readOnly).toBeNull()
    }
  })

  it('rebuilds a checkpoint that is flipped or cut at every byte', () => {
    // A stand-in for SHA-256 that any change of a byte changes too.
    const hash = (json: string) =>
      [...json]
        .reduce((sum, unit) => (sum * 31 + unit.charCodeAt(0)) >>> 0, 7)
        .toString(16)
        .padStart(64, '0')
    const file = encodeFile(checkpointFile, checkpoints[2]!, hash)
    for (let at = 0; at < file.length - 2; at += 1) {
      const unit = String.fromCharCode(file.charCodeAt(at) ^ 1)
      for (const damaged of [file.slice(0, at), file.slice(0, at) + unit + file.slice(at + 1)]) {
        const outcome = decodeFile(checkpointFile, damaged, hash)
        expect(outcome.state).not.toBe('ok')
        const found = recover(bytes, outcome)
        if (outcome.state === 'newer') expect(found.readOnly).toBe('newer')
        else expect([found.readOnly, found.checkpoint.set, found.edits]).toEqual([null, sets[4], 4])
      }
    }
  })

  it('takes the last good copy and the records after it where the journal does not go back to the beginning', () => {
    const [header, ...lines] = bytes.split('\n').slice(0, -1)
    const renumbered = lines.slice(2).map((line, index) => {
      const record = decodeRecord(line) as PlacedRecord['record']
      return encodeRecord({ ...record, seq: index + 1 }).line
    })
    // Renumbering changes the checksums, and with them what the second record continues: one is enough.
    const tail = `${header}\n${renumbered[0]}`
    const sound = { revision: 2, outcome: { state: 'ok', body: { ...checkpoints[2]!, upTo: {} } } } as const
    const lastGood = [sound]
    const damaged = { state: 'damaged', reason: 'empty' } as const
    expect(recover(tail, damaged, lastGood)).toMatchObject({ readOnly: null, checkpoint: { set: sets[3] } })
    expect(recover(tail, damaged)).toMatchObject({ readOnly: 'damaged', checkpoint: { set: sets[0] } })
    expect(recover(`${header}\n`, damaged, lastGood)).toMatchObject({
      readOnly: 'damaged',
      checkpoint: { set: sets[2] },
    })
  })

  it('takes the newest copy that is sound, and knows by its name what a damaged one held', () => {
    const damaged = { state: 'damaged', reason: 'empty' } as const
    const copy = (revision: number, outcome: FileOutcome<Checkpoint>): KeptCheckpoint => ({
      revision,
      outcome,
    })
    const sound = (revision: number) => copy(revision, { state: 'ok', body: checkpoints[revision]! })
    const header = bytes.slice(0, bytes.indexOf('\n') + 1)
    const copies = [copy(3, damaged), sound(2), sound(1)]
    expect(recover(header, damaged, copies)).toMatchObject({
      readOnly: 'damaged',
      checkpoint: { set: sets[2] },
    })
    // The journal goes on from the sound copy, but not beyond what the damaged one held: more may be missing.
    const three = bytes.split('\n').slice(0, 4).join('\n') + '\n'
    expect(recover(three, damaged, copies)).toMatchObject({
      readOnly: 'damaged',
      checkpoint: { set: sets[3] },
    })
    expect(recover(bytes, damaged, copies)).toMatchObject({ readOnly: null, checkpoint: { set: sets[4] } })
    function* failing() {
      yield sound(2)
      throw new Error('a copy was read that nobody needs')
    }
    expect(recover(header, damaged, failing())).toMatchObject({ checkpoint: { set: sets[2] } })
    expect(recover(bytes, { state: 'ok', body: checkpoints[4]! }, failing())).toMatchObject({
      readOnly: null,
    })
  })

  it('refuses a checkpoint whose spans do not stand in the text', () => {
    const [span] = sets[1]!.spans
    const body = { ...checkpoints[1]!, set: { ...sets[1]!, spans: [{ ...span!, start: span!.start + 1 }] } }
    const found = recover(bytes, { state: 'ok', body })
    expect(found).toMatchObject({ checkpointState: 'damaged', readOnly: null, checkpoint: { set: sets[4] } })
  })
})
