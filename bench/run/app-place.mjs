import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildApp } from '../../scripts/build.mjs'
import { inProject } from '../../scripts/project-folder.mjs'
import { buildStore, runInNode } from './store-place.mjs'
import { prepareElectron, prepareWindow } from './window-place.mjs'

/** The corpus that a work is done on; the others have one of letters of all sizes. */
const corpusOf = { 'use-lens': (size) => size, 'use-suggestions': () => 'finished' }

/** Where the project stands: a system's temporary folder may be no disk. */
const folder = inProject('out', 'bench-app')

/**
 * Builds the app and answers what does jobs in the app's own window, and those of the floor on a page of its own. A
 * project is made when it is first asked for: one of letters of all sizes, or one of a corpus for the lens. All are
 * removed at the end of this process.
 */
export async function prepareApp(executable) {
  const removeAll = () => rmSync(folder, { recursive: true, force: true })
  // An earlier process may have been killed.
  removeAll()
  process.once('exit', removeAll)
  await buildApp()
  const app = await buildStore(join(folder, 'code'))
  const runJob = await prepareElectron(executable)
  const runFloor = await prepareWindow(executable)
  const main = inProject('out', 'main', 'index.js')
  const made = new Set()
  return async ({ approaches, ...job }) => {
    if (!approaches.includes('plain')) {
      const corpus = corpusOf[job.work]?.(job.size) ?? null
      const place = join(folder, corpus?.replace(',', '-') ?? 'letters')
      const [project, data] = [join(place, 'project'), join(place, 'data')]
      if (!made.has(place)) await runInNode({ work: 'make-letters', app, project, data, corpus })
      made.add(place)
      return runJob('the app', 'app', { ...job, main, data, project })
    }
    const { figures, ...engine } = await runFloor({ ...job, approach: 'plain' })
    return { figures: { plain: figures }, ...engine }
  }
}
