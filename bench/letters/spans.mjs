const labels = ['diagnosis', 'requested_item', 'guideline', 'outcome']

/** One span in ten overlaps the one before it. */
const overlapEvery = 10

/**
 * `count` spans spread evenly over a text, each of whole words and about as long as those of the sample letters
 * (34 code units on average, 105 at most), in canonical order.
 */
export function makeSpans(random, text, count) {
  const room = text.length / count
  const spans = []
  for (let i = 0; i < count; i += 1) {
    const before = spans.at(-1)
    const overlaps = i % overlapEvery === overlapEvery - 1
    const start = overlaps
      ? wordBegin(text, middleOf(before))
      : nextWord(text, Math.max(Math.floor(i * room), before?.end ?? 0))
    const wanted = overlaps ? before.end - start + random.between(4, 20) : random.between(6, 56)
    spans.push(makeSpan(text, start, wordEnd(text, start + wanted), random.pick(labels), i))
  }
  return spans.sort((a, b) => a.start - b.start || b.end - a.end)
}

/** A span with all that the app's spans carry. */
export function makeSpan(text, start, end, label, number) {
  return {
    id: String(number).padStart(26, 'a'),
    label,
    start,
    end,
    quote: text.slice(start, end),
    attributes: {},
    needsReview: false,
    note: '',
    guidelineVersion: '1',
    origin: { kind: 'manual', source: '', edited: false },
    by: 'bbbbbbbbbbbbbbbbbbbbbbbbbb',
    at: '2026-11-21T12:00:00.000Z',
  }
}

const middleOf = ({ start, end }) => (start + end) >> 1
const isBlank = (text, offset) => /\s/.test(text[offset])

/** Where the word begins that an offset lies in or behind. */
function wordBegin(text, offset) {
  let start = offset
  while (start > 0 && isBlank(text, start)) start -= 1
  while (start > 0 && !isBlank(text, start - 1)) start -= 1
  return start
}

/** Where the first word begins that begins at or after an offset. */
export function nextWord(text, offset) {
  let start = offset
  while (start > 0 && start < text.length && !isBlank(text, start - 1)) start += 1
  while (start < text.length && isBlank(text, start)) start += 1
  return start
}

/** Where the word ends that an offset lies in or behind. */
export function wordEnd(text, offset) {
  let end = Math.min(offset, text.length)
  while (end < text.length && !isBlank(text, end)) end += 1
  while (end > 1 && isBlank(text, end - 1)) end -= 1
  return end
}
