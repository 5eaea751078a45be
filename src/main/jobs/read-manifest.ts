import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { manifestText } from '../../core/formats/manifest'
import { manifestPath, type ExportManifest } from '../../core/storage/export-manifest'
import { decodeFile } from '../../core/storage/file-envelope'
import { exportFile } from '../../core/storage/file-kinds'
import { sha256Hex } from '../store/store-deps'
import { errnoOf } from '../store/store-error'

/** Why an export's manifest is not taken: a code. */
export interface ManifestRefused {
  readonly refused: string
}

/** The manifest of an export's folder, which must be to the byte as it was written, or why it is not taken. */
export function readManifest(folder: string): ExportManifest | ManifestRefused {
  let text: string
  try {
    text = readFileSync(join(folder, manifestPath), 'utf8')
  } catch (error) {
    const errno = errnoOf(error)
    return { refused: errno === 'ENOENT' ? 'manifest-missing' : `unreadable-${errno}` }
  }
  const outcome = decodeFile(exportFile, text, sha256Hex)
  if (outcome.state === 'newer') return { refused: 'manifest-newer' }
  if (outcome.state !== 'ok' || manifestText(outcome.body, { sha256: sha256Hex }) !== text) {
    return { refused: 'manifest-damaged' }
  }
  return outcome.body
}
