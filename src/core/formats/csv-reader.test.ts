import { describe, expect, it } from 'vitest'
import { csv } from './csv'
import { csvSpreadsheet } from './csv-spreadsheet'
import { exampleDocument, exampleHead } from './example-corpus'
import type { Format, ReadResult } from './format'
import { contentsOf, sha256, toolsFor } from './read-tools-fixture'

// UTF-16: emoji 0-2, neck 3-7, a line end of two, pain 9-13. Code points: one less from 2 on.
const text = '\u{1f600} neck\r\npain'
const read = (files: Record<string, string>, format: Format = csv) => {
  const chunks = Object.entries({ 'texts/x.txt': text, ...files }).map(([path, chunk]) => ({ path, chunk }))
  return [...format.read(chunks, toolsFor(chunks))]
}
const a = (start: number, end: number, more: object = {}) => ({
  label: 'A',
  start,
  end,
  attributes: {},
  needsReview: false,
  note: '',
  ...more,
})
const spansIn = (results: ReadResult[]) =>
  results.flatMap((result) => ('document' in result ? result.document.spans : []))

describe('tables that others made', () => {
  it('may be one of spans alone, with columns in any order, others among them, in either unit', () => {
    expect(read({ 'marks.csv': 'label,doc_id,start_cp,end_cp,who\nA,x,2,6,Ann\n' })).toEqual([
      {
        document: { documentId: 'x', annotatorId: null, text, note: '', spans: [a(3, 7)], relations: [] },
        labelled: null,
      },
    ])
    expect(spansIn(read({ 'marks.csv': 'doc_id,label,start_utf16,end_utf16\nx,A,3,7\n' }))).toEqual([a(3, 7)])
  })

  it.each([
    ['a semicolon', 'doc_id;label;start_cp;end_cp;text\nx;A;2;6;neck\n'],
    ['a TAB', 'doc_id\tlabel\tstart_cp\tend_cp\ttext\nx\tA\t2\t6\tneck\n'],
    ['CR LF', 'doc_id,label,start_cp,end_cp,text\r\nx,A,2,6,neck\r\n'],
    [
      'a byte order mark and quotation marks',
      '\ufeff"doc_id","label","start_cp","end_cp","text"\n"x","A","2","6","neck"',
    ],
    ['empty lines', 'doc_id,label,start_cp,end_cp,text\n\nx,A,2,6,neck\n\n'],
  ])('may have %s', (_, table) => {
    expect(spansIn(read({ 'spans.csv': table }))).toEqual([a(3, 7)])
  })

  it('tells by the words that offsets count otherwise', () => {
    const results = read({ 'spans.csv': 'doc_id,label,start_cp,end_cp,text\nx,A,3,7,neck\n' })
    expect(results).toMatchObject([{ counted: { unit: 'UTF-16 code units', text: 'the same' } }])
    expect(spansIn(results)).toEqual([a(3, 7)])
  })

  it('takes words with a line end inside, and attributes, review flags and relations', () => {
    const results = read({
      'spans.csv':
        'doc_id,span_id,label,start_cp,end_cp,text,attributes,needs_review\n' +
        'x,1,A,2,12,"neck\r\npain","{""codes"":[""M54.2""],""side"":""left""}",TRUE\nx,2,A,2,6,neck,,\n',
      'relations.csv': 'doc_id,type,from_span,to_span\nx,OF,2,1\n',
    })
    expect(spansIn(results)).toEqual([
      a(3, 13, { attributes: { codes: ['M54.2'], side: 'left' }, needsReview: true, note: '' }),
      a(3, 7),
    ])
    expect(results).toMatchObject([{ document: { relations: [{ type: 'OF', from: 1, to: 0 }] } }])
  })
})

describe('tables with a fault', () => {
  const head = 'doc_id,span_id,label,start_cp,end_cp,start_utf16,end_utf16,text,attributes,needs_review'
  it.each<[string, string, string]>([
    ['an end behind the text', 'x,1,A,2,99,3,100,neck,,', 'range-invalid'],
    ['an empty range', 'x,1,A,2,2,3,3,,,', 'range-invalid'],
    ['a negative number', 'x,1,A,-2,6,3,7,neck,,', 'number-invalid'],
    ['a fraction', 'x,1,A,2.0,6,3,7,neck,,', 'number-invalid'],
    ['no number', 'x,1,A,,6,3,7,neck,,', 'number-invalid'],
    ['a number too large', 'x,1,A,2,1e400,3,7,neck,,', 'number-invalid'],
    ['other words', 'x,1,A,2,6,3,7,knee,,', 'quote-differs'],
    ['units that disagree', 'x,1,A,2,6,3,8,neck,,', 'offsets-disagree'],
    ['one id twice', 'x,1,A,2,6,3,7,neck,,\nx,1,A,2,6,3,7,neck,,', 'id-doubled'],
    ['attributes that are no JSON', 'x,1,A,2,6,3,7,neck,side=left,', 'json-invalid'],
    ['an attribute that is a number', 'x,1,A,2,6,3,7,neck,"{""n"":1}",', 'type-wrong'],
    ['one attribute twice', 'x,1,A,2,6,3,7,neck,"{""n"":""1"",""n"":""2""}",', 'key-doubled'],
    ['an attribute of all objects', 'x,1,A,2,6,3,7,neck,"{""__proto__"":""1""}",', 'field-unknown'],
    ['a review flag of its own', 'x,1,A,2,6,3,7,neck,,perhaps', 'value-unknown'],
  ])('reject the document: %s', (_, rows, reason) => {
    const results = read({ 'spans.csv': `${head}\n${rows}\n` })
    expect(results).toMatchObject([{ rejected: { path: 'spans.csv', reason, values: { document: 'x' } } }])
    expect(JSON.stringify(results)).not.toMatch(/neck|pain|knee|left/)
  })

  it.each([
    ['a quotation mark that nothing ends', `${head}\nx,1,A,2,6,3,7,"neck,,\n`, 'csv-malformed'],
    ['a field too many', `${head}\nx,1,A,2,6,3,7,neck,,,\n`, 'field-count-differs'],
    ['a field too few', `${head}\nx,1,A,2,6,3,7,neck,\n`, 'field-count-differs'],
    ['one column twice', 'doc_id,label,label\nx,A,B\n', 'column-doubled'],
    ['no column that is known', 'name,value\nx,A\n', 'columns-unknown'],
    ['a span of no document', `${head}\nx,1,A,2,6,3,7,neck,,\n,2,A,2,6,3,7,neck,,\n`, 'field-missing'],
  ])('reject the file: %s', (_, content, reason) => {
    expect(read({ 'spans.csv': content })).toMatchObject([{ rejected: { path: 'spans.csv', reason } }])
  })

  it('reject a document without its text, with another, or listed twice', () => {
    const listed = (rows: string) => read({ 'documents.csv': `doc_id,text_file,text_sha256\n${rows}\n` })
    expect(listed('y,texts/y.txt,')).toMatchObject([{ rejected: { reason: 'text-missing' } }])
    expect(listed(`x,texts/x.txt,${sha256('other')}`)).toMatchObject([
      { rejected: { reason: 'text-hash-differs' } },
    ])
    expect(listed('x,texts/x.txt,\nx,texts/x.txt,')).toMatchObject([
      { rejected: { reason: 'document-doubled' } },
    ])
    expect(listed(`x,texts/x.txt,${sha256(text)}`)).toMatchObject([
      { document: { documentId: 'x', spans: [] } },
    ])
  })

  it('ask for no text outside their folder', () => {
    const asked: string[] = []
    const tools = { sha256, fileBeside: (path: string) => (asked.push(path), null) }
    const chunk = 'doc_id,label,start_cp,end_cp\n../x,A,2,6\n'
    expect([...csv.read([{ path: 'spans.csv', chunk }], tools)]).toMatchObject([
      { rejected: { reason: 'text-missing', values: { document: '(4 characters)' } } },
    ])
    expect(asked).toEqual([])
  })
})

describe('tables for spreadsheets', () => {
  const noted = (note: string) => {
    const [first, ...rest] = exampleDocument.set.spans
    const spans = [{ ...first!, attributes: {}, note }, ...rest]
    const entry = { ...exampleDocument, set: { ...exampleDocument.set, note, spans, relations: [] } }
    return [...csvSpreadsheet.write(exampleHead, [entry])]
  }

  it.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-5', "'-5"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['\rx', `"'\rx"`],
    ['\nx', `"'\nx"`],
    [' =1', "' =1"],
    ['\uff1d1', "'\uff1d1"],
    ['\uff0b1', "'\uff0b1"],
    ['\uff0d1', "'\uff0d1"],
    ['\uff20x', "'\uff20x"],
    ["'=1", "''=1"],
    ["''-1", "'''-1"],
    ["'quoted'", "'quoted'"],
    ['1-1', '1-1'],
    ["it's", "it's"],
  ])('write %j as %j, which no spreadsheet takes for a formula', (note, field) => {
    const table = contentsOf(noted(note)).get('documents.spreadsheet.csv')!
    expect(table.startsWith('\ufeff')).toBe(true)
    expect(table.endsWith(`,done,${field}\n`)).toBe(true)
  })

  it.each(['=1', "'=1", "''=1", "'", "''", "'a", '\t', "'\t", ' -1', "' -1", '-', ''])(
    'give back a label that is %j',
    (label) => {
      const [first, ...rest] = exampleDocument.set.spans
      const spans = [{ ...first!, label, attributes: { text: label } }, ...rest]
      const files = [
        ...csvSpreadsheet.write(exampleHead, [
          { ...exampleDocument, set: { ...exampleDocument.set, spans } },
        ]),
      ]
      const results = [...csvSpreadsheet.read(files, toolsFor(files))]
      expect(spansIn(results)[0]).toMatchObject({ label, attributes: { text: label } })
    },
  )

  it('look like nothing to import, unlike those for programs', () => {
    for (const [name, beginning] of contentsOf(noted(''))) {
      expect(csv.looksLike(name, beginning)).toBe(false)
      expect(csvSpreadsheet.looksLike(name, beginning)).toBe(false)
    }
    for (const [name, beginning] of contentsOf(csv.write(exampleHead, [exampleDocument]))) {
      expect(csv.looksLike(name, beginning)).toBe(name.endsWith('.csv'))
    }
  })
})
