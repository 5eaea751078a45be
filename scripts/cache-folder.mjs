import { mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'

/** The user's cache folder for Goldspan's development tools; made when it is missing. */
export function cacheFolder() {
  const base = process.env.XDG_CACHE_HOME
  const folder = join(base && isAbsolute(base) ? base : join(homedir(), '.cache'), 'goldspan')
  mkdirSync(folder, { recursive: true })
  return folder
}
