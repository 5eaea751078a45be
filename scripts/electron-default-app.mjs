import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { inProject } from './project-folder.mjs'

const defaultApp = inProject('scripts', 'electron-default-app')

/** Puts our default app into an Electron that has none; brings an earlier one up to date. */
export function installDefaultApp(dist) {
  const target = join(dist, 'resources', 'app')
  mkdirSync(target, { recursive: true })
  for (const file of readdirSync(defaultApp)) {
    const [from, to] = [join(defaultApp, file), join(target, file)]
    if (existsSync(to) && readFileSync(to).equals(readFileSync(from))) continue
    // Another start may be reading it at this moment.
    const half = `${to}.${process.pid}`
    copyFileSync(from, half)
    renameSync(half, to)
  }
}

/** Whether an Electron is the registry's: only that one has our default app. */
export function isRegistryCopy(dist) {
  return existsSync(join(dist, 'resources', 'app', 'electron-from-npm-registry.json'))
}
