import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { makeLetterText } from '../letters/letter-text.mjs'
import { createRandom } from '../letters/random.mjs'
import { sizes } from '../letters/sizes.mjs'
import { makeSpans } from '../letters/spans.mjs'

/** Corpora by name: how many letters of which size, and what is made of them beside a project. */
export const corpora = {
  100: { documents: 100, letter: 'S', forms: ['sqlite', 'lowdb'] },
  500: { documents: 500, letter: 'S', forms: [] },
  '1,000': { documents: 1_000, letter: 'S', forms: ['native', 'iob2', 'brat', 'xmi'] },
  '10,000': { documents: 10_000, letter: 'S', forms: ['sqlite', 'lowdb', 'native', 'iob2', 'brat', 'xmi'] },
  // lowdb can't write that many.
  '100,000': { documents: 100_000, letter: 'S', forms: ['sqlite'] },
  L: { documents: 1, letter: 'L', forms: ['sqlite', 'lowdb'] },
}

export const instant = '2026-11-21T12:00:00.000Z'

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'

/** Who has marked everything. */
export const annotator = { id: idOf('annotator'), name: 'Ada', createdAt: instant }

/** Where everything stands in a corpus's folder. */
export const placesIn = (folder) => ({
  project: join(folder, 'project'),
  database: join(folder, 'corpus.sqlite'),
  lowdb: join(folder, 'corpus.json'),
  exports: join(folder, 'exports'),
})

/** The documents of a corpus and their sets, the same whenever they are asked for: `{ document, set, editedAt }`. */
export function* entriesOf(name, app) {
  const { documents, letter } = corpora[name]
  const letters = lettersOf(sizes[letter], Math.min(documents, differentLetters))
  for (let number = 0; number < documents; number += 1) {
    yield makeEntry(app, number, letters[number % letters.length])
  }
}

/** Letters that differ by more than their number, as writing them all would take longest. */
const differentLetters = 200

const numberOf = (number) => `Case ${String(number).padStart(6, '0')}\n`

function lettersOf({ length, spans }, count) {
  return Array.from({ length: count }, (_, seed) => {
    const random = createRandom(seed)
    const text = makeLetterText(random, length - numberOf(0).length)
    return { text, spans: makeSpans(random, text, spans) }
  })
}

function makeEntry(app, number, letter) {
  // A document's id comes from its text: the number makes each another one.
  const head = numberOf(number)
  return entryOf(app, `letter-${String(number).padStart(6, '0')}.txt`, {
    text: head + letter.text,
    spans: letter.spans.map((span) => ({
      ...span,
      start: span.start + head.length,
      end: span.end + head.length,
    })),
  })
}

/** A letter as a document, its spans as the annotator's set: `{ document, set, editedAt }`. */
export function entryOf(app, title, { text, spans }, editedAt = instant) {
  const from = { now: instant, annotatorId: annotator.id }
  const document = app.documentFromBytes(title, Buffer.from(text, 'utf8'), from)
  const first = idOf(`spans of ${title}`).slice(0, -3)
  const ownSpans = spans.map((span, at) => ({ ...span, id: first + inLetters(at), by: annotator.id }))
  const set = {
    documentId: document.id,
    annotatorId: annotator.id,
    revision: spans.length,
    status: 'in-progress',
    note: '',
    spans: ownSpans.sort(app.compareSpans),
    relations: [],
    decisions: [],
  }
  return { document, set, editedAt }
}

/** A number below 32,768 as three letters of an id. */
const inLetters = (number) => [10, 5, 0].map((shift) => alphabet[(number >> shift) & 31]).join('')

/** An id that is the same in every run. */
function idOf(words) {
  const bytes = createHash('sha256').update(words).digest()
  return Array.from(bytes.subarray(0, 26), (byte) => alphabet[byte & 31]).join('')
}
