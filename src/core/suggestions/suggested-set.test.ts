import { expect, test } from 'vitest'
import { compareSpans } from '../annotation/span'
import { assertSound } from '../formats/soundness'
import { exampleDocument } from '../formats/example-corpus'
import { marksOf } from '../evaluation/marks'
import type { SuggestedMarks } from './suggested-marks'
import { setOfSuggestions } from './suggested-set'

const { document, annotator } = exampleDocument

const ids = new Map<string, string>()
const suggester = {
  annotatorId: annotator.id,
  kind: 'rule',
  guidelineVersion: '1',
  at: '2026-11-21T00:00:00.000Z',
  idOf: (name: string) => {
    const letters = [...String(ids.size)].map((digit) => 'zyxwvutsrq'[Number(digit)]).join('')
    const id = ids.get(name) ?? letters.padEnd(26, 'a')
    ids.set(name, id)
    return id
  },
} as const

const given: SuggestedMarks = {
  spans: [
    {
      start: 4,
      end: 13,
      label: 'finding',
      attributes: { status: 'certain' },
      source: 'cue@2',
      confidence: 0.5,
    },
    { start: 15, end: 18, label: 'request', attributes: {}, source: 'heading@1', confidence: 1 },
  ],
  relations: [{ type: 'TREATS', from: 1, to: 0 }],
}

test('suggestions become a sound set of their suggester with the rule of each span', () => {
  const set = setOfSuggestions(document, given, suggester)
  assertSound({ document, annotator, set })
  expect(set).toMatchObject({ status: 'new', annotatorId: annotator.id, decisions: [] })
  expect(set.spans.map(({ quote, origin, by }) => [quote, origin, by])).toEqual([
    ['neck\npain', { kind: 'rule', source: 'cue@2', edited: false }, annotator.id],
    ['MRI', { kind: 'rule', source: 'heading@1', edited: false }, annotator.id],
  ])
  expect(marksOf(set).relations).toEqual(given.relations)
})

test('the same suggestions give the same set, and another span has another id', () => {
  const set = setOfSuggestions(document, given, suggester)
  expect(setOfSuggestions(document, given, suggester)).toEqual(set)
  const fewer = setOfSuggestions(document, { spans: given.spans.slice(1), relations: [] }, suggester)
  expect(fewer.spans).toEqual(set.spans.slice(1))
  const moved = { ...given, spans: given.spans.map((span) => ({ ...span, end: span.end - 1 })) }
  const before = new Set(set.spans.map(({ id }) => id))
  expect(setOfSuggestions(document, moved, suggester).spans.some(({ id }) => before.has(id))).toBe(false)
})

test('spans of one range stand in the order of their ids, and relations still join the right ones', () => {
  const twice: SuggestedMarks = {
    spans: ['b@1', 'a@1', 'c@1'].map((source) => ({ ...given.spans[1]!, source })),
    relations: [{ type: 'SAME', from: 0, to: 2 }],
  }
  const set = setOfSuggestions(document, twice, suggester)
  expect(set.spans).toEqual([...set.spans].sort(compareSpans))
  const [relation] = set.relations
  const sourceOf = (id: string) => set.spans.find((span) => span.id === id)?.origin.source
  expect([sourceOf(relation!.from), sourceOf(relation!.to)]).toEqual(['b@1', 'c@1'])
})
