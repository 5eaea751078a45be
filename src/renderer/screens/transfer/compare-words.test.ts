import { expect, it } from 'vitest'
import { changedWords, notComparedWords } from './compare-words'

const none = { added: 0, removed: 0, moved: 0, relabelled: 0, attributes: 0, review: 0, note: 0 }

it('names what changed in a letter, and nothing that did not', () => {
  const others = { 'relations-added': 1, 'relations-removed': 0, 'document-notes': 0 }
  expect(changedWords({ ...none, ...others, moved: 2 })).toBe('2 moved, 1 relations added')
  expect(changedWords({ ...none, ...others, 'relations-added': 0, 'document-notes': 1 })).toBe(
    '1 other note on the letter',
  )
})

it('names what is not compared', () => {
  expect(notComparedWords(['relations'])).toMatch(/: relations\.$/)
  expect(notComparedWords(['overlap', 'relations', 'attributes'])).toMatch(
    /: overlapping spans, relations and attributes\.$/,
  )
})
