import papa from 'papaparse'
import { Misshapen, shownName } from './shape'

/** One record of a table, by the names of its columns. */
export interface CsvRecord {
  /** Counted from 1, the head among them. */
  readonly record: number
  readonly fields: ReadonlyMap<string, string>
}

/** A record as a line of RFC 4180 with its line feed. */
export function csvLine(fields: readonly string[]): string {
  return `${papa.unparse([fields], { newline: '\n' })}\n`
}

/**
 * The records of a table whose first one names the columns; fields are parted by comma, semicolon or TAB, lines by LF or
 * CR LF, as the first line shows; an empty line is none. `cell` is what a field says in this kind of table. Throws
 * Misshapen where quotation marks do not pair, a column is named twice, or a record has another number of fields than the
 * head: what stands where is unknown from there on.
 */
export function csvRecords(content: string, cell: (field: string) => string): CsvRecord[] {
  const text = content.replace(/^\ufeff/, '')
  const head = /^[^\n]*/.exec(text)![0]
  const delimiter = ['\t', ';'].find((one) => head.includes(one) && !head.includes(',')) ?? ','
  const { data, errors } = papa.parse(text, { delimiter, newline: head.endsWith('\r') ? '\r\n' : '\n' })
  const [problem] = errors
  if (problem) throw new Misshapen('csv-malformed', { record: (problem.row ?? 0) + 1 })
  const columns = (data[0] ?? []).map(cell)
  for (const [index, column] of columns.entries()) {
    if (columns.indexOf(column) < index) throw new Misshapen('column-doubled', { column: shownName(column) })
  }
  return data.slice(1).flatMap((row, index): CsvRecord[] => {
    const record = index + 2
    if (row.length === 1 && row[0] === '') return []
    if (row.length !== columns.length)
      throw new Misshapen('field-count-differs', { record, fields: row.length, columns: columns.length })
    return [{ record, fields: new Map(columns.map((column, at) => [column, cell(row[at]!)])) }]
  })
}
