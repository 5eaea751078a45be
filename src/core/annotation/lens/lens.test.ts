import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TextRange } from '../../text/offsets'
import type { AnnotationSet } from '../annotation-set'
import { applyCommand, inverseOf, type Command } from '../commands'
import { commandFor, empty, idOf, spanAt, steps } from '../command-fixture'
import type { Span } from '../span'
import { lensCommand, lensDeeds, placesDone, type LensDeed } from './lens-command'
import { placesOf, standingsOf } from './occurrences'
import { takingBack } from './taking-back'

const withSpans = (...spans: Span[]): AnnotationSet =>
  spans.reduce((set, span) => applyCommand(set, { kind: 'addSpan', span }), empty)

let lastId = 1000
const mark = ({ start, end }: TextRange): Command => ({
  kind: 'addSpan',
  span: { ...spanAt(0, start, end), id: `${'a'.repeat(20)}${base32((lastId += 1))}` },
})
const base32 = (number: number) =>
  Array.from({ length: 6 }, (_, at) => 'abcdefghijklmnopqrstuvwxyz234567'[(number >> (5 * at)) & 31]).join('')

/** A set that some commands have made. */
const sets = steps.map((numbers) =>
  numbers.reduce((set, step) => applyCommand(set, commandFor(set, ...step)), empty),
)
/** Places, ascending and apart. */
const places = fc
  .array(fc.tuple(fc.nat(4), fc.integer({ min: 1, max: 9 })), { maxLength: 30 })
  .map((steps) => {
    let at = 0
    return steps.map(([gap, length]) => ({ start: (at += gap), end: (at += length) }))
  })
const deeds = fc.constantFrom(...lensDeeds)

/** A set without its revision and with no ids that a run has given. */
const contentOf = ({ spans, relations, decisions }: AnnotationSet) => ({ spans, relations, decisions })

describe('where the words of the lens stand', () => {
  it('finds whole words whatever white space and capital letters they have', () => {
    expect(placesOf('Neck\n \n pain, neck  pain; neckpain, neck pains, NECK\fPAIN', 'neck pain')).toEqual([
      { start: 0, end: 12 },
      { start: 14, end: 24 },
      { start: 48, end: 57 },
    ])
  })

  it('says of each place whether the label, another span or none is on it', () => {
    const text = 'pain pain pain pain pain'
    const all = placesOf(text, 'pain')
    const set = withSpans(
      spanAt(1, 0, 4, 'diagnosis'),
      spanAt(2, 5, 9, 'outcome'),
      spanAt(3, 10, 16, 'diagnosis'),
      spanAt(4, 0, 4, 'outcome'),
    )
    const said = standingsOf(all, set, 'diagnosis').map(({ standing, labels }) => [standing, ...labels])
    expect(said).toEqual([
      ['so', 'diagnosis', 'outcome'],
      ['otherwise', 'outcome'],
      ['otherwise', 'diagnosis'],
      ['otherwise', 'diagnosis'],
      ['not'],
    ])
  })

  it('says what looking at every span says, for any set', () => {
    fc.assert(
      fc.property(sets, places, (set, all) => {
        for (const one of standingsOf(all, set, 'diagnosis')) {
          const on = set.spans.filter(({ start, end }) => start < one.end && end > one.start)
          const isSo = on.some((s) => s.label === 'diagnosis' && s.start === one.start && s.end === one.end)
          expect(one.standing).toBe(isSo ? 'so' : on.length > 0 ? 'otherwise' : 'not')
          expect([...one.labels].sort()).toEqual([...new Set(on.map(({ label }) => label))].sort())
        }
      }),
    )
  })

  it('is through with long and nasty letters at once', () => {
    const nasty = [' ', ':', '\n', 'a ', 'neck ', 'neck\n', 'neck-\n'].map((part) =>
      part.repeat(1_000_000 / part.length),
    )
    for (const text of nasty) placesOf(text, 'neck and low-back pain')
    expect(placesOf(nasty[4]!, 'neck')).toHaveLength(200_000)
  })
})

describe("one document's part of a run", () => {
  const workOn = (set: AnnotationSet, deed: LensDeed, all: readonly TextRange[]) =>
    lensCommand(set, { deed, label: 'diagnosis', places: all }, mark)

  it('does to every place what is asked for, as one batch', () => {
    fc.assert(
      fc.property(sets, places, deeds, (set, all, deed) => {
        const command = workOn(set, deed, all)
        const after = command ? applyCommand(set, command) : set
        for (const one of standingsOf(all, after, 'diagnosis')) {
          if (deed === 'label') expect([one.standing, one.isDismissed]).toEqual(['so', false])
          if (deed === 'unlabel') expect(one.standing).not.toBe('so')
          if (deed === 'dismiss') expect(one.isDismissed).toBe(true)
          if (deed === 'bring-back') expect(one.isDismissed).toBe(false)
        }
        if (command) expect(command).toMatchObject({ kind: 'batch', name: 'lens' })
        if (deed === 'label') {
          expect(command ? placesDone(command, deed) : 0).toBe(after.spans.length - set.spans.length)
        }
      }),
    )
  })

  it('dismisses no more what gets the label after all', () => {
    const all = [{ start: 0, end: 4 }]
    const dismissed = applyCommand(empty, workOn(empty, 'dismiss', all)!)
    expect(standingsOf(all, dismissed, 'diagnosis')[0]?.isDismissed).toBe(true)
    const labelled = applyCommand(dismissed, workOn(dismissed, 'label', all)!)
    expect(labelled).toMatchObject({ decisions: [], spans: [{ start: 0, end: 4 }] })
  })

  it('is nothing the second time', () => {
    fc.assert(
      fc.property(sets, places, deeds, (set, all, deed) => {
        const command = workOn(set, deed, all)
        expect(workOn(command ? applyCommand(set, command) : set, deed, all)).toBeNull()
      }),
    )
  })

  it('is taken back exactly by its inverse', () => {
    fc.assert(
      fc.property(sets, places, deeds, (set, all, deed) => {
        const command = workOn(set, deed, all)
        if (command) expect(applyCommand(applyCommand(set, command), inverseOf(command))).toEqual(set)
      }),
    )
  })

  it('lets each mark see those before it, and joins what they join once all are there', () => {
    const seen: number[] = []
    const relation = (id: number, from: string, to: string) => ({ id: idOf(id), type: 'DECIDES', from, to })
    const command = lensCommand(
      withSpans(spanAt(1, 0, 4, 'requested_item')),
      { deed: 'label', label: 'diagnosis', places: [5, 10].map((start) => ({ start, end: start + 4 })) },
      ({ start, end }, now) => {
        seen.push(now.spans.length)
        const span = spanAt(start, start, end)
        const joins = relation(start + 50, span.id, idOf(1))
        return {
          kind: 'batch',
          name: 'addSpan',
          commands: [
            { kind: 'addSpan', span },
            { kind: 'addRelation', relation: joins },
          ],
        }
      },
    )
    expect(seen).toEqual([1, 2])
    expect(command).toMatchObject({
      commands: ['addSpan', 'addSpan', 'addRelation', 'addRelation'].map((kind) => ({ kind })),
    })
  })
})

describe('taking a run back', () => {
  it('gives the set before it where nothing came after', () => {
    fc.assert(
      fc.property(sets, places, deeds, (set, all, deed) => {
        const run = lensCommand(set, { deed, label: 'diagnosis', places: all }, mark)
        if (!run) return
        const after = applyCommand(set, run)
        const { command, kept } = takingBack(after, set, after)
        expect(kept).toBe(0)
        expect(contentOf(applyCommand(after, command!))).toEqual(contentOf(set))
      }),
    )
  })

  it('fits whatever came after, and leaves everything as it is that is not the run', () => {
    fc.assert(
      fc.property(sets, places, deeds, steps, (set, all, deed, later) => {
        const run = lensCommand(set, { deed, label: 'diagnosis', places: all }, mark)
        if (!run) return
        const after = applyCommand(set, run)
        const now = later.reduce((state, step) => applyCommand(state, commandFor(state, ...step)), after)
        const { command } = takingBack(now, set, after)
        const back = command ? applyCommand(now, command) : now
        const byRun = new Set(
          after.spans.map(({ id }) => id).filter((id) => !set.spans.some((s) => s.id === id)),
        )
        const others = ({ spans }: AnnotationSet) => spans.filter(({ id }) => !byRun.has(id))
        if (deed === 'label') expect(others(back)).toEqual(others(now))
        if (deed === 'unlabel') for (const span of now.spans) expect(back.spans).toContainEqual(span)
      }),
    )
  })

  it('keeps and counts a mark that was changed since, and a place that was marked anew', () => {
    const [first, second] = [spanAt(1, 0, 4), spanAt(2, 5, 9)]
    const labelled = withSpans(first, second)
    const changed = withSpans({ ...first, note: 'mine' }, second)
    expect(takingBack(changed, empty, labelled)).toEqual({
      command: { kind: 'batch', name: 'lens', commands: [{ kind: 'removeSpan', span: second }] },
      kept: 1,
    })
    expect(takingBack(withSpans(spanAt(3, 0, 4)), labelled, empty)).toEqual({
      command: { kind: 'batch', name: 'lens', commands: [{ kind: 'addSpan', span: second }] },
      kept: 1,
    })
  })
})
