import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commandFor, empty, spanAt, steps } from './command-fixture'
import { applyCommand } from './commands'
import { restoringCommand } from './restoring-command'
import { differenceOf } from './set-difference'

const none = { gone: 0, back: 0, changed: 0, relations: 0, status: false, note: false }

describe('differenceOf', () => {
  it('counts what would go, come back and change', () => {
    const now = { ...empty, spans: [spanAt(1, 0, 5), spanAt(2, 6, 9)], note: 'n' }
    const then = { ...empty, spans: [spanAt(2, 6, 9, 'outcome'), spanAt(3, 10, 12), spanAt(4, 13, 15)] }
    expect(differenceOf(now, then)).toEqual({ ...none, gone: 1, back: 2, changed: 1, note: true })
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
