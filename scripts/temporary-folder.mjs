import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Makes a folder of our own in `parent` that is gone when this process ends. */
export function makeTemporaryFolder(parent = tmpdir()) {
  const folder = mkdtempSync(join(parent, 'goldspan-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}
