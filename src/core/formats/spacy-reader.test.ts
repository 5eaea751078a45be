import { describe, expect, it } from 'vitest'
import { exampleDocument, exampleHead } from './example-corpus'
import { contentsOf, toolsFor } from './read-tools-fixture'
import { spacy } from './spacy'

const text = 'Dx \u{1f600} neck pain.\nMRI cervical spine: Upheld\n'
const span = (label: string, words: string) => {
  const start = text.indexOf(words)
  return { label, start, end: start + words.length, attributes: {}, needsReview: false, note: '' }
}
const [diagnosis, outcome] = [span('DIAGNOSIS', 'neck pain'), span('OUTCOME', 'Upheld')]

const resultOf = (line: object | string) => {
  const chunk = typeof line === 'string' ? line : `${JSON.stringify(line)}\n`
  const [result, ...more] = spacy.read([{ path: 'train.jsonl', chunk }], toolsFor([]))
  expect(more).toEqual([])
  return result
}

describe('what spaCy takes is read', () => {
  it.each<[string, object, object[]]>([
    ['entities', { entities: [[5, 14, 'DIAGNOSIS'], [36, 42, 'OUTCOME']] }, [diagnosis, outcome]], // prettier-ignore
    ['a group of spans', { spans: { sc: [[5, 14, 'DIAGNOSIS', '']] } }, [diagnosis]],
    [
      'several groups, with and without what stands behind the label',
      { spans: { sc: [[5, 14, 'DIAGNOSIS']], more: [[36, 42, 'OUTCOME', 'Q1', 'x']] } },
      [diagnosis, outcome],
    ],
    [
      'both, where a span of both is one',
      { entities: [[5, 14, 'DIAGNOSIS'], [36, 42, 'OUTCOME']], spans: { sc: [[5, 14, 'DIAGNOSIS', '']] } }, // prettier-ignore
      [diagnosis, outcome],
    ],
    [
      'a span twice where one list has it twice',
      { entities: [], spans: { sc: [[5, 14, 'DIAGNOSIS'], [5, 14, 'DIAGNOSIS']] } }, // prettier-ignore
      [diagnosis, diagnosis],
    ],
    ['no spans, and other fields', { entities: [], cats: { A: 1 } }, []],
  ])('%s', (_, line, spans) => {
    expect(resultOf({ text, ...line })).toEqual({
      document: { documentId: 'record 1', annotatorId: null, text, note: '', spans, relations: [] },
      labelled: null,
    })
  })

  it.each<[object, string]>([
    [{ meta: { document: 'abc' } }, 'abc'],
    [{ meta: { id: 'abc' } }, 'abc'],
    [{ id: 7 }, '7'],
  ])('a document that is named by %j', (names, documentId) => {
    expect(resultOf({ text, entities: [], ...names })).toMatchObject({ document: { documentId } })
  })
})

it.each<[string, object | string, string, object]>([
  ['neither entities nor spans', { text }, 'field-missing', { field: 'entities, spans' }],
  ['tags for offsets', { text, entities: ['O', 'B-X'] }, 'type-wrong', { field: 'entities[0]' }],
  ['a pair', { text, entities: [[5, 14]] }, 'triple-malformed', { length: 2 }],
  ['a list for groups', { text, spans: [[5, 14, 'A']] }, 'type-wrong', { field: 'spans' }],
  ['a number for a label', { text, entities: [[5, 14, 3]] }, 'type-wrong', { field: 'entities[0].label' }],
  ['digits for a number', { text, entities: [['5', 14, 'A']] }, 'type-wrong', { field: 'entities[0].start' }],
  [
    'an end beyond the text',
    { text, entities: [[5, 44, 'A']] },
    'range-invalid',
    { name: 'entities[0]', end: 44 },
  ],
  ['a part of a number', { text, entities: [[5.5, 14, 'A']] }, 'number-invalid', { value: 5.5 }],
  ['a group called __proto__', `{"text":"a","spans":{"__proto__":[]}}`, 'field-unknown', {}],
])('%s is rejected', (_, line, reason, values) => {
  expect(resultOf(line)).toMatchObject({ rejected: { path: 'train.jsonl', line: 1, reason, values } })
})

describe('spaCy', () => {
  const written = (spans: readonly { start: number; end: number; label: string }[], text: string) => {
    const entry = {
      ...exampleDocument,
      document: { ...exampleDocument.document, text },
      set: {
        ...exampleDocument.set,
        relations: [],
        decisions: [],
        spans: spans.map((one, index) => ({
          ...exampleDocument.set.spans[0]!,
          ...one,
          id: 'abcdef'[index]!.repeat(26),
          quote: text.slice(one.start, one.end),
        })),
      },
    }
    return { entry, files: contentsOf(spacy.write(exampleHead, [entry])) }
  }

  it('gets no entities of a document in which spans overlap', () => {
    const apart = written([{ start: 0, end: 2, label: 'x' }, { start: 2, end: 3, label: 'x' }], 'abc') // prettier-ignore
    expect(apart.files.get('spacy.jsonl')).toContain('"entities":[[0,2,"x"],[2,3,"x"]]')
    const over = written([{ start: 0, end: 2, label: 'x' }, { start: 1, end: 3, label: 'x' }], 'abc') // prettier-ignore
    expect(over.files.get('spacy.jsonl')).not.toContain('entities')
    expect(over.files.get('spacy.jsonl')).toContain('"sc":[[0,2,"x",""],[1,3,"x",""]]')
  })

  it('gets spans without outer white space, which is said, and none of nothing else', () => {
    const { entry, files } = written(
      [
        { start: 1, end: 5, label: 'x' },
        { start: 4, end: 6, label: 'y' },
      ],
      'a bc\n\nd',
    )
    expect(files.get('spacy.jsonl')).toContain('"sc":[[2,4,"x",""]]')
    expect(spacy.losses(entry, exampleHead).filter(({ kind }) => /span$|edges/.test(kind))).toEqual([
      { kind: 'edges', spanId: 'a'.repeat(26), reason: 'outer-invisible', kept: { start: 2, end: 4 } },
      { kind: 'span', spanId: 'b'.repeat(26), reason: 'no-text' },
    ])
  })

  it('gets a list of spans that may not end where its tokens do, in code points and one a line', () => {
    const { files } = written([{ start: 3, end: 4, label: 'a\tb\\\n' }], '\u{1f600} xy')
    const id = exampleDocument.document.id
    expect(files.get('misaligned.tsv')).toBe(
      `document\tstart\tend\tlabel\tends\n${id}\t2\t3\ta\\tb\\\\\\n\tend\n`,
    )
  })

  it('is told by name or keys', () => {
    expect(spacy.looksLike('spacy.jsonl', '')).toBe(true)
    expect(spacy.looksLike('x.jsonl', '{"text":"a","spans":{"sc":[]}}')).toBe(true)
    expect(spacy.looksLike('x.jsonl', '{"text":"a","entities":[[0,1,"A"]]}')).toBe(true)
    expect(spacy.looksLike('x.jsonl', '{"text":"a","entities":[{"start_offset":0}]}')).toBe(false)
    expect(spacy.looksLike('x.jsonl', '{"text":"a","tokens":[],"spans":[]}')).toBe(false)
  })
})
