import { emptySet } from '../../annotation/annotation-set'
import { compareText, type AttributeValue, type Span } from '../../annotation/span'
import type { CorpusDocument, FileChunk } from '../../formats/format'
import { CodePointOffsets } from '../../text/offsets'
import { citationOf, citingLabel } from '../citations/citation'
import { structureOf } from '../structure/structure'
import { ledgerOf, type LedgerCell } from './ledger'
import { foldedWords } from './ledger-table'

/*
 * ledger.json: the letters as the records that a parser should put out. A JSON array with one record a line for each
 * document and annotator, in the order of the export. Beside corpus.jsonl it follows from the spans, relations and
 * decisions there, so it is written and never read; `ledger-format.ts` writes it with the letters' texts instead.
 *
 *   documentId, title, textSha256   of the document
 *   annotatorId                     whose work it is; null where nobody has opened the letter (in the format `ledger`)
 *   status                          "new" | "in-progress" | "needs-review" | "done"
 *   issues                          list in the order of the letter of
 *     item                          a mark, or null where the letter's structure shows an issue without one
 *     outcome, claims, reviewer, conclusion   each {state: "filled" | "absent" | "to-do", marks}
 *   diagnoses                       list of marks
 *   unassigned                      list of marks: outcomes and guidelines that stand in no cell
 *
 * A mark is {spanId, start, end, text, attributes}: half-open offsets in Unicode code points, the words with white
 * space folded. That of a guideline has also a citation {body, topic, sections, tables, pages, year, url}, as in
 * core/imr/citations/citation.ts.
 */

/** Name of the file, which import leaves alone: it takes corpora, and this is none. */
export const ledgerPath = 'ledger.json'

/** A corpus's files with the ledger beside them: `write` makes the former of the documents that pass. */
export function* withLedgerFile(
  documents: Iterable<CorpusDocument>,
  write: (documents: Iterable<CorpusDocument>) => Iterable<FileChunk>,
): Generator<FileChunk> {
  const records: string[] = []
  let begun = 0
  function* passing(): Generator<CorpusDocument> {
    for (const entry of documents) {
      if (entry.set) records.push(JSON.stringify(ledgerRecord(entry)))
      yield entry
    }
  }
  yield { path: ledgerPath, chunk: '[' }
  for (const chunk of write(passing())) {
    yield chunk
    for (const record of records.splice(0)) {
      yield { path: ledgerPath, chunk: `${begun > 0 ? ',' : ''}\n${record}` }
      begun += 1
    }
  }
  yield { path: ledgerPath, chunk: '\n]\n' }
}

/** One annotator's ledger of a letter, or that of a letter without marks, in the shape above. */
export function ledgerRecord({ document, annotator, set }: CorpusDocument): object {
  const work = set ?? emptySet(document.id, '')
  const offsets = new CodePointOffsets(document.text)
  const mark = (span: Span) => ({
    spanId: span.id,
    start: offsets.fromUtf16(span.start),
    end: offsets.fromUtf16(span.end),
    text: foldedWords(span),
    attributes: sorted(span.attributes),
    ...(span.label === citingLabel && { citation: citationOf(span.quote) }),
  })
  const cell = ({ column, state, spans }: LedgerCell): [string, object] => [
    column.id,
    { state, marks: spans.map(mark) },
  ]
  const { rows, diagnoses, unassigned } = ledgerOf(work, structureOf(document.text).issues)
  return {
    documentId: document.id,
    title: document.title,
    textSha256: document.textSha256,
    annotatorId: annotator?.id ?? null,
    status: work.status,
    issues: rows.map(({ item, cells }) => ({
      item: item && mark(item),
      ...Object.fromEntries<object>(cells.map(cell)),
    })),
    diagnoses: diagnoses.map(mark),
    unassigned: unassigned.map(mark),
  }
}

function sorted(attributes: Readonly<Record<string, AttributeValue>>): object {
  return Object.fromEntries(Object.entries(attributes).sort(([a], [b]) => compareText(a, b)))
}
