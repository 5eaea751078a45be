import { describe, expect, it } from 'vitest'
import { biocJson } from './bioc-json'
import { toolsFor } from './read-tools-fixture'

const read = (content: string) => [...biocJson.read([{ path: 'x.json', chunk: content }], toolsFor([]))]

// "neck pain" is 2-11 in code points, 3-12 in UTF-16, 5-14 in UTF-8 bytes; "MRI" 13-16, 14-17, 16-19.
const text = '\u{1f600} neck pain\r\nMRI'
const annotation = (offset: unknown, length: unknown, quote: string | null, id: unknown = 'T1') => ({
  id,
  infons: { type: 'DIAGNOSIS', identifier: 'D019547' },
  ...(quote === null ? {} : { text: quote }),
  locations: [{ offset, length }],
})
const passage = (offset: number, text: string, annotations: object[] = []) => ({
  offset,
  infons: {},
  text,
  annotations,
})
const document = (passages: object[], more: object = {}, id: unknown = 'letter') => ({
  id,
  infons: {},
  passages,
  ...more,
})
const collection = (documents: object[], more: object = {}) =>
  JSON.stringify({ source: 'PubTator', date: '', key: 'x.key', documents, ...more })
const span = (start: number, end: number) => ({
  label: 'DIAGNOSIS',
  start,
  end,
  attributes: {},
  needsReview: false,
  note: '',
})

describe('the unit of the offsets', () => {
  it.each([
    ['code points', 2, 9, undefined],
    ['UTF-8 bytes', 5, 9, { unit: 'UTF-8 bytes', text: 'the same' }],
    ['UTF-16 code units', 3, 9, { unit: 'UTF-16 code units', text: 'the same' }],
  ])('is known as %s by the quotes', (_, offset, length, counted) => {
    const [result] = read(
      collection([document([passage(0, text, [annotation(offset, length, 'neck pain')])])]),
    )
    expect(result).toMatchObject({ document: { text, spans: [span(3, 12)] } })
    expect(result).toHaveProperty('document')
    expect((result as { counted?: unknown }).counted).toEqual(counted)
  })

  it.each([
    [{ key: 'offset_unit=byte' }, 5],
    [{ infons: { offset_unit: 'bytes' } }, 5],
    [{ key: 'offset_unit=utf16' }, 3],
    [{ key: 'offset_unit=codepoint' }, 2],
  ])('is what the file says where it has no quotes: %j', (more, offset) => {
    const file = collection([document([passage(0, text, [annotation(offset, 9, null)])])], more)
    expect(read(file)).toMatchObject([{ document: { spans: [span(3, 12)] } }])
  })
})

describe('several passages', () => {
  it('are one text, with offsets from the beginning of the document', () => {
    // The second passage stands at code point 13, one after the first one's 12.
    const file = collection([
      document([
        passage(0, 'Neck \u{1f600} pain', [annotation(0, 4, 'Neck')]),
        passage(12, 'MRI of it', [annotation(12, 3, 'MRI', 'T2')]),
      ]),
    ])
    expect(read(file)).toEqual([
      {
        document: {
          documentId: 'letter',
          annotatorId: null,
          note: '',
          text: 'Neck \u{1f600} pain\nMRI of it',
          spans: [span(0, 4), span(13, 16)],
          relations: [],
        },
        labelled: null,
      },
    ])
  })

  it('may count bytes, which their quotes say', () => {
    const file = collection([
      document([
        passage(0, '\u{1f600} pain', [annotation(5, 4, 'pain')]),
        passage(10, 'MRI of it', [annotation(10, 3, 'MRI', 'T2')]),
      ]),
    ])
    expect(read(file)).toMatchObject([
      {
        document: { text: '\u{1f600} pain\nMRI of it', spans: [span(3, 7), span(8, 11)] },
        counted: { unit: 'UTF-8 bytes', text: 'the same' },
      },
    ])
  })

  it('begin where the first does, and may be made of sentences', () => {
    const sentences = [
      { offset: 100, infons: {}, text: 'Neck pain.', annotations: [annotation(100, 9, 'Neck pain')] },
      { offset: 112, infons: {}, text: 'MRI.', annotations: [] },
    ]
    const file = collection([document([{ offset: 100, infons: {}, sentences, annotations: [] }])])
    expect(read(file)).toMatchObject([{ document: { text: 'Neck pain.\n\nMRI.', spans: [span(0, 9)] } }])
  })
})

describe('several locations', () => {
  const inPieces = (locations: object[], quote: string) =>
    read(collection([document([passage(0, text, [{ ...annotation(0, 0, quote), locations }])])]))

  it('are one span where white space alone parts them', () => {
    const locations = [
      { offset: 7, length: 4 },
      { offset: 13, length: 3 },
    ]
    expect(inPieces(locations, 'pain MRI')).toMatchObject([{ document: { spans: [span(8, 17)] } }])
  })

  it('reject the document where words do', () => {
    const locations = [
      { offset: 2, length: 4 },
      { offset: 13, length: 3 },
    ]
    expect(inPieces(locations, 'neck pain MRI')).toMatchObject([
      { rejected: { reason: 'discontinuous', values: { document: 'letter', id: 'T1', fragments: 2 } } },
    ])
  })
})

describe('relations', () => {
  const annotations = [annotation(2, 4, 'neck', 'a'), annotation(7, 4, 'pain', 'b')]
  const withNodes = (...nodes: [string, string][]) =>
    read(
      collection([
        document([passage(0, text, annotations)], {
          relations: [
            { id: 'R1', infons: { type: 'OF' }, nodes: nodes.map(([refid, role]) => ({ refid, role })) },
          ],
        }),
      ]),
    )

  it('go from the first node to the second, or as their roles say', () => {
    expect(withNodes(['b', 'x'], ['a', 'y'])).toMatchObject([
      { document: { relations: [{ type: 'OF', from: 1, to: 0 }] } },
    ])
    expect(withNodes(['b', 'to'], ['a', 'from'])).toMatchObject([
      { document: { relations: [{ from: 0, to: 1 }] } },
    ])
  })

  it.each([
    ['relation-not-of-two', [['a', '']]],
    [
      'relation-end-missing',
      [
        ['a', ''],
        ['c', ''],
      ],
    ],
  ] as [string, [string, string][]][])('reject the document as %s', (reason, nodes) => {
    expect(withNodes(...nodes)).toMatchObject([{ rejected: { reason, values: { id: 'R1' } } }])
  })
})

describe('a document is rejected alone', () => {
  const sound = document([passage(0, 'Jane Roe', [])], {}, 'sound')
  it.each<[string, string, unknown]>([
    [
      'an end behind the text',
      'range-invalid',
      document([passage(0, text, [annotation(2, 99, 'neck pain')])]),
    ],
    ['other words at the place', 'quote-differs', document([passage(0, text, [annotation(2, 4, 'Jane')])])],
    ['a length of nothing', 'range-invalid', document([passage(0, text, [annotation(2, 0, null)])])],
    ['an offset below 0', 'number-invalid', document([passage(0, text, [annotation(-1, 4, null)])])],
    ['half an offset', 'number-invalid', document([passage(0, text, [annotation(2.5, 4, null)])])],
    ['an offset without end', 'number-invalid', document([passage(0, text, [annotation(1e308, 4, null)])])],
    ['an offset as text', 'type-wrong', document([passage(0, text, [annotation('2', 4, null)])])],
    ['no offset', 'field-missing', document([passage(0, text, [annotation(undefined, 4, null)])])],
    [
      'no location',
      'location-missing',
      document([passage(0, text, [{ ...annotation(2, 4, null), locations: [] }])]),
    ],
    ['no type', 'field-missing', document([passage(0, text, [{ ...annotation(2, 4, null), infons: {} }])])],
    ['an id that is a number', 'type-wrong', document([passage(0, text, [annotation(2, 4, null, 1)])])],
    [
      'an id twice',
      'id-doubled',
      document([passage(0, text, [annotation(2, 4, null), annotation(2, 4, null)])]),
    ],
    ['the id of another document', 'id-doubled', document([], {}, 'sound')],
    ['no id', 'type-wrong', document([], {}, null)],
    ['no text', 'text-missing', document([])],
    ['half a surrogate pair', 'text-malformed', document([passage(0, 'a\ud83d')])],
    ['passages over one another', 'range-invalid', document([passage(0, text), passage(3, text)])],
    ['passages far from one another', 'range-invalid', document([passage(0, text), passage(1e15, text)])],
    ['passages that are no list', 'type-wrong', { id: 'x', passages: {} }],
    ['no fields', 'type-wrong', []],
    [
      'codes that are no list',
      'type-wrong',
      document([
        passage(0, text, [{ ...annotation(2, 4, null), infons: { type: 'a', 'codes.x': '"M54.2"' } }]),
      ]),
    ],
    [
      'codes that are no JSON',
      'json-invalid',
      document([
        passage(0, text, [{ ...annotation(2, 4, null), infons: { type: 'a', 'codes.x': 'M54.2' } }]),
      ]),
    ],
    [
      'an attribute as text and as list',
      'attribute-doubled',
      document([
        passage(0, text, [
          { ...annotation(2, 4, null), infons: { type: 'a', 'codes.x': '[]', 'attribute.x': '' } },
        ]),
      ]),
    ],
    [
      'a review flag that is neither true nor false',
      'type-wrong',
      document([
        passage(0, text, [{ ...annotation(2, 4, null), infons: { type: 'a', needs_review: 'yes' } }]),
      ]),
    ],
  ])('for %s', (_, reason, damaged) => {
    const results = read(collection([sound, damaged as object, document([passage(0, text)], {}, 'last')]))
    expect(results).toMatchObject([
      { document: { documentId: 'sound' } },
      { rejected: { path: 'x.json', reason } },
      { document: { documentId: 'last' } },
    ])
    expect(JSON.stringify(results[1])).not.toMatch(/neck|pain|Jane/)
  })
})

describe('a file is rejected whole', () => {
  it.each([
    ['json-invalid', ''],
    ['json-invalid', '{"documents":[Jane'],
    ['type-wrong', '[]'],
    ['type-wrong', '{"source":"x"}'],
    ['key-doubled', '{"documents":[],"documents":[]}'],
  ])('as %s: %s', (reason, content) => {
    const results = read(content)
    expect(results).toMatchObject([{ rejected: { path: 'x.json', reason } }])
    expect(JSON.stringify(results)).not.toContain('Jane')
  })
})

it('holds attributes named like fields of objects', () => {
  const infons = '{"type":"__proto__","attribute.__proto__":"a","codes.constructor":"[]"}'
  const file = collection([document([passage(0, text, [annotation(2, 4, null)])])])
  const [result] = read(file.replace(/"infons":\{"type.*?\}/, `"infons":${infons}`))
  expect(result).toMatchObject({ document: { spans: [{ label: '__proto__' }] } })
  const { spans } = (result as unknown as { document: { spans: { attributes: object }[] } }).document
  expect(Object.entries(spans[0]!.attributes)).toEqual([
    ['__proto__', 'a'],
    ['constructor', []],
  ])
})

it('looks like BioC by its first fields', () => {
  expect(biocJson.looksLike('x.json', collection([]))).toBe(true)
  expect(biocJson.looksLike('x.json', '{"text":"documents"}')).toBe(false)
})
