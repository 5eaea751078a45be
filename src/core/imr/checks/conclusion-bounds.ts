import type { Check } from '../../annotation/checks/check'
import { foldedWords } from '../../text/folded-words'
import { unhyphenated } from '../unhyphenated'
import type { TextRange } from '../../text/offsets'
import { necessityPhrasesIn } from '../conclusions/necessity'
import { outOfBounds } from './bounds'
import type { LetterContext } from './letter-context'

/** Guidelines 3.5: a conclusion has neither the verb before it nor "and appropriate" behind it. */
export const conclusionBounds: Check<LetterContext> = {
  id: 'conclusion-bounds',
  severity: 'warning',
  find: (context) => outOfBounds(context, 'outcome', conclusionWithin),
}

function conclusionWithin(text: string, range: TextRange): TextRange {
  const { words, rangeOf } = foldedWords(text, range, unhyphenated)
  const phrases = necessityPhrasesIn(words)
  const phrase = phrases.findLast(({ kind }) => kind === 'medical') ?? phrases.at(-1)
  return phrase ? rangeOf(phrase.start, phrase.end) : range
}
