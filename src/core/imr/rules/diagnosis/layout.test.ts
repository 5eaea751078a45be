import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { visibleRange } from '../../../text/tokens'
import { madeLetter } from '../../letter-fixture'
import { structureOf } from '../../structure/structure'
import { diagnosesIn } from './diagnoses'
import { letterOf, suggestedIn } from './diagnosis-fixture'

const summary =
  'The injured worker was diagnosed as having neck strain, right knee medial meniscus tear, low back pain, and ' +
  'history of gout. He sustained a left wrist fracture in 2007.In a note of May 1, the diagnoses are: 1. Lumbar ' +
  'sprain. 2. De Quervain’s tenosynovitis. There was a repair of the right biceps tendon rupture.'
const rationale =
  'There is no mention of red flag diagnoses such as fracture, tumor, or infection. ODG states, "Patients with a ' +
  'history of gout may fail." In this case, the patient has complex regional pain syndrome of the left hand.'

const gaps = [
  ' ',
  '  ',
  '\n',
  ' \n',
  '\r\n',
  ' \n\n',
  '\r',
  '\t',
  ' \n\n\n\n',
  ' \n \n\f',
  '\u0085',
  '\u2028',
]

function read(text: string) {
  return diagnosesIn({ text, structure: structureOf(text), knownConditions: new Set() })
}

describe('White space', () => {
  it('changes nothing, whatever stands between the words', () => {
    const expected = suggestedIn(letterOf({ summary, rationale }))
    expect(expected).toHaveLength(12)
    const gap = fc.constantFrom(...gaps)
    fc.assert(
      fc.property(fc.infiniteStream(gap), (stream) => {
        const spaced = (words: string) => words.replaceAll(' ', () => stream.next().value as string)
        expect(suggestedIn(letterOf({ summary: spaced(summary), rationale: spaced(rationale) }))).toEqual(
          expected,
        )
      }),
    )
  })
})

describe('A word that a line ends within', () => {
  it('is as good as a whole one', () => {
    const words = 'The patient was diag-\nnosed with cervi-\n\ncal radiculo-\r\npathy.'
    expect(suggestedIn(letterOf({ summary: words }))).toEqual([
      ['listed-diagnosis', 'cervi- cal radiculo- pathy', 'active'],
    ])
  })
})

describe('A letter of any layout', () => {
  it('gets trimmed suggestions in order, none over another', () => {
    fc.assert(
      fc.property(madeLetter, ({ text }) => {
        let behind = 0
        for (const { start, end } of read(text)) {
          expect(start).toBeGreaterThanOrEqual(behind)
          expect(visibleRange(text, { start, end })).toEqual({ start, end })
          behind = end
        }
      }),
    )
  })

  it.each([
    ['nothing', ''],
    ['no letter', 'It was the best of times. He has a broken heart and a history of gout.'],
  ])('gets none where it is %s', (_, text) => {
    expect(read(text)).toEqual([])
  })
})

describe('A megabyte', () => {
  it.each([
    ['spaces', ' '],
    ['line ends', '\r\n'],
    ['colons', ':'],
    ['letters and apostrophes', "a'"],
    ['quotation marks', '" '],
    ['brackets', '( '],
    ['entries', '1. '],
    ['cues', 'diagnosis of '],
    ['persons', 'the patient '],
    ['names', 'diagnosis of neck pain '],
    ['a list', 'neck pain, '],
  ])('of %s is read in time', (_, unit) => {
    const words = unit.repeat(Math.ceil(500_000 / unit.length))
    const letter = letterOf({ summary: `Diagnoses include gout, ${words}`, rationale: words })
    expect(suggestedIn(letter)[0]?.[1]).toMatch(/^gout/)
  })
})
