import { describe, expect, it } from 'vitest'
import { imrLabelSchema } from '../../../core/imr/label-schema'
import type { ErrorGroup, EvaluationView } from '../../../ipc/evaluation-views'
import { againstWords, groupWords, intervalWords, rateWords } from './evaluation-words'

const facts = (change: Partial<EvaluationView>) =>
  againstWords({ letters: 1, unfinished: 0, unread: 0, cancelled: false, ...change } as EvaluationView)
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
