import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { annotator, corpora, placesIn } from '../corpus.mjs'
import { listRows, openDatabase } from '../sqlite.mjs'

/** Opens and lists a corpus, or makes its list anew from the files; ms. */
export async function work({ corpus, size, approaches: [approach] }, app) {
  const { rows, time } = await approaches[approach](placesIn(corpus), app)
  const { documents } = corpora[size]
  if (rows !== documents) throw new Error(`${rows} rows of ${documents} documents`)
  return { [approach]: { time } }
}

const approaches = {
  open: ({ project }, app) => listProject(project, app, annotator.id),

  sqlite({ database: file }) {
    const start = performance.now()
    const database = openDatabase(file)
    const rows = listRows(database, annotator.id)
    const time = performance.now() - start
    database.close()
    return { rows: rows.length, time }
  },

  rebuild: ({ project }, app) => rebuild(project, app, null),
  'rebuild-floor': ({ project }, app) => readAll([new app.ProjectFolder(project).documents]),
  'rebuild-sets': ({ project }, app) => rebuild(project, app, annotator.id),
  'rebuild-sets-floor': ({ project }, app) => {
    const folder = new app.ProjectFolder(project)
    return readAll([folder.documents, folder.annotations(annotator.id)])
  },
}

function rebuild(project, app, annotatorId) {
  rmSync(new app.ProjectFolder(project).index)
  return listProject(project, app, annotatorId)
}

async function listProject(project, app, annotatorId) {
  const start = performance.now()
  const store = await app.openProject(project)
  const rows = await store.rows(annotatorId)
  const time = performance.now() - start
  // What comes next finds the index of everything.
  await store.rows(annotator.id)
  await store.close()
  return { rows: rows.length, time }
}

function readAll(folders) {
  const start = performance.now()
  const counts = folders.map((folder) => {
    const names = readdirSync(folder)
    for (const name of names) JSON.parse(readFileSync(join(folder, name), 'utf8'))
    return names.length
  })
  return { rows: counts[0], time: performance.now() - start }
}
