import { describe, expect, it } from 'vitest'
import { failure } from '../../../ipc/failures'
import { noProjectFind, type Found, type FoundResult, type ProjectFind } from '../../state/finding'
import { foundWords, passedTitle, problemWords, projectFoundWords } from './find-words'

const found = (listed: number, count = listed): Found => ({
  kind: 'matches',
  matches: Array.from({ length: listed }, (_, i) => ({ start: i, end: i + 1 })),
  count,
})

describe('the words of the find bar', () => {
  it('say which of how many is at hand', () => {
    expect(foundWords(found(17), 2)).toBe('3 of 17')
    expect(foundWords(found(17), -1)).toBe('17 matches')
    expect(foundWords(found(1), -1)).toBe('1 match')
    expect(foundWords(found(0), -1)).toBe('Not in this letter')
    expect(foundWords(found(2000, 70_000), 1999)).toBe('2,000 of the first 2,000')
  })

  it('say why nothing can be shown', () => {
    expect(foundWords({ kind: 'searching' }, -1)).toBe('Searching …')
    expect(foundWords({ kind: 'passed', reason: 'too-long' }, -1)).toMatch(/takes too long/)
    expect(foundWords({ kind: 'failed', failure: failure('internal') }, -1)).toBe('Something went wrong')
    expect(problemWords({ reason: 'this bracket is not closed', character: '(', place: 6 })).toBe(
      'Character 6, “(”: this bracket is not closed.',
    )
  })
})

describe('the words of a search of all letters', () => {
  const words = (find: Partial<ProjectFind>, listed = find.count ?? 0) =>
    projectFoundWords({
      ...noProjectFind,
      ...find,
      results: Array.from({ length: listed }, () => ({}) as FoundResult),
    })

  it('say how much was found, and that not all of it is listed', () => {
    expect(words({ state: 'done', count: 12, documents: 3 })).toBe('12 matches in 3 letters')
    expect(words({ state: 'done', count: 12_345, documents: 1 }, 1000)).toBe(
      '12,345 matches in 1 letter; the first 1,000 are listed',
    )
    expect(words({ state: 'done', count: 0 })).toBe('Nothing found')
  })

  it('say how far it is, that it was cancelled, and why it failed', () => {
    expect(words({ state: 'searching', count: 2 })).toBe('Searching …')
    expect(words({ state: 'cancelled', count: 2, documents: 1 })).toBe(
      'Cancelled after 2 matches in 1 letter',
    )
    expect(words({ state: 'cancelled', count: 0 })).toBe('Cancelled')
    expect(words({ state: failure('internal') })).toMatch(/^Something went wrong\. /)
    expect(words({ state: 'nothing-asked' })).toBe('')
    expect(passedTitle([{ documentId: 'a', reason: 'damaged' }])).toBe('1 letter could not be looked through')
  })
})
