import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AnnotationSet } from '../annotation/annotation-set'
import { applyCommand } from '../annotation/commands'
import { commandFor, empty, spanAt, steps } from '../annotation/command-fixture'
import { openSuggestions } from './open-suggestions'
import type { Suggestion } from './suggestion'

const of = (label: string, start: number, end: number): Suggestion => ({ label, start, end })
const withSpans = (...ranges: [number, number][]): AnnotationSet =>
  ranges.reduce(
    (set, [start, end], n) =>
      applyCommand(set, { kind: 'addSpan', span: spanAt(n + 1, start, end, 'diagnosis') }),
    empty,
  )

describe('suggestions that wait', () => {
  it('are those of whose words none is marked, whatever the label', () => {
    const all = [of('outcome', 0, 4), of('outcome', 4, 6), of('diagnosis', 8, 12), of('outcome', 14, 15)]
    expect(openSuggestions(all, withSpans([2, 4], [6, 8], [11, 20]))).toEqual([all[1]])
  })

  it('are none that were rejected: these words do not get this label, but perhaps another', () => {
    const all = [of('diagnosis', 0, 4), of('outcome', 0, 4), of('diagnosis', 0, 5)]
    const set = applyCommand(empty, {
      kind: 'decide',
      decision: { kind: 'dismissed', label: 'diagnosis', start: 0, end: 4 },
    })
    expect(openSuggestions(all, set)).toEqual([all[1], all[2]])
  })

  it('are what looking at every span says, for any set and also where suggestions overlap', () => {
    const sets = steps.map((numbers) =>
      numbers.reduce((set, step) => applyCommand(set, commandFor(set, ...step)), empty),
    )
    const suggestions = fc
      .array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 30 })), { maxLength: 20 })
      .map((ranges) =>
        ranges
          .map(([start, length]) => of('outcome', start, start + length))
          .sort((a, b) => a.start - b.start),
      )
    fc.assert(
      fc.property(sets, suggestions, (set, all) => {
        const waiting = all.filter(
          (one) =>
            !set.spans.some(({ start, end }) => start < one.end && end > one.start) &&
            !set.decisions.some(
              (decision) =>
                decision.kind === 'dismissed' &&
                decision.label === one.label &&
                decision.start === one.start &&
                decision.end === one.end,
            ),
        )
        expect(openSuggestions(all, set)).toEqual(waiting)
      }),
    )
  })
})
