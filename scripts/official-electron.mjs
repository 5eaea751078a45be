import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder } from './cache-folder.mjs'
import { runNode } from './child-process.mjs'
import { showProgress } from './progress.mjs'
import { inProject } from './project-folder.mjs'

const packageFolder = inProject('node_modules', 'electron')
const timeLimit = 10 * 60_000
const day = 24 * 60 * 60_000

/** Electron's executable inside an unpacked Electron, the same in every distribution of a platform. */
export const executableName =
  { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform] ?? 'electron'

/** The official Electron's folder when it is installed and complete, otherwise undefined. */
export function findOfficialElectron() {
  const dist = join(packageFolder, 'dist')
  try {
    const present = readFileSync(join(dist, 'version'), 'utf8').trim().replace(/^v/, '')
    return present === wantedVersion() && existsSync(join(dist, executableName)) ? dist : undefined
  } catch {
    return undefined
  }
}

/** Downloads the official Electron and returns its folder; when it can't be had, adds the reason instead. */
export async function downloadOfficialElectron({ rememberFailure, reasons }) {
  const note = rememberFailure ? failureNote() : undefined
  if (note && isFresh(note)) {
    reasons.push(`the official download failed within the last day (try again at once: delete ${note})`)
    return undefined
  }
  try {
    await showProgress(`Downloading Electron ${wantedVersion()}`, download)
    if (note) rmSync(note, { force: true })
    return findOfficialElectron()
  } catch (error) {
    if (note) writeFileSync(note, `${error.message}\n`)
    console.log(`The official Electron could not be downloaded: ${error.message}`)
    reasons.push(`the official download failed: ${error.message}`)
    return undefined
  }
}

async function download() {
  const env = { ELECTRON_GET_NO_PROGRESS: '1' }
  if (process.env.HTTPS_PROXY || process.env.https_proxy) env.ELECTRON_GET_USE_PROXY = 'true'
  const installer = join(packageFolder, 'install.js')
  const { code, output } = await runNode(installer, [], { capture: true, env, timeLimit })
  if (!findOfficialElectron())
    throw new Error(firstErrorLine(output) ?? `its installer ended with code ${code}`)
}

function firstErrorLine(output) {
  return output
    .split('\n')
    .map((line) => line.trim())
    .find((line) => /error/i.test(line) && !/warning/i.test(line))
}

function wantedVersion() {
  return JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')).version
}

// Another version, mirror, proxy or Node deserves a new try.
function failureNote() {
  const circumstances = Object.entries(process.env)
    .filter(([name]) => /mirror|^(npm_config_)?https?_?proxy$/i.test(name))
    .sort()
  const key = JSON.stringify([wantedVersion(), process.version, circumstances])
  const hash = createHash('sha256').update(key).digest('hex').slice(0, 12)
  return join(cacheFolder(), `official-electron-failed-${hash}.txt`)
}

function isFresh(note) {
  return existsSync(note) && Date.now() - statSync(note).mtimeMs < day
}
