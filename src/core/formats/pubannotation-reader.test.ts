import { describe, expect, it } from 'vitest'
import type { ReadResult } from './format'
import { pubannotation } from './pubannotation'
import { readPubAnnotation } from './pubannotation-reader'

const read = (value: unknown, path = 'letters/PMC-1.json') => [
  ...readPubAnnotation([{ path, chunk: typeof value === 'string' ? value : JSON.stringify(value) }]),
]
// UTF-16: emoji 0-2, neck 3-7, two line ends, upper 9-14, back 15-19. Code points: one less from 2 on.
const text = '\u{1f600} neck\n\nupper back'
const mark = (id: string | undefined, begin: unknown, end: unknown, obj: unknown = 'A') => ({
  id,
  span: { begin, end },
  obj,
})
const a = (start: number, end: number, more: object = {}) => ({
  label: 'A',
  start,
  end,
  attributes: {},
  needsReview: false,
  note: '',
  ...more,
})
const documentsIn = (results: ReadResult[]) =>
  results.flatMap((result) => ('document' in result ? [result.document] : []))
const spansOf = (more: object) => documentsIn(read({ text, ...more }))[0]?.spans

describe('PubAnnotation, as other tools write it', () => {
  it('counts code points, takes blocks for spans, and values of any kind', () => {
    expect(
      read({
        target: 'http://pubannotation.org/docs/sourcedb/PMC/sourceid/1',
        sourcedb: 'PMC',
        sourceid: '1',
        divid: 3,
        text,
        project: 'x',
        namespaces: [{ prefix: '_base', uri: 'http://x.org/' }],
        denotations: [mark('T1', 2, 6), mark(undefined, 8, 13)],
        blocks: [mark('B1', 0, 18)],
        attributes: [
          { id: 'A1', subj: 'T1', pred: 'sure', obj: true },
          { id: 'A2', subj: 'T1', pred: 'score', obj: 0.5 },
          { id: 'A3', subj: 'T1', pred: 'code', obj: 'M54.2' },
          { id: 'A4', subj: 'T1', pred: 'code', obj: 'R52' },
        ],
        relations: [{ id: 'R1', subj: 'B1', pred: 'holds', obj: 'T1' }],
      }),
    ).toEqual([
      {
        document: {
          documentId: '1-3',
          annotatorId: null,
          note: '',
          text,
          spans: [
            a(3, 7, { attributes: { sure: 'true', score: '0.5', code: ['M54.2', 'R52'] } }),
            a(9, 14),
            a(0, 19),
          ],
          relations: [{ type: 'holds', from: 2, to: 0 }],
        },
        labelled: null,
      },
    ])
  })

  it('is named by its file where it has no name, and may be one of several in a file', () => {
    expect(documentsIn(read({ text })).map(({ documentId }) => documentId)).toEqual(['PMC-1'])
    const two = read([
      { sourceid: 4, text },
      { sourceid: 5, text },
    ])
    expect(documentsIn(two).map(({ documentId }) => documentId)).toEqual(['4', '5'])
  })

  it('joins pieces with nothing but white space between them', () => {
    const pieces = [
      { begin: 2, end: 6 },
      { begin: 8, end: 13 },
    ]
    expect(spansOf({ denotations: [{ id: 'T1', span: pieces, obj: 'A' }] })).toEqual([a(3, 14)])
    const apart = [pieces[0], { begin: 14, end: 18 }]
    expect(read({ text, denotations: [{ id: 'T1', span: apart, obj: 'A' }] })).toMatchObject([
      { rejected: { reason: 'discontinuous', values: { name: 'T1', pieces: 2 } } },
    ])
    expect(read({ text, denotations: [{ id: 'T1', span: [...pieces].reverse(), obj: 'A' }] })).toMatchObject([
      { rejected: { reason: 'discontinuous' } },
    ])
  })

  it('takes the marks of a track where there is one', () => {
    const track = { project: 'x', denotations: [mark('T1', 2, 6)] }
    expect(spansOf({ tracks: [track] })).toEqual([a(3, 7)])
    expect(spansOf({ tracks: [], denotations: [mark('T1', 2, 6)] })).toEqual([a(3, 7)])
    expect(read({ text, tracks: [track, track] })).toMatchObject([
      { rejected: { reason: 'several-tracks', values: { tracks: 2 } } },
    ])
  })
})

describe('PubAnnotation with a fault', () => {
  it.each<[string, unknown, string]>([
    ['an end behind the text', { text, denotations: [mark('T1', 2, 99)] }, 'range-invalid'],
    ['ends in the wrong order', { text, denotations: [mark('T1', 6, 2)] }, 'range-invalid'],
    ['a negative begin', { text, denotations: [mark('T1', -1, 2)] }, 'range-invalid'],
    ['a fraction', { text, denotations: [mark('T1', 2, 6.5)] }, 'range-invalid'],
    ['a number in quotation marks', { text, denotations: [mark('T1', '2', 6)] }, 'type-wrong'],
    ['no number', { text, denotations: [mark('T1', 2, null)] }, 'type-wrong'],
    ['no pieces', { text, denotations: [{ id: 'T1', span: [], obj: 'A' }] }, 'range-missing'],
    ['one id twice', { text, denotations: [mark('T1', 2, 6), mark('T1', 8, 13)] }, 'id-doubled'],
    ['a label that is no text', { text, denotations: [mark('T1', 2, 6, 4)] }, 'type-wrong'],
    ['no text', { denotations: [] }, 'field-missing'],
    ['half a surrogate pair', { text: '\ud83d' }, 'text-malformed'],
    [
      'a list of values',
      { text, denotations: [mark('T1', 2, 6)], attributes: [{ subj: 'T1', pred: 'x', obj: [] }] },
      'type-wrong',
    ],
    ['no JSON', '{"text":', 'json-invalid'],
    ['one key twice', '{"text":"a","text":"b"}', 'key-doubled'],
  ])('rejects the document: %s', (_, value, reason) => {
    const results = read(value)
    expect(results).toMatchObject([{ rejected: { path: 'letters/PMC-1.json', reason } }])
    expect(JSON.stringify(results)).not.toMatch(/neck|back/)
  })

  it('rejects alone what joins or describes no span', () => {
    const results = read({
      text,
      denotations: [mark('T1', 2, 6)],
      relations: [{ id: 'R1', subj: 'T1', pred: 'of', obj: 'R2' }],
      attributes: [{ id: 'A1', subj: 'R1', pred: 'sure', obj: 'yes' }],
      modifications: [{ id: 'M1', pred: 'Negation', obj: 'T1' }],
    })
    expect(documentsIn(results)).toMatchObject([{ spans: [a(3, 7)], relations: [] }])
    expect(results.flatMap((one) => ('rejected' in one ? [one.rejected.reason] : []))).toEqual([
      'target-missing',
      'relation-end-missing',
      'modification-not-held',
    ])
  })

  it('takes each document once', () => {
    expect(
      read([
        { sourceid: '1', text },
        { sourceid: '1', text },
      ]),
    ).toMatchObject([
      { document: { documentId: '1' } },
      { rejected: { reason: 'document-doubled', values: { record: 2, document: '1' } } },
    ])
  })
})

describe('looking like PubAnnotation', () => {
  it.each([
    ['a.json', '{"text":"x","denotations":[', true],
    ['a.json', '{"sourcedb":"PMC","text":"', true],
    ['a.json', '[{"id":1,"data":{"text":"', false],
    ['a.jsonl', '{"denotations":[', false],
  ])('%s %s', (name, beginning, isOne) => {
    expect(pubannotation.looksLike(name, beginning)).toBe(isOne)
  })
})
