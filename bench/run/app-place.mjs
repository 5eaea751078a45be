import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildApp } from '../../scripts/build.mjs'
import { inProject } from '../../scripts/project-folder.mjs'
import { buildStore, runInNode } from './store-place.mjs'
import { prepareElectron, prepareWindow } from './window-place.mjs'

/** Where the project stands: a system's temporary folder may be no disk. */
const folder = inProject('out', 'bench-app')

/**
 * Builds the app, makes a project for it and answers what does jobs in the app's own window, and those of the floor on
 * a page of its own. The project is removed at the end of this process.
 */
export async function prepareApp(executable) {
  const removeAll = () => rmSync(folder, { recursive: true, force: true })
  // An earlier process may have been killed.
  removeAll()
  process.once('exit', removeAll)
  await buildApp()
  const [project, data] = [join(folder, 'project'), join(folder, 'data')]
  await runInNode({ work: 'make-letters', app: await buildStore(join(folder, 'code')), project, data })
  const runJob = await prepareElectron(executable)
  const runFloor = await prepareWindow(executable)
  const main = inProject('out', 'main', 'index.js')
  return async ({ approaches, ...job }) => {
    if (!approaches.includes('plain')) return runJob('the app', 'app', { ...job, main, data })
    const { figures, ...engine } = await runFloor({ ...job, approach: 'plain' })
    return { figures: { plain: figures }, ...engine }
  }
}
