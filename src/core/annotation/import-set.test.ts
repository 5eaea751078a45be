import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { idFromBytes, type Id } from '../ids'
import { emptySet, type AnnotationSet } from './annotation-set'
import { applyCommand, inverseOf, type Command } from './commands'
import { contentOf, decisionsByKey, keyOf, waiverOf, type Decision } from './decision'
import { commandsFor, holdsSameWork, isUntouched, mergeOf } from './import-set'
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
    note: fc.constantFrom<string>('', 'n', 'm'),
    decided: fc.constantFrom(undefined, 'absent', 'waived', 'dismissed'),
  }),
  { maxLength: 8 },
)

/** A set of these marks, each related to the one before it. */
function setOf(annotatorId: Id, from: number, given: typeof marks extends fc.Arbitrary<infer T> ? T : never) {
  const spans = given.map(({ start, label, status, needsReview, note }, index): Span => ({
    id: idOf(from + index),
    label,
    start,
    end: start + 1,
    quote: 'x',
    attributes: status === undefined ? {} : { status },
    needsReview,
    note,
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
  const decisions = given.flatMap(({ decided, label, start }, index): Decision[] => {
    const id = idOf(from + index)
    switch (decided) {
      case 'absent':
        return [{ kind: 'absent', row: id, column: 'guideline' }]
      case 'waived':
        return [{ kind: 'waived', check: 'overlap', spans: [id], range: null, reason: `of ${from}` }]
      case 'dismissed':
        return [{ kind: 'dismissed', label, start, end: start + 1 }]
      case undefined:
        return []
    }
  })
  return {
    ...emptySet(documentId, annotatorId),
    decisions: [...decisionsByKey(decisions).values()],
    spans: spans.sort(compareSpans),
    relations: relations.sort((a, b) => compareText(a.id, b.id)),
  } satisfies AnnotationSet
}

let last = 10_000
const newId = () => idOf((last += 1))
/** What spans with an absent cell say, and what is dismissed. */
const decidedOf = (set: AnnotationSet) =>
  set.decisions.flatMap((decision) => {
    if (decision.kind === 'dismissed' || decision.kind === 'verdict') return [keyOf(decision)]
    const row = decision.kind === 'absent' ? decision.row : decision.spans[0]
    const { label, start } = set.spans.find(({ id }) => id === row)!
    return [JSON.stringify([decision.kind, label, start])]
  })
const marksOf = (set: AnnotationSet) =>
  set.spans.map(({ label, start, attributes, needsReview }) =>
    JSON.stringify([label, start, attributes, needsReview]),
  )

const kindsIn = (command: Command) =>
  command.kind === 'batch' ? command.commands.map(({ kind }) => kind) : [command.kind]

describe('mergeOf', () => {
  it('brings in every mark that is not there, each once, and counts them', () => {
    fc.assert(
      fc.property(marks, marks, (mine, bens) => {
        const own = setOf(me, 1000, mine)
        const other = setOf(ben, 2000, bens)
        const merge = mergeOf(own, other, 'native', newId)
        const merged = applyCommand(own, merge.command)
        const there = marksOf(merged)
        for (const mark of marksOf(other)) {
          expect(there).toContain(mark)
          there.splice(there.indexOf(mark), 1)
        }
        expect(merged.spans).toHaveLength(own.spans.length + merge.added)
        expect(merge.added + merge.same).toBe(other.spans.length)
        expect(merged.relations.every(({ from, to }) => from !== to)).toBe(true)
        expect(merged.decisions).toEqual(expect.arrayContaining([...own.decisions]))
        expect(decidedOf(merged)).toEqual(expect.arrayContaining(decidedOf(other)))
        const notes = new Set(merged.spans.map(({ label, start, note }) => `${label} ${start} ${note}`))
        const isNoteLeft = other.spans.some(
          ({ label, start, note }) => note !== '' && !notes.has(`${label} ${start} ${note}`),
        )
        if (isNoteLeft) expect(merge.isNoteLeft).toBe(true)
        const again = mergeOf(merged, other, 'native', newId)
        expect(again).toMatchObject({ added: 0, same: other.spans.length })
        // Which of several equal spans stands for which is not told apart.
        const areDistinct = [own, other].every((set) => new Set(marksOf(set)).size === set.spans.length)
        const left = areDistinct ? [] : ['decide', 'setSpanNote']
        expect(kindsIn(again.command).filter((kind) => !left.includes(kind))).toEqual([])
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

describe('mergeOf decisions', () => {
  const mark = {
    start: 0,
    label: 'outcome',
    status: undefined,
    needsReview: false,
    note: '',
    decided: 'waived',
  } as const
  const contents = ({ spans, decisions }: AnnotationSet) => [spans.length, decisions.map(contentOf)]

  it("leaves the annotator's own standing, and brings others in with the spans that they name", () => {
    const own = setOf(me, 1000, [mark])
    const other = setOf(ben, 2000, [mark, { ...mark, start: 1 }, { ...mark, decided: 'dismissed' }])
    const { command } = mergeOf(own, other, 'native', newId)
    const merged = applyCommand(own, command)
    expect(merged.decisions.map(({ kind }) => kind)).toEqual(['dismissed', 'waived', 'waived'])
    expect(waiverOf(merged, { check: 'overlap', spans: [own.spans[0]!.id], range: null })!.reason).toBe(
      'of 1000',
    )
    expect(contents(applyCommand(merged, inverseOf(command)))).toEqual(contents(own))
  })

  it('takes the note of a span where there is none, and says where one is left', () => {
    const noted = (note: string) => setOf(me, 1000, [{ ...mark, note }])
    const theirs = (note: string) => setOf(ben, 2000, [{ ...mark, note }])
    const { command, added, same, isNoteLeft } = mergeOf(noted(''), theirs('n'), 'native', newId)
    expect([added, same, isNoteLeft]).toEqual([0, 1, false])
    expect(applyCommand(noted(''), command).spans[0]!.note).toBe('n')
    expect(mergeOf(noted('mine'), theirs('n'), 'native', newId).isNoteLeft).toBe(true)
    expect(mergeOf(noted('n'), theirs('n'), 'native', newId).isNoteLeft).toBe(false)
    expect(mergeOf(noted('mine'), theirs(''), 'native', newId).isNoteLeft).toBe(false)
  })
})

describe('holdsSameWork and isUntouched', () => {
  it('see a decision, its reason and the note of a span', () => {
    const base = emptySet(documentId, me)
    const decision = { kind: 'waived', check: 'c', spans: [], range: null, reason: 'so' } as const
    const decided = { ...base, decisions: [decision] }
    expect(isUntouched(base)).toBe(true)
    expect(isUntouched(decided)).toBe(false)
    expect(holdsSameWork(decided, base)).toBe(false)
    expect(holdsSameWork(decided, { ...base, decisions: [{ ...decision, reason: 'other' }] })).toBe(false)
    const [plain, noted] = ['', 'n'].map((note) =>
      setOf(me, 1000, [
        { start: 0, label: 'outcome', status: undefined, needsReview: false, note, decided: undefined },
      ]),
    )
    expect(holdsSameWork(plain!, noted!)).toBe(false)
    expect(holdsSameWork(plain!, structuredClone(plain!))).toBe(true)
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
