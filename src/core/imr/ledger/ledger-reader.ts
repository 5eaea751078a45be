import { documentStatuses } from '../../annotation/annotation-set'
import { compareSpans, compareText, type AttributeValue } from '../../annotation/span'
import { CodePointOffsets } from '../../text/offsets'
import { wholeFiles } from '../../formats/file-lines'
import type {
  FileChunk,
  PortableDocument,
  PortableRelation,
  PortableSpan,
  ReadResult,
  ReadTools,
} from '../../formats/format'
import { parsedJson } from '../../formats/parsed-json'
import { Misshapen, Shape, stringOf } from '../../formats/shape'
import { textBeside, withoutTexts } from '../../formats/texts-beside'
import type { Id } from '../../ids'
import { citingLabel } from '../citations/citation'
import { ledgerColumns } from './columns'

const recordFields = [
  ...['documentId', 'title', 'textSha256', 'annotatorId', 'status'],
  ...['issues', 'diagnoses', 'unassigned'],
]
const citationFields = ['body', 'topic', 'sections', 'tables', 'pages', 'year', 'url']
const states = ['filled', 'absent', 'to-do'] as const

/** Reads `ledger.json` strictly, for verification; a record with any fault is rejected whole, counted from 1. */
export function* readLedger(files: Iterable<FileChunk>, tools: ReadTools): Generator<ReadResult> {
  for (const { path, content } of wholeFiles(together(withoutTexts(files)))) {
    let records: readonly unknown[]
    try {
      const value = parsedJson(content)
      if (!Array.isArray(value)) throw new Misshapen('type-wrong')
      records = value
    } catch (problem) {
      if (!(problem instanceof Misshapen)) throw problem
      yield { rejected: { path, reason: problem.reason, values: problem.values } }
      continue
    }
    for (const [index, record] of records.entries()) {
      try {
        yield { document: documentOf(record, `[${index}]`, tools), labelled: null }
      } catch (problem) {
        if (!(problem instanceof Misshapen)) throw problem
        yield { rejected: { path, reason: problem.reason, values: { record: index + 1, ...problem.values } } }
      }
    }
  }
}

/** One file after the other: the ledger grows beside the texts. */
function together(files: Iterable<FileChunk>): FileChunk[] {
  return [...files].sort((a, b) => compareText(a.path, b.path))
}

interface Mark extends PortableSpan {
  readonly id: Id
}

/** The marks of a record, each once, however many cells it stands in. */
class Marks {
  readonly byId = new Map<Id, Mark>()
  readonly #offsets: CodePointOffsets

  constructor(readonly text: string) {
    this.#offsets = new CodePointOffsets(text)
  }

  add(value: unknown, at: string, label: string): Id {
    const citation = label === citingLabel ? ['citation'] : []
    const shape = new Shape(value, at, ['spanId', 'start', 'end', 'text', 'attributes', ...citation])
    if (shape.has('citation')) shape.object('citation', citationFields)
    const id = shape.id('spanId')
    const range = { start: this.#utf16(shape, 'start'), end: this.#utf16(shape, 'end') }
    const words = this.text.slice(range.start, range.end).replace(/\s+/g, ' ').trim()
    if (range.start >= range.end) throw new Misshapen('range-invalid', { field: at })
    if (words !== shape.string('text')) throw new Misshapen('quote-differs', { field: at })
    const attributes = Object.fromEntries(
      shape.entries('attributes', (one, at): AttributeValue => {
        return Array.isArray(one) ? one.map((code) => stringOf(code, at)) : stringOf(one, at)
      }),
    )
    const mark = { id, label, ...range, attributes, needsReview: false, note: '' }
    const before = this.byId.get(id)
    if (before && JSON.stringify(before) !== JSON.stringify(mark))
      throw new Misshapen('mark-differs', { field: at })
    this.byId.set(id, mark)
    return id
  }

  #utf16(shape: Shape, key: string): number {
    try {
      return this.#offsets.toUtf16(shape.count(key))
    } catch (problem) {
      if (problem instanceof RangeError) throw new Misshapen('range-invalid', { field: `${shape.at}.${key}` })
      throw problem
    }
  }
}

function documentOf(value: unknown, at: string, tools: ReadTools): PortableDocument {
  const record = new Shape(value, at, recordFields)
  const documentId = record.id('documentId')
  record.string('title')
  record.oneOf('status', documentStatuses)
  const text = textBeside(tools, documentId)
  if (text === null) throw new Misshapen('text-missing', { document: documentId })
  if (tools.sha256(text) !== record.hash('textSha256'))
    throw new Misshapen('text-hash-differs', { document: documentId })
  const marks = new Marks(text)
  const joins = record.list('issues', (issue, at) => joinsOf(issue, at, marks)).flat()
  record.list('diagnoses', (mark, at) => marks.add(mark, at, 'diagnosis'))
  record.list('unassigned', (mark, at) => {
    const isCitation = typeof mark === 'object' && mark !== null && 'citation' in mark
    marks.add(mark, at, isCitation ? citingLabel : 'outcome')
  })
  const ordered = [...marks.byId.values()].sort(compareSpans)
  const indices = new Map(ordered.map(({ id }, index) => [id, index]))
  const relations = joins
    .map(({ type, from, to }): PortableRelation => {
      return { type, from: indices.get(from)!, to: indices.get(to)! }
    })
    .sort((a, b) => compareText(a.type, b.type) || a.from - b.from || a.to - b.to)
  return {
    documentId,
    annotatorId: record.value('annotatorId') === null ? null : record.id('annotatorId'),
    text,
    note: '',
    spans: ordered.map(({ label, start, end, attributes, needsReview, note }) => {
      return { label, start, end, attributes, needsReview, note }
    }),
    relations,
  }
}

/** The relations that the cells of an issue say. */
function joinsOf(
  value: unknown,
  at: string,
  marks: Marks,
): { readonly type: string; readonly from: Id; readonly to: Id }[] {
  const issue = new Shape(value, at, ['item', ...ledgerColumns.map(({ id }) => id)])
  const item =
    issue.value('item') === null ? null : marks.add(issue.value('item'), `${at}.item`, 'requested_item')
  return ledgerColumns.flatMap(({ id, label, relation }) => {
    const cell = issue.object(id, ['state', 'marks'])
    const state = cell.oneOf('state', states)
    const held = cell.list('marks', (mark, at) => marks.add(mark, at, label))
    const isFilled = held.length > 0
    if (isFilled !== (state === 'filled') || (item === null && state !== 'to-do'))
      throw new Misshapen('state-differs', { field: `${at}.${id}`, state, marks: held.length })
    return held.map((from) => ({ type: relation, from, to: item! }))
  })
}
