import type { SuggestedSpan } from '../../../suggestions/suggested-marks'
import type { LetterToRead, Rule } from '../rule'
import { diagnosesIn } from './diagnoses'

/** Of the diagnoses that each rule suggested in the letters that it was measured on, the share that was right. */
const measured: readonly (readonly [id: string, version: number, confidence: number])[] = [
  ['listed-diagnosis', 1, 0.9],
  ['treated-condition', 1, 0.9],
  ['claimed-condition', 1, 0.9],
  ['history', 1, 0.7],
  ['status-post', 1, 0.7],
  ['negated-condition', 1, 0.7],
  ['suspected-condition', 1, 0.6],
  ['stated-condition', 1, 0.6],
  ['procedure-object', 1, 0.6],
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
