import { makeLetterText } from './letter-text.mjs'
import { createRandom } from './random.mjs'
import { makeSpans } from './spans.mjs'

/** Sizes by name; lengths in UTF-16 code units, which are bytes in these letters. */
export const sizes = {
  S: { length: 5_000, spans: 20 },
  M: { length: 100_000, spans: 1_000 },
  L: { length: 1_000_000, spans: 10_000 },
}

/** The letter of a size: the same text and the same spans whenever it is asked for. */
export function makeLetter(size) {
  const { length, spans } = sizes[size]
  const random = createRandom(20261121)
  const text = makeLetterText(random, length)
  return { text, spans: makeSpans(random, text, spans) }
}
