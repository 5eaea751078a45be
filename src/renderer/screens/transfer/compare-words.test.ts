import { expect, it } from 'vitest'
import { changedWords, notComparedWords } from './compare-words'

const none = { added: 0, removed: 0, moved: 0, relabelled: 0, attributes: 0, review: 0, note: 0 }

it('names what changed in a letter, and nothing that did not', () => {
  expect(changedWords({ ...none, moved: 2, 'relations-added': 1, 'relations-removed': 0 })).toBe(
    '2 moved, 1 relations added',
  )
})

it('names what is not compared', () => {
  expect(notComparedWords(['relations'])).toMatch(/: relations\.$/)
  expect(notComparedWords(['overlap', 'relations', 'attributes'])).toMatch(
    /: overlapping spans, relations and attributes\.$/,
  )
})
