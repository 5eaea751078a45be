import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runNode } from './child-process.mjs'
import { showProgress } from './progress.mjs'
import { inProject, projectFolder } from './project-folder.mjs'
import { SetUpProblem } from './set-up-problem.mjs'

const sources =
  /^(src|resources|electron\.vite\.config\.ts|package\.json|package-lock\.json|tsconfig.*\.json)$/
// Every build empties this folder first, so the stamp goes when anything else builds.
const stamp = inProject('out', 'main', 'built-from.txt')

/** Builds the app into out/ unless that was built from exactly these sources. */
export async function buildApp() {
  const hash = hashSources()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash && isComplete()) return
  await showProgress('Building Goldspan', async () => {
    const builder = inProject('node_modules', 'electron-vite', 'bin', 'electron-vite.js')
    const { code, output } = await runNode(builder, ['build'], { cwd: projectFolder, capture: true })
    if (code !== 0) throw new SetUpProblem(`Goldspan could not be built:\n\n${output.trim()}`)
  })
  writeFileSync(stamp, hash)
}

function isComplete() {
  return ['main', 'preload', 'renderer'].every((part) => existsSync(inProject('out', part)))
}

function hashSources() {
  const hash = createHash('sha256')
  for (const name of readdirSync(projectFolder).sort()) if (sources.test(name)) addToHash(hash, name)
  return hash.digest('hex')
}

function addToHash(hash, name) {
  let children
  try {
    children = readdirSync(inProject(name)).sort()
  } catch {
    const bytes = readFileSync(inProject(name))
    hash.update(`${name}\0${bytes.length}\0`).update(bytes)
    return
  }
  for (const child of children) addToHash(hash, join(name, child))
}
