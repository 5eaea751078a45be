import { describe, expect, it } from 'vitest'
import { imrLabelSchema } from '../label-schema'
import { intervalWords, patternWords, rateWords, reportedPatternWords } from './evaluation-words'

const group = (change: Partial<Parameters<typeof patternWords>[0]>): string =>
  patternWords(
    { kind: 'missing', label: 'diagnosis', predictedLabel: null, words: 'sprain', ...change },
    imrLabelSchema,
  )

describe('the words of figures and patterns', () => {
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

  it('of a report without words say how edges are wrong, and nothing of the letter', () => {
    const counts = { 'parser-wrong': 0, 'gold-wrong': 0, 'guideline-unclear': 0, undecided: 1 }
    const pattern = {
      label: 'diagnosis',
      predictedLabel: null,
      words: null,
      count: 1,
      verdicts: counts,
      places: [],
    }
    const edges = [
      { edge: 'start', reach: 'further' },
      { edge: 'end', reach: 'short' },
    ] as const
    expect(reportedPatternWords({ ...pattern, kind: 'boundary', edges }, imrLabelSchema)).toBe(
      'Diagnosis with other edges: start too far out, end too short',
    )
    expect(reportedPatternWords({ ...pattern, kind: 'missing', edges: [] }, imrLabelSchema)).toBe(
      'Diagnosis missed',
    )
  })
})
