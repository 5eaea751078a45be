import { describe, expect, it } from 'vitest'
import { momentWords, remainingWords } from './times'

const now = new Date(2026, 10, 20, 15, 30)
const at = (day: number, hour: number) => new Date(2026, 10, day, hour, 5).toISOString()

describe('momentWords', () => {
  it('names today and yesterday with the time, other days by their date', () => {
    expect(momentWords(at(20, 9), now)).toBe('today 09:05')
    expect(momentWords(at(19, 23), now)).toBe('yesterday 23:05')
    expect(momentWords(at(18, 23), now)).toBe('18 Nov 2026')
  })

  it('shows the date of a clock that is ahead', () => {
    expect(momentWords(at(22, 9), now)).toBe('22 Nov 2026')
  })

  it('does not fail over a time that is none', () => {
    expect(momentWords('', now)).toBe('at an unknown time')
  })
})

describe('remainingWords', () => {
  it.each([
    [null, 'working out how long it takes'],
    [900, 'almost done'],
    [12_000, 'about 15 seconds left'],
    [58_000, 'about 1 minute left'],
    [170_000, 'about 3 minutes left'],
    [2 * 3_600_000 + 14 * 60_000, 'about 2 h 15 min left'],
    [2 * 3_600_000 - 60_000, 'about 2 h left'],
  ])('rounds %s', (ms, words) => {
    expect(remainingWords(ms)).toBe(words)
  })
})
