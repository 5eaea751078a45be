import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { lastTitle, titleOf } from '../../app/titles.mjs'
import { makeLetterText } from '../../letters/letter-text.mjs'
import { createRandom } from '../../letters/random.mjs'
import { makeLetter, sizes } from '../../letters/sizes.mjs'
import { makeSpans } from '../../letters/spans.mjs'
import { annotator, entriesOf, entryOf } from '../corpus.mjs'
import { finishedEntries } from '../finished-letters.mjs'
import { makeProject } from '../project.mjs'

/** Away from the screen's own pointer, which would hover over the letter. */
const corner = { x: 0, y: 0, width: 1440, height: 900, isMaximized: false }

/**
 * Makes a project of a letter of each size, or of a corpus, and the settings of somebody who has it among the recent
 * ones.
 */
export async function work({ project, data, corpus }, app) {
  for (const folder of [project, data]) {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
  }
  await makeProject(project, entriesFor(corpus, app), app)
  const recent = { handle: 'benchmark', name: 'Benchmark', folder: project, openedAt: annotator.createdAt }
  const { low } = await app.openSettings(join(data, 'settings.json'), app.settingsSchema, app.initialSettings)
  const somebody = { annotators: [annotator], annotatorId: annotator.id, window: corner }
  low.data = app.withRecent({ ...low.data, ...somebody }, recent)
  await low.write()
  return {}
}

function entriesFor(corpus, app) {
  if (corpus === null) return entries(app)
  return corpus === 'finished' ? finishedEntries(app) : entriesOf(corpus, app)
}

function* entries(app) {
  for (const size of Object.keys(sizes)) yield entryOf(app, titleOf(size), makeLetter(size))
  yield entryOf(app, lastTitle, otherLetter(), later)
}

/** What was worked on last opens together with its project. */
const later = '2026-11-21T13:00:00.000Z'

function otherLetter() {
  const { length, spans } = sizes.S
  const random = createRandom(1)
  const text = makeLetterText(random, length)
  return { text, spans: makeSpans(random, text, spans) }
}
