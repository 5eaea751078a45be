import { createTextAnnotator } from '@recogito/text-annotator'
import '@recogito/text-annotator/text-annotator.css'
import { makeSheet } from './sheet.mjs'
import { fillPlain } from './approaches/plain.mjs'

/** Opens the letter in Recogito; `selectorOf(letter)` makes what it takes as a span's place. */
export function openRecogito(host, { text, spans }, renderer, selectorOf) {
  const letter = makeSheet(host)
  fillPlain(letter, text)
  const annotator = createTextAnnotator(letter, { renderer })
  const makeSelector = selectorOf(letter)
  annotator.setAnnotations(
    spans.map((span) => ({
      id: span.id,
      bodies: [],
      target: { annotation: span.id, selector: [makeSelector(span)] },
    })),
  )
}

/** As annotations are stored: offsets, for which Recogito finds the places itself. */
export const byOffset =
  () =>
  ({ id, quote, start, end }) => ({ id, quote, start, end })

/** As suits Recogito best: Ranges made for it, in one walk over the letter. */
export function byRange(letter) {
  const nodes = []
  const starts = []
  let length = 0
  for (const { firstChild } of letter.querySelectorAll('p')) {
    nodes.push(firstChild)
    starts.push(length)
    length += firstChild.length
  }
  const indexOf = (offset) => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (starts[middle] <= offset) low = middle
      else high = middle - 1
    }
    return low
  }
  return ({ id, quote, start, end }) => {
    const first = indexOf(start)
    const last = indexOf(end - 1)
    const range = document.createRange()
    range.setStart(nodes[first], start - starts[first])
    range.setEnd(nodes[last], end - starts[last])
    return { id, quote, start, end, range }
  }
}
