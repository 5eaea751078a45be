import { compareText } from '../annotation/span'
import { percentileIntervals, type Bootstrap, type Interval } from './bootstrap'
import { comparableValue } from './marks'
import type { Matching } from './matching'

/** How one attribute of one label came out among matched spans of that label, whatever their edges. */
export interface AttributeAgreement extends AttributeCounts {
  readonly label: string
  readonly attribute: string
  /**
   * accuracy = equal / (equal + different + missing + spurious); pairs in which neither has a value are not counted.
   * Spans that were not matched are errors of the spans, not of their attributes.
   */
  readonly accuracy: number
  /** 95 % interval of the accuracy (`percentileIntervals`); null with less than two documents. */
  readonly interval: Interval | null
}

interface AttributeCounts {
  /** Pairs in which both have the same value; codes may stand in any order. */
  readonly equal: number
  /** Pairs with two different values. */
  readonly different: number
  /** Pairs in which the gold alone has one. An empty text or list is none. */
  readonly missing: number
  readonly spurious: number
}

type Tally = { -readonly [Key in keyof AttributeCounts]: AttributeCounts[Key] }
type Key = Pick<AttributeAgreement, 'label' | 'attribute'>

/**
 * In the order of label and attribute; attributes that no pair has are not listed. One matching is that of one
 * document.
 */
export function attributeAgreements(
  matchings: readonly Matching[],
  bootstrap: Bootstrap,
): readonly AttributeAgreement[] {
  const tallies = matchings.map(talliesOf)
  const keys = [...new Set(tallies.flatMap((tally) => [...tally.keys()]))]
    .map((key) => ({ key, ...(JSON.parse(key) as Key) }))
    .sort((a, b) => compareText(a.label, b.label) || compareText(a.attribute, b.attribute))
  const rows = tallies.map((tally) =>
    Float64Array.from(
      keys.flatMap(({ key }) => {
        const counts = tally.get(key) ?? nothing
        return [counts.equal, pairsOf(counts)]
      }),
    ),
  )
  const intervals = percentileIntervals(rows, accuraciesOf, bootstrap)
  return keys.map(({ key, label, attribute }, index) => {
    const counts = { ...nothing }
    for (const tally of tallies) {
      for (const [name, count] of Object.entries(tally.get(key) ?? {})) counts[name as keyof Tally] += count
    }
    const accuracy = counts.equal / pairsOf(counts)
    return { label, attribute, ...counts, accuracy, interval: intervals[index] ?? null }
  })
}

const nothing: Tally = { equal: 0, different: 0, missing: 0, spurious: 0 }

function pairsOf({ equal, different, missing, spurious }: AttributeCounts): number {
  return equal + different + missing + spurious
}

/** Of sums of equal pairs and of all; where a draw has no pair there is none. */
function accuraciesOf(sums: Float64Array): readonly number[] {
  return Array.from({ length: sums.length / 2 }, (_, i) => sums[2 * i]! / sums[2 * i + 1]!)
}

function talliesOf({ pairs }: Matching): ReadonlyMap<string, AttributeCounts> {
  const tallies = new Map<string, Tally>()
  for (const { gold, predicted } of pairs) {
    if (gold.label !== predicted.label) continue
    const attributes = new Set([...Object.keys(gold.attributes), ...Object.keys(predicted.attributes)])
    for (const attribute of attributes) {
      const result = resultOf(
        comparableValue(gold.attributes[attribute]),
        comparableValue(predicted.attributes[attribute]),
      )
      if (!result) continue
      const key = JSON.stringify({ label: gold.label, attribute } satisfies Key)
      const tally = tallies.get(key) ?? { ...nothing }
      tally[result] += 1
      tallies.set(key, tally)
    }
  }
  return tallies
}

function resultOf(gold: string, predicted: string): keyof Tally | null {
  if (gold === predicted) return gold === '' ? null : 'equal'
  return predicted === '' ? 'missing' : gold === '' ? 'spurious' : 'different'
}
