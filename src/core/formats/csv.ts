import { compareText } from '../annotation/span'
import { codePointOffsets } from './code-points'
import { csvColumns, type CsvTable } from './csv-columns'
import { readCsv } from './csv-reader'
import { csvLine } from './csv-table'
import type { Capabilities, CorpusDocument, FileChunk, Format } from './format'
import { jsonText } from './json-line'
import { lossesOf } from './losses'
import { assertSound, indexedRelations, onceEach } from './soundness'
import { textPath } from './texts-beside'
import { wholeMarks } from './whole-marks'

export const csvCapabilities: Capabilities = { ...wholeMarks, unit: 'code points and UTF-16 code units' }

export const csvNeverHeld = [
  'ids of spans and relations',
  'who labelled, when, and from which suggestion',
  'guideline version',
  'number of edits',
  'title and encoding of the document',
]

/**
 * Tables for programs (RFC 4180, in UTF-8 without a byte order mark, parted by commas, lines ended by LF, fields quoted
 * where they must be): `documents.csv`, `spans.csv` and `relations.csv` with the columns of `csvColumns`, and
 * `texts/<document>.txt`. The ends of a span are half-open, in code points (`_cp`) and UTF-16 code units. Its words stand
 * in `text` as they are, in `text_one_line` with white space folded; `attributes` is a JSON object from attribute to a
 * text or a list; `needs_review` is `true` or `false`. Spans (`T`) and relations (`R`) of a document are numbered in
 * canonical order.
 */
export const csv: Format = {
  id: 'csv',
  version: 1,
  name: 'CSV for programs',
  purpose: 'table',
  description:
    'Tables of documents, spans and relations with the texts beside them, for pandas, R and databases. Leaves out decisions, and who marked what.',
  capabilities: csvCapabilities,
  neverHeld: csvNeverHeld,
  example: `doc_id,span_id,label,start_cp,end_cp,start_utf16,end_utf16,text,text_one_line,attributes,needs_review,note
dddddddddddddddddddddddddd,T1,finding,4,13,4,13,"neck
pain",neck pain,"{""codes"":[""M54.2""],""status"":""in doubt""}",false,
dddddddddddddddddddddddddd,T2,request,15,18,15,18,MRI,MRI,{},false,of which region?
`,
  write: (_head, documents) =>
    csvTables(documents, { pathOf: (table) => `${table}.csv`, mark: '', cell: (value) => value }),
  filesBelong: 'together',
  isLineDocument: false,
  looksLike: (name, beginning) =>
    /\.(csv|tsv)$/.test(name) &&
    /^\ufeff?"?doc_id"?[,;\t]/.test(beginning) &&
    !name.endsWith('.spreadsheet.csv'),
  losses: (entry) => lossesOf(entry, csvCapabilities),
  read: (files, tools) => readCsv(files, tools, (field) => field),
}

/** How a kind of table is written: its files, what they begin with, and how a field says a value. */
export interface CsvManner {
  readonly pathOf: (table: CsvTable) => string
  readonly mark: '' | '\ufeff'
  readonly cell: (value: string) => string
}

/** The three tables, written side by side, and the texts. */
export function* csvTables(
  documents: Iterable<CorpusDocument>,
  { pathOf, mark, cell }: CsvManner,
): Generator<FileChunk> {
  const tables = Object.keys(csvColumns) as CsvTable[]
  for (const table of tables) yield { path: pathOf(table), chunk: mark + csvLine(csvColumns[table]) }
  for (const entry of onceEach(documents)) {
    assertSound(entry)
    const records = recordsOf(entry)
    for (const table of tables) {
      const chunk = records[table].map((fields) => csvLine(fields.map(cell))).join('')
      if (chunk !== '') yield { path: pathOf(table), chunk }
    }
    yield { path: textPath(entry.document.id), chunk: entry.document.text }
  }
}

function recordsOf({ document, set }: CorpusDocument): Record<CsvTable, string[][]> {
  const { id, text, textSha256 } = document
  const offsets = codePointOffsets(text)
  const spans = set?.spans ?? []
  return {
    documents: [[id, textPath(id), textSha256, set?.status ?? '', set?.note ?? '']],
    spans: spans.map((span, index) => [
      id,
      `T${index + 1}`,
      span.label,
      ...[offsets.fromUtf16(span.start), offsets.fromUtf16(span.end), span.start, span.end].map(String),
      span.quote,
      oneLine(span.quote),
      jsonText(Object.fromEntries(Object.entries(span.attributes).sort(([a], [b]) => compareText(a, b)))),
      String(span.needsReview),
      span.note,
    ]),
    relations: indexedRelations(spans, set?.relations ?? []).map(({ type, from, to }, index) => [
      id,
      `R${index + 1}`,
      type,
      `T${from + 1}`,
      `T${to + 1}`,
    ]),
  }
}

/** Words on one line: white space and control characters become one space. */
function oneLine(words: string): string {
  return words.replace(/[\s\x00-\x1f\x7f-\x9f]+/g, ' ').trim()
}
