import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commandFor, empty, steps } from './command-fixture'
import { applyCommand } from './commands'
import { restoringCommand } from './restoring-command'
import { setDifference } from './set-difference'

describe('setDifference', () => {
  it('is nothing exactly where restoring does nothing, and its counts lead from one state to the other', () => {
    fc.assert(
      fc.property(steps, fc.nat(), fc.nat(), (choices, one, other) => {
        const states = [empty]
        for (const choice of choices) {
          const set = states.at(-1)!
          states.push(applyCommand(set, commandFor(set, ...choice)))
        }
        const now = states[one % states.length]!
        const then = states[other % states.length]!
        const difference = setDifference(now, then)
        expect(difference === null).toBe(restoringCommand(now, then) === null)
        if (!difference) return
        const { spansNow, spansThen, added, removed, changed } = difference
        expect([spansNow, spansThen]).toEqual([now.spans.length, then.spans.length])
        expect(spansNow + added - removed).toBe(spansThen)
        expect(changed).toBeLessThanOrEqual(Math.min(spansNow, spansThen))
        const back = setDifference(then, now)!
        expect([back.added, back.removed, back.changed, back.relations]).toEqual([
          removed,
          added,
          changed,
          difference.relations,
        ])
      }),
    )
  })
})
