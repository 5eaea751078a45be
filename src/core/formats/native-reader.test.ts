import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { imrLabelSchema } from '../imr/label-schema'
import { exampleDocument, exampleHead } from './example-corpus'
import type { ReadResult, Rejection } from './format'
import { fileLines, lineLimit } from './file-lines'
import { native } from './native'
import { nativeExample } from './native-example'
import { toolsFor } from './read-tools-fixture'

const tools = toolsFor([])
const read = (...chunks: string[]): ReadResult[] => [
  ...native.read(
    chunks.map((chunk) => ({ path: 'corpus.jsonl', chunk })),
    tools,
  ),
]
const rejections = (results: readonly ReadResult[]): Rejection[] =>
  results.flatMap((result) => ('rejected' in result ? [result.rejected] : []))

const [headLine = '', documentLine = ''] = nativeExample.split('\n')

type Json = Record<string, unknown>
interface Line extends Json {
  document: Json
  annotator: Json
  spans: (Json & { attributes: Json; origin: Json })[]
  relations: Json[]
  decisions: Json[]
}
interface Head extends Json {
  project: Json
  units: Json
  annotators: Json[]
  schema: { labels: (Json & { attributes: Json[] })[]; relations: Json[] } & Json
}

const other = 'z'.repeat(26)
const relation = JSON.stringify((JSON.parse(documentLine) as Line).relations[0])

const damagedDocuments: [string, string, (line: Line) => void][] = [
  ['an unknown field', 'field-unknown', (line) => (line['colour'] = 'red')],
  ['an unknown field of a span', 'field-unknown', ({ spans }) => (spans[0]!['score'] = 1)],
  ['an unknown field of an origin', 'field-unknown', ({ spans }) => (spans[0]!.origin['rule'] = 'x')],
  ['a missing field', 'field-missing', (line) => delete line['status']],
  ['a missing quote', 'field-missing', ({ spans }) => delete spans[0]!['quote']],
  ['a missing text', 'field-missing', ({ document }) => delete document['text']],
  ['a number as text', 'type-wrong', ({ document }) => (document['text'] = 7)],
  ['a text as number', 'type-wrong', ({ spans }) => (spans[0]!['start'] = '4')],
  ['null for a list', 'type-wrong', (line) => (line['spans'] = null as never)],
  ['an object for a list', 'type-wrong', (line) => (line['relations'] = {} as never)],
  ['a list for an object', 'type-wrong', ({ spans }) => (spans[0]!.attributes = [] as never)],
  ['a text for a truth value', 'type-wrong', ({ spans }) => (spans[0]!['needsReview'] = 'no')],
  ['a list in a list of codes', 'type-wrong', ({ spans }) => (spans[0]!.attributes['codes'] = [['M54.2']])],
  ['a broken number', 'number-invalid', ({ spans }) => (spans[0]!['startUtf16'] = 4.5)],
  ['a negative number', 'number-invalid', ({ spans }) => (spans[0]!['startUtf16'] = -1)],
  ['code points that disagree with UTF-16', 'offsets-disagree', ({ spans }) => (spans[0]!['start'] = 5)],
  ['ends that disagree', 'offsets-disagree', ({ spans }) => (spans[1]!['end'] = 17)],
  ['another quote', 'quote-differs', ({ spans }) => (spans[0]!['quote'] = 'neck pain')],
  [
    'a shifted span',
    'quote-differs',
    ({ spans }) => Object.assign(spans[1]!, { startUtf16: 14, endUtf16: 17 }),
  ],
  ['an empty span', 'range-invalid', ({ spans }) => Object.assign(spans[0]!, { endUtf16: 4, quote: '' })],
  ['a span outside the text', 'range-invalid', ({ spans }) => (spans[1]!['endUtf16'] = 99)],
  ['an unknown label', 'label-unknown', ({ spans }) => (spans[0]!['label'] = 'outcome')],
  ['an unknown attribute', 'attribute-unknown', ({ spans }) => (spans[1]!.attributes['codes'] = [])],
  ['a choice that is none', 'attribute-invalid', ({ spans }) => (spans[0]!.attributes['status'] = 'sure')],
  [
    'one code instead of a list',
    'attribute-invalid',
    ({ spans }) => (spans[0]!.attributes['codes'] = 'M54.2'),
  ],
  ['an unknown status', 'value-unknown', (line) => (line['status'] = 'finished')],
  ['an unknown origin', 'value-unknown', ({ spans }) => (spans[0]!.origin['kind'] = 'guess')],
  ['an unknown encoding', 'value-unknown', ({ document }) => (document['encoding'] = 'latin1')],
  ['two spans of one id', 'id-doubled', ({ spans }) => (spans[1]!['id'] = spans[0]!['id'])],
  ['two relations of one id', 'id-doubled', ({ relations }) => relations.push(JSON.parse(relation) as Json)],
  ['an id with a path', 'id-invalid', ({ document }) => (document['id'] = '../../etc/passwd')],
  ['an id of capitals', 'id-invalid', ({ spans }) => (spans[0]!['by'] = 'A'.repeat(26))],
  ['a relation to a missing span', 'relation-end-missing', ({ relations }) => (relations[0]!['to'] = other)],
  ['a relation to another index', 'relation-index-differs', ({ relations }) => (relations[0]!['toSpan'] = 1)],
  ['an unknown relation', 'relation-unknown', ({ relations }) => (relations[0]!['type'] = 'DECIDES')],
  [
    'a relation of a span to itself',
    'relation-to-itself',
    ({ relations }) => Object.assign(relations[0]!, { to: relations[0]!['from'], toSpan: 1 }),
  ],
  [
    'a relation between labels that it does not join',
    'relation-not-allowed',
    ({ relations: [relation] }) => {
      const { from, to } = relation!
      Object.assign(relation!, { from: to, fromSpan: 0, to: from, toSpan: 1 })
    },
  ],
  [
    'spans out of order',
    'order-wrong',
    ({ spans, relations }) => {
      spans.reverse()
      Object.assign(relations[0]!, { fromSpan: 0, toSpan: 1 })
    },
  ],
  [
    'relations out of order',
    'order-wrong',
    ({ relations }) => {
      relations.unshift({ ...relations[0], id: other })
    },
  ],
  ['a span without a note', 'field-missing', ({ spans }) => delete spans[1]!['note']],
  ['no decisions', 'field-missing', (line) => delete (line as Json)['decisions']],
  ['a decision of no kind', 'value-unknown', ({ decisions }) => delete decisions[0]!['kind']],
  ['an unknown field of a decision', 'field-unknown', ({ decisions }) => (decisions[0]!['reason'] = '')],
  ['a waiver without a reason', 'field-missing', ({ decisions }) => delete decisions[3]!['reason']],
  ['a row that is no span', 'decision-span-missing', ({ decisions }) => (decisions[0]!['row'] = other)],
  ['a row at another index', 'decision-index-differs', ({ decisions }) => (decisions[0]!['rowSpan'] = 0)],
  [
    'a waiver of no span there',
    'decision-span-missing',
    ({ decisions }) => (decisions[3]!['spans'] = [other]),
  ],
  [
    'a waiver with fewer indices than spans',
    'decision-index-differs',
    ({ decisions }) => (decisions[3]!['spanIndices'] = []),
  ],
  [
    'a waiver that names a span twice',
    'order-wrong',
    ({ spans, decisions }) =>
      Object.assign(decisions[3]!, { spans: [spans[0]!['id'], spans[0]!['id']], spanIndices: [0, 0] }),
  ],
  ['an unknown dismissed label', 'label-unknown', ({ decisions }) => (decisions[1]!['label'] = 'outcome')],
  [
    'a dismissed range outside the text',
    'range-invalid',
    ({ decisions }) => (decisions[1]!['endUtf16'] = 99),
  ],
  [
    'a dismissed range that counts otherwise',
    'offsets-disagree',
    ({ decisions }) => (decisions[1]!['start'] = 8),
  ],
  [
    'a waived range that counts otherwise',
    'offsets-disagree',
    ({ decisions }) =>
      Object.assign(decisions[3]!, {
        spans: [],
        spanIndices: [],
        range: { start: 0, end: 3, startUtf16: 0, endUtf16: 2 },
      }),
  ],
  [
    'a verdict on what is the same',
    'verdict-without-error',
    ({ decisions }) => (decisions[2]!['predicted'] = decisions[2]!['gold']),
  ],
  [
    'a verdict on nothing',
    'verdict-without-error',
    ({ decisions }) => Object.assign(decisions[2]!, { gold: null, predicted: null }),
  ],
  ['a verdict that is none', 'value-unknown', ({ decisions }) => (decisions[2]!['verdict'] = 'all-wrong')],
  ['a verdict without a note', 'field-missing', ({ decisions }) => delete decisions[2]!['note']],
  [
    'a verdict on a range that counts otherwise',
    'offsets-disagree',
    ({ decisions }) => ((decisions[2]!['predicted'] as Json)['end'] = 7),
  ],
  ['decisions out of order', 'order-wrong', ({ decisions }) => decisions.reverse()],
  ['a decision twice', 'order-wrong', ({ decisions }) => decisions.push({ ...decisions[3] })],
  [
    'half a surrogate pair in a reason',
    'text-malformed',
    ({ decisions }) => (decisions[3]!['reason'] = '\ud83d'),
  ],
  [
    'half a surrogate pair in the text',
    'text-malformed',
    ({ document }) => (document['text'] = 'neck \ud83d'),
  ],
  ['half a surrogate pair in a note', 'text-malformed', (line) => (line['note'] = '\udc00')],
  [
    'half a surrogate pair in a code',
    'text-malformed',
    ({ spans }) => (spans[0]!.attributes['codes'] = ['\ud83d']),
  ],
  ['a changed text', 'text-hash-differs', ({ document }) => (document['text'] = 'Dx: neck\npain. MRI ')],
  ['another hash', 'text-hash-differs', ({ document }) => (document['textSha256'] = 'a'.repeat(64))],
  ['a hash that is none', 'hash-invalid', ({ document }) => (document['sourceSha256'] = 'none')],
  ['a local time', 'time-invalid', ({ spans }) => (spans[0]!['at'] = '2026-11-01T00:00:00+01:00')],
  [
    'a time that is none',
    'time-invalid',
    ({ document }) => (document['importedAt'] = '2026-13-01T00:00:00Z'),
  ],
  [
    'a day that no calendar has',
    'time-invalid',
    ({ document }) => (document['importedAt'] = '2026-02-30T00:00:00Z'),
  ],
  ['an hour too many', 'time-invalid', ({ spans }) => (spans[0]!['at'] = '2026-11-01T24:00:00Z')],
  [
    'an annotator unlike the head',
    'annotator-differs-from-head',
    ({ annotator }) => (annotator['name'] = 'Neck'),
  ],
]

const damagedHeads: [string, string, (head: Head) => void][] = [
  ['another kind of file', 'not-a-corpus', (head) => (head['goldspan'] = 'project')],
  ['a higher version', 'version-higher', (head) => (head['version'] = 4)],
  ['a version before the first', 'version-unknown', (head) => (head['version'] = 0)],
  ['a sealed file', 'sealed', (head) => (head['sealed'] = true)],
  ['an unknown field', 'field-unknown', (head) => (head['createdAt'] = '2026-11-01')],
  ['a missing schema', 'field-missing', (head) => delete (head as Json)['schema']],
  ['bytes as unit', 'unit-unknown', ({ units }) => (units['start'] = 'bytes')],
  ['two labels of one id', 'id-doubled', ({ schema }) => (schema.labels[1]!['id'] = 'finding')],
  ['a colour that is none', 'value-unknown', ({ schema }) => (schema.labels[0]!['colour'] = 'gold')],
  [
    'an attribute of no type',
    'value-unknown',
    ({ schema }) => delete schema.labels[0]!.attributes[0]!['type'],
  ],
  [
    'choices of a list of codes',
    'field-unknown',
    ({ schema }) => (schema.labels[0]!.attributes[1]!['choices'] = []),
  ],
  [
    'a relation of an unknown label',
    'label-unknown',
    ({ schema }) => (schema.relations[0]!['to'] = ['outcome']),
  ],
  ['two annotators of one id', 'id-doubled', ({ annotators }) => annotators.push({ ...annotators[0] })],
]

describe('readNative', () => {
  it('gives back the head and the document of the example', () => {
    const results = read(nativeExample)
    expect(results[0]).toEqual({ head: exampleHead })
    expect(results[1]).toMatchObject({ labelled: exampleDocument })
    expect(results).toHaveLength(2)
  })

  it('reads version 1, which had neither notes of spans nor decisions, and refuses them in it', () => {
    const head = { ...(JSON.parse(headLine) as Head), version: 1 }
    const { decisions, ...line } = JSON.parse(documentLine) as Line
    const spans = line.spans.map((span) =>
      Object.fromEntries(Object.entries(span).filter(([key]) => key !== 'note')),
    )
    const readIn1 = (fields: Json) => read(`${JSON.stringify(head)}\n${JSON.stringify(fields)}\n`)
    const set = {
      ...exampleDocument.set,
      spans: exampleDocument.set.spans.map((span) => ({ ...span, note: '' })),
      decisions: [],
    }
    expect(readIn1({ ...line, spans })).toMatchObject([
      { head: exampleHead },
      { labelled: { ...exampleDocument, set } },
    ])
    expect(rejections(readIn1({ ...line }))).toMatchObject([{ reason: 'field-unknown' }])
    expect(rejections(readIn1({ ...line, spans, decisions }))).toMatchObject([{ reason: 'field-unknown' }])
  })

  it('reads version 2, which had no verdicts, and refuses them in it', () => {
    const head = { ...(JSON.parse(headLine) as Head), version: 2 }
    const { decisions, ...line } = JSON.parse(documentLine) as Line
    const earlier = decisions.filter(({ kind }) => kind !== 'verdict')
    const readIn2 = (fields: Json) => read(`${JSON.stringify(head)}\n${JSON.stringify(fields)}\n`)
    const set = {
      ...exampleDocument.set,
      decisions: exampleDocument.set.decisions.filter(({ kind }) => kind !== 'verdict'),
    }
    expect(readIn2({ ...line, decisions: earlier })).toMatchObject([
      { head: exampleHead },
      { labelled: { ...exampleDocument, set } },
    ])
    expect(rejections(readIn2({ ...line, decisions }))).toMatchObject([{ reason: 'value-unknown' }])
  })

  it.each(damagedDocuments)('rejects a line with %s', (_, reason, damage) => {
    const line = JSON.parse(documentLine) as Line
    damage(line)
    const sound = documentLine.replaceAll('d'.repeat(26), 'y'.repeat(26))
    const results = read(`${headLine}\n${JSON.stringify(line)}\n${sound}\n`)
    expect(rejections(results)).toMatchObject([{ path: 'corpus.jsonl', line: 2, reason }])
    expect(results.filter((result) => 'document' in result)).toHaveLength(1)
    expect(JSON.stringify(rejections(results))).not.toMatch(/neck|pain|example\.txt|Neck/)
  })

  it.each(damagedHeads)('rejects a head with %s, and reads nothing after it', (_, reason, damage) => {
    const head = JSON.parse(headLine) as Head
    damage(head)
    const results = read(`${JSON.stringify(head)}\n${documentLine}\n`)
    expect(results).toMatchObject([{ rejected: { line: 1, reason } }])
  })

  it.each([
    [
      'a key __proto__ in a line',
      documentLine.replace('{"document"', '{"__proto__":{},"document"'),
      'field-unknown',
    ],
    [
      'a key __proto__ among attributes',
      documentLine.replace('"attributes":{}', '"attributes":{"__proto__":"x"}'),
      'field-unknown',
    ],
    ['spans twice', documentLine.replace('"spans":[', '"spans":[],"spans":['), 'key-doubled'],
    ['spans twice, the second none', documentLine.replace(/\}$/, ',"spans":[]}'), 'key-doubled'],
    [
      'a key twice deep inside',
      documentLine.replace('"label":', '"label":"finding","label":'),
      'key-doubled',
    ],
    ['lists in lists without end', '['.repeat(1_000_000) + ']'.repeat(1_000_000), 'type-wrong'],
    ['a line that is no JSON', documentLine.slice(0, -5), 'json-invalid'],
    ['an empty line', '', 'json-invalid'],
    ['two objects on one line', documentLine + documentLine, 'json-invalid'],
    ['a list', '[]', 'type-wrong'],
    ['null', 'null', 'type-wrong'],
  ])('rejects %s', (_, line, reason) => {
    const [rejected, ...more] = rejections(read(`${headLine}\n${line}\n`))
    expect(rejected).toMatchObject({ line: 2, reason })
    expect(more).toEqual([])
    expect(JSON.stringify(rejected)).not.toMatch(/neck|pain/)
  })

  it('rejects a span that splits a surrogate pair', () => {
    const text = 'Dx: nec\u{1f600}pain. MRI'
    const line = JSON.parse(documentLine) as Line
    Object.assign(line.document, { text, textSha256: tools.sha256(text) })
    Object.assign(line.spans[0]!, { startUtf16: 8, quote: '\ude00pain' })
    expect(rejections(read(`${headLine}\n${JSON.stringify(line)}\n`))).toMatchObject([
      { reason: 'text-malformed' },
    ])
    Object.assign(line.spans[0]!, { quote: 'pain' })
    expect(rejections(read(`${headLine}\n${JSON.stringify(line)}\n`))).toMatchObject([
      { reason: 'range-invalid' },
    ])
  })

  it('rejects a byte order mark, a cut last line, an empty file and a second file', () => {
    expect(read(`\ufeff${nativeExample}`)).toMatchObject([
      { rejected: { line: 1, reason: 'byte-order-mark' } },
    ])
    expect(rejections(read(`${headLine}\n${documentLine}`))).toMatchObject([
      { line: 2, reason: 'line-feed-missing' },
    ])
    expect(rejections(read(''))).toMatchObject([{ reason: 'empty' }])
    expect(rejections([...native.read([], tools)])).toMatchObject([{ reason: 'empty' }])
    const files = ['a.jsonl', 'b.jsonl'].map((path) => ({ path, chunk: nativeExample }))
    expect(rejections([...native.read(files, tools)])).toEqual([
      { path: 'b.jsonl', line: 1, reason: 'second-file', values: {} },
    ])
  })

  it('rejects a set that comes twice, and two texts of one document', () => {
    expect(rejections(read(`${headLine}\n${documentLine}\n${documentLine}\n`))).toMatchObject([
      { line: 3, reason: 'document-doubled' },
    ])
    const line = JSON.parse(documentLine) as Line
    Object.assign(line.document, { text: 'x', textSha256: tools.sha256('x') })
    const unlabelled = JSON.stringify({ document: line.document, annotator: null })
    expect(rejections(read(`${headLine}\n${documentLine}\n${unlabelled}\n`))).toMatchObject([
      { line: 3, reason: 'text-differs-from-before' },
    ])
  })

  it('rejects a line beyond the limit by its number, without holding it, and reads on', () => {
    const files = function* () {
      yield { path: 'corpus.jsonl', chunk: `${headLine}\n` }
      for (let length = 0; length <= lineLimit; length += 1024 * 1024) {
        yield { path: 'corpus.jsonl', chunk: 'x'.repeat(1024 * 1024) }
      }
      yield { path: 'corpus.jsonl', chunk: `\n${documentLine}\n` }
    }
    const results = [...native.read(files(), tools)]
    expect(rejections(results)).toMatchObject([{ line: 2, reason: 'line-too-long' }])
    expect(results).toHaveLength(3)
    expect([...fileLines([{ path: 'a', chunk: 'abc' }], 2)]).toEqual([
      { path: 'a', line: 1, text: '', fault: 'line-too-long' },
    ])
  })

  it('takes colons, braces and quotation marks of a text for what they are', () => {
    const text = 'Dx: "neck" \\": {"a":1,"a":2} \\\\'
    const line = JSON.parse(documentLine) as Line
    Object.assign(line.document, { text, textSha256: tools.sha256(text) })
    const unlabelled = { document: line.document, annotator: null }
    const spaced = JSON.stringify(unlabelled).replaceAll('"id":', '"id" : ')
    for (const one of [JSON.stringify(unlabelled), spaced]) {
      expect(rejections(read(`${headLine}\n${one}\n`))).toEqual([])
    }
  })

  it('shows nothing of an unknown field that might be letter text', () => {
    const line = { ...(JSON.parse(documentLine) as Line), 'neck pain of Jane': 1 }
    expect(rejections(read(`${headLine}\n${JSON.stringify(line)}\n`))[0]!.values).toEqual({
      field: '(17 characters)',
    })
  })
})

describe('the sample gold', () => {
  const gold = readFileSync('resources/samples/gold.jsonl', 'utf8')

  it('is read whole, with the schema of IMR letters', () => {
    const results = read(gold)
    expect(rejections(results)).toEqual([])
    const labelled = results.flatMap((result) => ('document' in result ? [result.labelled] : []))
    expect(labelled.map((entry) => [entry?.set?.spans.length, entry?.set?.relations.length])).toEqual([
      [9, 6],
      [8, 5],
      [14, 8],
      [19, 9],
      [19, 15],
    ])
    expect(results[0]).toMatchObject({
      head: { schema: imrLabelSchema, project: { name: 'IMR sample project' } },
    })
  })

  it('is written again byte for byte', () => {
    const results = read(...(gold.match(/[^]{1,1000}/g) ?? []))
    const head = results.flatMap((result) => ('head' in result ? [result.head] : []))[0]!
    const entries = results.flatMap((result) =>
      'document' in result && result.labelled ? [result.labelled] : [],
    )
    expect([...native.write(head, entries)].map(({ chunk }) => chunk).join('')).toBe(gold)
  })
})
