import type { AttributeValue } from '../annotation/span'
import { countedRanges } from './counting'
import { codePointOffsets } from './code-points'
import { neededColumns, type CsvTable } from './csv-columns'
import { csvRecords, type CsvRecord } from './csv-table'
import type { FileChunk, PortableDocument, PortableRelation, ReadResult, ReadTools } from './format'
import { parsedJson } from './parsed-json'
import { Misshapen, Shape, shownName, stringOf } from './shape'
import { isWellFormed } from './soundness'
import { textBeside, withoutTexts } from './texts-beside'

/**
 * Reads tables with the columns of `csvColumns`, whatever their order and their files' names: which table a file is, its
 * columns say; others are passed over. A table of spans alone will do, with offsets in either unit. Texts are asked for
 * one by one. A document with any fault in its records is rejected whole, with the first; so is a file that is no table.
 * The tables are held until all are read, as each has a part of every document.
 */
export function* readCsv(
  files: Iterable<FileChunk>,
  tools: ReadTools,
  cell: (field: string) => string,
): Generator<ReadResult> {
  const documents = new Map<string, DocumentRecords>()
  for (const [path, content] of contentsOf(withoutTexts(files))) {
    try {
      addTable(documents, path, content, cell)
    } catch (problem) {
      if (!(problem instanceof Misshapen)) throw problem
      yield { rejected: { path, reason: problem.reason, values: problem.values } }
    }
  }
  for (const [documentId, records] of documents) {
    try {
      yield documentOf(documentId, records, tools)
    } catch (problem) {
      if (!(problem instanceof Misshapen)) throw problem
      const values = { document: shownName(documentId), ...problem.values }
      yield { rejected: { path: records.path, reason: problem.reason, values } }
    }
  }
}

/** The tables are written side by side, so their chunks may take turns. */
function contentsOf(files: Iterable<FileChunk>): Map<string, string> {
  const contents = new Map<string, string>()
  for (const { path, chunk } of files) contents.set(path, (contents.get(path) ?? '') + chunk)
  return contents
}

interface DocumentRecords {
  /** The file that names it first. */
  readonly path: string
  readonly documents: CsvRecord[]
  readonly spans: CsvRecord[]
  readonly relations: CsvRecord[]
}

function addTable(
  documents: Map<string, DocumentRecords>,
  path: string,
  content: string,
  cell: (field: string) => string,
): void {
  const records = csvRecords(content, cell)
  const first = records[0]
  if (!first) return
  const table = (['relations', 'spans', 'documents'] as const).find((one) =>
    neededColumns[one].every((column) => first.fields.has(column)),
  )
  if (table === undefined) throw new Misshapen('columns-unknown')
  const nameless = records.find(({ fields }) => fields.get('doc_id') === '')
  if (nameless) throw new Misshapen('field-missing', { record: nameless.record, field: 'doc_id' })
  for (const record of records) recordsIn(documents, path, record)[table].push(record)
}

function recordsIn(
  documents: Map<string, DocumentRecords>,
  path: string,
  { fields }: CsvRecord,
): Record<CsvTable, CsvRecord[]> {
  const id = fields.get('doc_id')!
  const found = documents.get(id) ?? { path, documents: [], spans: [], relations: [] }
  documents.set(id, found)
  return found
}

function documentOf(
  documentId: string,
  { documents, spans, relations }: DocumentRecords,
  tools: ReadTools,
): Extract<ReadResult, { document: PortableDocument }> {
  if (documents[1]) throw new Misshapen('document-doubled', { record: documents[1].record })
  const text = textBeside(tools, documentId)
  if (text === null) throw new Misshapen('text-missing')
  if (!isWellFormed(text)) throw new Misshapen('text-malformed')
  const stated = documents[0]?.fields.get('text_sha256') ?? ''
  if (stated !== '' && tools.sha256(text) !== stated.toLowerCase()) throw new Misshapen('text-hash-differs')
  const { ranges, counted } = rangesOf(text, spans)
  const indices = new Map<string, number>()
  const marks = spans.map(({ record, fields }, index) => {
    const id = fields.get('span_id') ?? ''
    if (indices.has(id)) throw new Misshapen('id-doubled', { record, id: shownName(id) })
    if (id !== '') indices.set(id, index)
    return {
      label: wellFormed(fields.get('label')!, record, 'label'),
      ...ranges[index]!,
      attributes: attributesOf(fields.get('attributes') ?? '', record),
      needsReview: isNeeded(fields.get('needs_review') ?? '', record),
      note: wellFormed(fields.get('note') ?? '', record, 'note'),
    }
  })
  const joined = relations.map(({ record, fields }): PortableRelation => {
    const from = indices.get(fields.get('from_span')!)
    const to = indices.get(fields.get('to_span')!)
    if (from === undefined || to === undefined) throw new Misshapen('relation-end-missing', { record })
    return { type: wellFormed(fields.get('type')!, record, 'type'), from, to }
  })
  const [first] = documents
  const note = first ? wellFormed(first.fields.get('note') ?? '', first.record, 'note') : ''
  return {
    document: { documentId, annotatorId: null, text, note, spans: marks, relations: joined },
    labelled: null,
    ...(counted && { counted }),
  }
}

/** Where the spans are; offsets in both units must agree. */
function rangesOf(text: string, spans: readonly CsvRecord[]): ReturnType<typeof countedRanges> {
  const isIn = (unit: string) =>
    spans.every(({ fields }) => fields.has(`start_${unit}`) && fields.has(`end_${unit}`))
  const units = (['cp', 'utf16'] as const).filter(isIn)
  const [unit] = units
  if (unit === undefined) throw new Misshapen('offsets-missing')
  const stated = spans.map((span) => ({
    name: `record ${span.record}`,
    start: numberIn(span, `start_${unit}`),
    end: numberIn(span, `end_${unit}`),
    quote: span.fields.get('text') || null,
  }))
  const found = countedRanges(text, stated, unit === 'cp' ? 'code points' : 'UTF-16 code units')
  if (units.length === 2 && found.counted === null) {
    const offsets = codePointOffsets(text)
    for (const [index, span] of spans.entries()) {
      const { start, end } = found.ranges[index]!
      const isSame = numberIn(span, 'start_utf16') === start && numberIn(span, 'end_utf16') === end
      if (!isSame || offsets.fromUtf16(start) !== stated[index]!.start)
        throw new Misshapen('offsets-disagree', { record: span.record })
    }
  }
  return found
}

function numberIn({ record, fields }: CsvRecord, column: string): number {
  const field = fields.get(column)!
  const value = /^\d+$/.test(field) ? Number(field) : Number.NaN
  if (!Number.isSafeInteger(value)) throw new Misshapen('number-invalid', { record, field: column })
  return value
}

function attributesOf(field: string, record: number): Readonly<Record<string, AttributeValue>> {
  if (field === '') return {}
  const shape = new Shape({ attributes: parsedJson(field) }, `record ${record}`, ['attributes'])
  return Object.fromEntries(
    shape.entries('attributes', (value, at): AttributeValue => {
      return Array.isArray(value) ? value.map((one) => stringOf(one, at)) : stringOf(value, at)
    }),
  )
}

/** Spreadsheets write truth values in capitals. */
function isNeeded(field: string, record: number): boolean {
  const value = field.toLowerCase()
  if (value !== '' && value !== 'true' && value !== 'false')
    throw new Misshapen('value-unknown', { record, field: 'needs_review' })
  return value === 'true'
}

function wellFormed(value: string, record: number, field: string): string {
  if (!isWellFormed(value)) throw new Misshapen('text-malformed', { record, field })
  return value
}
