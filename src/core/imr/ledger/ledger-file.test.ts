import { describe, expect, it } from 'vitest'
import { idOf } from '../../annotation/command-fixture'
import { emptySet, type AnnotationSet } from '../../annotation/annotation-set'
import type { Span } from '../../annotation/span'
import { exampleDocument } from '../../formats/example-corpus'
import type { CorpusDocument } from '../../formats/format'
import { ledgerPath, withLedgerFile } from './ledger-file'

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
const item = span(1, 'MRI of the \u{1f600}\nneck', 'requested_item', {})
const heading = span(2, 'Upheld', 'outcome', { where: 'heading', outcome: 'upheld' })
const stray = span(3, 'ODG', 'guideline', { source: 'ODG', cited_by: 'MAXIMUS' })
const set: AnnotationSet = {
  ...emptySet(document.id, annotator.id),
  status: 'in-progress',
  spans: [item, heading, stray],
  relations: [{ id: idOf(9), type: 'DECIDES', from: heading.id, to: item.id }],
  decisions: [{ kind: 'absent', row: item.id, column: 'claims' }],
}
const entry: CorpusDocument = { document: { ...document, text }, annotator, set }

const oneLineEach = function* (entries: Iterable<CorpusDocument>) {
  for (const { document } of entries) yield { path: 'corpus.jsonl', chunk: `${document.id}\n` }
}

function fileOf(entries: CorpusDocument[], path = ledgerPath): string {
  return [...withLedgerFile(entries, oneLineEach)]
    .filter((chunk) => chunk.path === path)
    .map(({ chunk }) => chunk)
    .join('')
}

describe('the ledger beside a corpus', () => {
  it('holds what each cell says, in code points and folded words', () => {
    const waits = { state: 'to-do', marks: [] }
    expect(JSON.parse(fileOf([entry]))).toEqual([
      {
        documentId: document.id,
        title: document.title,
        textSha256: document.textSha256,
        annotatorId: annotator.id,
        status: 'in-progress',
        issues: [
          {
            item: { spanId: item.id, start: 38, end: 55, text: 'MRI of the \u{1f600} neck', attributes: {} },
            outcome: {
              state: 'filled',
              marks: [
                {
                  spanId: heading.id,
                  start: 57,
                  end: 63,
                  text: 'Upheld',
                  attributes: { outcome: 'upheld', where: 'heading' },
                },
              ],
            },
            claims: { state: 'absent', marks: [] },
            reviewer: waits,
            conclusion: waits,
          },
          { item: null, outcome: waits, claims: waits, reviewer: waits, conclusion: waits },
        ],
        diagnoses: [],
        unassigned: [
          {
            spanId: stray.id,
            start: 141,
            end: 144,
            text: 'ODG',
            attributes: { cited_by: 'MAXIMUS', source: 'ODG' },
            citation: {
              body: 'ODG',
              topic: null,
              sections: [],
              tables: [],
              pages: [],
              year: null,
              url: null,
            },
          },
        ],
      },
    ])
  })

  it('has a line for each set and none for a letter that nobody has opened, and leaves the corpus as it is', () => {
    const unopened: CorpusDocument = { document, annotator: null, set: null }
    const entries = [entry, unopened, entry]
    expect(JSON.parse(fileOf(entries))).toHaveLength(2)
    expect(fileOf(entries).split('\n')).toHaveLength(5)
    expect(fileOf(entries, 'corpus.jsonl')).toBe(`${document.id}\n`.repeat(3))
  })

  it('is an empty list where there is nothing', () => {
    expect(JSON.parse(fileOf([]))).toEqual([])
  })
})
