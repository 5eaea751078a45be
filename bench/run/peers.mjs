import { existsSync, readFileSync } from 'node:fs'
import { runNpm } from '../../scripts/child-process.mjs'
import { npmSettings } from '../../scripts/dependencies.mjs'
import { showProgress } from '../../scripts/progress.mjs'
import { inProject } from '../../scripts/project-folder.mjs'
import { SetUpProblem } from '../../scripts/set-up-problem.mjs'

/** Makes bench/node_modules agree with bench/package-lock.json. */
export async function installPeers() {
  if (areStale()) await installPackages()
  // Its binary is fetched or compiled by its install script; that of no other package is run.
  if (!existsSync(inProject('bench', sqliteBinary))) await buildSqlite()
}

const sqliteBinary = 'node_modules/better-sqlite3/build/Release/better_sqlite3.node'

async function buildSqlite() {
  await showProgress('Building SQLite', async () => {
    const args = ['rebuild', 'better-sqlite3', ...npmSettings]
    const { code, output } = await runNpm(args, { cwd: inProject('bench'), capture: true })
    if (code !== 0)
      throw new SetUpProblem(
        `better-sqlite3 could not be built: it needs its binary from GitHub, or a C++ compiler and Node's headers. ` +
          `npm said:\n\n${output.trim()}`,
      )
  })
}

async function installPackages() {
  await showProgress('Installing the peers', async () => {
    const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', ...npmSettings]
    const { code, output } = await runNpm(args, { cwd: inProject('bench'), capture: true })
    if (code !== 0) throw new SetUpProblem(`npm could not install the peers. It said:\n\n${output.trim()}`)
  })
}

function areStale() {
  try {
    const installed = readPackages('node_modules/.package-lock.json')
    return Object.entries(readPackages('package-lock.json')).some(
      ([path, { version }]) => path !== '' && installed[path]?.version !== version,
    )
  } catch {
    return true
  }
}

const readPackages = (file) => JSON.parse(readFileSync(inProject('bench', file), 'utf8')).packages
