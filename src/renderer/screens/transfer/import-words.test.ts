import { describe, expect, it } from 'vitest'
import type { ImportItem } from '../../../ipc/views'
import { importCounts, inReportOrder } from './import-counts'
import { acceptanceWords, knownRefusals, refusalWords } from './import-words'

/** Reasons of main's own: letters, files, and where marks would go. */
const reasonsOfMain = [
  'empty',
  'too-large',
  'not-utf-8',
  'nul',
  'utf-16-odd-length',
  'lone-surrogate',
  'unreadable',
  'write-failed',
  'link',
  'not-a-file',
  'unknown-type',
  'set-read-only',
  'set-differs',
  'more-rejected',
  'letter-empty',
  'letter-nul',
  'letter-byte-order-mark',
  'letter-too-large',
  'document-id-differs',
  'file-changed',
  'relation-not-allowed',
]

const item = (part: Partial<ImportItem>): ImportItem => ({
  name: 'letter.txt',
  outcome: 'imported',
  reason: 'added',
  facts: {},
  documentId: null,
  spans: 0,
  ...part,
})

describe('refusalWords', () => {
  it.each(reasonsOfMain)('knows %s', (reason) => {
    expect(knownRefusals).toContain(reason)
  })

  it.each(knownRefusals)('says why and what to do about %s, with and without facts', (reason) => {
    const facts = {
      offset: 18_231,
      sizeBytes: 9_000_000,
      limitBytes: 8_388_608,
      errno: 'EACCES',
      count: 3,
      label: 'x',
      field: 'spans[2]',
      id: 'T1',
      record: 1_200,
      nodes: 3,
    }
    for (const given of [{}, facts]) {
      const { why, todo } = refusalWords({ reason, facts: reason === 'more-rejected' ? facts : given })
      expect(why).toMatch(/^[A-Z].*[.]$/)
      expect(todo).toMatch(/^[A-Z].*[.]$/)
      expect(`${why} ${todo}`).not.toMatch(/undefined|NaN|EACCES/)
    }
  })

  it('names the place of a fault that only a program can have made', () => {
    expect(refusalWords({ reason: 'field-missing', facts: { field: 'spans[2].origin' } }).why).toBe(
      'The file is not as its format wants it (field-missing: spans[2].origin).',
    )
  })

  it('says that a Goldspan file is not UTF-8, which its reader finds as an error of the system', () => {
    const facts = { errno: 'ERR_ENCODING_INVALID_ENCODED_DATA' }
    expect(refusalWords({ reason: 'unreadable', facts }).why).toBe('Not plain text in UTF-8.')
  })
})

describe('acceptanceWords', () => {
  it('notes the encoding and a byte order mark', () => {
    const facts = { encoding: 'utf-16le', byteOrderMark: 1 }
    expect(acceptanceWords(item({ facts }))).toBe('Imported · UTF-16 LE, byte order mark taken off')
    expect(acceptanceWords(item({ facts: { encoding: 'utf-8', byteOrderMark: 0 } }))).toBe('Imported · UTF-8')
  })

  it('says what was there already and that a note was left', () => {
    const facts = { same: 1, noteLeft: 1 }
    expect(acceptanceWords(item({ reason: 'marks', spans: 2, facts }))).toBe(
      'Imported with 2 spans, 1 span already there. A note was not taken: there is one of your own',
    )
  })

  it('tells marks from letters, and the same from new ones', () => {
    expect(acceptanceWords(item({ reason: 'marks', spans: 1412 }))).toBe('Imported with 1,412 spans')
    expect(acceptanceWords(item({ outcome: 'duplicate', reason: 'same-marks', spans: 1 }))).toBe(
      'Already there, with the same 1 span',
    )
    expect(acceptanceWords(item({ outcome: 'duplicate', reason: 'duplicate' }))).toBe(
      'Already in the project',
    )
  })
})

describe('importCounts', () => {
  it('counts what one item stands for', () => {
    const items = [
      item({ spans: 4 }),
      item({ outcome: 'duplicate', spans: 9 }),
      item({ name: 'corpus.jsonl', outcome: 'refused', reason: 'json-invalid' }),
      item({ name: 'corpus.jsonl', outcome: 'refused', reason: 'more-rejected', facts: { count: 17 } }),
    ]
    expect(importCounts(items)).toEqual({ imported: 1, duplicate: 1, refused: 18, refusedFiles: 1, spans: 4 })
  })
})

describe('inReportOrder', () => {
  it('puts what needs the user first and keeps the order otherwise', () => {
    const items = [
      item({ name: '1', outcome: 'duplicate' }),
      item({ name: '2' }),
      item({ name: '3', outcome: 'refused' }),
      item({ name: '4' }),
    ]
    expect(inReportOrder(items).map(({ name }) => name)).toEqual(['3', '2', '4', '1'])
  })
})
