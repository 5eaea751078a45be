import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Low } from 'lowdb'
import { JSONFile } from 'lowdb/node'
import { corpora, entriesOf, placesIn } from '../corpus.mjs'
import { makeProject } from '../project.mjs'
import { makeDatabase } from '../sqlite.mjs'
import { writeExport } from './export.mjs'

/** Makes a corpus in all its forms. */
export async function work({ corpus, size }, app) {
  rmSync(corpus, { recursive: true, force: true })
  mkdirSync(corpus, { recursive: true })
  const places = placesIn(corpus)
  const { forms } = corpora[size]
  await makeProject(places.project, entriesOf(size, app), app)
  if (forms.includes('sqlite')) makeDatabase(places.database, entriesOf(size, app))
  if (forms.includes('lowdb')) await new Low(new JSONFile(places.lowdb), lowdbData(size, app)).write()
  const formats = forms.filter((form) => app.findFormat(form))
  for (const id of formats)
    await writeExport({ project: places.project, id, target: join(places.exports, id) }, app)
  return {}
}

/** A corpus as a lowdb app keeps it: everything in one file. */
export function lowdbData(size, app) {
  return { documents: Array.from(entriesOf(size, app), ({ document, set }) => ({ ...document, set })) }
}
