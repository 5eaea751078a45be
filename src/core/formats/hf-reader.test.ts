import { describe, expect, it } from 'vitest'
import { exampleDocument, exampleHead } from './example-corpus'
import { hf } from './hf'
import { classesInCard, hfCard } from './hf-card'
import { toolsFor } from './read-tools-fixture'

const text = 'Dx \u{1f600} neck pain'
const row = { id: 'letter-1', text, spans: [{ start: 5, end: 9, label: 'A' }, { start: 10, end: 14, label: 'B' }] } // prettier-ignore
const spans = [
  { label: 'A', start: 6, end: 10, attributes: {}, needsReview: false, note: '' },
  { label: 'B', start: 11, end: 15, attributes: {}, needsReview: false, note: '' },
]
const card = { path: 'README.md', chunk: hfCard(['A', 'B']) }

const resultOf = (line: object | string, besides = [card]) => {
  const chunk = typeof line === 'string' ? line : `${JSON.stringify(line)}\n`
  const files = [...besides, { path: 'data/train.jsonl', chunk }]
  const [result, ...more] = hf.read(files, toolsFor(files))
  expect(more).toEqual([])
  return result
}

describe('rows are read', () => {
  const document = { documentId: 'letter-1', annotatorId: null, text, note: '', spans, relations: [] }
  const tagged = { ...row, tokens: ['Dx', '\u{1f600}', 'neck', 'pain'], ner_tags: [0, 0, 1, 3] }

  it.each<[string, object, object]>([
    ['with nothing but spans', row, document],
    [
      'with spans as the library turns them',
      { ...row, spans: { start: [5, 10], end: [9, 14], label: ['A', 'B'] } },
      document,
    ],
    ['with words and tags', tagged, document],
    ['with other columns', { ...row, split: 'x' }, document],
    ['without spans in them', { ...row, spans: [] }, { ...document, spans: [] }],
    ['with no names', { ...row, id: undefined }, { ...document, documentId: 'record 1' }],
    ['with relations', { ...row, relations: [{ type: 'R', from: 1, to: 0 }] }, { ...document, relations: [{ type: 'R', from: 1, to: 0 }] }], // prettier-ignore
  ])('%s', (_, line, expected) => {
    expect(resultOf(line)).toEqual({ document: expected, labelled: null })
  })

  it('with tags of which nothing says what they are', () => {
    expect(resultOf({ ...tagged, ner_tags: [7, 7, 7, 7] }, [])).toMatchObject({ document: { spans } })
  })

  it.each<[string, object | string, string, object]>([
    ['no spans', { id: 'a', text }, 'type-wrong', { field: 'spans' }],
    [
      'columns of other lengths',
      { ...row, spans: { start: [5], end: [9, 14], label: ['A'] } },
      'columns-differ',
      {},
    ],
    [
      'an end beyond the text',
      { ...row, spans: [{ start: 5, end: 15, label: 'A' }] },
      'range-invalid',
      { end: 15 },
    ],
    ['a part of a number', { ...row, spans: [{ start: 0.5, end: 2, label: 'A' }] }, 'number-invalid', {}],
    ['a class for a label', { ...row, spans: [{ start: 0, end: 2, label: 3 }] }, 'type-wrong', {}],
    [
      'an attribute with two kinds of value',
      {
        ...row,
        spans: [{ start: 0, end: 2, label: 'A', attributes: [{ name: 'x', value: 'y', values: [] }] }],
      },
      'attribute-malformed',
      { field: 'spans[0].attributes[0]' },
    ],
    [
      'an attribute twice',
      { ...row, spans: [{ start: 0, end: 2, label: 'A', attributes: ['y', 'z'].map((value) => ({ name: 'x', value })) }] }, // prettier-ignore
      'id-doubled',
      {},
    ],
    ['a relation to no span', { ...row, relations: [{ type: 'R', from: 1, to: 2 }] }, 'relation-end-missing', { span: 2 }], // prettier-ignore
    ['words of another text', { ...tagged, tokens: ['Dx', 'neck'] }, 'token-not-in-text', { startUtf16: 3 }],
    ['a tag too few', { ...tagged, ner_tags: [0, 0, 1] }, 'token-count-differs', { tokens: 4, tags: 3 }],
    ['a tag without a class', { ...tagged, ner_tags: [0, 0, 1, 5] }, 'tag-unknown', { number: 5 }],
    [
      'tags that say another label',
      { ...tagged, ner_tags: [0, 0, 3, 3] },
      'tags-differ',
      { field: 'ner_tags[2]' },
    ],
    ['tags that go further', { ...tagged, ner_tags: [0, 0, 1, 2] }, 'tags-differ', { field: 'ner_tags[2]' }],
    [
      'tags that nothing begins',
      { ...tagged, ner_tags: [0, 0, 2, 3] },
      'tags-differ',
      { field: 'ner_tags[2]' },
    ],
  ])('but not %s', (_, line, reason, values) => {
    expect(resultOf(line)).toMatchObject({ rejected: { path: 'data/train.jsonl', line: 1, reason, values } })
  })
})

describe('the card', () => {
  it('names classes so that any label can be read back', () => {
    const labels = ['finding', 'it\'s: "x"', '\u2028\u0085\x7f\ufeff', 'é😀', '- a', '']
    expect(classesInCard(hfCard(labels))).toEqual([
      'O',
      ...labels.flatMap((label) => [`B-${label}`, `I-${label}`]),
    ])
    expect(hfCard(labels)).not.toMatch(/[\x7f-\x9f\u2028\u2029\ufeff]/)
  })

  it('of another says nothing', () => {
    expect(classesInCard("---\nfeatures:\n- class_label:\n    names:\n      '0': O\n---\n")).toBeNull()
  })

  it('gives a label that the schema does not have a class behind the others', () => {
    const entry = {
      ...exampleDocument,
      set: {
        ...exampleDocument.set,
        spans: exampleDocument.set.spans.map((one) => ({ ...one, label: 'new' })),
      },
    }
    const files = [...hf.write(exampleHead, [entry])]
    expect(files.at(-1)!.chunk).toContain(`'5': "B-new"\n          '6': "I-new"\n---`)
    expect(files.map(({ chunk }) => chunk).join('')).toContain('"ner_tags":[0,0,5,6,0,5]')
    expect([...hf.read(files, toolsFor(files))]).toMatchObject([
      { document: { spans: [{ label: 'new' }, {}] } },
    ])
  })
})

it('is told by its columns, or by its name where these are out of sight', () => {
  expect(hf.looksLike('train.jsonl', hf.example)).toBe(true)
  expect(hf.looksLike('all.jsonl', hf.example)).toBe(true)
  expect(hf.looksLike('test-0.jsonl', '{"id":"a","text":"of which only the beginning is seen')).toBe(true)
  expect(hf.looksLike('all.jsonl', '{"id":"a","text":"of which only the beginning is seen')).toBe(false)
  expect(hf.looksLike('train.jsonl', '{"text":"a","spans":[]}')).toBe(false)
  expect(hf.looksLike('train.jsonl', '{"document":{"id":"a","text":"a"},"spans":[]}')).toBe(false)
})
