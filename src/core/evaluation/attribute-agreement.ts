import { compareText } from '../annotation/span'
import { comparableValue } from './marks'
import type { Matching } from './matching'

/** How one attribute of one label came out among matched spans of that label, whatever their edges. */
export interface AttributeAgreement {
  readonly label: string
  readonly attribute: string
  /** Pairs in which both have the same value; codes may stand in any order. */
  readonly equal: number
  /** Pairs with two different values. */
  readonly different: number
  /** Pairs in which the gold alone has one. An empty text or list is none. */
  readonly missing: number
  readonly spurious: number
  /** Equal ones among all these pairs; pairs in which neither has a value are not counted. */
  readonly accuracy: number
}

/** In the order of label and attribute; attributes that no pair has are not listed. */
export function attributeAgreements(matchings: readonly Matching[]): readonly AttributeAgreement[] {
  const rows = new Map<string, Mutable>()
  for (const { pairs } of matchings) {
    for (const { gold, predicted } of pairs) {
      if (gold.label !== predicted.label) continue
      const attributes = new Set([...Object.keys(gold.attributes), ...Object.keys(predicted.attributes)])
      for (const attribute of attributes) {
        const result = resultOf(
          comparableValue(gold.attributes[attribute]),
          comparableValue(predicted.attributes[attribute]),
        )
        if (!result) continue
        const key = JSON.stringify([gold.label, attribute])
        const row = rows.get(key) ?? { label: gold.label, attribute, ...nothing }
        row[result] += 1
        rows.set(key, row)
      }
    }
  }
  return [...rows.values()]
    .sort((a, b) => compareText(a.label, b.label) || compareText(a.attribute, b.attribute))
    .map((row) => ({
      ...row,
      accuracy: row.equal / (row.equal + row.different + row.missing + row.spurious),
    }))
}

type Mutable = { -readonly [Key in keyof Omit<AttributeAgreement, 'accuracy'>]: AttributeAgreement[Key] }

const nothing = { equal: 0, different: 0, missing: 0, spurious: 0 }

function resultOf(gold: string, predicted: string): keyof typeof nothing | null {
  if (gold === predicted) return gold === '' ? null : 'equal'
  return predicted === '' ? 'missing' : gold === '' ? 'spurious' : 'different'
}
