import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AnnotationSet } from '../annotation/annotation-set'
import { commandFor, empty, idOf, spanAt, steps } from '../annotation/command-fixture'
import { applyCommand, type Command } from '../annotation/commands'
import type { Decision } from '../annotation/decision'
import { emptyCheckpoint, isSoundSet, noHead, type Checkpoint } from './checkpoint'
import { crc32OfBytes } from './crc32'
import { decodeFile, encodeFile } from './file-envelope'
import { checkpointFile } from './file-kinds'
import { decodeRecord, encodeHeader, encodeRecord, type JournalRecord } from './journal-line'
import { withoutDocument } from './journal-segment'
import { recordCommand, restoreCommand, type RecordedCommand } from './recorded-command'
import { replay } from './replay'

const text = 'x'.repeat(400)
const at = '2026-01-01T00:00:00.000Z'
const sha256Hex = (words: string) => createHash('sha256').update(words, 'utf8').digest('hex')
const made = (choices: readonly [number, number, number][]) =>
  choices.reduce((set, choice) => applyCommand(set, commandFor(set, ...choice)), empty)
const checkpointOf = (set: AnnotationSet): Checkpoint => ({
  ...emptyCheckpoint(set.documentId, set.annotatorId),
  set,
})
const read = (file: string) => decodeFile(checkpointFile, file, sha256Hex)
const recordOf = (command: RecordedCommand): JournalRecord => ({
  seq: 1,
  documentId: empty.documentId,
  revision: 1,
  prev: noHead,
  at,
  via: 'do',
  command,
})
/** Span `a` is waived with `b`, a range is waived, `a` has an absent cell, words are dismissed, and two errors have verdicts. */
const [a, b] = [spanAt(0, 0, 4), spanAt(1, 5, 9)]
const decisions: readonly Decision[] = [
  { kind: 'absent', row: a.id, column: 'guideline' },
  { kind: 'dismissed', label: 'outcome', start: 5, end: 9 },
  {
    kind: 'verdict',
    gold: { label: 'outcome', start: 2, end: 4 },
    predicted: { label: 'outcome', start: 0, end: 4 },
    verdict: 'guideline-unclear',
    note: 'naïve: with the article?',
  },
  {
    kind: 'verdict',
    gold: null,
    predicted: { label: 'outcome', start: 5, end: 9 },
    verdict: 'gold-wrong',
    note: '',
  },
  { kind: 'waived', check: 'overlap', spans: [a.id, b.id].sort(), range: null, reason: 'as printed' },
  { kind: 'waived', check: 'space', spans: [], range: { start: 2, end: 3 }, reason: '' },
]
const decided: AnnotationSet = { ...empty, spans: [a, b], decisions }

describe('a checkpoint', () => {
  it('holds decisions and notes of spans as they are, and is sound', () => {
    fc.assert(
      fc.property(steps, (choices) => {
        const checkpoint = checkpointOf(made(choices))
        expect(read(encodeFile(checkpointFile, checkpoint, sha256Hex))).toEqual({
          state: 'ok',
          body: checkpoint,
        })
        expect(isSoundSet(checkpoint.set, text)).toBe(true)
      }),
    )
  })

  it('of before there were decisions and notes of spans has none, and is written with them from then on', () => {
    const { decisions: none, ...set } = { ...decided, decisions: [] }
    const spans = set.spans.map(({ note, ...span }) => (note === '' ? span : {}))
    const body = { ...checkpointOf(decided), set: { ...set, spans } }
    const before = encodeFile({ ...checkpointFile, stored: (whole) => whole }, body as never, sha256Hex)
    expect(before).not.toMatch(/"decisions"|"note":""[^}]*"origin"/)
    const opened = read(before)
    expect(opened).toEqual({ state: 'ok', body: checkpointOf({ ...decided, decisions: none }) })
    const again = encodeFile(checkpointFile, (opened as { body: Checkpoint }).body, sha256Hex)
    expect(again).toMatch(/"decisions":\[\]/)
    expect(read(again)).toEqual(opened)
  })

  it('keeps verdicts in a field of their own, so that what knew none shows the rest, and only where there are any', () => {
    const written = (set: AnnotationSet) => encodeFile(checkpointFile, checkpointOf(set), sha256Hex)
    const { body } = JSON.parse(written(decided)) as { body: { set: { decisions: Decision[] } } }
    expect(body.set).toHaveProperty('verdicts')
    expect(body.set.decisions.map(({ kind }) => kind)).toEqual(['absent', 'dismissed', 'waived', 'waived'])
    expect(read(written(decided))).toEqual({ state: 'ok', body: checkpointOf(decided) })
    const none = decisions.filter(({ kind }) => kind !== 'verdict')
    expect(written({ ...decided, decisions: none })).not.toContain('verdicts')
  })

  it('is not of this app where a verdict stands among the other decisions', () => {
    const file = encodeFile({ ...checkpointFile, stored: (body) => body }, checkpointOf(decided), sha256Hex)
    expect(read(file)).toMatchObject({ state: 'damaged' })
  })

  it.each<[string, readonly Decision[]]>([
    ['names a span that is not there', [{ kind: 'absent', row: idOf(7), column: 'guideline' }]],
    ['dismisses words outside the text', [{ kind: 'dismissed', label: 'outcome', start: 399, end: 401 }]],
    ['dismisses no words', [{ kind: 'dismissed', label: 'outcome', start: 5, end: 5 }]],
    [
      'waives a range outside the text',
      [{ kind: 'waived', check: 'space', spans: [], range: { start: 400, end: 401 }, reason: '' }],
    ],
    [
      'names spans out of order',
      [{ kind: 'waived', check: 'x', spans: [a.id, b.id].sort().reverse(), range: null, reason: '' }],
    ],
    [
      'judges a range outside the text',
      [
        {
          kind: 'verdict',
          gold: { label: 'outcome', start: 399, end: 401 },
          predicted: null,
          verdict: 'parser-wrong',
          note: '',
        },
      ],
    ],
    ['decides twice', [decisions[0]!, decisions[0]!]],
    ['stands out of order', decisions.toReversed()],
  ])('is not sound where a decision %s', (_, wrong) => {
    expect(isSoundSet(decided, text)).toBe(true)
    expect(isSoundSet({ ...decided, decisions: wrong }, text)).toBe(false)
  })
})

describe('a journal record', () => {
  const commands: readonly Command[] = [
    ...decisions.map((decision): Command => ({ kind: 'decide', decision })),
    { kind: 'undecide', decision: decisions[2]! },
    { kind: 'undecide', decision: decisions[4]! },
    { kind: 'setSpanNote', before: a, after: { ...a, note: 'naïve 👍' } },
  ]

  it.each(commands)('of $kind comes back as it was', (command) => {
    const { line } = encodeRecord(recordOf(recordCommand(command)))
    const record = decodeRecord(line.slice(0, -1)) as JournalRecord & { readonly command: RecordedCommand }
    expect(restoreCommand(record.command, text)).toEqual(command)
  })

  it('of a range that the text does not have is refused', () => {
    for (const decision of [decisions[1]!, decisions[2]!, decisions[3]!, decisions[5]!]) {
      const recorded = recordCommand({ kind: 'batch', name: 'x', commands: [{ kind: 'decide', decision }] })
      expect(() => restoreCommand(recorded, 'xx')).toThrow('range-invalid')
    }
  })

  it('of before there were notes of spans is replayed, and what comes now follows it', () => {
    const json = JSON.stringify(recordOf(recordCommand({ kind: 'addSpan', span: a }))).replace(
      '"note":"",',
      '',
    )
    expect(json).not.toContain('note')
    const crc = crc32OfBytes(json.slice(0, -1))
    const record = decodeRecord(`${json.slice(0, -1)},"crc":"${crc}"}`) as JournalRecord
    const next = [
      { kind: 'setSpanNote', before: a, after: { ...a, note: 'n' } },
      { kind: 'decide', decision: decisions[0]! },
    ] as const
    const segmentId = idOf(50)
    const records = [{ segmentId, crc, record }]
    for (const command of next) {
      const { line, crc: prevCrc } = encodeRecord({
        ...recordOf(recordCommand(command)),
        seq: records.length + 1,
        revision: records.length + 1,
        prev: records.at(-1)!.crc,
      })
      records.push({ segmentId, crc: prevCrc, record: decodeRecord(line.slice(0, -1)) as JournalRecord })
    }
    const start = emptyCheckpoint(empty.documentId, empty.annotatorId)
    const { checkpoint, problem, history } = replay(start, records, text)
    expect(problem).toBeNull()
    expect(checkpoint.set).toEqual({
      ...empty,
      revision: 3,
      spans: [{ ...a, note: 'n' }],
      decisions: [decisions[0]],
    })
    expect(history.past).toEqual([{ kind: 'addSpan', span: a }, ...next])
  })

  it('says no reason and no note any more once its document is removed', () => {
    const header = encodeHeader({
      goldspan: 'journal',
      version: 2,
      sealed: false,
      segmentId: idOf(50),
      annotatorId: empty.annotatorId,
      at,
      voids: {},
    })
    for (const [decision, words] of [
      [decisions[2]!, 'with the article'],
      [decisions[4]!, 'as printed'],
    ] as const) {
      const { line } = encodeRecord(recordOf(recordCommand({ kind: 'decide', decision })))
      expect(line).toContain(words)
      const left = withoutDocument(header.line + line, idOf(50), empty.annotatorId, empty.documentId)
      expect(left).not.toMatch(/with the article|as printed|overlap|outcome/)
      expect(left).toHaveLength(header.line.length + line.length)
    }
  })
})
