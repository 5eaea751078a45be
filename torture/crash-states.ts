import { digestOf, DiskModel, type Tree } from './disk-model'
import type { Operation } from './file-system'
import type { Random } from './random'

/** One way in which the disk may look after a power loss. */
export interface CrashState {
  readonly number: number
  /** Operations that had come back when the power went. */
  readonly after: number
  readonly tree: Tree
}

export interface Recording {
  readonly operations: readonly Operation[]
  /** What was on disk before, and the numbers of its files. */
  readonly start?: { readonly tree: Tree; readonly files: ReadonlyMap<string, number> }
}

/**
 * The states that a power loss after each prefix of the operations can leave: all of them where they are at
 * most `perPrefix`, else so many of them. `keyOf` tells apart moments at which more was promised.
 */
export function* crashStates(
  { operations, start }: Recording,
  keyOf: (after: number) => string | number,
  random: Random,
  perPrefix: number,
): Generator<CrashState> {
  const model = new DiskModel(start?.tree, start?.files)
  const seen = new Set<string>()
  let number = 0
  for (let after = 0; after <= operations.length; after += 1) {
    if (after > 0) model.apply(operations[after - 1]!, after - 1)
    for (const chosen of chosenOf(model.choices, random, perPrefix)) {
      const tree = model.treeOf(chosen)
      const key = `${keyOf(after)} ${digestOf(tree)}`
      if (seen.has(key)) continue
      seen.add(key)
      yield { number: (number += 1), after, tree }
    }
  }
}

function* chosenOf(choices: readonly number[], random: Random, atMost: number): Generator<number[]> {
  const product = choices.reduce((count, ways) => count * ways, 1)
  if (product <= atMost) {
    for (let at = 0; at < product; at += 1) {
      let rest = at
      yield choices.map((ways) => {
        const way = rest % ways
        rest = Math.floor(rest / ways)
        return way
      })
    }
    return
  }
  const drawn = new Set<string>()
  while (drawn.size < atMost) {
    const chosen = choices.map((ways) => random.below(ways))
    if (drawn.has(chosen.join())) continue
    drawn.add(chosen.join())
    yield chosen
  }
}
