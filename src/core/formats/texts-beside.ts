import type { Id } from '../ids'
import type { FileChunk } from './format'

const folder = 'texts/'

/** Where a format that leaves the text out has it beside: `texts/<document>.txt`, in UTF-8 as it is, without a mark. */
export function textPath(documentId: Id): string {
  return `${folder}${documentId}.txt`
}

/** Files without the texts beside them, which a reader asks for one by one (`ReadTools.fileBeside`). */
export function* withoutTexts(files: Iterable<FileChunk>): Generator<FileChunk> {
  for (const file of files) if (!file.path.startsWith(folder)) yield file
}
