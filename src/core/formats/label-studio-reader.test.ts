import { describe, expect, it } from 'vitest'
import type { PortableDocument, ReadResult } from './format'
import { labelStudio } from './label-studio'
import { readLabelStudio } from './label-studio-reader'

const read = (content: string, path = 'tasks.json') => [...readLabelStudio([{ path, chunk: content }])]
const readTask = (task: object) => read(JSON.stringify([task]))
const documentIn = (results: ReadResult[]): PortableDocument => {
  const found = results.flatMap((result) => ('document' in result ? [result.document] : []))
  expect(found).toHaveLength(1)
  return found[0]!
}
const rejectedIn = (results: ReadResult[]) =>
  results.flatMap((result) => ('rejected' in result ? [result.rejected] : []))

// UTF-16: emoji 0-2, neck pain 3-12, the line end 13, MRI 14-17, two spaces, scan 19-23. Code points: one less from 2 on.
const text = '\u{1f600} neck pain.\nMRI  scan'
const labelled = (id: string | null, start: unknown, end: unknown, quote: unknown, more: object = {}) => ({
  ...(id !== null && { id }),
  from_name: 'label',
  to_name: 'text',
  type: 'labels',
  value: { start, end, text: quote, labels: ['A'] },
  ...more,
})
const task = (result: object[], more: object = {}) => ({
  id: 7,
  data: { text },
  annotations: [{ id: 1, completed_by: 1, was_cancelled: false, ground_truth: false, result }],
  ...more,
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

describe('Label Studio, as it exports now', () => {
  it('counts code points, takes attributes of a region by its id, and relations by their direction', () => {
    const results = readTask(
      task(
        [
          labelled('r1', 2, 11, 'neck pain', { origin: 'manual', meta: { text: ['sure?'] } }),
          labelled('r2', 13, 16, 'MRI'),
          {
            id: 'r1',
            from_name: 'severity',
            to_name: 'text',
            type: 'choices',
            value: { start: 2, end: 11, text: 'neck pain', choices: ['mild'] },
          },
          {
            id: 'r1',
            from_name: 'sides',
            to_name: 'text',
            type: 'choices',
            value: { start: 2, end: 11, choices: ['left', 'right'] },
          },
          {
            id: 'r2',
            from_name: 'comment',
            to_name: 'text',
            type: 'textarea',
            value: { start: 13, end: 16, text: ['twice'] },
          },
          { type: 'relation', from_id: 'r2', to_id: 'r1', direction: 'right', labels: ['OF'] },
          { type: 'relation', from_id: 'r2', to_id: 'r1', direction: 'left', labels: ['HAS'] },
          { type: 'relation', from_id: 'r1', to_id: 'r2', direction: 'bi', labels: ['WITH'] },
        ],
        { created_at: '2026-11-20', predictions: [], file_upload: 'x.json', drafts: [] },
      ),
    )
    expect(results).toEqual([
      {
        document: {
          documentId: '7',
          annotatorId: null,
          note: '',
          text,
          spans: [
            a(3, 12, { attributes: { severity: 'mild', sides: ['left', 'right'] }, note: 'sure?' }),
            a(14, 17, { attributes: { comment: 'twice' } }),
          ],
          relations: [
            { type: 'OF', from: 1, to: 0 },
            { type: 'HAS', from: 0, to: 1 },
            { type: 'WITH', from: 0, to: 1 },
            { type: 'WITH', from: 1, to: 0 },
          ],
        },
        labelled: null,
      },
    ])
  })

  it('makes as many spans as a region has labels, which then no relation can mean', () => {
    const twice = { value: { start: 13, end: 16, text: 'MRI', labels: ['A', 'B'] } }
    const relation = { type: 'relation', from_id: 'r1', to_id: 'r2', direction: 'right', labels: ['OF'] }
    const results = readTask(
      task([labelled('r1', 13, 16, 'MRI', twice), labelled('r2', 2, 6, 'neck'), relation]),
    )
    expect(documentIn(results).spans).toEqual([a(14, 17), a(14, 17, { label: 'B' }), a(3, 7)])
    expect(rejectedIn(results)).toMatchObject([{ reason: 'relation-end-ambiguous' }])
  })

  it('takes quotes in which white space was folded or written as two characters', () => {
    const results = readTask(task([labelled('r1', 7, 16, 'pain.\\nMRI'), labelled('r2', 13, 22, 'MRI scan')]))
    expect(documentIn(results).spans).toEqual([a(8, 17), a(14, 23)])
    expect(results[0]).not.toHaveProperty('counted')
  })
})

describe('Label Studio, as it exported before', () => {
  it('counted UTF-16, which the words tell', () => {
    const results = readTask(task([labelled('r1', 3, 12, 'neck pain'), labelled('r2', 14, 17, 'MRI')]))
    expect(results).toMatchObject([{ counted: { unit: 'UTF-16 code units', text: 'the same' } }])
    expect(documentIn(results).spans).toEqual([a(3, 12), a(14, 17)])
  })

  it('called annotations completions', () => {
    const { annotations, ...rest } = task([labelled('r1', 2, 6, 'neck')])
    const old = { ...rest, completions: annotations.map((one) => ({ ...one, skipped: false })) }
    expect(documentIn(readTask(old)).spans).toEqual([a(3, 7)])
  })
})

describe('whose work of a task is read', () => {
  const result = [labelled('r1', 2, 6, 'neck')]
  const other = [labelled('r1', 13, 16, 'MRI')]
  const spansOf = (more: object) => documentIn(readTask({ id: 1, data: { text }, ...more })).spans

  it('is what was predicted only where nobody has annotated', () => {
    const predictions = [{ model_version: 'p', score: 0.5, result }]
    expect(spansOf({ predictions })).toEqual([a(3, 7)])
    expect(spansOf({ annotations: [], predictions })).toEqual([a(3, 7)])
    expect(spansOf({ annotations: [], predictions: [4, 5] })).toEqual([])
    expect(spansOf({ annotations: [{ result: other }], predictions })).toEqual([a(14, 17)])
    expect(spansOf({ annotations: [{ was_cancelled: true, result: other }], predictions })).toEqual([])
  })

  it('is what was not skipped, or is marked as ground truth', () => {
    expect(spansOf({ annotations: [{ was_cancelled: true, result: other }, { result }] })).toEqual([a(3, 7)])
    expect(spansOf({ annotations: [{ result: other }, { ground_truth: true, result }] })).toEqual([a(3, 7)])
  })

  it('is never guessed', () => {
    const two = [{ result }, { result: other }]
    expect(readTask({ id: 1, data: { text }, annotations: two })).toMatchObject([
      { rejected: { reason: 'several-annotations', values: { record: 1, annotations: 2 } } },
    ])
    expect(readTask({ id: 1, data: { text }, predictions: two })).toMatchObject([
      { rejected: { reason: 'several-predictions', values: { record: 1, predictions: 2 } } },
    ])
  })
})

describe('the text of a task', () => {
  it('stands under any name where it is alone', () => {
    const letter = { id: 'x', data: { letter: text, pages: 2 } }
    expect(documentIn(readTask(letter))).toMatchObject({ documentId: 'x', text, spans: [] })
    expect(readTask({ data: { one: text, other: text } })).toMatchObject([
      { rejected: { reason: 'text-missing', values: { texts: 2 } } },
    ])
  })

  it('may come in a task by itself, in a file that begins with a byte order mark, beside a configuration', () => {
    expect(documentIn(read(`\ufeff${JSON.stringify({ data: { text } })}`)).documentId).toBe('task-1')
    expect(read('<View/>', 'config.xml')).toEqual([])
  })
})

describe('Label Studio with a fault', () => {
  const region = labelled('r1', 2, 6, 'neck')
  it.each<[string, object[], string]>([
    ['an end behind the text', [labelled('r1', 2, 99, 'neck')], 'range-invalid'],
    ['an empty range', [labelled('r1', 2, 2, '')], 'range-invalid'],
    ['a fraction', [labelled('r1', 2.5, 6, 'neck')], 'range-invalid'],
    ['a number in quotation marks', [labelled('r1', '2', 6, 'neck')], 'type-wrong'],
    ['other words', [labelled('r1', 2, 6, 'knee')], 'quote-differs'],
    ['one id twice', [region, region], 'id-doubled'],
    ['a label that is a number', [{ ...region, value: { start: 2, end: 6, labels: [4] } }], 'type-wrong'],
    [
      'half a surrogate pair',
      [{ ...region, value: { start: 2, end: 6, labels: ['\ud800'] } }],
      'text-malformed',
    ],
    [
      'an attribute twice',
      [
        region,
        ...[1, 2].map(() => ({ id: 'r1', from_name: 'x', type: 'choices', value: { choices: ['y'] } })),
      ],
      'attribute-doubled',
    ],
    [
      'two values of one choice of Goldspan',
      [region, { id: 'r1', from_name: 'x.choice', type: 'choices', value: { choices: ['y', 'z'] } }],
      'attribute-several',
    ],
    [
      'a direction of its own',
      [region, { type: 'relation', from_id: 'r1', to_id: 'r1', direction: 'up', labels: ['OF'] }],
      'value-unknown',
    ],
  ])('rejects the task: %s', (_, result, reason) => {
    const results = readTask(task(result))
    expect(results).toMatchObject([{ rejected: { path: 'tasks.json', reason, values: { record: 1 } } }])
    expect(JSON.stringify(results)).not.toMatch(/neck|pain|knee/)
  })

  it('rejects alone what nothing here can hold, and keeps the rest', () => {
    const results = readTask(
      task([
        region,
        { ...region, id: 'r2', value: { start: 2, end: 6, labels: [] } },
        { id: 'x', from_name: 'quality', type: 'choices', value: { choices: ['good'] } },
        { id: 'r1', from_name: 'stars', type: 'rating', value: { rating: 4 } },
        { type: 'relation', from_id: 'r1', to_id: 'r9', direction: 'right', labels: ['OF'] },
        { type: 'relation', from_id: 'r1', to_id: 'r1', direction: 'right', labels: [] },
      ]),
    )
    expect(rejectedIn(results).map(({ reason }) => reason)).toEqual([
      'label-missing',
      'target-missing',
      'result-type-unknown',
      'relation-end-missing',
      'relation-type-missing',
    ])
    expect(documentIn(results).spans).toEqual([a(3, 7)])
  })

  it.each([
    ['nothing', '', 'json-invalid'],
    ['half a file', '[{"data":', 'json-invalid'],
    ['one key twice', '[{"data":{"text":"a"},"data":{"text":"b"}}]', 'key-doubled'],
    ['a number', '[3]', 'type-wrong'],
    ['a task without data', '[{"id":1}]', 'field-missing'],
    ['a text that is a number', '[{"data":{"text":1}}]', 'type-wrong'],
    ['annotations that are no list', '[{"data":{"text":"a"},"annotations":{}}]', 'type-wrong'],
  ])('rejects %s', (_, content, reason) => {
    expect(read(content)).toMatchObject([{ rejected: { reason } }])
  })

  it('takes each document once', () => {
    const results = read(JSON.stringify([task([]), task([])]))
    expect(results).toMatchObject([
      { document: { documentId: '7' } },
      { rejected: { reason: 'document-doubled' } },
    ])
  })
})

describe('looking like Label Studio', () => {
  it.each([
    ['project-1-at-2026.json', '[{"id":1,"annotations":[{"id":1', true],
    ['old.json', '[{"completions": [', true],
    ['tasks.json', '[\n{"id":1,"data":{"text":"', true],
    ['letter.json', '{"text":"a","denotations":[', false],
    ['tasks.jsonl', '{"data":{"text":', false],
  ])('%s', (name, beginning, isOne) => {
    expect(labelStudio.looksLike(name, beginning)).toBe(isOne)
  })
})
