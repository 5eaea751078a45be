import { createHash } from 'node:crypto'
import type { FileChunk, ReadTools } from './format'

/** Lower-case hex SHA-256 of a text in UTF-8. */
export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/** Tools for reading files that are in memory. */
export function toolsFor(files: Iterable<FileChunk>): ReadTools {
  const contents = contentsOf(files)
  return { sha256, fileBeside: (path) => contents.get(path) ?? null }
}

/** The content of each file, by its path. */
export function contentsOf(files: Iterable<FileChunk>): Map<string, string> {
  const contents = new Map<string, string>()
  for (const { path, chunk } of files) contents.set(path, (contents.get(path) ?? '') + chunk)
  return contents
}
