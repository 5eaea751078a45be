import { describe, expect, it } from 'vitest'
import type { CorpusDocument } from '../../formats/format'
import { heading, item, ledgerEntry, stray } from './ledger-entry-fixture'
import { ledgerPath, withLedgerFile } from './ledger-file'

const { document, annotator } = ledgerEntry
const entry: CorpusDocument = ledgerEntry

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
