import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { prodigy } from './prodigy'
import { prodigyTokens } from './prodigy-tokens'
import { toolsFor } from './read-tools-fixture'

// The documented example, made up: formats of Prodigy's own export.
const text = 'Dx: neck pain.\nMRI cervical spine: Upheld\n'
const tokens = [
  ['Dx', 0], [':', 2], ['neck', 4], ['pain', 9], ['.', 13], ['\n', 14], ['MRI', 15], ['cervical', 19],
  ['spine', 28], [':', 33], ['Upheld', 35], ['\n', 41],
].map(([words, start], id) => {
  const [token, at] = [words as string, start as number]
  return { text: token, start: at, end: at + token.length, id, ws: text[at + token.length] === ' ' }
}) // prettier-ignore
const item = { start: 15, end: 33, token_start: 6, token_end: 8, label: 'REQUESTED_ITEM' }
const outcome = { start: 35, end: 41, token_start: 10, token_end: 10, label: 'OUTCOME' }
const relation = { head: 10, child: 8, label: 'OUTCOME_OF', head_span: outcome, child_span: item }
const task = {
  text,
  tokens,
  spans: [item, outcome],
  relations: [relation],
  answer: 'accept',
  meta: { id: 'letter-1' },
}
const marks = [item, outcome].map(({ start, end, label }) => {
  return { label, start, end, attributes: {}, needsReview: false, note: '' }
})

const resultOf = (line: object | string) => {
  const chunk = typeof line === 'string' ? line : `${JSON.stringify(line)}\n`
  const [result, ...more] = prodigy.read([{ path: 'p.jsonl', chunk }], toolsFor([]))
  expect(more).toEqual([])
  return result
}
const without = (key: keyof typeof task) => ({ ...task, [key]: undefined })

describe('what Prodigy writes is read', () => {
  const asDocument = { documentId: 'letter-1', annotatorId: null, text, note: '', spans: marks, relations: [{ type: 'OUTCOME_OF', from: 1, to: 0 }] } // prettier-ignore

  it.each<[string, object, object]>([
    ['with all that it has', { ...task, _input_hash: 3, _view_id: 'relations', _timestamp: 5 }, asDocument],
    [
      'relations by token alone',
      { ...task, relations: [{ head: 10, child: 8, label: 'OUTCOME_OF', color: '#fff' }] },
      asDocument,
    ],
    ['without tokens', without('tokens'), asDocument],
    ['without an answer', without('answer'), asDocument],
    ['without relations', without('relations'), { ...asDocument, relations: [] }],
    ['without a name', without('meta'), { ...asDocument, documentId: 'record 1' }],
    ['without spans', { ...task, spans: [], relations: [] }, { ...asDocument, spans: [], relations: [] }],
  ])('%s', (_, line, document) => {
    expect(resultOf(line)).toEqual({ document, labelled: null })
  })

  it('of spans at one place and with one label the one that is named', () => {
    const [first, second] = [
      { ...item, id: 's1' },
      { ...item, id: 's2' },
    ]
    const line = {
      ...task,
      spans: [first, second, outcome],
      relations: [{ ...relation, child_span: second }],
    }
    expect(resultOf(line)).toMatchObject({ document: { relations: [{ from: 2, to: 1 }] } })
    expect(resultOf({ ...line, relations: [relation] })).toMatchObject({
      rejected: { reason: 'relation-end-ambiguous', values: { field: 'relations[0].child', spans: 2 } },
    })
  })

  it('in another unit, which the words of its tokens tell', () => {
    const words = '\u{1f600} neck'
    const line = {
      text: words,
      tokens: [{ text: '\u{1f600}', start: 0, end: 2 }, { text: 'neck', start: 3, end: 7 }], // prettier-ignore
      spans: [{ start: 3, end: 7, label: 'A' }],
    }
    expect(resultOf(line)).toMatchObject({
      document: { spans: [{ start: 3, end: 7 }] },
      counted: { unit: 'UTF-16 code units', text: 'the same' },
    })
  })
})

it.each<[string, object | string, string, object]>([
  ['a task that was rejected', { ...task, answer: 'reject' }, 'answer-not-accept', { answer: 'reject' }],
  ['a task that was ignored', { ...task, answer: 'ignore' }, 'answer-not-accept', { answer: 'ignore' }],
  ['another answer', { ...task, answer: 'maybe' }, 'value-unknown', { field: 'answer' }],
  ['a token that is not the text', { ...task, tokens: [{ text: 'xy', start: 0, end: 2 }], spans: [], relations: [] }, 'quote-differs', { name: 'tokens[0]' }], // prettier-ignore
  ['an exclusive last token', { ...task, spans: [{ ...outcome, token_end: 11 }], relations: [] }, 'tokens-differ', { field: 'spans[0]', token_end: 11 }], // prettier-ignore
  ['an end beyond the text', { ...without('tokens'), spans: [{ ...outcome, end: 99 }], relations: [] }, 'range-invalid', { name: 'spans[0]', end: 99 }], // prettier-ignore
  ['a relation to a word', { ...task, relations: [{ head: 10, child: 0, label: 'R' }] }, 'relation-end-missing', { field: 'relations[0].child' }], // prettier-ignore
  ['a relation to another span', { ...task, relations: [{ ...relation, head_span: { ...outcome, label: 'X' } }] }, 'relation-end-missing', { field: 'relations[0].head' }], // prettier-ignore
  ['a flag that is no flag', { ...task, spans: [{ ...item, needs_review: 'yes' }], relations: [] }, 'type-wrong', { field: 'spans[0].needs_review' }], // prettier-ignore
  ['an attribute called __proto__', '{"text":"a","spans":[{"start":0,"end":1,"label":"A","attributes":{"__proto__":"x"}}]}', 'field-unknown', {}], // prettier-ignore
])('%s is rejected', (_, line, reason, values) => {
  expect(resultOf(line)).toMatchObject({ rejected: { path: 'p.jsonl', line: 1, reason, values } })
})

describe('prodigyTokens', () => {
  it('are the words, each line end, and what else stands between', () => {
    const tokensOf = (words: string, edges: number[] = []) =>
      prodigyTokens(words, edges).map(({ start, end, ws }) => words.slice(start, end) + (ws ? '_' : ''))
    expect(tokensOf(text)).toEqual(tokens.map((token) => token.text + (token.ws ? '_' : '')))
    expect(tokensOf('a\r\n\n  b \t\0c', [9])).toEqual(['a', '\r\n', '\n_', ' ', 'b_', '\t', '\0', 'c'])
    expect(tokensOf(' ab\0\0c', [2, 4])).toEqual([' ', 'a', 'b', '\0', '\0', 'c'])
  })

  it('are the text when put together', () => {
    const piece = fc.constantFrom(
      'a',
      'B7',
      ' ',
      '  ',
      '\n',
      '\r\n',
      '\r',
      '\t',
      '\0',
      '\u200d',
      '\u2028',
      '😀',
      '.',
    )
    fc.assert(
      fc.property(fc.array(piece), fc.array(fc.nat(20)), (pieces, edges) => {
        const words = pieces.join('')
        const cuts = edges.filter((edge) => !/^[\udc00-\udfff]/.test(words.slice(edge)))
        const found = prodigyTokens(words, cuts)
        expect(found.map(({ start, end, ws }) => words.slice(start, end) + (ws ? ' ' : '')).join('')).toBe(
          words,
        )
        expect(found.every(({ start, end }) => start < end)).toBe(true)
      }),
    )
  })
})
