import { describe, expect, it } from 'vitest'
import { noLens, type Lens, type LensLine } from '../../state/lens'
import { outcomeWords, refusalWords, reportWords } from './lens-words'

const lens = (change: Partial<Lens>): Lens => ({ ...noLens, searched: 'MRI', state: 'done', ...change })
const line = {} as LensLine

describe('what the lens says', () => {
  it('counts places and letters, and says how many are listed where that is not all', () => {
    const lines = { ...noLens.lines, not: [line, line] }
    expect(outcomeWords(lens({ count: 2, documents: 1, lines }))).toBe('2 places in 1 letter')
    expect(outcomeWords(lens({ count: 3000, documents: 2, lines }))).toBe(
      '3,000 places in 2 letters; the first 2 are listed',
    )
    expect(outcomeWords(lens({ state: 'cancelled' }))).toBe('Cancelled after 0 places in 0 letters')
  })

  it('says nothing before words are asked for, and that there are none where there are none', () => {
    expect(outcomeWords(noLens)).toBe('')
    expect(outcomeWords(lens({ searched: ' ' }))).toBe('')
    expect(outcomeWords(lens({}))).toBe('Nowhere in the letters of this project.')
  })

  it('says what a run did', () => {
    const report = { label: 'x', documents: 1, places: 2, refused: [], cancelled: false }
    expect(reportWords({ ...report, kind: 'label' }, 'Outcome')).toBe(
      'Labelled 2 places as Outcome in 1 letter',
    )
    expect(reportWords({ ...report, kind: 'undo', cancelled: true }, 'Outcome')).toBe(
      'Cancelled. Taken back at 2 places in 1 letter',
    )
    expect(reportWords({ ...report, kind: 'dismiss', places: 0 }, 'Outcome')).toBe('Nothing was changed')
  })

  it('gathers refusals by their reason, the most frequent first', () => {
    const refused = ['missing', 'changed-since', 'changed-since'].map((reason, at) => ({
      documentId: String(at),
      places: 1,
      reason,
    }))
    expect(refusalWords(refused)).toEqual([
      { reason: 'Changed since; what was changed stays as it is', documentIds: ['1', '2'] },
      { reason: 'This letter is not there any more', documentIds: ['0'] },
    ])
  })
})
