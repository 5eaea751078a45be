import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Low } from 'lowdb'
import { JSONFile } from 'lowdb/node'
import { annotator, corpora, entriesOf, placesIn } from '../corpus.mjs'
import { settleIndex } from '../settled-index.mjs'
import { makeDatabase } from '../sqlite.mjs'
import { writeExport } from './export.mjs'

/** Makes a corpus in all its forms. */
export async function work({ corpus, size }, app) {
  rmSync(corpus, { recursive: true, force: true })
  mkdirSync(corpus, { recursive: true })
  const places = placesIn(corpus)
  const { forms } = corpora[size]
  await makeProject(places.project, size, app)
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

async function makeProject(path, size, app) {
  const guideline = { version: '1', text: '# Guideline' }
  await app.createProject(path, { name: 'Benchmark', schema: app.imrLabelSchema, guideline })
  const store = await app.openProject(path)
  await store.ensureAnnotator(annotator)
  await store.close()
  const folder = new app.ProjectFolder(path)
  const checkpoints = folder.annotations(annotator.id)
  mkdirSync(checkpoints)
  for (const { document, set, editedAt } of entriesOf(size, app)) {
    writeFileSync(folder.document(document.id), app.stateFileBytes(app.documentFile, document))
    const checkpoint = { set, upTo: {}, head: app.noHead, editedAt }
    writeFileSync(
      folder.checkpoint(annotator.id, document.id),
      app.stateFileBytes(app.checkpointFile, checkpoint),
    )
  }
  await settleIndex(path, app)
}
