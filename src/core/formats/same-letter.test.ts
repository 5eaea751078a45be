import { describe, expect, it } from 'vitest'
import { isSameLetter, rangesInOther } from './same-letter'

const letter = 'Dx:\r\nneck\fpain.\r\nMRI'

describe('isSameLetter', () => {
  it.each([
    ['other line ends', 'Dx:\nneck\fpain.\nMRI'],
    ['a byte order mark', `\ufeff${letter}`],
    ['a space for what XML cannot hold', letter.replace('\f', ' ')],
  ])('knows a letter again by %s', (_, other) => expect(isSameLetter(letter, other)).toBe(true))

  it.each([
    ['another word', letter.replace('neck', 'back')],
    ['another space', letter.replace(' ', '  ').replace('Dx:', 'Dx: ')],
    ['a part', letter.slice(0, -1)],
  ])('holds %s for another letter', (_, other) => expect(isSameLetter(letter, other)).toBe(false))
})

describe('rangesInOther', () => {
  it('leaves places as they are where characters were replaced one by one', () => {
    const ranges = [{ start: 5, end: 14 }]
    expect(rangesInOther(letter.replace('\f', ' '), ranges, letter)).toEqual({ ranges, counted: null })
  })

  it('moves places along with line ends', () => {
    const other = letter.replaceAll('\r\n', '\n')
    const start = other.indexOf('MRI')
    expect(rangesInOther(other, [{ start, end: start + 3 }], letter)).toEqual({
      ranges: [{ start: letter.indexOf('MRI'), end: letter.length }],
      counted: { unit: 'UTF-16 code units', text: 'LF for CR LF' },
    })
  })
})
