import { describe, expect, it } from 'vitest'
import type { PredictionFault, PredictionsReport } from '../../../ipc/parser-views'
import { faultWords, leftOutWords, outcomeWords, parserProblem } from './prediction-words'

const known = [{ id: 'a', name: 'Tagger', version: '1.0' }]
const report = (change: Partial<PredictionsReport>): PredictionsReport => ({
  ...{ name: 'Tagger', version: '1', outcome: 'imported', letters: 0, spans: 0 },
  ...{ leftOut: [], faults: [], moreFaults: 0 },
  ...change,
})
const fault = (reason: string, facts: PredictionFault['facts'] = {}, line: number | null = 3) =>
  faultWords({ line, reason, facts })

describe('the words of importing predictions', () => {
  it('ask for a name and a version that the project does not have', () => {
    const problem = (name: string, version: string) => parserProblem({ name, version }, known)?.field ?? null
    expect(problem('Tagger', '1.1')).toBeNull()
    expect(problem('Étiqueteur 2', '2026-11-29+b')).toBeNull()
    expect(problem('', '1')).toBe('name')
    expect(problem('a@b', '1')).toBe('name')
    expect(problem('x'.repeat(61), '1')).toBe('name')
    expect(problem('Tagger', '')).toBe('version')
    expect(problem('Tagger', '1 0')).toBe('version')
    expect(parserProblem(known[0]!, known)?.words).toContain('already')
  })

  it('say what became of the file', () => {
    expect(outcomeWords(report({ letters: 2, spans: 1 }))).toMatch(
      /^Predictions for 2 letters with 1 span were/,
    )
    const faults = [{ line: 1, reason: 'json-invalid', facts: {} }]
    expect(outcomeWords(report({ outcome: 'refused', faults, moreFaults: 4 }))).toContain('5 faults')
    expect(outcomeWords(report({ outcome: 'nothing' }))).toContain('no')
    expect(outcomeWords(report({ outcome: 'cancelled' }))).toContain('Nothing of it was kept.')
  })

  it('name the lines of letters that are left out, the first of many', () => {
    const words = (count: number) =>
      leftOutWords({
        reason: 'letter-not-in-project',
        count,
        lines: Array.from({ length: Math.min(count, 20) }, (_, n) => n + 1),
      })
    expect(words(1)).toContain('1 letter is not in this project (line 1)')
    expect(words(9)).toContain('9 letters are not in this project (lines 1, 2, 3, 4, 5 …)')
  })

  it('name line and field of a fault', () => {
    expect(fault('quote-differs', { field: 'spans[2]' })).toEqual({
      place: 'line 3, spans[2]',
      words: expect.stringContaining('code points') as string,
    })
    expect(fault('range-invalid', { field: 'spans[0].end', start: 4, end: 99, length: 40 }).words).toContain(
      '4 to 99',
    )
    expect(fault('unreadable', { errno: 'ENOENT' }, null).place).toBe('')
    expect(fault('offsets-disagree').words).toContain('offsets-disagree')
  })
})
