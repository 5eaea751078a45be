import { describe, expect, it } from 'vitest'
import { emptySet, type AnnotationSet } from '../src/core/annotation/annotation-set'
import { applyCommand } from '../src/core/annotation/commands'
import type { Span } from '../src/core/annotation/span'
import { imrLabelSchema } from '../src/core/imr/label-schema'
import { ledgerOf, toDosOf } from '../src/core/imr/ledger/ledger'
import { markedAlong } from '../src/core/imr/ledger/marks-along'
import { structureOf } from '../src/core/imr/structure/structure'
import type { SourceDocument } from '../src/core/project'
import { annotator, documents, idOf } from './folder'
import { goldOf, type Gold } from './gold'

/*
 * The ledger of every letter of a folder that has gold: what marking the gold's spans one after the other proposes, and
 * the table that the gold makes.
 */

const letters = documents.flatMap((document) => {
  const gold = goldOf(document)
  return gold ? [{ document, gold }] : []
})

const spanId = (index: number) => idOf(`span ${index}`)

/** The set that a coder makes who marks the gold's spans in the order of the letter and changes nothing. */
function markedSet({ id, text }: SourceDocument, { spans }: Gold): AnnotationSet {
  const blocks = structureOf(text).issues
  let count = 0
  return spans.reduce<AnnotationSet>(
    (set, { label, start, end }, index) => {
      const span: Span = {
        id: spanId(index),
        label,
        start,
        end,
        quote: text.slice(start, end),
        attributes: {},
        needsReview: false,
        note: '',
        guidelineVersion: 'imr-v1',
        origin: { kind: 'manual', source: '', edited: false },
        by: annotator.id,
        at: '2026-11-01T00:00:00Z',
      }
      const newId = () => idOf(`${id} relation ${(count += 1)}`)
      return applyCommand(
        set,
        markedAlong(span, { text, blocks, hasLedger: true, set, schema: imrLabelSchema, newId }),
      )
    },
    emptySet(id, annotator.id),
  )
}

describe(`the ledger of ${letters.length} letters with gold`, () => {
  it('is filled by marking the spans alone: relations and attributes come along', () => {
    const counts = { relations: 0, sameRelations: 0, surplus: 0, attributes: 0, sameAttributes: 0 }
    for (const { document, gold } of letters) {
      const set = markedSet(document, gold)
      const made = new Set(set.relations.map(({ type, from, to }) => `${type} ${from} ${to}`))
      const wanted = gold.relations.map(({ type, from, to }) => `${type} ${spanId(from)} ${spanId(to)}`)
      counts.relations += wanted.length
      counts.sameRelations += wanted.filter((relation) => made.delete(relation)).length
      counts.surplus += made.size
      const proposed = new Map(set.spans.map((span) => [span.id, span.attributes]))
      for (const [index, span] of gold.spans.entries()) {
        // Codes are for the coder to find.
        for (const [name, value] of Object.entries(span.attributes)) {
          if (name === 'icd10cm') continue
          counts.attributes += 1
          if (proposed.get(spanId(index))?.[name] === value) counts.sameAttributes += 1
        }
      }
    }
    console.log(
      `ledger: ${counts.sameRelations} of ${counts.relations} relations and ${counts.sameAttributes} of ` +
        `${counts.attributes} attributes come along with the marks, ${counts.surplus} relations too many`,
    )
    expect(counts.sameRelations).toBe(counts.relations)
    expect(counts.surplus).toBe(0)
    expect(counts.sameAttributes / counts.attributes).toBeGreaterThan(0.95)
  })

  it('has a row for each item and a cell for each outcome and guideline of the gold', () => {
    let rows = 0
    let open = 0
    for (const { document, gold } of letters) {
      const ledger = ledgerOf(markedSet(document, gold), structureOf(document.text).issues)
      const items = gold.spans.filter(({ label }) => label === 'requested_item')
      expect(ledger.rows.map(({ item }) => item?.start)).toEqual(items.map(({ start }) => start))
      expect(ledger.unassigned).toEqual([])
      rows += ledger.rows.length
      open += toDosOf(ledger).length
    }
    console.log(`ledger: ${rows} rows, ${open} cells for which the letters have nothing`)
  })
})
