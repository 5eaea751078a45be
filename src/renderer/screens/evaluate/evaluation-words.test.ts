import { describe, expect, it } from 'vitest'
import type { HeldAgainst } from '../../../core/imr/evaluation/report/held-against'
import { againstWords, proposedWords, verdictWords } from './evaluation-words'

const none = { unfinished: 0, unread: 0, unpredicted: 0, predictionsUnread: 0, cancelled: false }
const facts = (change: Partial<HeldAgainst>, parser: Parameters<typeof proposedWords>[0] = null) =>
  againstWords({ letters: 1, ...none, ...change }, proposedWords(parser))
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

  it('count the errors by what was said of them', () => {
    const counts = { 'parser-wrong': 12, 'gold-wrong': 3, 'guideline-unclear': 1, undecided: 21 }
    expect(verdictWords(counts)).toBe(
      '37 errors: 12 parser wrong, 3 gold wrong, 1 guideline unclear, 21 undecided.',
    )
  })
})
