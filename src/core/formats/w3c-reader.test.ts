import { describe, expect, it } from 'vitest'
import type { ReadResult } from './format'
import { toolsFor } from './read-tools-fixture'
import { w3c } from './w3c'

// UTF-16: emoji 0-2, neck 3-7, two line ends, upper 9-14, back 15-19, neck 21-25. Code points: one less from 2 on.
const text = '\u{1f600} neck\n\nupper back, neck'
const read = (value: unknown, beside = 'texts/x.txt') => {
  const chunk = typeof value === 'string' ? value : JSON.stringify(value)
  return [...w3c.read([{ path: 'x.jsonld', chunk }], toolsFor([{ path: beside, chunk: text }]))]
}
const documentIn = (results: ReadResult[]) => {
  const found = results.flatMap((result) => ('document' in result ? [result.document] : []))
  expect(found).toHaveLength(1)
  return found[0]!
}
const reasonsIn = (results: ReadResult[]) =>
  results.flatMap((result) => ('rejected' in result ? [result.rejected.reason] : []))
const position = (start: unknown, end: unknown) => ({ type: 'TextPositionSelector', start, end })
const quote = (exact: unknown, more: object = {}) => ({ type: 'TextQuoteSelector', exact, ...more })
const tag = (value: unknown) => ({ type: 'TextualBody', purpose: 'tagging', value })
const about = (...selector: unknown[]) => ({ source: 'http://x.org/letter', selector })
const annotation = (target: unknown, body: unknown = [tag('A')], more: object = {}) => ({
  type: 'Annotation',
  body,
  target,
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

describe('annotations that others made', () => {
  it('count code points by the recommendation', () => {
    const results = read({
      type: 'AnnotationPage',
      items: [annotation(about(position(2, 6), quote('neck')))],
    })
    expect(results).toEqual([
      {
        document: { documentId: 'x', annotatorId: null, text, note: '', spans: [a(3, 7)], relations: [] },
        labelled: null,
      },
    ])
  })

  it('count UTF-16 in Recogito and Hypothesis, which the quotes tell', () => {
    const results = read([
      annotation({ selector: [quote('neck'), position(3, 7)] }, [tag('A')], { id: '#1' }),
      annotation({ selector: [quote('back'), position(15, 19)] }, [tag('A'), tag('B')], { id: '#2' }),
      {
        id: '#3',
        type: 'Annotation',
        motivation: 'linking',
        body: [tag('of')],
        target: [{ id: '#1' }, { id: '#2' }],
      },
    ])
    expect(results[0]).toMatchObject({ counted: { unit: 'UTF-16 code units', text: 'the same' } })
    expect(documentIn(results).spans).toEqual([a(3, 7), a(15, 19), a(15, 19, { label: 'B' })])
    expect(reasonsIn(results)).toEqual(['relation-end-ambiguous'])
  })

  it('may have both ends of a relation as targets, or one as a body', () => {
    const marks = [
      annotation(about(position(2, 6)), tag('A'), { id: '#1' }),
      annotation(about(position(14, 18)), tag('B'), { id: '#2' }),
    ]
    const link = { type: 'Annotation', motivation: ['linking'] }
    const results = read([
      { ...link, body: tag('of'), target: ['#1', '#2'] },
      { ...link, body: ['#1', { type: 'TextualBody', value: 'has' }], target: { id: '#2' } },
      ...marks,
      { ...link, body: [tag('of')], target: ['#1', '#9'] },
      { ...link, body: [], target: ['#1', '#2'] },
    ])
    expect(documentIn(results).relations).toEqual([
      { type: 'of', from: 0, to: 1 },
      { type: 'has', from: 1, to: 0 },
    ])
    expect(reasonsIn(results)).toEqual(['relation-end-missing', 'relation-type-missing'])
  })

  it('may stand in a collection, alone, or beside their text', () => {
    const one = annotation(about(position(2, 6)))
    expect(documentIn(read({ type: 'AnnotationCollection', first: { items: [one] } })).spans).toEqual([
      a(3, 7),
    ])
    expect(documentIn(read(one)).spans).toEqual([a(3, 7)])
    expect(documentIn(read(one, 'x.txt')).spans).toEqual([a(3, 7)])
  })

  it('say their label as a text without a purpose, too', () => {
    const target = about(position(2, 6))
    const bodies = [
      annotation(target, { type: 'TextualBody', value: 'A' }, { motivation: 'tagging' }),
      annotation(target, null, { bodyValue: 'A' }),
      annotation(target, [{ type: 'TextualBody', purpose: ['classifying'], value: 'A' }]),
    ]
    expect(documentIn(read(bodies)).spans).toEqual([a(3, 7), a(3, 7), a(3, 7)])
  })

  it('may find their place by words alone, where these stand once with what is around them', () => {
    const found = annotation(about(quote('neck', { prefix: ', ' })))
    expect(documentIn(read([found, annotation(about(position(2, 6), quote('neck')))])).spans).toEqual([
      a(21, 25),
      a(3, 7),
    ])
    expect(reasonsIn(read(annotation(about(quote('neck')))))).toEqual(['quote-ambiguous'])
    expect(reasonsIn(read(annotation(about(quote('knee')))))).toEqual(['quote-differs'])
    expect(reasonsIn(read(annotation(about(quote('\u{1f600}'.slice(0, 1))))))).toEqual(['text-malformed'])
  })

  it('have several targets where a span has pieces', () => {
    const target = [about(position(2, 6)), about(position(8, 13))]
    expect(documentIn(read(annotation(target))).spans).toEqual([a(3, 14)])
    const apart = [about(position(2, 6)), about(position(14, 18))]
    expect(reasonsIn(read(annotation(apart)))).toEqual(['discontinuous'])
  })
})

describe('annotations with a fault', () => {
  const target = about(position(2, 6))
  it.each<[string, unknown, string]>([
    ['an end behind the text', annotation(about(position(2, 99))), 'range-invalid'],
    ['an empty range', annotation(about(position(2, 2))), 'range-invalid'],
    ['a number in quotation marks', annotation(about(position('2', 6))), 'type-wrong'],
    ['a fraction', annotation(about(position(2.5, 6))), 'range-invalid'],
    ['other words', annotation(about(position(2, 6), quote('knee'))), 'quote-differs'],
    ['two positions', annotation(about(position(2, 6), position(8, 13))), 'selector-doubled'],
    ['one id twice', [1, 2].map(() => annotation(target, [tag('A')], { id: '#1' })), 'id-doubled'],
    [
      'two texts',
      [annotation({ ...target, source: 'one' }), annotation({ ...target, source: 'two' })],
      'several-sources',
    ],
    [
      'an attribute twice',
      annotation(target, [tag('A'), ...[1, 2].map(() => ({ ...tag('y'), attribute: 'x' }))]),
      'attribute-doubled',
    ],
    ['a label that is a number', annotation(target, [tag(4)]), 'type-wrong'],
    ['no JSON', '{', 'json-invalid'],
    ['a text', '"a"', 'type-wrong'],
  ])('reject the document: %s', (_, value, reason) => {
    const results = read(value)
    expect(results).toMatchObject([{ rejected: { path: 'x.jsonld', reason } }])
    expect(JSON.stringify(results)).not.toMatch(/neck|knee/)
  })

  it('reject alone what has no label or no place', () => {
    const results = read([
      annotation(target),
      annotation(target, []),
      annotation({ source: 'http://x.org/letter', selector: { type: 'XPathSelector', value: '/p' } }),
      annotation({ source: 'http://x.org/letter', selector: { ...position(2, 6), refinedBy: quote('n') } }),
      annotation('http://x.org/letter'),
      annotation(
        'http://x.org/letter',
        { type: 'TextualBody', value: 'well written' },
        { motivation: 'commenting' },
      ),
    ])
    expect(documentIn(results)).toMatchObject({ note: 'well written', spans: [a(3, 7)] })
    expect(reasonsIn(results)).toEqual([
      'label-missing',
      'selector-unknown',
      'selector-unknown',
      'selector-unknown',
    ])
  })

  it('reject a document without its text', () => {
    expect(read(annotation(target), 'texts/y.txt')).toMatchObject([
      { rejected: { reason: 'text-missing', values: { document: 'x' } } },
    ])
  })
})

describe('looking like annotations', () => {
  it.each([
    ['x.jsonld', '{"@context":"http://www.w3.org/ns/anno.jsonld"', true],
    ['x.json', '[{"type":"Annotation","body":[],"target":{"selector":[{"type":"TextQuoteSelector"', true],
    ['x.json', '{"text":"x","denotations":[', false],
    ['x.txt', '"AnnotationPage"', false],
  ])('%s %s', (name, beginning, isOne) => {
    expect(w3c.looksLike(name, beginning)).toBe(isOne)
  })
})
