import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AnnotationSet } from './annotation-set'
import { commandFor, empty, idOf, spanAt, steps } from './command-fixture'
import { applyCommand } from './commands'
import type { Decision } from './decision'
import { restoringCommand } from './restoring-command'
import { unionOf } from './union-of'

const made = (from: AnnotationSet, choices: readonly [number, number, number][]) =>
  choices.reduce((set, choice) => applyCommand(set, commandFor(set, ...choice)), from)

/** Ids that no command of the fixture makes. */
function fresh(): () => string {
  let count = 100
  return () => idOf((count += 1))
}
const content = ({ spans, relations, decisions, note, status }: AnnotationSet) => ({
  spans,
  relations,
  decisions,
  note,
  status,
})
const withSpans = (...spans: AnnotationSet['spans']): AnnotationSet => ({ ...empty, spans })

describe('unionOf', () => {
  it('is the one side where the other has changed nothing', () => {
    fc.assert(
      fc.property(steps, steps, (before, after) => {
        const base = made(empty, before)
        const changed = made(base, after)
        expect(content(unionOf(base, changed, base, fresh()))).toEqual(content(changed))
        expect(content(unionOf(base, base, changed, fresh()))).toEqual(content(changed))
      }),
    )
  })

  it('can be reached by one command, and holds every span that either side has made or changed', () => {
    fc.assert(
      fc.property(steps, steps, steps, (before, one, two) => {
        const base = made(empty, before)
        const own = made(base, one)
        const other = made(base, two)
        const union = unionOf(base, own, other, fresh())
        const command = restoringCommand(own, union)
        expect(content(command ? applyCommand(own, command) : own)).toEqual(content(union))
        const marks = new Set(union.spans.map(({ label, start, end }) => `${label} ${start} ${end}`))
        const old = new Set(base.spans.map((span) => JSON.stringify(span)))
        for (const span of [...own.spans, ...other.spans]) {
          if (!old.has(JSON.stringify(span)))
            expect(marks).toContain(`${span.label} ${span.start} ${span.end}`)
        }
      }),
    )
  })

  it('keeps what one side has removed away, unless the other has changed it', () => {
    const [a, b] = [spanAt(1, 0, 3), spanAt(2, 5, 9)]
    const base = withSpans(a, b)
    expect(unionOf(base, withSpans(b), base, fresh()).spans).toEqual([b])
    const changed = { ...a, label: 'outcome' }
    expect(unionOf(base, withSpans(b), withSpans(changed, b), fresh()).spans).toEqual([changed, b])
  })

  it('lets both stand where both have changed a span, with the relations of each', () => {
    const [a, b] = [spanAt(1, 0, 3), spanAt(2, 5, 9)]
    const relation = { id: idOf(9), type: 'DECIDES', from: a.id, to: b.id }
    const base = withSpans(a, b)
    const own = { ...withSpans({ ...a, label: 'outcome' }, b) }
    const other = { ...withSpans({ ...a, label: 'guideline' }, b), relations: [relation] }
    const union = unionOf(base, own, other, fresh())
    expect(union.spans.map(({ label }) => label)).toEqual(['guideline', 'outcome', 'diagnosis'])
    expect(
      union.relations.map(({ from }) => union.spans.find(({ id }) => id === from)!.label).sort(),
    ).toEqual(['guideline', 'outcome'])
  })

  it('takes once what both have marked alike, and joins what was joined to either', () => {
    const b = spanAt(2, 5, 9)
    const [mine, theirs] = [spanAt(3, 0, 3), spanAt(4, 0, 3)]
    const other = {
      ...withSpans(theirs, b),
      relations: [{ id: idOf(9), type: 'DECIDES', from: theirs.id, to: b.id }],
    }
    const union = unionOf(withSpans(b), withSpans(mine, b), other, fresh())
    expect(union.spans).toEqual([mine, b])
    expect(union.relations).toEqual([{ id: idOf(9), type: 'DECIDES', from: mine.id, to: b.id }])
  })

  it('keeps a span that the other side has removed where it was newly joined', () => {
    const [a, b] = [spanAt(1, 0, 3), spanAt(2, 5, 9)]
    const base = withSpans(a, b)
    const joined = { ...base, relations: [{ id: idOf(9), type: 'DECIDES', from: a.id, to: b.id }] }
    for (const [own, other] of [
      [joined, withSpans(b)],
      [withSpans(b), joined],
    ] as const) {
      const { spans, relations } = unionOf(base, own, other, fresh())
      expect([spans, relations]).toEqual([joined.spans, joined.relations])
    }
  })

  it('takes the decisions of both, of two reasons the own one, and leaves away what either has taken back', () => {
    const base = withSpans(spanAt(1, 0, 3))
    const waived = (check: string, reason: string): Decision => ({
      kind: 'waived',
      check,
      spans: [idOf(1)],
      range: null,
      reason,
    })
    const decided = (...decisions: readonly Decision[]) => ({ ...base, decisions })
    const before = decided(waived('a', 'old'), waived('b', 'old'), waived('c', 'old'))
    const own = decided(waived('a', 'mine'), waived('c', 'old'), waived('d', 'mine'))
    const other = decided(
      waived('a', 'theirs'),
      waived('b', 'old'),
      waived('c', 'theirs'),
      waived('e', 'theirs'),
    )
    expect(unionOf(before, own, other, fresh()).decisions).toEqual([
      waived('a', 'mine'),
      waived('c', 'theirs'),
      waived('d', 'mine'),
      waived('e', 'theirs'),
    ])
  })

  it('makes a decision of the other side on both spans where a span stands twice', () => {
    const a = spanAt(1, 0, 3)
    const absent = (row: string): Decision => ({ kind: 'absent', row, column: 'guideline' })
    const own = withSpans({ ...a, label: 'outcome' })
    const other = { ...withSpans({ ...a, label: 'guideline' }), decisions: [absent(a.id)] }
    const { spans, decisions } = unionOf(withSpans(a), own, other, fresh())
    expect(spans).toHaveLength(2)
    expect(decisions).toEqual(
      spans
        .map(({ id }) => id)
        .sort()
        .map(absent),
    )
  })

  it('keeps a span that the other side has removed where it was newly decided on', () => {
    const base = withSpans(spanAt(1, 0, 3))
    const decisions: Decision[] = [{ kind: 'absent', row: idOf(1), column: 'guideline' }]
    for (const [own, other] of [
      [{ ...base, decisions }, empty],
      [empty, { ...base, decisions }],
    ] as const) {
      const union = unionOf(base, own, other, fresh())
      expect([union.spans, union.decisions]).toEqual([base.spans, decisions])
    }
  })

  it('keeps both notes', () => {
    const note = (text: string) => ({ ...empty, note: text })
    expect(unionOf(note('a'), note('a b'), note('a c'), fresh()).note).toBe('a b\n\na c')
    expect(unionOf(note('a'), note('a'), note('a c'), fresh()).note).toBe('a c')
  })
})
