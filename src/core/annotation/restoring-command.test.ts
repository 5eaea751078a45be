import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commandFor, empty, steps } from './command-fixture'
import { applyCommand, inverseOf } from './commands'
import { restoringCommand } from './restoring-command'

describe('restoringCommand', () => {
  it('brings back any earlier or later state as one command, and its inverse takes that back', () => {
    fc.assert(
      fc.property(steps, fc.nat(), fc.nat(), (choices, one, other) => {
        const states = [empty]
        for (const choice of choices) {
          const set = states.at(-1)!
          states.push(applyCommand(set, commandFor(set, ...choice)))
        }
        const now = states[one % states.length]!
        const then = states[other % states.length]!
        const command = restoringCommand(now, then)
        const restored = command ? applyCommand(now, command) : now
        expect(restored).toEqual(then)
        if (command) expect(applyCommand(restored, inverseOf(command))).toEqual(now)
      }),
    )
  })

  it('is nothing where the state is that already', () => {
    fc.assert(
      fc.property(steps, (choices) => {
        let set = empty
        for (const choice of choices) set = applyCommand(set, commandFor(set, ...choice))
        expect(restoringCommand(set, structuredClone(set))).toBeNull()
      }),
    )
  })
})
