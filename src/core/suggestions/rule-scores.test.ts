import { describe, expect, it } from 'vitest'
import { applyCommand } from '../annotation/commands'
import { empty, spanAt } from '../annotation/command-fixture'
import type { Span } from '../annotation/span'
import { rateOf, ruleScores } from './rule-scores'
import type { SuggestedSpan } from './suggested-marks'

const suggested = (source: string, label: string, start: number, end: number): SuggestedSpan => ({
  ...{ source, label, start, end, attributes: {}, confidence: 0.9 },
})
const setOf = (...spans: Span[]) =>
  spans.reduce((set, span) => applyCommand(set, { kind: 'addSpan', span }), empty)
const isOfRules = ({ kind }: Span['origin']) => kind === 'rule'

describe('the scores of rules', () => {
  it('count what is marked so, what was rejected and what was changed, beside all of the label', () => {
    const edited: Span = {
      ...spanAt(2, 10, 14, 'diagnosis'),
      origin: { kind: 'rule', source: 'listed@1', edited: true },
    }
    const set = applyCommand(setOf(spanAt(1, 0, 4, 'diagnosis'), edited, spanAt(3, 20, 24, 'outcome')), {
      kind: 'decide',
      decision: { kind: 'dismissed', label: 'diagnosis', start: 30, end: 34 },
    })
    const suggestions = [
      suggested('listed@1', 'diagnosis', 0, 4),
      suggested('listed@1', 'diagnosis', 9, 14),
      suggested('listed@1', 'diagnosis', 30, 34),
      suggested('claimed@2', 'diagnosis', 40, 44),
      suggested('heading@1', 'outcome', 20, 24),
    ]
    expect(ruleScores([{ set, suggestions }], isOfRules)).toEqual([
      { source: 'claimed@2', label: 'diagnosis', suggested: 1, right: 0, rejected: 0, edited: 0, gold: 2 },
      { source: 'listed@1', label: 'diagnosis', suggested: 3, right: 1, rejected: 1, edited: 1, gold: 2 },
      { source: 'heading@1', label: 'outcome', suggested: 1, right: 1, rejected: 0, edited: 0, gold: 1 },
    ])
  })

  it('count of edited spans those that came of the suggester alone', () => {
    const edited = (n: number, source: string): Span => ({
      ...spanAt(n, 10 * n, 10 * n + 4, 'diagnosis'),
      origin: { kind: 'parser', source, edited: true },
    })
    const letter = { set: setOf(edited(1, 'tagger@1'), edited(2, 'tagger@2')), suggestions: [] }
    expect(ruleScores([letter], isOfRules)).toEqual([])
    const [score, ...others] = ruleScores([letter], ({ source }) => source === 'tagger@2')
    expect(score).toMatchObject({ source: 'tagger@2', suggested: 0, edited: 1, gold: 2 })
    expect(others).toEqual([])
  })

  it('add up over letters, and have no rate of nothing', () => {
    const letter = {
      set: setOf(spanAt(1, 0, 4, 'diagnosis')),
      suggestions: [suggested('a@1', 'diagnosis', 0, 4)],
    }
    const [score] = ruleScores([letter, { ...letter, suggestions: [] }], isOfRules)
    expect(score).toMatchObject({ suggested: 1, right: 1, gold: 2 })
    expect(rateOf(score!)).toEqual({ precision: 1, recall: 0.5 })
    expect(rateOf({ ...score!, suggested: 0, right: 0, gold: 0 })).toEqual({ precision: null, recall: null })
  })
})
