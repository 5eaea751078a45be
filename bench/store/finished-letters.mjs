import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inProject } from '../../scripts/project-folder.mjs'
import { makeSpan } from '../letters/spans.mjs'
import { entryOf } from './corpus.mjs'

const samples = inProject('resources', 'samples', 'letters')
/** How often each sample letter occurs, under another number. */
const times = 200
/** One suggestion in so many is no mark. */
const wrongEvery = 10

/** A thousand finished letters that the rules can read, each with most of what they suggest as its marks. */
export function* finishedEntries(app) {
  const texts = readdirSync(samples).map((name) => readFileSync(join(samples, name), 'utf8'))
  for (let number = 0; number < times * texts.length; number += 1) {
    // A document's id comes from its text: the number makes each another one.
    const text = `${texts[number % texts.length]}\n\n${String(number).padStart(6, '0')}\n`
    const spans = app
      .suggestedMarks(text, new Set())
      .spans.filter((_, at) => (number + at) % wrongEvery !== 0)
      .map(({ label, start, end, attributes }, at) => ({
        ...makeSpan(text, start, end, label, at),
        attributes,
      }))
    const entry = entryOf(app, `letter-${String(number).padStart(6, '0')}.txt`, { text, spans })
    yield { ...entry, set: { ...entry.set, status: 'done' } }
  }
}
