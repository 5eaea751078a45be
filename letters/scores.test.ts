import { describe, expect, it } from 'vitest'
import { standardBootstrap } from '../src/core/evaluation/bootstrap'
import { evaluate } from '../src/core/evaluation/evaluation'
import { suggestedMarks } from '../src/core/imr/rules/suggest'
import { documents } from './folder'
import { goldOf } from './gold'

/* How what the rules suggest stands to the gold of a folder's letters. */

const letters = documents.flatMap((document) => {
  const { id, text } = document
  const gold = goldOf(document)
  return gold ? [{ documentId: id, text, gold, predicted: suggestedMarks(text, new Set()) }] : []
})

describe(`the suggestions of ${letters.length} letters with gold`, () => {
  it.skipIf(letters.length === 0)('are scored, label by label, and name every requested item', () => {
    const { spans, relations } = evaluate(letters, standardBootstrap)
    const rows = [...Object.entries(spans.strict.kinds), ['relations', relations.micro] as const]
    for (const [name, { correct, possible, actual, f1 }] of rows) {
      console.log(
        `${name}: F1 ${f1.toFixed(3)}, ${correct} exact of ${actual} suggested and ${possible} in the gold`,
      )
    }
    expect(spans.strict.kinds['requested_item']?.f1).toBeGreaterThanOrEqual(0.99)
  })
})
