import { expect, it } from 'vitest'
import type { FormatView } from '../../../ipc/views'
import { formatsFor } from './format-groups'

const format = (id: string, purpose: FormatView['purpose'], name: string, description = ''): FormatView => ({
  ...{ id, purpose, name, description, unit: '', holds: [], loses: [], example: '' },
})
const formats = [
  format('native', 'archive', 'Goldspan JSON Lines', 'Everything'),
  format('iob2', 'training', 'IOB2 (CoNLL)', 'One word and tag per line'),
  format('brat', 'annotation-tool', 'brat standoff'),
  format('spacy', 'training', 'spaCy'),
]
const named = (words: string) =>
  formatsFor(formats, words).map(({ formats: inGroup }) => inGroup.map(({ id }) => id))

it('shows every format once, those of one purpose together', () => {
  expect(named('')).toEqual([['native'], ['brat'], ['iob2', 'spacy']])
  expect(formatsFor(formats, '')[2]!.name).toBe('To train models')
})

it('finds by name, id, use and description, whatever the case, all words together', () => {
  expect(named('conll')).toEqual([['iob2']])
  expect(named('BRAT')).toEqual([['brat']])
  expect(named('train')).toEqual([['iob2', 'spacy']])
  expect(named('tag train')).toEqual([['iob2']])
  expect(named('everything')).toEqual([['native']])
  expect(named('nowhere')).toEqual([])
})
