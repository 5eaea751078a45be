import { expect, it } from 'vitest'
import { unsureEnds } from './spacy-alignment'

// What spaCy 3.8 makes of each was looked at: it parts at every end that is not listed here.
it.each<[string, string, readonly string[]]>([
  ['the whole text', '[neck pain]', []],
  ['white space on both sides', 'a [C5-6]\n', []],
  ['a comma', 'a [neck pain], b', []],
  ['a full stop behind a word', 'a [neck pain]. b', []],
  ['a full stop in brackets', 'a ([neck pain].) b', []],
  ['an opening bracket', 'a ([MRI] b', []],
  ['quotation marks', 'a \u201c[MRI of]\u201d, b', []],
  ['a full stop behind an abbreviation', 'a [Dr]. b', ['end']],
  ['a full stop behind an abbreviation in brackets', 'a ([Calif].) b', ['end']],
  ['a full stop behind capitals', 'a [MRI]. b', ['end']],
  ['a full stop behind a number', 'a [M54.2]. b', ['end']],
  ['a number in front of a bracket', 'a [8]) b', ['end']],
  ['a letter', '(x)[neck]s b', ['start', 'end']],
  ['a hyphen', 'a [left]-sided', ['end']],
  ['a slash', 'a and/[or] b', ['start']],
  ['an apostrophe', "a [patient]'s b", ['end']],
  ['a bracket in the middle of a word', 'item([s]) b', ['start', 'end']],
  ['punctuation that a letter follows', 'a [neck],b', ['end']],
  ['an emoji in front of a colon', 'a [\u{1f600}]: b', ['end']],
])('%s', (_, marked, ends) => {
  const start = marked.indexOf('[')
  const end = marked.indexOf(']') - 1
  const text = marked.replace('[', '').replace(']', '')
  expect(unsureEnds(text, { start, end })).toEqual(ends)
})
