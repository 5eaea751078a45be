import { describe, expect, it } from 'vitest'
import { sessionHeadings } from './work-sessions'

const now = new Date(2026, 10, 20, 15, 30)
const at = (day: number, hour: number, minute: number) => ({
  at: new Date(2026, 10, day, hour, minute).toISOString(),
})

describe('sessionHeadings', () => {
  it('stand above the latest change of each session, which a pause of ten minutes or a new day ends', () => {
    const moments = [at(20, 14, 31), at(20, 14, 22), at(20, 14, 2), at(20, 0, 1), at(19, 23, 59), at(3, 9, 0)]
    expect(sessionHeadings(moments, now)).toEqual([
      'Today, 14:22 to 14:31 · 2 changes',
      null,
      'Today, 14:02 · 1 change',
      'Today, 00:01 · 1 change',
      'Yesterday, 23:59 · 1 change',
      'Tue, 3 Nov 2026, 09:00 · 1 change',
    ])
  })

  it('end where the clock was put back', () => {
    expect(sessionHeadings([at(20, 14, 0), at(20, 14, 5)], now)).toEqual([
      'Today, 14:00 · 1 change',
      'Today, 14:05 · 1 change',
    ])
  })

  it('are none for no moments', () => {
    expect(sessionHeadings([], now)).toEqual([])
  })
})
