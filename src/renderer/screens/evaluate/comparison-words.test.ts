import { expect, test } from 'vitest'
import { imrLabelSchema } from '../../../core/imr/label-schema'
import { changeWords, comparedWords } from './comparison-words'

test('who is held against whom is said by name, the newer first', () => {
  const parser = (version: string) => ({ id: version, name: 'Letter tagger', version })
  expect(comparedWords({ before: parser('1.0'), after: parser('2.0') })).toBe(
    'What Letter tagger 2.0 predicts beside what Letter tagger 1.0 predicts',
  )
  expect(comparedWords({ before: null, after: parser('2.0') })).toBe(
    'What Letter tagger 2.0 predicts beside what the rules propose',
  )
})

test('a span says whether it was marked or too many, and which way it went', () => {
  const words = (kind: 'gold' | 'spurious', outcome: 'fixed' | 'broken') =>
    changeWords({ kind, outcome, label: 'requested_item' }, imrLabelSchema)
  expect([words('gold', 'fixed'), words('gold', 'broken')]).toEqual([
    'Requested item now right',
    'Requested item no longer right',
  ])
  expect([words('spurious', 'fixed'), words('spurious', 'broken')]).toEqual([
    'Requested item too many, gone',
    'Requested item too many, new',
  ])
})
