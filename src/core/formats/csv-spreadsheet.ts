import { csv, csvCapabilities, csvNeverHeld, csvTables } from './csv'
import { readCsv } from './csv-reader'
import type { Format } from './format'
import { lossesOf } from './losses'

/**
 * The tables of `csv` for spreadsheets, as `documents.spreadsheet.csv`, `spans.spreadsheet.csv` and
 * `relations.spreadsheet.csv`: with a byte order mark, by which Excel knows UTF-8, and with `'` in front of what it would
 * take for a formula (CWE-1236; OWASP's list of beginnings with the full-width signs, also behind white space). Programs
 * are to read `csv`, so it looks like nothing to import. Its own reader, for verification, takes the `'` off again: what
 * begins with such a sign behind any number of `'` gets one more when written and loses one when read, anything else is
 * left as it is, so that every value comes back.
 */
export const csvSpreadsheet: Format = {
  id: 'csv-spreadsheet',
  version: 1,
  name: 'CSV for spreadsheets',
  purpose: 'table',
  description:
    "The tables to look through in Excel or LibreOffice, with ' in front of what a spreadsheet would take for a formula. To be looked at; programs read CSV for programs.",
  capabilities: csvCapabilities,
  neverHeld: csvNeverHeld,
  example: `\ufeff${csv.example}`,
  write: (_head, documents) =>
    csvTables(documents, { pathOf: (table) => `${table}.spreadsheet.csv`, mark: '\ufeff', cell: inert }),
  filesBelong: 'together',
  isLineDocument: false,
  looksLike: () => false,
  losses: (entry) => lossesOf(entry, csvCapabilities),
  read: (files, tools) => readCsv(files, tools, asItWas),
}

const beginsFormula = /^'*(?:[\t\r\n]|\s*[=+\-@\uff1d\uff0b\uff0d\uff20])/
const wasMadeInert = /^'+(?:[\t\r\n]|\s*[=+\-@\uff1d\uff0b\uff0d\uff20])/

/** A value as a field that no spreadsheet takes for a formula. */
function inert(value: string): string {
  return beginsFormula.test(value) ? `'${value}` : value
}

/** The value that `inert` wrote. */
function asItWas(field: string): string {
  return wasMadeInert.test(field) ? field.slice(1) : field
}
