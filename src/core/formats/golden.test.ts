import { describe, expect, it } from 'vitest'
import { keyOf } from '../annotation/decision'
import type { Span } from '../annotation/span'
import type { CorpusDocument, LabelledDocument } from './format'
import { brat } from './brat'
import { exampleDocument, exampleHead } from './example-corpus'
import { iob2 } from './iob2'
import { native } from './native'
import { contentsOf, toolsFor } from './read-tools-fixture'
import { formats } from './registry'

const tools = toolsFor([])

// UTF-16: Dx 0-2, emoji 3-5, neck 7-11, CRLF CRLF 12-16, pain 16-20, U+2028 20, x2 21-23, MRI 27-30.
// The emoji is one code point, so from 5 on code points are one less.
const text = 'Dx \u{1f600}: neck \r\n\r\npain\u2028x2.\n \nMRI'
const span = (id: string, label: string, start: number, end: number, more: Partial<Span> = {}): Span => ({
  ...exampleDocument.set.spans[0]!,
  id: id.repeat(26),
  label,
  start,
  end,
  quote: text.slice(start, end),
  attributes: {},
  ...more,
})
const nasty: LabelledDocument = {
  document: { ...exampleDocument.document, text, textSha256: tools.sha256(text), title: 'Jane Roe.txt' },
  annotator: exampleDocument.annotator,
  set: {
    ...exampleDocument.set,
    note: 'ask Ben',
    spans: [
      span('b', 'finding', 3, 5, { attributes: { status: 'in doubt', codes: ['M54.2', 'R52'] } }),
      span('c', 'finding', 6, 23, { attributes: { codes: [] } }),
      span('e', 'finding', 16, 20, { needsReview: true, note: 'twice?' }),
      span('f', 'finding', 24, 27, { note: 'nothing to see' }),
      span('g', 'request', 27, 30),
    ],
    relations: [
      { id: 'h'.repeat(26), type: 'TREATS', from: 'g'.repeat(26), to: 'f'.repeat(26) },
      { id: 'i'.repeat(26), type: 'TREATS', from: 'g'.repeat(26), to: 'e'.repeat(26) },
      { id: 'j'.repeat(26), type: 'TREATS', from: 'g'.repeat(26), to: 'b'.repeat(26) },
    ],
    decisions: [
      { kind: 'absent', row: 'g'.repeat(26), column: 'guideline' },
      { kind: 'dismissed', label: 'finding', start: 27, end: 30 },
      {
        kind: 'verdict',
        gold: null,
        predicted: { label: 'finding', start: 3, end: 11 },
        verdict: 'gold-wrong',
        note: 'so',
      },
      {
        kind: 'waived',
        check: 'x',
        spans: ['b', 'g'].map((one) => one.repeat(26)),
        range: null,
        reason: 'so',
      },
      { kind: 'waived', check: 'x', spans: [], range: { start: 3, end: 5 }, reason: 'so' },
    ],
  },
}
const id = nasty.document.id
const filesOf = (format: typeof native, entries: CorpusDocument[]) =>
  Object.fromEntries([...format.write(exampleHead, entries)].map(({ path, chunk }) => [path, chunk]))

describe('native', () => {
  it('counts both units, escapes line separators and orders relations by the places of their spans', () => {
    const chunks = [...native.write(exampleHead, [nasty])]
    const line = chunks[1]!.chunk
    expect(line).toContain('"text":"Dx \u{1f600}: neck \\r\\n\\r\\npain\\u2028x2.\\n \\nMRI"')
    const { spans, relations, decisions } = JSON.parse(line) as {
      spans: Record<string, unknown>[]
      relations: Record<string, unknown>[]
      decisions: Record<string, unknown>[]
    }
    expect(spans.map(({ start, end, startUtf16, endUtf16 }) => [start, end, startUtf16, endUtf16])).toEqual([
      [3, 4, 3, 5],
      [5, 22, 6, 23],
      [15, 19, 16, 20],
      [23, 26, 24, 27],
      [26, 29, 27, 30],
    ])
    expect(spans[1]!['quote']).toBe(' neck \r\n\r\npain\u2028x2')
    expect(relations.map(({ id, fromSpan, toSpan }) => [(id as string)[0], fromSpan, toSpan])).toEqual([
      ['j', 4, 0],
      ['i', 4, 2],
      ['h', 4, 3],
    ])
    expect(decisions).toEqual([
      { kind: 'absent', row: 'g'.repeat(26), rowSpan: 4, column: 'guideline' },
      { kind: 'dismissed', label: 'finding', start: 26, end: 29, startUtf16: 27, endUtf16: 30 },
      {
        kind: 'verdict',
        gold: null,
        predicted: { label: 'finding', start: 3, end: 10, startUtf16: 3, endUtf16: 11 },
        verdict: 'gold-wrong',
        note: 'so',
      },
      {
        kind: 'waived',
        check: 'x',
        spans: ['b', 'g'].map((one) => one.repeat(26)),
        spanIndices: [0, 4],
        range: null,
        reason: 'so',
      },
      {
        kind: 'waived',
        check: 'x',
        spans: [],
        spanIndices: [],
        range: { start: 3, end: 4, startUtf16: 3, endUtf16: 5 },
        reason: 'so',
      },
    ])
  })

  it('writes attributes in the order of their ids, whichever was set first', () => {
    const [first, ...rest] = exampleDocument.set.spans
    const spans = [{ ...first!, attributes: { status: 'in doubt', codes: ['M54.2'] } }, ...rest]
    const entry = { ...exampleDocument, set: { ...exampleDocument.set, spans } }
    expect([...native.write(exampleHead, [entry])].map(({ chunk }) => chunk).join('')).toBe(native.example)
  })

  it('writes a document that nobody has opened without a set, and an untouched set as new', () => {
    const { document, annotator } = nasty
    const untouched = {
      ...nasty.set,
      revision: 0,
      status: 'new',
      note: '',
      spans: [],
      relations: [],
      decisions: [],
    } as const
    const chunks = [
      ...native.write(exampleHead, [
        { document, annotator: null, set: null },
        { document, annotator, set: untouched },
      ]),
    ]
    expect(chunks[1]!.chunk).toMatch(/"annotator":null\}\n$/)
    expect(chunks[2]!.chunk).toMatch(
      /"status":"new","note":"","spans":\[\],"relations":\[\],"decisions":\[\]\}\n$/,
    )
  })
})

describe('brat', () => {
  it('cuts spans at line ends, counts code points and numbers in canonical order', () => {
    const files = filesOf(brat, [nasty])
    expect(Object.keys(files)).toEqual(['annotation.conf', `${id}.txt`, `${id}.ann`])
    expect(files[`${id}.txt`]).toBe(text)
    expect(files[`${id}.ann`]).toBe(
      'T1\tfinding 3 4\t\u{1f600}\n' +
        'N1\tReference T1 codes:M54.2\tM54.2\n' +
        'N2\tReference T1 codes:R52\tR52\n' +
        'A1\tstatus T1 in_doubt\n' +
        'T2\tfinding 6 10;15 19;20 22\tneck pain x2\n' +
        'T3\tfinding 15 19\tpain\n' +
        'T4\trequest 26 29\tMRI\n' +
        'R1\tTREATS Arg1:T4 Arg2:T1\n' +
        'R2\tTREATS Arg1:T4 Arg2:T3\n',
    )
  })

  it('declares what it leaves out, span by span', () => {
    expect(brat.losses(nasty, exampleHead)).toEqual([
      { kind: 'edges', spanId: 'c'.repeat(26), reason: 'outer-invisible', kept: { start: 7, end: 23 } },
      { kind: 'attribute', spanId: 'c'.repeat(26), attribute: 'codes', reason: 'empty-list' },
      { kind: 'needsReview', spanId: 'e'.repeat(26), reason: 'not-held' },
      { kind: 'spanNote', spanId: 'e'.repeat(26), reason: 'not-held' },
      { kind: 'span', spanId: 'f'.repeat(26), reason: 'no-text' },
      { kind: 'relation', relationId: 'h'.repeat(26), reason: 'span-lost' },
      { kind: 'note', documentId: id, reason: 'not-held' },
      ...nasty.set.decisions.map((one) => ({ kind: 'decision', key: keyOf(one), reason: 'not-held' })),
    ])
  })

  it('writes a text of several lines as one note that begins and ends visibly', () => {
    const attributes = { comment: ' see\npage\\2\u2028 ' }
    const entry = {
      ...nasty,
      set: {
        ...nasty.set,
        spans: [span('b', 'finding', 3, 5, { attributes })],
        relations: [],
        decisions: [],
      },
    }
    const files = [...brat.write(exampleHead, [entry])]
    expect(files.at(-1)!.chunk).toContain(
      '#1\tAnnotatorNotes T1\tcomment: \\u{20}see\\u{a}page\\u{5c}2\\u{2028}\\u{20}\n',
    )
    expect([...brat.read(files, tools)]).toMatchObject([{ document: { spans: [{ attributes }] } }])
  })

  it('gives every text an .ann file, empty where nothing is marked', () => {
    const files = filesOf(brat, [{ document: nasty.document, annotator: null, set: null }])
    expect(files[`${id}.ann`]).toBe('')
  })

  it('describes labels, relations, choices and overlap in annotation.conf', () => {
    expect(filesOf(brat, [])['annotation.conf']!.split('\n').slice(2)).toEqual([
      '[entities]',
      'finding',
      'request',
      '[relations]',
      'TREATS Arg1:request, Arg2:finding',
      '<OVERLAP> Arg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>',
      '[events]',
      '[attributes]',
      'status Arg:finding, Value:certain|in_doubt',
      '',
    ])
  })

  it('rejects alone each line that it cannot hold, and says nothing of the text', () => {
    const ann = [
      'T1\tfinding 6 10;15 19\tneck pain',
      'T2\tfinding 0 2;6 10\tDx neck',
      'T3\tfinding 6 10\tpain',
      'T4\tfinding 6 99\tneck',
      'T1\tfinding 6 10\tneck',
      'E1\tfinding:T1 Theme:T2',
      '*\tEquiv T1 T2',
      'A1\tstatus T9 certain',
      'A2\tNegation T1',
      'N1\tReference T1 codes:M54.2\tneck pain',
      'R1\tTREATS Arg1:T1 Arg2:T2',
      '#1\tAnnotatorNotes R1\tneck pain of Jane Roe',
      'T5\tfinding 10 6\tneck',
    ].join('\n')
    const results = [
      ...brat.read(
        [
          { path: `${id}.ann`, chunk: ann },
          { path: `${id}.txt`, chunk: text },
          { path: 'lone.txt', chunk: '' },
          { path: 'notes.doc', chunk: '' },
        ],
        tools,
      ),
    ]
    const rejected = results.flatMap((result) => ('rejected' in result ? [result.rejected] : []))
    expect(rejected.map(({ line, reason }) => [line, reason])).toEqual([
      [2, 'discontinuous'],
      [3, 'quote-differs'],
      [4, 'range-invalid'],
      [5, 'id-doubled'],
      [6, 'line-unknown'],
      [7, 'line-unknown'],
      [8, 'target-missing'],
      [9, 'line-malformed'],
      [11, 'relation-end-missing'],
      [12, 'note-not-of-a-span'],
      [13, 'range-invalid'],
      [undefined, 'file-unknown'],
      [undefined, 'file-alone'],
    ])
    expect(JSON.stringify(rejected.map(({ values }) => values))).not.toMatch(/neck|pain|Roe/)
    expect(results.flatMap((result) => ('document' in result ? [result.document.spans] : []))).toEqual([
      [
        {
          label: 'finding',
          start: 7,
          end: 20,
          attributes: { codes: ['M54.2'] },
          needsReview: false,
          note: '',
        },
      ],
    ])
  })
})

describe('iob2', () => {
  it('tags tokens, keeps a span over a paragraph gap in one sentence, and gives their ranges and the text', () => {
    expect(filesOf(iob2, [nasty])).toEqual({
      [`${id}.iob2.tsv`]:
        `-DOCSTART- ${id}\tO\n\n` +
        'Dx\tO\n\u{1f600}\tB-finding\n:\tO\nneck\tB-finding\npain\tI-finding\nx2\tI-finding\n.\tO\n\n' +
        'MRI\tB-request\n\n',
      [`${id}.tokens.jsonl`]:
        `{"goldspan":"tokens","version":1,"sealed":false,"tokensVersion":1,"document":"${id}",` +
        `"textSha256":"${tools.sha256(text)}","utf16Differs":true}\n` +
        '{"sentence":0,"start":[0,3,4,6,15,20,22],"end":[2,4,5,10,19,22,23],' +
        '"startUtf16":[0,3,5,7,16,21,23],"endUtf16":[2,5,6,11,20,23,24]}\n' +
        '{"sentence":1,"start":[26],"end":[29],"startUtf16":[27],"endUtf16":[30]}\n',
      [`texts/${id}.txt`]: text,
    })
  })

  it('declares overlaps, lost edges, spans without a token, attributes and relations', () => {
    expect(iob2.losses(nasty, exampleHead)).toEqual([
      { kind: 'attribute', spanId: 'b'.repeat(26), attribute: 'status', reason: 'not-held' },
      { kind: 'attribute', spanId: 'b'.repeat(26), attribute: 'codes', reason: 'not-held' },
      { kind: 'edges', spanId: 'c'.repeat(26), reason: 'outer-invisible', kept: { start: 7, end: 23 } },
      { kind: 'attribute', spanId: 'c'.repeat(26), attribute: 'codes', reason: 'not-held' },
      { kind: 'span', spanId: 'e'.repeat(26), reason: 'overlap' },
      { kind: 'span', spanId: 'f'.repeat(26), reason: 'no-token' },
      { kind: 'relation', relationId: 'j'.repeat(26), reason: 'not-held' },
      { kind: 'relation', relationId: 'i'.repeat(26), reason: 'not-held' },
      { kind: 'relation', relationId: 'h'.repeat(26), reason: 'not-held' },
      { kind: 'note', documentId: id, reason: 'not-held' },
      ...nasty.set.decisions.map((one) => ({ kind: 'decision', key: keyOf(one), reason: 'not-held' })),
    ])
  })

  it('keeps the longest of overlapping spans, of equals the first in canonical order', () => {
    const spans = [
      span('b', 'finding', 0, 2),
      span('c', 'request', 0, 2),
      span('e', 'finding', 7, 20),
      span('f', 'request', 16, 30),
    ]
    const entry = { ...nasty, set: { ...nasty.set, note: '', spans, relations: [], decisions: [] } }
    expect(iob2.losses(entry, exampleHead)).toEqual([
      { kind: 'span', spanId: 'c'.repeat(26), reason: 'overlap' },
      { kind: 'span', spanId: 'e'.repeat(26), reason: 'overlap' },
    ])
  })

  it('keeps spans that touch, also where others overlap', () => {
    const spans = [
      span('b', 'finding', 0, 2),
      span('c', 'finding', 7, 9),
      span('e', 'finding', 9, 11),
      span('f', 'finding', 16, 20),
      span('g', 'finding', 17, 18),
    ]
    const entry = { ...nasty, set: { ...nasty.set, note: '', spans, relations: [], decisions: [] } }
    expect(iob2.losses(entry, exampleHead)).toEqual([
      { kind: 'span', spanId: 'g'.repeat(26), reason: 'overlap' },
    ])
    expect(filesOf(iob2, [entry])[`${id}.iob2.tsv`]).toContain(
      '\nne\tB-finding\nck\tB-finding\n\npain\tB-finding\n',
    )
  })

  it('splits a token at a span edge inside it', () => {
    const entry = {
      ...nasty,
      set: { ...nasty.set, spans: [span('b', 'finding', 8, 10)], relations: [], decisions: [] },
    }
    expect(filesOf(iob2, [entry])[`${id}.iob2.tsv`]).toContain('\nn\tO\nec\tB-finding\nk\tO\n')
  })

  it.each([
    ['a tag that nothing begins', 'neck\tB-finding', 'neck\tO', 'tag-without-begin', 7],
    ['another token', 'neck\tB', 'back-neck\tB', 'token-length-differs', 6],
    ['a token too many', 'neck\tB-finding\n', 'neck\tB-finding\nneck\tI-finding\n', 'token-count-differs', 3],
    ['a third column', 'neck\tB-finding', 'neck\tNN\tB-finding', 'line-malformed', 6],
    ['another document', `-DOCSTART- ${id}`, '-DOCSTART- x', 'document-line-wrong', 1],
    ['a missing range', '"start":[0,3,4,', '"start":[0,3,', 'token-count-differs', 3],
    ['a moved range', '"startUtf16":[0,3', '"startUtf16":[1,3', 'token-length-differs', 3],
    [
      'tokens out of order',
      '7,16,21,23],"endUtf16":[2,5,6,11,20',
      '16,7,21,23],"endUtf16":[2,5,6,20,11',
      'token-length-differs',
      7,
    ],
    ['another tokenizer', '"tokensVersion":1', '"tokensVersion":2', 'version-unknown', 1],
    [
      'a cut side file',
      '{"sentence":1,"start":[26],"end":[29],"startUtf16":[27],"endUtf16":[30]}\n',
      '',
      'sentence-count-differs',
      1,
    ],
  ])('rejects %s', (_, from, to, reason, line) => {
    const files = [...iob2.write(exampleHead, [nasty])].map(({ path, chunk }) => ({
      path,
      chunk: chunk.replace(from, to),
    }))
    expect([...iob2.read(files, tools)]).toMatchObject([{ rejected: { reason, line } }])
  })
})

describe.each(formats)('$id', (format) => {
  it('has an example that is what it writes of the made-up document, and reads it', () => {
    const files = [...format.write(exampleHead, [exampleDocument])]
    expect([...contentsOf(files).values()]).toContain(format.example)
    expect([...format.read(files, toolsFor(files))].filter((result) => 'rejected' in result)).toEqual([])
  })

  it('loses nothing of the made-up document that its capabilities do not admit', () => {
    const losses = format.losses(exampleDocument, exampleHead)
    expect(losses.filter(({ kind }) => kind === 'span' || kind === 'edges')).toEqual([])
  })

  it.each<[string, string, (entry: LabelledDocument) => CorpusDocument]>([
    ['range-invalid', 'half a surrogate pair', (entry) => withSpan(entry, { end: 4, quote: '\ud83d' })],
    ['range-invalid', 'a range outside the text', (entry) => withSpan(entry, { start: 29, end: 40 })],
    [
      'quote-differs',
      'a quote that stops short',
      (entry) => withSpan(entry, { start: 7, end: 11, quote: 'nec' }),
    ],
    ['quote-differs', 'a shifted quote', (entry) => withSpan(entry, { start: 5, end: 7 })],
    [
      'text-malformed',
      'a text that is not Unicode',
      ({ document }) => ({ document: { ...document, text: '\udc00' }, annotator: null, set: null }),
    ],
    [
      'relation-end-missing',
      'a relation without its span',
      (entry) => ({ ...entry, set: { ...entry.set, spans: entry.set.spans.slice(1) } }),
    ],
    [
      'set-of-another',
      "another document's set",
      (entry) => ({ ...entry, set: { ...entry.set, documentId: 'z'.repeat(26) } }),
    ],
  ])('refuses to write (%s) %s', (reason, _, damage) => {
    expect(() => [...format.write(exampleHead, [damage(nasty)])]).toThrow(reason)
  })

  it('writes a second set of a document only where it can tell annotators apart', () => {
    const write = () => [...format.write(exampleHead, [nasty, { ...nasty }])]
    if (format.capabilities.severalAnnotators) expect(write).not.toThrow()
    else expect(write).toThrow('second-set')
  })
})

function withSpan(entry: LabelledDocument, change: Partial<Span>): LabelledDocument {
  const [first, ...rest] = entry.set.spans
  return { ...entry, set: { ...entry.set, spans: [{ ...first!, ...change }, ...rest] } }
}
