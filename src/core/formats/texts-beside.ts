import type { Id } from '../ids'
import type { FileChunk, ReadTools } from './format'

const folder = 'texts/'

/** Where a format that leaves the text out has it beside: `texts/<document>.txt`, in UTF-8 as it is, without a mark. */
export function textPath(documentId: Id): string {
  return `${folder}${documentId}.txt`
}

/** The text beside of a document that a file names; null where there is none, or where the name leads elsewhere. */
export function textBeside({ fileBeside }: ReadTools, name: string): string | null {
  return /[/\\]/.test(name) ? null : fileBeside(textPath(name))
}

/** Files without the texts beside them, which a reader asks for one by one (`ReadTools.fileBeside`). */
export function* withoutTexts(files: Iterable<FileChunk>): Generator<FileChunk> {
  for (const file of files) if (!file.path.startsWith(folder)) yield file
}
