import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareSuggesters } from './comparison'
import { errorPatterns } from './error-patterns'
import { errorsOf } from './errors'
import { evaluate } from './evaluation'
import { standardBootstrap } from './bootstrap'
import type { MarkedSpan } from './marks'
import { anyDocument, anyMarks, marked, marks, scored } from './scores-fixture'

const text = 'He has chronic low\n back pain of 2014, a torn meniscus, and MRI of knee: Upheld'

/** The span of words in the text. */
function spanOf(label: string, words: string): MarkedSpan {
  const start = text.indexOf(words)
  expect(start).not.toBe(-1)
  return marked(label, start, start + words.length)
}

const document = scored(
  marks([
    spanOf('diagnosis', 'low\n back pain'),
    spanOf('diagnosis', 'torn meniscus'),
    spanOf('item', 'MRI of knee'),
    spanOf('outcome', 'Upheld'),
  ]),
  marks([
    spanOf('diagnosis', 'chronic low\n back pain of 2014'),
    spanOf('guideline', 'MRI of'),
    spanOf('outcome', 'Upheld'),
    spanOf('diagnosis', 'He'),
  ]),
  text,
)

test('an error says what is wrong, and of an edge how far and with which words', () => {
  expect(errorsOf(document)).toEqual([
    { kind: 'spurious', predicted: spanOf('diagnosis', 'He') },
    {
      kind: 'boundary',
      gold: spanOf('diagnosis', 'low\n back pain'),
      predicted: spanOf('diagnosis', 'chronic low\n back pain of 2014'),
      edges: [
        { edge: 'start', units: 8, words: 'chronic' },
        { edge: 'end', units: 8, words: 'of 2014' },
      ],
    },
    { kind: 'missing', gold: spanOf('diagnosis', 'torn meniscus') },
    {
      kind: 'label',
      gold: spanOf('item', 'MRI of knee'),
      predicted: spanOf('guideline', 'MRI of'),
      edges: [{ edge: 'end', units: -5, words: 'knee' }],
    },
  ])
})

test('errors are grouped by what they have in common, the most frequent first', () => {
  const again = scored(
    marks([spanOf('diagnosis', 'torn meniscus')]),
    marks([spanOf('diagnosis', 'a torn meniscus')]),
    text,
  )
  const patterns = errorPatterns([document, again, again])
  expect(
    patterns.map(({ kind, label, predictedLabel, words, errors }) => [
      kind,
      label,
      predictedLabel,
      words,
      errors.length,
    ]),
  ).toEqual([
    ['boundary', 'diagnosis', null, 'start +"a"', 2],
    ['boundary', 'diagnosis', null, 'start +"chronic" end +"of 0000"', 1],
    ['label', 'item', 'guideline', '', 1],
    ['missing', 'diagnosis', null, 'meniscus', 1],
    ['spurious', 'diagnosis', null, 'he', 1],
  ])
})

test('errors and exact spans are all there is', () => {
  fc.assert(
    fc.property(anyDocument, (one) => {
      const errors = errorsOf(one)
      const { strict } = evaluate([one], { ...standardBootstrap, resamples: 1 }).spans
      const count = (kind: string) => errors.filter((error) => error.kind === kind).length
      expect(count('missing')).toBe(strict.micro.missing)
      expect(count('spurious')).toBe(strict.micro.spurious)
      expect(count('boundary') + count('label')).toBe(strict.micro.incorrect)
      const edges = errors.flatMap((error) => ('edges' in error ? error.edges : []))
      expect(edges.every(({ units }) => units !== 0)).toBe(true)
    }),
  )
})

test('two suggesters are held against each other', () => {
  const [a, b, c, d] = [0, 10, 20, 30].map((start) => marked('a', start, start + 5)) as [
    MarkedSpan,
    MarkedSpan,
    MarkedSpan,
    MarkedSpan,
  ]
  const noise = (start: number) => marked('b', start, start + 3)
  const before = marks([a, b, marked('a', 30, 36), noise(100), noise(110)])
  const after = marks([a, c, marked('a', 30, 37), noise(110), noise(120)])
  expect(compareSuggesters(marks([a, b, c, d]), before, after)).toEqual({
    fixed: [
      { kind: 'gold', span: c },
      { kind: 'spurious', span: noise(100) },
    ],
    broken: [
      { kind: 'gold', span: b },
      { kind: 'spurious', span: noise(120) },
    ],
    same: { right: [a], wrong: [d], spurious: [noise(110)] },
  })
})

test('a suggester held against itself fixes and breaks nothing, and exchanged fixes become breaks', () => {
  fc.assert(
    fc.property(anyMarks, anyMarks, anyMarks, (gold, before, after) => {
      const itself = compareSuggesters(gold, before, before)
      expect([itself.fixed, itself.broken]).toEqual([[], []])
      expect(itself.same.right.length + itself.same.wrong.length).toBe(gold.spans.length)
      const there = compareSuggesters(gold, before, after)
      const back = compareSuggesters(gold, after, before)
      expect([back.fixed, back.broken]).toEqual([there.broken, there.fixed])
    }),
  )
})
