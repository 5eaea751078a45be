import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { annotator, corpora, placesIn } from '../corpus.mjs'
import { listRows, openDatabase } from '../sqlite.mjs'
import { timed } from '../timed.mjs'

/** Opens and lists a corpus, or makes its list anew from the files; ms. */
export async function work({ corpus, size, approaches: [approach] }, app) {
  const { rows, ...taken } = await approaches[approach](placesIn(corpus), app)
  const { documents } = corpora[size]
  if (rows !== documents) throw new Error(`${rows} rows of ${documents} documents`)
  return { [approach]: taken }
}

const approaches = {
  open: ({ project }, app) => listProject(project, app, annotator.id),

  async sqlite({ database: file }) {
    const { result, ...taken } = await timed(() => {
      const database = openDatabase(file)
      return { database, rows: listRows(database, annotator.id) }
    })
    result.database.close()
    return { rows: result.rows.length, ...taken }
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
  const { result, ...taken } = await timed(async () => {
    const store = await app.openProject(project)
    return { store, rows: await store.rows(annotatorId) }
  })
  const { store, rows } = result
  // What comes next finds the index of everything.
  await store.rows(annotator.id)
  await store.close()
  return { rows: rows.length, ...taken }
}

async function readAll(folders) {
  const { result, ...taken } = await timed(() =>
    folders.map((folder) => {
      const names = readdirSync(folder)
      for (const name of names) JSON.parse(readFileSync(join(folder, name), 'utf8'))
      return names.length
    }),
  )
  return { rows: result[0], ...taken }
}
