import { describe, expect, it } from 'vitest'
import { foldedLines, paragraphGap, rawLines } from './line-estimate'

describe('rawLines', () => {
  it('counts a line for each line end, blank ones too, and more for lines that have to wrap', () => {
    const text = 'one\n\n' + 'x'.repeat(25) + '\nlast'
    expect(rawLines(text, { start: 0, end: text.length }, 10)).toBe(1 + 1 + 3 + 1)
  })

  it('counts only the lines of the range', () => {
    const text = 'one\ntwo\nthree\n'
    expect(rawLines(text, { start: 4, end: 8 }, 80)).toBe(1)
  })
})

describe('foldedLines', () => {
  it('counts the lines of the folded words and the room below, and no blank line', () => {
    const text = `${'word word \n\n'.repeat(20)} \n \n \n \n\n\n\f`
    const paragraph = { start: 0, end: text.length, kind: 'paragraph' } as const
    expect(foldedLines(text, paragraph, 80)).toBe(3 + paragraphGap + 0)
  })

  it('leaves no room below a line of a list', () => {
    expect(foldedLines('Priority:  \n', { start: 0, end: 12, kind: 'line' }, 80)).toBe(1)
  })
})
