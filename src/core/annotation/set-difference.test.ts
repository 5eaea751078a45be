import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commandFor, empty, idOf, spanAt, steps } from './command-fixture'
import { applyCommand } from './commands'
import { restoringCommand } from './restoring-command'
import { differenceOf } from './set-difference'

const none = { gone: 0, back: 0, changed: 0, relations: 0, decisions: 0, status: false, note: false }

describe('differenceOf', () => {
  it('counts what would go, come back and change', () => {
    const now = { ...empty, spans: [spanAt(1, 0, 5), spanAt(2, 6, 9)], note: 'n' }
    const then = { ...empty, spans: [spanAt(2, 6, 9, 'outcome'), spanAt(3, 10, 12), spanAt(4, 13, 15)] }
    expect(differenceOf(now, then)).toEqual({ ...none, gone: 1, back: 2, changed: 1, note: true })
  })

  it('counts each relation once, whether it would go, come back or change', () => {
    const spans = [spanAt(1, 0, 5), spanAt(2, 6, 9)]
    const relation = (number: number, type: string) => ({
      id: idOf(number),
      type,
      from: idOf(1),
      to: idOf(2),
    })
    const now = { ...empty, spans, relations: [relation(5, 'DECIDES'), relation(6, 'DECIDES')] }
    const then = { ...empty, spans, relations: [relation(6, 'APPLIES_TO'), relation(7, 'DECIDES')] }
    expect(differenceOf(now, then)).toEqual({ ...none, relations: 3 })
    expect(differenceOf(now, { ...now, relations: [] })).toEqual({ ...none, relations: 2 })
    expect(differenceOf({ ...now, relations: [] }, now)).toEqual({ ...none, relations: 2 })
  })

  it('counts each decision once, whether it would go, come back or get another reason', () => {
    const waived = (check: string, reason: string) =>
      ({ kind: 'waived', check, spans: [], range: null, reason }) as const
    const now = { ...empty, decisions: [waived('a', 'so'), waived('b', 'so')] }
    const then = { ...empty, decisions: [waived('b', 'other'), waived('c', 'so')] }
    expect(differenceOf(now, then)).toEqual({ ...none, decisions: 3 })
  })

  it('is nothing exactly where restoring would be nothing', () => {
    fc.assert(
      fc.property(steps, fc.nat(), (choices, one) => {
        const states = [empty]
        for (const choice of choices) {
          states.push(applyCommand(states.at(-1)!, commandFor(states.at(-1)!, ...choice)))
        }
        const [now, then] = [states.at(-1)!, states[one % states.length]!]
        const isNothing = JSON.stringify(differenceOf(now, then)) === JSON.stringify(none)
        expect(isNothing).toBe(restoringCommand(now, then) === null)
      }),
    )
  })
})
