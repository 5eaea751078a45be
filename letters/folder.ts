import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { idFromBytes } from '../src/core/ids'
import type { SourceDocument } from '../src/core/project'
import { documentFromBytes } from '../src/main/store/document-from-bytes'

/** The folder that `npm run letters -- <folder>` was given; without one that of the five samples. */
export const folder = resolve(process.env['GOLDSPAN_LETTERS'] ?? 'resources/samples/letters')

export const digest = (text: string) => createHash('sha256').update(text, 'utf8').digest()
export const idOf = (name: string) => idFromBytes(digest(name))
export const annotator = { id: idOf('annotator'), name: 'AB', createdAt: '2026-11-01T00:00:00Z' }

/** The bytes of all files in a folder and those in it whose names end so. */
export function filesIn(root: string, extension: string): Buffer[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(extension))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)))
}

/** The letters of the folder; their files' names are not kept. */
export const documents = filesIn(folder, '.txt')
  .map((bytes, n) =>
    documentFromBytes(`letter ${n}`, bytes, { now: '2026-11-01T00:00:00Z', annotatorId: annotator.id }),
  )
  .filter((document): document is SourceDocument => 'text' in document)
