import { describe, expect, it } from 'vitest'
import { exampleHead } from './example-corpus'
import { fittedMarks, type ImportChoices } from './fit-to-schema'
import type { PortableSpan } from './format'

const { schema } = exampleHead
const nothing: ImportChoices = { labels: [], relations: [] }
const span = (label: string, attributes: PortableSpan['attributes'] = {}): PortableSpan => ({
  label,
  start: 0,
  end: 2,
  attributes,
  needsReview: false,
  note: '',
})

describe('fittedMarks', () => {
  it('takes what the schema has as it is', () => {
    const spans = [span('request'), span('finding', { status: 'certain', codes: ['M54.2'] })]
    const relations = [{ type: 'TREATS', from: 0, to: 1 }]
    expect(fittedMarks({ spans, relations }, schema, nothing)).toEqual({
      spans,
      relations,
      leftOut: [],
      undecided: [],
    })
  })

  it('leaves out and tells of labels and relations that nothing was decided for', () => {
    const spans = [span('Drug'), span('finding'), span('request')]
    const relations = [
      { type: 'OF', from: 0, to: 1 },
      { type: 'OF', from: 2, to: 1 },
    ]
    expect(fittedMarks({ spans, relations }, schema, nothing)).toEqual({
      spans: [span('finding'), span('request')],
      relations: [],
      leftOut: [
        { kind: 'label', name: 'Drug' },
        { kind: 'relation', name: 'OF' },
      ],
      undecided: [
        { kind: 'label', name: 'Drug' },
        { kind: 'relation', name: 'OF' },
        { kind: 'relation', name: 'OF' },
      ],
    })
  })

  it('does what was decided, and moves the ends of relations along', () => {
    const spans = [span('Noise'), span('Drug'), span('DX')]
    const relations = [
      { type: 'FOR', from: 1, to: 2 },
      { type: 'FOR', from: 0, to: 2 },
    ]
    const choices: ImportChoices = {
      labels: [
        ['Noise', null],
        ['Drug', 'request'],
        ['DX', 'finding'],
      ],
      relations: [['FOR', 'TREATS']],
    }
    expect(fittedMarks({ spans, relations }, schema, choices)).toEqual({
      spans: [span('request'), span('finding')],
      relations: [{ type: 'TREATS', from: 0, to: 1 }],
      leftOut: [{ kind: 'label', name: 'Noise' }],
      undecided: [],
    })
  })

  it('says which relations the schema does not allow between these labels', () => {
    const spans = [span('finding'), span('request')]
    const relations = [
      { type: 'TREATS', from: 0, to: 1 },
      { type: 'TREATS', from: 1, to: 1 },
    ]
    expect(fittedMarks({ spans, relations }, schema, nothing)).toMatchObject({
      relations: [],
      leftOut: [
        { kind: 'relation-ends', name: 'TREATS' },
        { kind: 'relation-ends', name: 'TREATS' },
      ],
    })
  })

  it('takes one code for a list of one, and tells of attributes and values that have no place', () => {
    const attributes = { codes: 'M54.2', status: ['certain'], side: 'left' }
    expect(
      fittedMarks({ spans: [span('finding', attributes)], relations: [] }, schema, nothing),
    ).toMatchObject({
      spans: [span('finding', { codes: ['M54.2'], status: 'certain' })],
      leftOut: [{ kind: 'attribute', name: 'side' }],
    })
    const other = { status: 'unlikely' }
    expect(fittedMarks({ spans: [span('finding', other)], relations: [] }, schema, nothing)).toMatchObject({
      spans: [span('finding')],
      leftOut: [{ kind: 'attribute-value', name: 'status' }],
    })
  })

  it('knows labels that are named like properties of objects only where they were decided for', () => {
    for (const name of ['__proto__', 'constructor', 'toString']) {
      expect(fittedMarks({ spans: [span(name)], relations: [] }, schema, nothing).undecided).toEqual([
        { kind: 'label', name },
      ])
      const choices = { labels: [[name, 'finding'] as const], relations: [] }
      expect(fittedMarks({ spans: [span(name)], relations: [] }, schema, choices).spans).toEqual([
        span('finding'),
      ])
    }
  })
})
