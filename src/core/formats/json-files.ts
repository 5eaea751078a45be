import type { Counting } from './counting'
import { wholeFiles } from './file-lines'
import type { FileChunk, PortableDocument, ReadResult } from './format'
import { parsedJson } from './parsed-json'
import { Misshapen, shownName } from './shape'

/** What a reader makes of one value of a JSON file. */
export interface FoundDocument {
  readonly document: PortableDocument
  readonly counted: Counting | null
  /** What of it could not be taken, alone. */
  readonly faults: readonly Misshapen[]
}

/** Where a value stands: the file, and its place there as fields are named. */
export interface JsonPlace {
  readonly path: string
  readonly at: string
  /** Counted from 0. */
  readonly index: number
}

/**
 * The documents of JSON files, each a document or, where `isList`, perhaps an array of them. `documentOf` throws Misshapen
 * for what is no document; a second one of the same id is rejected. Rejections count `record` from 1.
 */
export function* jsonDocuments(
  files: Iterable<FileChunk>,
  documentOf: (value: unknown, place: JsonPlace) => FoundDocument,
  { isList }: { readonly isList: boolean },
): Generator<ReadResult> {
  const seen = new Set<string>()
  for (const { path, content } of wholeFiles(files)) {
    let values: readonly unknown[]
    try {
      const value = parsedJson(content.replace(/^\ufeff/, ''))
      values = isList && Array.isArray(value) ? value : [value]
    } catch (problem) {
      if (!(problem instanceof Misshapen)) throw problem
      yield { rejected: { path, reason: problem.reason, values: problem.values } }
      continue
    }
    for (const [index, value] of values.entries()) {
      const at = values.length > 1 ? `[${index}]` : ''
      const faults: Misshapen[] = []
      try {
        const found = documentOf(value, { path, at, index })
        const { documentId } = found.document
        if (seen.has(documentId)) throw new Misshapen('document-doubled', { document: shownName(documentId) })
        seen.add(documentId)
        faults.push(...found.faults)
        const { document, counted } = found
        yield { document, labelled: null, ...(counted && { counted }) }
      } catch (problem) {
        if (!(problem instanceof Misshapen)) throw problem
        faults.push(problem)
      }
      for (const { reason, values } of faults)
        yield { rejected: { path, reason, values: { record: index + 1, ...values } } }
    }
  }
}

/** A file's name without its folder and its last ending, which names a document that has no other name. */
export function stemOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '')
}
