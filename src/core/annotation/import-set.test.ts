import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { idFromBytes, type Id } from '../ids'
import { emptySet, type AnnotationSet } from './annotation-set'
import { applyCommand } from './commands'
import { commandsFor, mergeOf } from './import-set'
import { compareSpans, compareText, type Span } from './span'

const idOf = (number: number): Id => {
  const bytes = new Uint8Array(17)
  new DataView(bytes.buffer).setUint32(0, number)
  return idFromBytes(bytes)
}
const [documentId, me, ben] = [idOf(1), idOf(2), idOf(3)]

const marks = fc.array(
  fc.record({
    start: fc.nat(2),
    label: fc.constantFrom('diagnosis', 'outcome'),
    status: fc.constantFrom(undefined, 'active', 'in doubt'),
    needsReview: fc.boolean(),
  }),
  { maxLength: 8 },
)

/** A set of these marks, each related to the one before it. */
function setOf(annotatorId: Id, from: number, given: typeof marks extends fc.Arbitrary<infer T> ? T : never) {
  const spans = given.map(({ start, label, status, needsReview }, index): Span => ({
    id: idOf(from + index),
    label,
    start,
    end: start + 1,
    quote: 'x',
    attributes: status === undefined ? {} : { status },
    needsReview,
    guidelineVersion: 'v1',
    origin: { kind: 'manual', source: '', edited: false },
    by: annotatorId,
    at: '2026-11-01T00:00:00.000Z',
  }))
  const relations = spans.slice(1).map(({ id }, index) => ({
    id: idOf(from + 100 + index),
    type: 'DECIDES',
    from: id,
    to: spans[index]!.id,
  }))
  return {
    ...emptySet(documentId, annotatorId),
    spans: spans.sort(compareSpans),
    relations: relations.sort((a, b) => compareText(a.id, b.id)),
  } satisfies AnnotationSet
}

let last = 10_000
const newId = () => idOf((last += 1))
const marksOf = (set: AnnotationSet) =>
  set.spans.map(({ label, start, attributes, needsReview }) =>
    JSON.stringify([label, start, attributes, needsReview]),
  )

describe('mergeOf', () => {
  it('brings in every mark that is not there, each once, and counts them', () => {
    fc.assert(
      fc.property(marks, marks, (mine, bens) => {
        const own = setOf(me, 1000, mine)
        const other = setOf(ben, 2000, bens)
        const merge = mergeOf(own, other, 'native', newId)
        const merged = applyCommand(own, merge.command)
        const left = marksOf(merged)
        for (const mark of marksOf(other)) {
          expect(left).toContain(mark)
          left.splice(left.indexOf(mark), 1)
        }
        expect(merged.spans).toHaveLength(own.spans.length + merge.added)
        expect(merge.added + merge.same).toBe(other.spans.length)
        expect(merged.relations.every(({ from, to }) => from !== to)).toBe(true)
        const again = mergeOf(merged, other, 'native', newId)
        expect(again).toMatchObject({ added: 0, same: other.spans.length, command: { commands: [] } })
      }),
      { numRuns: 2000 },
    )
  })

  it('takes a note where there is none, and says where it is left', () => {
    const own = setOf(me, 1000, [])
    const other = { ...setOf(ben, 2000, []), note: 'ask Ben' }
    const merge = mergeOf(own, other, 'native', newId)
    expect(applyCommand(own, merge.command).note).toBe('ask Ben')
    expect(merge.isNoteLeft).toBe(false)
    expect(mergeOf({ ...own, note: 'mine' }, other, 'native', newId)).toMatchObject({
      isNoteLeft: true,
      command: { commands: [] },
    })
    expect(mergeOf({ ...own, note: 'ask Ben' }, other, 'native', newId).isNoteLeft).toBe(false)
  })
})

describe('commandsFor', () => {
  it('makes a set out of an empty one', () => {
    fc.assert(
      fc.property(marks, (given) => {
        const set = { ...setOf(ben, 2000, given), note: 'n', status: 'done' as const }
        expect(applyCommand(emptySet(documentId, ben), commandsFor(set))).toEqual(set)
      }),
    )
  })
})
