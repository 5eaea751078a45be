import { describe, expect, it } from 'vitest'
import { citationOf } from '../../../core/imr/citations/citation'
import { citationWords } from './citation-words'

describe('the words for what a citation names', () => {
  it.each([
    [
      'MTUS ACOEM Chapter 12 Low Back Complaints \n\nPage(s): 303-\n\n304',
      'ACOEM · Chapter 12 Low Back Complaints · page 303–304',
    ],
    [
      'MTUS Neck and Upper Back Complaints 2004, Section(s): Special Studies',
      'MTUS · Neck and Upper Back Complaints · section Special Studies · 2004',
    ],
    ['ODG (http://www.odg-twc.com/neck.htm', 'ODG · http://www.odg-twc.com/neck.htm'],
  ])('of %j', (quote, words) => expect(citationWords(citationOf(quote))).toBe(words))
})
