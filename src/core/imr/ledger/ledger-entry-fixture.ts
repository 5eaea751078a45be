import { idOf } from '../../annotation/command-fixture'
import { emptySet, type AnnotationSet } from '../../annotation/annotation-set'
import type { Span } from '../../annotation/span'
import { exampleDocument } from '../../formats/example-corpus'
import type { LabelledDocument } from '../../formats/format'
import { sha256 } from '../../formats/read-tools-fixture'

// The emoji is two code units and one code point.
const text = `IMR ISSUES, DECISIONS AND RATIONALES

MRI of the \u{1f600}
neck: Upheld

Claims Administrator guideline: None.

MAXIMUS guideline: Decision based on ODG.

Decision rationale: It is not medically necessary.

Yoga: Overturned
`
const { document, annotator } = exampleDocument
const span = (number: number, quote: string, label: string, attributes: Span['attributes']): Span => ({
  ...exampleDocument.set.spans[0]!,
  id: idOf(number),
  label,
  start: text.indexOf(quote),
  end: text.indexOf(quote) + quote.length,
  quote,
  attributes,
})
export const item = span(1, 'MRI of the \u{1f600}\nneck', 'requested_item', {})
export const heading = span(2, 'Upheld', 'outcome', { where: 'heading', outcome: 'upheld' })
export const stray = span(3, 'ODG', 'guideline', { source: 'ODG', cited_by: 'MAXIMUS' })
const set: AnnotationSet = {
  ...emptySet(document.id, annotator.id),
  status: 'in-progress',
  spans: [item, heading, stray],
  relations: [{ id: idOf(9), type: 'DECIDES', from: heading.id, to: item.id }],
  decisions: [{ kind: 'absent', row: item.id, column: 'claims' }],
}

/** A made-up letter of two issues, of which one is marked: an item, its outcome, and a guideline that stands in no cell. */
export const ledgerEntry: LabelledDocument = {
  document: { ...document, text, textSha256: sha256(text) },
  annotator,
  set,
}
