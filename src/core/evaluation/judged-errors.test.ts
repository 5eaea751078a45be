import { describe, expect, it } from 'vitest'
import { keyOfDisagreement, type Disagreement } from '../annotation/verdict'
import { errorContext } from './error-context'
import { judgedErrors, verdictCounts } from './judged-errors'
import type { MarkedSpan, ScoredDocument } from './marks'

const text = 'He has \u{1f600} chronic low\n back pain, and an MRI was asked for.'
const at = (words: string, label = 'finding'): MarkedSpan => {
  const start = text.indexOf(words)
  return { label, start, end: start + words.length, attributes: {} }
}
const document = (gold: MarkedSpan[], predicted: MarkedSpan[]): ScoredDocument => ({
  documentId: 'd'.repeat(26),
  text,
  gold: { spans: gold, relations: [] },
  predicted: { spans: predicted, relations: [] },
})
const side = ({ label, start, end }: MarkedSpan) => ({ label, start, end })
const pain = at('low\n back pain')
const longer = at('chronic low\n back pain')
const boundary: Disagreement = { gold: side(pain), predicted: side(longer) }

describe('judgedErrors', () => {
  const said = { verdict: 'gold-wrong', note: '' } as const
  const verdicts = new Map([['d'.repeat(26), new Map([[keyOfDisagreement(boundary), said]])]])

  it('tells each error with both units, its words and what was said of it', () => {
    const [first, second] = judgedErrors([document([pain, at('MRI')], [longer])], verdicts)
    expect([first!.kind, second!.kind]).toEqual(['boundary', 'missing'])
    expect(first!.places).toEqual([
      {
        documentId: 'd'.repeat(26),
        gold: {
          ...side(pain),
          codePoints: { start: pain.start - 1, end: pain.end - 1 },
          quote: 'low\n back pain',
        },
        predicted: {
          ...side(longer),
          codePoints: { start: longer.start - 1, end: longer.end - 1 },
          quote: 'chronic low\n back pain',
        },
        verdict: said,
      },
    ])
    expect(second!.places[0]).toMatchObject({ predicted: null, verdict: null })
    expect(verdictCounts([...first!.places, ...second!.places])).toEqual({
      'parser-wrong': 0,
      'gold-wrong': 1,
      'guideline-unclear': 0,
      undecided: 1,
    })
  })

  it('has a verdict no more once the marks are others, and again when they are as they were', () => {
    const verdictOf = (gold: MarkedSpan[]) =>
      judgedErrors([document(gold, [longer])], verdicts)[0]?.places[0]?.verdict
    expect(verdictOf([pain])).toEqual(said)
    expect(verdictOf([at('back pain')])).toBeNull()
    expect(verdictOf([longer])).toBeUndefined()
    expect(verdictOf([pain])).toEqual(said)
  })
})

describe('errorContext', () => {
  it('cuts what both cover at the ends of each, so that either can be shown in the same words', () => {
    const { before, pieces, after } = errorContext(text, boundary)
    expect(before).toBe('He has \u{1f600} ')
    expect(pieces).toEqual([
      { words: 'chronic ', isGold: false, isPredicted: true },
      { words: 'low back pain', isGold: true, isPredicted: true },
    ])
    expect(after).toBe(', and an MRI was asked for.')
  })

  it('has one piece where one side alone has anything, or both have the same words', () => {
    expect(errorContext(text, { gold: side(pain), predicted: null }).pieces).toEqual([
      { words: 'low back pain', isGold: true, isPredicted: false },
    ])
    const other = { ...side(pain), label: 'request' }
    expect(errorContext(text, { gold: side(pain), predicted: other }).pieces).toEqual([
      { words: 'low back pain', isGold: true, isPredicted: true },
    ])
  })

  it('leaves out the middle of a very long piece', () => {
    const long = `a ${'word '.repeat(200)}end`
    const [piece] = errorContext(long, {
      gold: { label: 'x', start: 2, end: long.length },
      predicted: null,
    }).pieces
    expect(piece!.words).toMatch(/^word word .*…( word)+ end$/)
    expect(piece!.words.length).toBeLessThan(250)
  })
})
