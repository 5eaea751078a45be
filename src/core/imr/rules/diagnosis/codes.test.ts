import { describe, expect, it } from 'vitest'
import { codeAt } from './codes'
import { sentencesOf } from './sentences'

function isCode(text: string): boolean {
  const [sentence] = sentencesOf(text, { start: 0, end: text.length })
  return codeAt(sentence!.words, 0) === 2
}

describe('A code', () => {
  it.each(['724.2', 'V54.89', 'M54.16', 'S83.241A', 'm54.5 of 2016'])('is %s', (text) => {
    expect(isCode(text)).toBe(true)
  })

  it.each(['72.4', '724. 2', '120.5 mg', 'L45', 'neck.16', '2014.5', 'M54.pain', 'U07.1'])(
    'is not %s',
    (text) => {
      expect(isCode(text)).toBe(false)
    },
  )
})
