import { statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { run } from './child-process.mjs'

/** The switches that let Electron start here: its sandbox on Linux needs a user who is not root, and namespaces. */
export async function sandboxSwitches(executable) {
  if (process.platform !== 'linux') return []
  if (process.getuid() === 0) return ['--no-sandbox']
  if (isSetUidRoot(join(dirname(executable), 'chrome-sandbox'))) return []
  const { code } = await run('unshare', ['--user', '--map-root-user', 'true'], { capture: true })
  // 127: no such program here, so nothing is known.
  if (code === 0 || code === 127) return []
  console.log(
    "This system forbids user namespaces to ordinary programs: Electron starts without Chromium's sandbox.",
  )
  return ['--no-sandbox']
}

function isSetUidRoot(file) {
  const found = statSync(file, { throwIfNoEntry: false })
  return found !== undefined && found.uid === 0 && (found.mode & 0o4000) !== 0
}
