import { describe, expect, it } from 'vitest'
import { sentencesOf, wordAt } from './sentences'

function typed(text: string): readonly string[] {
  return sentencesOf(text, { start: 0, end: text.length }).map((sentence) => sentence.typed)
}

describe('Sentences', () => {
  it.each([
    ['end with a full stop', 'One is here. Two is there.', ['one is here', 'two is there']],
    ['end though the next one is glued to them', 'In August 2007.In a note', ['in august 2007', 'in a note']],
    ['go on behind a number with decimals', 'Pain was 6.5 of 10.', ['pain was 6 . 5 of 10']],
    [
      'go on behind short forms',
      'Seen by Dr. J. K. Lee vs. others',
      ['seen by dr . j . k . lee vs . others'],
    ],
    ['keep the apostrophes of words', "The patient\u2019s 'old' tear", ["the patient's ' old tear"]],
    [
      'hold a numbered list',
      'They are: 1. Gout. 2. A tear. It hurts.',
      ['they are : \u2022 gout \u2022 a tear', 'it hurts'],
    ],
    ['hold numbers in brackets', 'They are: (1) Gout (2) A tear', ['they are : • gout • a tear']],
    ['hold plurals in brackets', 'Tears of tendon(s)', ['tears of tendon']],
    [
      'hold no list where a number ends one',
      'Pain was rated 1. Two is there.',
      ['pain was rated 1', 'two is there'],
    ],
  ])('%s', (_, text, expected) => {
    expect(typed(text)).toEqual(expected)
  })

  it.each([
    ['Has radiculo-\n\npathies.', ['has radiculopathies']],
    ['Has bursitis-\r\ntendinitis.', ['has bursitis - tendinitis']],
    ['Has a work-\nrelated strain.', ['has a work - related strain']],
    ['Has neuro- pathy.', ['has neuro - pathy']],
  ])('join the words that the ends of lines part, and no others: %j', (text, expected) => {
    expect(typed(text)).toEqual(expected)
  })

  it('know the word at an offset of their typed words', () => {
    const text = 'One  is\r\n\fhere.'
    const [sentence] = sentencesOf(text, { start: 0, end: text.length })
    const at = (offset: number) => sentence!.words[wordAt(sentence!, offset)]
    expect(at(0)).toMatchObject({ start: 0, end: 3 })
    expect(at(3)).toMatchObject({ start: 5, end: 7 })
    expect(at(7)).toMatchObject({ start: 10, end: 14 })
    expect(at(8)).toBeUndefined()
  })
})
