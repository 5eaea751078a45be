import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { native } from '../../formats/native'
import { idOfTextSha256 } from '../../ids'
import { imrLabelSchema } from '../../imr/label-schema'
import { areSoundSuggestions } from '../parser-suggestions'
import type { SourceDocument } from '../../project'
import { setOfSuggestions, type Suggester } from '../suggested-set'
import { readPredictions, type ReadPrediction } from './read-predictions'

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')
const idOf = (text: string) => idOfTextSha256(sha256(text))
const text = 'MRI 👍: Upheld.\r\nBack  pain, and pain.'
const letters = new Map([text, 'Another letter.'].map((one) => [idOf(one), one]))
const project = {
  schema: imrLabelSchema,
  sha256,
  textOf: (id: string) => {
    const found = letters.get(id)
    return found === undefined ? ({ reason: 'letter-not-in-project' } as const) : { text: found }
  },
}

const read = (...chunks: string[]): ReadPrediction[] => [
  ...readPredictions(
    chunks.map((chunk) => ({ path: 'predictions.jsonl', chunk })),
    project,
  ),
]
const line = (change: object) => `${JSON.stringify({ text, spans: [], ...change })}\n`
const faultOf = (...lines: string[]) =>
  read(...lines).flatMap((one) =>
    'rejected' in one
      ? [`${one.rejected.line} ${one.rejected.reason} ${String(one.rejected.values['field'])}`]
      : [],
  )

/** Ends of words in code points, as a parser has them. */
function span(words: string, label: string, more: object = {}) {
  const start = [...text.slice(0, text.indexOf(words))].length
  return { start, end: start + [...words].length, label, ...more }
}
const upheld = span('Upheld', 'outcome', { attributes: { outcome: 'upheld' }, confidence: 0.5 })
const mri = span('MRI 👍', 'requested_item', { quote: 'MRI 👍' })
const pain = span('Back  pain', 'diagnosis', { attributes: { icd10cm: ['M54.9'] } })

describe('predictions as a parser puts them out', () => {
  it('become spans in UTF-16 with their words, in order, and relations between the same spans', () => {
    const relations = [{ type: 'DECIDES', from: 0, to: 2 }]
    expect(read(line({ spans: [upheld, pain, mri], relations }))).toEqual([
      {
        prediction: {
          documentId: idOf(text),
          spans: [
            { label: 'requested_item', start: 0, end: 6, quote: 'MRI 👍', attributes: {}, confidence: null },
            {
              ...{ label: 'outcome', start: 8, end: 14, quote: 'Upheld' },
              ...{ attributes: { outcome: 'upheld' }, confidence: 0.5 },
            },
            {
              ...{ label: 'diagnosis', start: 17, end: 27, quote: 'Back  pain' },
              ...{ attributes: { icd10cm: ['M54.9'] }, confidence: null },
            },
          ],
          relations: [{ type: 'DECIDES', from: 1, to: 0 }],
        },
      },
    ])
  })

  it('name their letter by text, id or hash, and a letter that is not there stops no other', () => {
    const named = [{ text }, { documentId: idOf(text) }, { textSha256: sha256(text) }]
    for (const name of named) {
      const lines = [{ text: 'No such letter.' }, name, { text: 'Another letter.' }]
      const json = lines.map((one) => JSON.stringify({ spans: [], ...one })).join('\n')
      expect(read(json)).toEqual([
        { lacking: 'letter-not-in-project', line: 1 },
        { prediction: { documentId: idOf(text), spans: [], relations: [] } },
        { prediction: { documentId: idOf('Another letter.'), spans: [], relations: [] } },
      ])
    }
  })

  it.each([
    ['no JSON', '{"text": \n', '1 json-invalid undefined'],
    ['a list', '[]\n', '1 type-wrong undefined'],
    ['a byte order mark', `\ufeff${line({})}`, '1 byte-order-mark undefined'],
    ['a key twice', `{"spans": [], "spans": [], "text": ""}\n`, '1 key-doubled undefined'],
    ['an unknown field', line({ score: 1 }), '1 field-unknown score'],
    ['no spans', `${JSON.stringify({ text })}\n`, '1 field-missing spans'],
    ['no letter', '{"spans": []}\n', '1 letter-unnamed text'],
    ['an id that is none', line({ documentId: 'letter 1' }), '1 id-invalid documentId'],
    ['a hash that is none', line({ textSha256: 'ABC' }), '1 hash-invalid textSha256'],
    ['two letters', line({ textSha256: sha256('Another letter.') }), '1 letters-differ textSha256'],
    ['a span without label', line({ spans: [{ start: 0, end: 3 }] }), '1 field-missing spans[0].label'],
    ['a span with more', line({ spans: [{ ...mri, id: 1 }] }), '1 field-unknown spans[0].id'],
    ['half an offset', line({ spans: [pain, { ...mri, end: 2.5 }] }), '1 number-invalid spans[1].end'],
    ['an empty span', line({ spans: [{ ...pain, end: pain.start }] }), '1 range-invalid spans[0].end'],
    ['an end behind the text', line({ spans: [{ ...pain, end: 99 }] }), '1 range-invalid spans[0].end'],
    ['another quote', line({ spans: [pain, { ...mri, quote: 'MRI' }] }), '1 quote-differs spans[1]'],
    ['an unknown label', line({ spans: [{ ...mri, label: 'x' }] }), '1 label-unknown spans[0]'],
    [
      'an unknown attribute',
      line({ spans: [{ ...mri, attributes: { x: '' } }] }),
      '1 attribute-unknown spans[0]',
    ],
    [
      'a choice that is none',
      line({ spans: [{ ...upheld, attributes: { outcome: 'x' } }] }),
      '1 attribute-invalid spans[0]',
    ],
    [
      'too much confidence',
      line({ spans: [{ ...mri, confidence: 1.1 }] }),
      '1 number-invalid spans[0].confidence',
    ],
    [
      'confidence as a word',
      line({ spans: [{ ...mri, confidence: 'high' }] }),
      '1 type-wrong spans[0].confidence',
    ],
    ['a span twice', line({ spans: [mri, pain, mri] }), '1 span-doubled spans[2]'],
    [
      'a relation to nothing',
      line({ spans: [upheld], relations: [{ type: 'DECIDES', from: 0, to: 1 }] }),
      '1 relation-end-missing relations[0]',
    ],
    [
      'a relation that may not be',
      line({ spans: [upheld, mri], relations: [{ type: 'DECIDES', from: 1, to: 0 }] }),
      '1 relation-not-allowed relations[0]',
    ],
    ['a letter twice', `${line({})}${line({ spans: [mri] })}`, '2 letter-doubled undefined'],
    ['an empty file', '', 'undefined empty undefined'],
  ])('are refused with line and field for %s', (_, json, fault) => {
    expect(faultOf(json)).toEqual([fault])
  })

  it('never tell of a word of a letter or a quote in what they are refused for', () => {
    const results = read(line({ 'neck pain': 1 }), line({ spans: [{ ...mri, label: 'neck pain!' }] }))
    expect(results).toHaveLength(2)
    expect(JSON.stringify(results)).not.toMatch(/neck|pain|Upheld/)
  })

  it('are sound however a file is cut into chunks, and never make the reader throw', () => {
    const anySpan = fc.record(
      {
        start: fc.nat(40),
        end: fc.nat(40),
        label: fc.constantFrom('diagnosis', 'outcome', 'requested_item', 'x'),
        quote: fc.constantFrom('MRI', 'pain'),
        confidence: fc.double({ min: -0.1, max: 1.1, noNaN: true }),
      },
      { requiredKeys: ['start', 'end', 'label'] },
    )
    const anyRelation = fc.record({ type: fc.constant('DECIDES'), from: fc.nat(4), to: fc.nat(4) })
    const anyLine = fc.record(
      { text: fc.constantFrom(text, 'x'), spans: fc.array(anySpan), relations: fc.array(anyRelation) },
      { requiredKeys: ['text', 'spans'] },
    )
    const anyFile = fc.array(fc.oneof(anyLine, fc.jsonValue()), { maxLength: 3 })
    let taken = 0
    fc.assert(
      fc.property(anyFile, fc.nat(9), (lines, cut) => {
        const json = lines.map((one) => `${JSON.stringify(one)}\n`).join('')
        const whole = read(json)
        const chunks = json.match(new RegExp(`[^]{1,${cut + 1}}`, 'g')) ?? ['']
        expect(read(...chunks)).toEqual(whole)
        expect(whole).toHaveLength(Math.max(1, lines.length))
        for (const one of whole) {
          if (!('prediction' in one)) continue
          taken += 1
          const { prediction } = one
          expect(areSoundSuggestions({ ...prediction, parserId: idOf('p') }, text)).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
    expect(taken).toBeGreaterThan(0)
  })
})

describe('predictions as a Goldspan file', () => {
  const annotator = { id: idOf('parser'), name: 'Parser', createdAt: '2026-01-01T00:00:00.000Z' }
  const at = annotator.createdAt

  function nativeFile(...texts: string[]): string {
    const head = {
      project: { id: idOf('project'), name: 'Predicted' },
      schema: imrLabelSchema,
      guidelineVersion: '1',
      toolVersion: 'test',
      annotators: [annotator],
    }
    const documents = texts.map((of, n) => {
      const marks = {
        spans: [
          {
            ...{ label: 'diagnosis', start: 0, end: 3, source: 'a@1', confidence: 1 },
            attributes: { status: 'active' },
          },
          { label: 'requested_item', start: 4, end: 6, source: 'a@1', attributes: {}, confidence: 1 },
          { label: 'outcome', start: 8, end: 14, source: 'a@1', attributes: {}, confidence: 1 },
        ],
        relations: [{ type: 'DECIDES', from: 2, to: 1 }],
      }
      const document: SourceDocument = {
        id: idOf(of),
        title: `${n}.txt`,
        text: of,
        textSha256: sha256(of),
        sourceSha256: sha256(of),
        encoding: 'utf-8',
        byteOrderMark: false,
        extractor: 'text',
        importedAt: at,
        importedBy: annotator.id,
      }
      const suggester: Suggester = {
        annotatorId: annotator.id,
        kind: 'parser',
        guidelineVersion: '1',
        at,
        idOf,
      }
      return { document, annotator, set: setOfSuggestions(document, marks, suggester) }
    })
    return [...native.write(head, documents)].map(({ chunk }) => chunk).join('')
  }

  it('keep spans, attributes and relations, and letters that are not there stop no other', () => {
    const results = read(nativeFile('A letter from elsewhere.', text))
    expect(results).toMatchObject([
      { lacking: 'letter-not-in-project', line: 2 },
      {
        prediction: {
          documentId: idOf(text),
          spans: [
            { label: 'diagnosis', quote: 'MRI', attributes: { status: 'active' }, confidence: null },
            { label: 'requested_item', quote: '👍' },
            { label: 'outcome', quote: 'Upheld' },
          ],
          relations: [{ type: 'DECIDES', from: 2, to: 1 }],
        },
      },
    ])
  })

  it('are refused by line where the file is damaged', () => {
    const json = nativeFile(text).replace('"Upheld"', '"upheld"')
    expect(faultOf(json)).toEqual(['2 quote-differs spans[2]'])
  })
})
