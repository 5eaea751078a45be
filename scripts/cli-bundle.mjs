import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { inProject, projectFolder } from './project-folder.mjs'
import { SetUpProblem } from './set-up-problem.mjs'

/*
 * Node 20 runs no TypeScript, so the command line is bundled into one file, which takes a second, and kept under a
 * name that says from which sources it was made: the next start finds it.
 */
const folder = inProject('node_modules', '.cache', 'goldspan')
const sources = [
  ['src', 'cli'],
  ['src', 'core'],
  ['src', 'main', 'store'],
  ['src', 'main', 'jobs'],
  ['package.json'],
  ['package-lock.json'],
  ['scripts', 'cli-bundle.mjs'],
]
const keptMs = 7 * 24 * 60 * 60 * 1000

/** The path of the bundle made from exactly these sources. */
export async function commandLineBundle() {
  const bundle = join(folder, `cli-${hashOf(sources)}.mjs`)
  if (existsSync(bundle)) return bundle
  const { build } = await import('vite').catch(() => {
    throw new SetUpProblem('What the command line needs is not installed: run npm ci first.')
  })
  const { output } = await build({
    configFile: false,
    root: projectFolder,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: { ssr: 'src/cli/index.ts', target: 'node20.19', write: false },
  })
  mkdirSync(folder, { recursive: true })
  removeOld()
  // Two may do this at once: each writes its own, and either is whole once it has the name.
  const unfinished = `${bundle}.${process.pid}`
  writeFileSync(unfinished, output[0].code)
  renameSync(unfinished, bundle)
  return bundle
}

/** Bundles of earlier sources, as long as somebody else may still be using them. */
function removeOld() {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (name.startsWith('cli-') && Date.now() - statSync(path).mtimeMs > keptMs) rmSync(path, { force: true })
  }
}

function hashOf(paths) {
  const hash = createHash('sha256')
  const add = (path) => {
    if (statSync(inProject(path)).isDirectory()) {
      for (const child of readdirSync(inProject(path)).sort()) add(join(path, child))
    } else if (!path.includes('.test.')) {
      const bytes = readFileSync(inProject(path))
      hash.update(`${path}\0${bytes.length}\0`).update(bytes)
    }
  }
  for (const parts of paths) add(join(...parts))
  return hash.digest('hex').slice(0, 16)
}
