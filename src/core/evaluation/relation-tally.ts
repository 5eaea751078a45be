import { noCounts, sumOf, type Counts } from './counts'
import type { MarkedRelation, Marks } from './marks'
import type { Tally } from './score-table'

/**
 * Relations are the same where their type is and both ends are, in range and label; one to one. There is nothing
 * between correct, missing and spurious.
 */
export function relationTally(gold: Marks, predicted: Marks): Tally {
  const waiting = new Map<string, number>()
  for (const relation of gold.relations) add(waiting, keyOf(relation, gold), 1)
  const kinds = new Map<string, Counts>()
  const count = (type: string, name: 'correct' | 'missing' | 'spurious', by = 1) => {
    const before = kinds.get(type) ?? noCounts
    kinds.set(type, { ...before, [name]: before[name] + by })
  }
  for (const relation of predicted.relations) {
    const key = keyOf(relation, predicted)
    const isCorrect = (waiting.get(key) ?? 0) > 0
    if (isCorrect) add(waiting, key, -1)
    count(relation.type, isCorrect ? 'correct' : 'spurious')
  }
  for (const [key, left] of waiting) count((JSON.parse(key) as [string])[0], 'missing', left)
  return { all: sumOf(kinds.values()), kinds }
}

function add(counts: Map<string, number>, key: string, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by)
}

function keyOf({ type, from, to }: MarkedRelation, { spans }: Marks): string {
  const ends = [spans[from]!, spans[to]!].map(({ start, end, label }) => [start, end, label])
  return JSON.stringify([type, ...ends])
}
