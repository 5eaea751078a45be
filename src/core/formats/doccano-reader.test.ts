import { describe, expect, it } from 'vitest'
import { doccano } from './doccano'
import { exampleDocument, exampleHead } from './example-corpus'
import { toolsFor } from './read-tools-fixture'

const text = 'Dx \u{1f600} neck pain.\r\nMRI cervical spine: Upheld\n'
const span = (label: string, words: string) => {
  const start = text.indexOf(words)
  return { label, start, end: start + words.length, attributes: {}, needsReview: false, note: '' }
}
const marks = [span('REQUESTED_ITEM', 'MRI cervical spine'), span('OUTCOME', 'Upheld')]
const relation = { type: 'OUTCOME_OF', from: 1, to: 0 }

const resultsOf = (...lines: readonly (object | string)[]) => {
  const whole = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')
  return [...doccano.read([{ path: 'all.jsonl', chunk: whole }], toolsFor([]))]
}
const documentIn = (line: object | string) => {
  const [result, ...more] = resultsOf(line)
  expect(more).toEqual([])
  return result && 'document' in result ? result.document : result
}

describe('what the versions of doccano write is read', () => {
  // The emoji is one code point, so that offsets behind it are one less than in UTF-16.
  it.each<[string, object, object]>([
    [
      'annotations with numbers for labels (1.0 to 1.2)',
      {
        id: 7,
        text,
        meta: {},
        annotation_approver: null,
        annotations: [
          { label: 4, start_offset: 17, end_offset: 35, user: 1 },
          { label: 5, start_offset: 37, end_offset: 43, user: 1 },
        ],
      },
      {
        documentId: '7',
        spans: [
          { ...marks[0]!, label: '4' },
          { ...marks[1]!, label: '5' },
        ],
      },
    ],
    [
      'labels with names (1.0 to 1.2, text label, and its import)',
      { id: 7, text, labels: [[17, 35, 'REQUESTED_ITEM'], [37, 43, 'OUTCOME']] }, // prettier-ignore
      { documentId: '7' },
    ],
    [
      'label beside data (1.4 to 1.6)',
      { id: 7, data: text, label: [[17, 35, 'REQUESTED_ITEM'], [37, 43, 'OUTCOME']] }, // prettier-ignore
      { documentId: '7' },
    ],
    [
      'label beside text, with comments and other columns (1.8)',
      {
        id: 7,
        text,
        label: [[17, 35, 'REQUESTED_ITEM'], [37, 43, 'OUTCOME']], // prettier-ignore
        Comments: ['see [1, 2, "x"]'],
        ward: 3,
      },
      { documentId: '7' },
    ],
    [
      'entities and relations (1.8)',
      {
        id: 7,
        text,
        entities: [
          { id: 31, label: 'REQUESTED_ITEM', start_offset: 17, end_offset: 35 },
          { id: 40, label: 'OUTCOME', start_offset: 37, end_offset: 43 },
        ],
        relations: [{ id: 2, from_id: 40, to_id: 31, type: 'OUTCOME_OF' }],
        Comments: [],
      },
      { documentId: '7', relations: [relation] },
    ],
    [
      'no entities and no relations (1.6)',
      { id: 7, text, label: [], entities: [], relations: [] },
      { documentId: '7', spans: [] },
    ],
    [
      "Goldspan's name of the document, where doccano gives it back in meta",
      { id: 7, text, label: [[17, 35, 'REQUESTED_ITEM'], [37, 43, 'OUTCOME']], meta: { document: 'abc' } }, // prettier-ignore
      { documentId: 'abc' },
    ],
    [
      "Goldspan's name of the document, where doccano gives it back beside the text",
      { id: 7, text, label: [[17, 35, 'REQUESTED_ITEM'], [37, 43, 'OUTCOME']], document: 'abc' }, // prettier-ignore
      { documentId: 'abc' },
    ],
    [
      'a line that names no document',
      { text, label: [[17, 35, 'REQUESTED_ITEM'], [37, 43, 'OUTCOME']] }, // prettier-ignore
      { documentId: 'record 1' },
    ],
  ])('%s', (_, line, expected) => {
    expect(documentIn(line)).toEqual({
      annotatorId: null,
      text,
      note: '',
      spans: marks,
      relations: [],
      ...expected,
    })
  })

  it('with a byte order mark, empty lines, line ends CR LF, and none at the end', () => {
    const line = JSON.stringify({ text, label: [] })
    const results = resultsOf(`\ufeff${line}\r`, '', ' ', `${line}`)
    expect(results.map((result) => 'document' in result && result.document.documentId)).toEqual([
      'record 1',
      'record 2',
    ])
  })
})

describe('a line with a fault is rejected whole, with its values and without its words', () => {
  it.each<[string, object | string, string, object]>([
    ['no JSON', '{"text":"neck', 'json-invalid', {}],
    ['no object', '[1]', 'type-wrong', {}],
    ['one key twice', '{"text":"neck","label":[],"label":[]}', 'key-doubled', {}],
    ['no text', { label: [] }, 'type-wrong', { field: 'text' }],
    ['no list of spans', { text, tags: [] }, 'field-missing', {}],
    ['two lists of spans', { text, label: [[0, 2, 'A']], labels: [[0, 2, 'A']] }, 'spans-doubled', {}],
    [
      'the word entities for all labels, as 1.6 wrote them',
      { text, label: ['entities'] },
      'type-wrong',
      { field: 'label[0]' },
    ],
    ['a pair', { text, label: [[0, 2]] }, 'triple-malformed', { field: 'label[0]', length: 2 }],
    [
      'an end beyond the text',
      { text, label: [[0, 99, 'A']] },
      'range-invalid',
      { name: 'label[0]', end: 99 },
    ],
    ['nothing', { text, label: [[4, 4, 'A']] }, 'range-invalid', { start: 4, end: 4 }],
    ['an end before its start', { text, label: [[4, 2, 'A']] }, 'range-invalid', { start: 4, end: 2 }],
    ['a negative start', { text, label: [[-1, 2, 'A']] }, 'number-invalid', { value: -1 }],
    ['a part of a character', { text, label: [[0.5, 2, 'A']] }, 'number-invalid', { value: 0.5 }],
    ['a number too large', '{"text":"neck","label":[[0,1e400,"A"]]}', 'number-invalid', {}],
    [
      'digits for a number',
      { text, label: [['0', 2, 'A']] },
      'type-wrong',
      { field: 'label[0].start_offset' },
    ],
    ['half a pair in the text', '{"text":"neck \\ud83d","label":[]}', 'text-malformed', { field: 'text' }],
    ['a list for a label', { text, label: [[0, 2, []]] }, 'type-wrong', { field: 'label[0].label' }],
    [
      'a relation to no span',
      { text, entities: [{ id: 1, label: 'A', start_offset: 0, end_offset: 2 }], relations: [{ from_id: 1, to_id: 2, type: 'R' }] }, // prettier-ignore
      'relation-end-missing',
      { field: 'relations[0].to_id', id: '2' },
    ],
    [
      'one id twice',
      { text, entities: [0, 3].map((at) => ({ id: 1, label: 'A', start_offset: at, end_offset: at + 1 })), relations: [] }, // prettier-ignore
      'id-doubled',
      { id: '1' },
    ],
  ])('%s', (_, line, reason, values) => {
    const [result] = resultsOf(line)
    expect(result).toMatchObject({ rejected: { path: 'all.jsonl', line: 1, reason, values } })
    expect(JSON.stringify(result)).not.toMatch(/neck|pain|cervical/)
  })

  it('a document twice, and the other lines are read', () => {
    const line = { id: 7, text, label: [] }
    expect(resultsOf(line, 'x', line, { ...line, id: 8 })).toMatchObject([
      { document: { documentId: '7' } },
      { rejected: { line: 2, reason: 'json-invalid' } },
      { rejected: { line: 3, reason: 'document-doubled', values: { document: '7' } } },
      { document: { documentId: '8' } },
    ])
  })
})

describe('doccano', () => {
  it('gets triples where the label schema has no relations, and they are read', () => {
    const head = { ...exampleHead, schema: { ...exampleHead.schema, relations: [] } }
    const entry = { ...exampleDocument, set: { ...exampleDocument.set, relations: [] } }
    const files = [...doccano.write(head, [entry])]
    expect(files.map(({ chunk }) => chunk).join('')).toContain('"label":[[4,13,"finding"],[15,18,"request"]]')
    expect([...doccano.read(files, toolsFor([]))]).toMatchObject([
      { document: { spans: [{ start: 4 }, { start: 15 }], relations: [] } },
    ])
  })

  it('is told by name or keys, which words of a letter do not imitate', () => {
    expect(doccano.looksLike('doccano.jsonl', '')).toBe(true)
    expect(doccano.looksLike('x.jsonl', '{"id":1,"text":"a","label": [[0,1,"A"]]}')).toBe(true)
    expect(
      doccano.looksLike('x.jsonl', '{"text":"a","entities":[{"label":"A","start_offset":0,"end_offset":1}]}'),
    ).toBe(true)
    expect(doccano.looksLike('x.jsonl', JSON.stringify({ text: '"label":[[0,1' }))).toBe(false)
    expect(doccano.looksLike('corpus.jsonl', '{"goldspan":"corpus"')).toBe(false)
  })
})
