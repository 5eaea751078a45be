import { compareText } from '../annotation/span'
import type { Comparison } from './comparison'

/** How many spans changed and how many did not, over some documents. */
export interface ChangeCounts {
  /** Gold spans that came right, and spurious ones that went. */
  readonly fixed: number
  /** Gold spans that are right no more, and spurious ones that came. */
  readonly broken: number
  /** Gold spans that both have, gold spans that both have not, and spurious ones that both have. */
  readonly sameRight: number
  readonly sameWrong: number
  readonly sameSpurious: number
}

/** What changed of each label, by label. */
export function changesByLabel(comparisons: Iterable<Comparison>): ReadonlyMap<string, ChangeCounts> {
  const labels = new Map<string, Counting>()
  const count = (label: string, name: keyof ChangeCounts) => {
    const counts = labels.get(label) ?? { ...noChanges }
    counts[name] += 1
    labels.set(label, counts)
  }
  for (const { fixed, broken, same } of comparisons) {
    for (const { span } of fixed) count(span.label, 'fixed')
    for (const { span } of broken) count(span.label, 'broken')
    for (const { label } of same.right) count(label, 'sameRight')
    for (const { label } of same.wrong) count(label, 'sameWrong')
    for (const { label } of same.spurious) count(label, 'sameSpurious')
  }
  return new Map([...labels].sort(([a], [b]) => compareText(a, b)))
}

/** What changed of all labels together. */
export function sumOfChanges(labels: Iterable<ChangeCounts>): ChangeCounts {
  const sum = { ...noChanges }
  for (const counts of labels) for (const name of names) sum[name] += counts[name]
  return sum
}

type Counting = { -readonly [K in keyof ChangeCounts]: number }

const noChanges: ChangeCounts = { fixed: 0, broken: 0, sameRight: 0, sameWrong: 0, sameSpurious: 0 }
const names = Object.keys(noChanges) as (keyof ChangeCounts)[]
