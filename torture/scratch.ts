import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder of its own in memory where there is such a thing: what is tried there is tried thousands of times. */
export function scratchFolder(): { readonly path: string; readonly dispose: () => void } {
  const memory = '/dev/shm'
  const path = mkdtempSync(join(existsSync(memory) ? memory : tmpdir(), 'goldspan-torture-'))
  return { path, dispose: () => rmSync(path, { recursive: true, force: true }) }
}
