import { describe, expect, it } from 'vitest'
import { empty, spanAt } from './command-fixture'
import { applyCommand, inverseOf } from './commands'
import { isDisagreement, keyOfDisagreement, verdictCommand, verdictsIn, type Disagreement } from './verdict'

const gold = { label: 'diagnosis', start: 4, end: 9 }
const missed: Disagreement = { gold, predicted: null }
const moved: Disagreement = { gold, predicted: { ...gold, end: 12 } }
const set = { ...empty, spans: [spanAt(0, 4, 9)] }
const parserWrong = { verdict: 'parser-wrong', note: '' } as const
const unclear = { verdict: 'guideline-unclear', note: 'with the side?' } as const

describe('a verdict', () => {
  it('is about both sides: the same words missed and proposed too many are two errors', () => {
    const keys = [missed, { gold: null, predicted: gold }, moved].map(keyOfDisagreement)
    expect(new Set(keys).size).toBe(3)
    const judged = applyCommand(set, verdictCommand(set, missed, parserWrong)!)
    expect(verdictsIn(judged).get(keyOfDisagreement(missed))).toMatchObject(parserWrong)
    expect(verdictsIn(judged).get(keyOfDisagreement(moved))).toBeUndefined()
  })

  it('takes the place of the one before in one step, which its inverse takes back', () => {
    const judged = applyCommand(set, verdictCommand(set, missed, parserWrong)!)
    const command = verdictCommand(judged, missed, unclear)!
    const again = applyCommand(judged, command)
    expect(again.decisions).toEqual([{ kind: 'verdict', ...missed, ...unclear }])
    expect(applyCommand(again, inverseOf(command))).toEqual(judged)
  })

  it('that is taken back leaves the set as it was, and saying the same again does nothing', () => {
    const judged = applyCommand(set, verdictCommand(set, missed, unclear)!)
    expect(verdictCommand(judged, missed, unclear)).toBeNull()
    expect(applyCommand(judged, verdictCommand(judged, missed, null)!)).toEqual(set)
    expect(verdictCommand(set, missed, null)).toBeNull()
  })

  it('stays where the span that it is about is removed', () => {
    const judged = applyCommand(set, verdictCommand(set, missed, parserWrong)!)
    const removed = applyCommand(judged, { kind: 'removeSpan', span: set.spans[0]! })
    expect(removed.decisions).toEqual(judged.decisions)
  })
})

describe('isDisagreement', () => {
  it.each<[Disagreement, boolean]>([
    [missed, true],
    [{ gold: null, predicted: gold }, true],
    [moved, true],
    [{ gold, predicted: { ...gold, label: 'outcome' } }, true],
    [{ gold, predicted: { ...gold } }, false],
    [{ gold: null, predicted: null }, false],
  ])('of %o is %s', (disagreement, expected) => {
    expect(isDisagreement(disagreement)).toBe(expected)
  })
})
