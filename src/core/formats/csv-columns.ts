/** Columns of the three tables, in the order in which they are written. */
export const csvColumns = {
  documents: ['doc_id', 'text_file', 'text_sha256', 'status', 'note'],
  spans: [
    'doc_id',
    'span_id',
    'label',
    'start_cp',
    'end_cp',
    'start_utf16',
    'end_utf16',
    'text',
    'text_one_line',
    'attributes',
    'needs_review',
    'note',
  ],
  relations: ['doc_id', 'relation_id', 'type', 'from_span', 'to_span'],
} as const

export type CsvTable = keyof typeof csvColumns

/** The columns without which a table is not what its name says. */
export const neededColumns = {
  documents: ['doc_id', 'text_file'],
  spans: ['doc_id', 'label'],
  relations: ['doc_id', 'type', 'from_span', 'to_span'],
} as const satisfies Record<CsvTable, readonly string[]>
