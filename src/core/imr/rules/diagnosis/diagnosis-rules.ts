import type { SuggestedSpan } from '../../../suggestions/suggested-marks'
import type { LetterToRead, Rule } from '../rule'
import { diagnosesIn } from './diagnoses'

/** Of the diagnoses that each rule suggested in 41 letters the share that was right, lowered where they were few. */
const measured: readonly (readonly [id: string, version: number, confidence: number])[] = [
  ['listed-diagnosis', 3, 0.93],
  ['treated-condition', 3, 0.88],
  ['claimed-condition', 3, 0.9],
  ['history', 3, 0.85],
  ['status-post', 3, 0.7],
  ['negated-condition', 3, 0.75],
  ['suspected-condition', 3, 0.7],
  ['stated-condition', 3, 0.7],
  ['procedure-object', 3, 0.75],
]

/** The rules that suggest diagnoses with their status; no two of them suggest words of the same range. */
export const diagnosisRules: readonly Rule[] = measured.map(([id, version, confidence]) => ({
  id,
  version,
  suggest: (letter: LetterToRead): readonly Omit<SuggestedSpan, 'source'>[] =>
    diagnosesIn(letter)
      .filter(({ rule }) => rule === id)
      .map(({ start, end, status }) => ({
        start,
        end,
        label: 'diagnosis',
        attributes: { status },
        confidence,
      })),
}))
