import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ReadTools } from '../../core/formats/format'
import { errnoOf } from './store-error'
import { sha256Hex } from './store-deps'

/** A path below a folder that leads nowhere else. */
const pathBelow = /^[A-Za-z0-9_-]+(\/[A-Za-z0-9_-]+)*(\.[A-Za-z0-9]+)+$/

/**
 * What a format's reader needs to read files of a folder. Throws where a file beside them cannot be read, or is not UTF-8; to
 * one who holds its bytes against their hash it says U+FFFD for what is none.
 */
export function readToolsIn(folder: string, { isHashed = false } = {}): ReadTools {
  return {
    sha256: sha256Hex,
    fileBeside(path) {
      if (!pathBelow.test(path)) return null
      try {
        const bytes = readFileSync(join(folder, path))
        return new TextDecoder('utf-8', { fatal: !isHashed, ignoreBOM: true }).decode(bytes)
      } catch (error) {
        if (errnoOf(error) === 'ENOENT') return null
        throw error
      }
    },
  }
}
