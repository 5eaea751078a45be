import { existsSync, readFileSync } from 'node:fs'
import { runNpm } from './child-process.mjs'
import { inProject, projectFolder } from './project-folder.mjs'
import { showProgress } from './progress.mjs'
import { SetUpProblem } from './set-up-problem.mjs'

/** Makes node_modules agree with package-lock.json; does nothing when it already does. */
export async function installDependencies() {
  checkNodeVersion(process.versions.node)
  if (!existsSync(inProject('package-lock.json')))
    throw new SetUpProblem('package-lock.json is missing: get it back from Git, then try again.')
  if (!areDependenciesStale()) return
  await showProgress('Installing dependencies', async () => {
    // Nothing here needs install scripts, and a user's setting must not leave out the tools or the native parts.
    const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--include=dev', '--include=optional']
    const { code, output } = await runNpm([...args, ...npmSettings], { cwd: projectFolder, capture: true })
    if (code !== 0)
      throw new SetUpProblem(
        `npm could not install the dependencies. It said:\n\n${output.trim()}\n\n` +
          'Check that this computer reaches the npm registry (npm ping); a proxy or a mirror goes into .npmrc.',
      )
  })
}

/** npm settings for running it unseen: it fails in seconds where the network is blocked, and says why. */
export const npmSettings = [
  '--loglevel=error',
  '--fetch-retries=2',
  '--fetch-retry-mintimeout=1000',
  '--fetch-retry-maxtimeout=5000',
]

/** Throws when this Node is older than 20.19. */
export function checkNodeVersion(version) {
  const [major, minor] = version.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  throw new SetUpProblem(
    `Goldspan needs Node 20.19 or newer; this is Node ${version}. See https://nodejs.org`,
  )
}

// npm's own record of what it installed also holds for an install that was not made by these scripts.
function areDependenciesStale() {
  try {
    const wanted = readPackages('package-lock.json')
    const installed = readPackages('node_modules/.package-lock.json')
    return Object.entries(wanted).some(([path, { version, integrity, optional }]) => {
      const found = installed[path]
      if (path === '' || (!found && optional)) return false
      return found?.version !== version || found.integrity !== integrity
    })
  } catch {
    return true
  }
}

function readPackages(file) {
  return JSON.parse(readFileSync(inProject(file), 'utf8')).packages
}
