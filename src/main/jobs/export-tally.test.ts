import { expect, it } from 'vitest'
import { exampleDocument, exampleHead } from '../../core/formats/example-corpus'
import type { LabelledDocument } from '../../core/formats/format'
import { offeredFormats } from '../../core/imr/offered-formats'
import type { Expectation } from '../../core/formats/verify'
import { ExportTally } from './export-tally'

const { document, annotator, set } = exampleDocument
const [first, ...rest] = set.spans
const unsound: LabelledDocument = {
  document: { ...document, id: 'u'.repeat(26) },
  annotator,
  set: { ...set, documentId: 'u'.repeat(26), spans: [{ ...first!, quote: 'other' }, ...rest] },
}

it.each(offeredFormats)('one bad document is left out and named, and the others go on as $id', (format) => {
  const tally = new ExportTally(format, exampleHead)
  const expected: Expectation[] = []
  const documents = tally.expected([unsound, exampleDocument], (one) => expected.push(one))
  const written = [...format.write(exampleHead, documents)]
  expect(written.length).toBeGreaterThan(0)
  expect(expected.map(({ documentId }) => documentId)).toEqual([document.id])
  expect(tally.unsound).toEqual([
    { documentId: unsound.document.id, annotatorId: annotator.id, reason: 'quote-differs' },
  ])
  expect(tally.report).toMatchObject({ documents: 1, spansInProject: 2, spansWritten: expected[0]!.spans })
})
