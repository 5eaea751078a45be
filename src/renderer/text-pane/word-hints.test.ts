import { describe, expect, it } from 'vitest'
import { hintCodes } from './word-hints'

describe('hintCodes', () => {
  it.each([0, 1, 26, 27, 676, 677, 1500])('gives %i different codes of one length', (count) => {
    const codes = hintCodes(count)
    expect(new Set(codes).size).toBe(count)
    expect(new Set(codes.map(({ length }) => length)).size).toBe(Math.min(count, 1))
  })

  it('asks for two letters where one would not do', () => {
    expect(hintCodes(26)[25]).toHaveLength(1)
    expect(hintCodes(27)[0]).toHaveLength(2)
    expect(hintCodes(677)[0]).toHaveLength(3)
  })
})
