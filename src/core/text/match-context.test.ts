import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contextOf } from './match-context'

const around = (text: string, words: string) => {
  const start = text.indexOf(words)
  return contextOf(text, { start, end: start + words.length })
}

describe('the context of a match', () => {
  it('is what stands around it, white space folded', () => {
    expect(around('\n The  patient\n\nhas neck\r\n\fpain now.\n', 'neck\r\n\fpain')).toEqual({
      before: 'The patient has ',
      words: 'neck pain',
      after: ' now.',
    })
    expect(around('pain', 'pain')).toEqual({ before: '', words: 'pain', after: '' })
  })

  it('is cut between words, and says so', () => {
    const { before, words, after } = around(`${'before '.repeat(20)}X${' after'.repeat(40)}`, 'X')
    expect(before).toMatch(/^…(before )+$/)
    expect(words).toBe('X')
    expect(after).toMatch(/^( after)+…$/)
    expect(around('x'.repeat(500), 'x'.repeat(400)).words).toBe(`${'x'.repeat(300)}…`)
  })

  it('never holds half a character', () => {
    const units = fc.array(fc.constantFrom('😀', 'a', ' '), { minLength: 1, maxLength: 900 })
    fc.assert(
      fc.property(units, fc.nat(), fc.nat(), (characters, a, b) => {
        const ends = [0]
        for (const character of characters) ends.push(ends.at(-1)! + character.length)
        const [from, to] = [a % ends.length, b % ends.length].sort((x, y) => x - y) as [number, number]
        const context = contextOf(characters.join(''), { start: ends[from]!, end: ends[to]! })
        expect(Object.values(context).join('')).not.toMatch(/\p{Surrogate}/u)
      }),
    )
  })
})
