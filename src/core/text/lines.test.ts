import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lineNumberAt, lineStartsOf } from './lines'

test('CR LF, LF and CR alone each end a line, and a line end at the end begins an empty line', () => {
  expect(lineStartsOf('')).toEqual([0])
  expect(lineStartsOf('a\nb\r\n\rc\r\n')).toEqual([0, 2, 5, 6, 9])
})

test('the number of a line is one more than the line ends before it', () => {
  const texts = fc.string({ unit: fc.constantFrom('a', ' ', '\n', '\r', '\r\n', '\f'), maxLength: 40 })
  fc.assert(
    fc.property(texts, fc.nat(), (text, some) => {
      const lines = text.split(/\r\n|\n|\r/)
      const starts = lineStartsOf(text)
      expect(starts).toHaveLength(lines.length)
      starts.forEach((start, i) => expect(text.startsWith(lines[i]!, start)).toBe(true))
      const offset = some % (text.length + 1)
      const number = lineNumberAt(starts, offset)
      expect(starts[number - 1]).toBeLessThanOrEqual(offset)
      expect(starts[number] ?? Infinity).toBeGreaterThan(offset)
    }),
  )
})
