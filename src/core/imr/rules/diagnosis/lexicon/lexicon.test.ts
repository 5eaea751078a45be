import { describe, expect, it } from 'vitest'
import { abbreviations, diseases, generic, injuries, symptoms } from './conditions'
import { endsAsCondition, singularOf } from './endings'
import { clauseWords, determiners, otherNouns } from './function-words'
import { qualities, sides, sites } from './places'

const heads = { injuries, diseases, abbreviations, generic, symptoms }
const lists = { ...heads, clauseWords, determiners, otherNouns, qualities, sides, sites }

describe('The lexicon', () => {
  it.each(Object.entries(lists))('has no phrase of %s twice, and all in lower case', (_, list) => {
    expect(list.filter((phrase, i) => list.indexOf(phrase) !== i)).toEqual([])
    expect(list.filter((phrase) => phrase !== phrase.toLowerCase())).toEqual([])
  })

  it('has a head of one kind only', () => {
    const all = Object.values(heads).flat()
    expect(all.filter((phrase, i) => all.indexOf(phrase) !== i)).toEqual([])
  })
})

describe('How a word ends', () => {
  it.each(['tendinitis', 'radiculopathy', 'stenosis', 'fibromyalgia', 'neuroma', 'dystonia'])(
    'tells that %s is a condition',
    (word) => expect(endsAsCondition(word)).toBe(true),
  )

  it.each(['diagnosis', 'anastomosis', 'osteopathy', 'lordosis', 'diploma', 'therapy', 'spine'])(
    'does not tell that %s is one',
    (word) => expect(endsAsCondition(word)).toBe(false),
  )

  it.each([
    ['fractures', 'fracture'],
    ['headaches', 'headache'],
    ['neuropathies', 'neuropathy'],
    ['injuries', 'injury'],
    ['hernias', 'hernia'],
    ['neuromas', 'neuroma'],
    ['stenosis', 'stenosis'],
    ['bursitis', 'bursitis'],
    ['pancreas', 'pancreas'],
    ['abscess', 'abscess'],
  ])('tells that the singular of %s is %s', (plural, singular) => {
    expect(singularOf(plural)).toBe(singular)
  })
})
