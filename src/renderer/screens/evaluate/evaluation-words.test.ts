import { describe, expect, it } from 'vitest'
import { imrLabelSchema } from '../../../core/imr/label-schema'
import type { ErrorGroup, HeldAgainst } from '../../../ipc/evaluation-views'
import { againstWords, groupWords, intervalWords, proposedWords, rateWords } from './evaluation-words'

const none = { unfinished: 0, unread: 0, unpredicted: 0, predictionsUnread: 0, cancelled: false }
const facts = (change: Partial<HeldAgainst>, parser: Parameters<typeof proposedWords>[0] = null) =>
  againstWords({ letters: 1, ...none, ...change }, proposedWords(parser))
const group = (change: Partial<ErrorGroup>): string =>
  groupWords(
    { kind: 'missing', label: 'diagnosis', predictedLabel: null, words: 'sprain', places: [], ...change },
    imrLabelSchema,
  )

describe('the words of an evaluation', () => {
  it('say what was held against what, and what was not', () => {
    expect(facts({})).toBe('What the rules propose, held against your marks in 1 finished letter.')
    expect(facts({ letters: 3, unfinished: 2, unread: 1 })).toBe(
      'What the rules propose, held against your marks in 3 finished letters. 2 letters are not finished and left out. 1 letter could not be read.',
    )
    expect(facts({ letters: 2, unfinished: 8, cancelled: true })).toMatch(/It was cancelled/)
    expect(facts({ letters: 0, unfinished: 5 })).toMatch(/^No letter is finished yet\./)
    const parser = { id: 'a', name: 'Letter tagger', version: '2.1' }
    expect(facts({ letters: 0, unpredicted: 2, unfinished: 1, predictionsUnread: 1 }, parser)).toBe(
      'What Letter tagger 2.1 predicts, held against your marks in 0 finished letters. 2 finished letters were not predicted and left out. The predictions of 1 finished letter are missing or damaged: it is left out. 1 letter is not finished and left out.',
    )
  })

  it('give rates as two places, and none as a dash', () => {
    expect([0.954, 1, 0, null].map(rateWords)).toEqual(['.95', '1.00', '.00', '–'])
    expect(intervalWords({ low: 0.8, high: 1 })).toBe('.80–1.00')
    expect(intervalWords(null)).toBe('')
  })

  it('name what is wrong in the same way', () => {
    expect(group({})).toBe('Diagnosis missed: … sprain')
    expect(group({ kind: 'spurious', words: '' })).toBe('Diagnosis too many')
    expect(group({ kind: 'boundary', words: 'start +"chronic" end -"of the knee"' })).toBe(
      'Diagnosis with other edges: start with "chronic" end without "of the knee"',
    )
    expect(group({ kind: 'label', predictedLabel: 'outcome', words: '' })).toBe('Diagnosis taken for outcome')
  })
})
