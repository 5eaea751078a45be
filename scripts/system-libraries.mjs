import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { run } from './child-process.mjs'
import { needsVirtualDisplay } from './display.mjs'
import { showProgress } from './progress.mjs'
import { SetUpProblem } from './set-up-problem.mjs'

const libraryPackages =
  'libgtk-3-0 libnss3 libasound2 libgbm1 libxss1 libxtst6 libnotify4 libatspi2.0-0 libdrm2 libxkbcommon0'.split(
    ' ',
  )
const displayPackages = ['xvfb', 'xauth']

/** On Linux: makes sure that Electron finds its system libraries, and Xvfb when there is no screen. */
export async function installSystemLibraries(executable, { isRoot = process.getuid?.() === 0 } = {}) {
  if (process.platform !== 'linux') return
  const missing = await findMissing(executable)
  if (missing.names.length === 0) return
  const what = `Electron misses from this system: ${missing.names.join(', ')}.`
  if (!existsSync('/usr/bin/apt-get'))
    throw new SetUpProblem(`${what}\nInstall them with this system's package manager, then try again.`)
  if (!isRoot)
    throw new SetUpProblem(
      `${what}\nInstall them with this command, then try again:\n\n${await command(missing)}`,
    )
  await showProgress(`Installing system packages: ${missing.packages.join(' ')}`, () =>
    install(missing.packages),
  )
  const still = await findMissing(executable)
  if (still.names.length > 0)
    throw new SetUpProblem(`These are still missing after the installation: ${still.names.join(', ')}.`)
}

async function findMissing(executable) {
  const libraries = await findMissingLibraries(executable)
  const display = needsVirtualDisplay() && !isOnPath('Xvfb')
  return {
    names: [...libraries, ...(display ? ['Xvfb (there is no screen)'] : [])],
    packages: [...(display ? displayPackages : []), ...(libraries.length > 0 ? libraryPackages : [])],
  }
}

async function findMissingLibraries(executable) {
  const { output } = await run('ldd', [executable], { capture: true, env: { LC_ALL: 'C' } })
  const missing = [...output.matchAll(/^\s*(\S+) => not found/gm)].map(([, name]) => name)
  // ldd can see those that lie beside the executable only when the executable says so.
  return [...new Set(missing)].filter((name) => !existsSync(join(dirname(executable), name)))
}

async function install(packages) {
  const update = await aptGet(['update'])
  const { code, output } = await aptGet([
    'install',
    '-y',
    '--no-install-recommends',
    ...(await nameForThisRelease(packages)),
  ])
  if (code !== 0)
    throw new SetUpProblem(
      `apt-get could not install ${packages.join(' ')}. It said:\n\n${(update.code === 0 ? '' : update.output) + output}`,
    )
}

function aptGet(args) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  return run('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=300', ...args], { capture: true, env })
}

async function command({ packages }) {
  const names = (await nameForThisRelease(packages)).join(' ')
  return `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${names}`
}

// Debian 13 and Ubuntu 24.04 renamed some libraries when they changed to 64-bit time.
async function nameForThisRelease(packages) {
  const { output } = await run('apt-cache', ['pkgnames'], { capture: true })
  const known = new Set(output.split('\n'))
  return packages.map((name) => (known.has(`${name}t64`) ? `${name}t64` : name))
}

function isOnPath(program) {
  return (process.env.PATH ?? '').split(':').some((folder) => existsSync(join(folder, program)))
}
