import type { Counting } from './counting'
import { fileLines } from './file-lines'
import type { FileChunk, PortableDocument, ReadResult } from './format'
import { parsedJson } from './parsed-json'
import { Misshapen, openShape, shownName, type Shape } from './shape'

/** What a line of JSON Lines says of a document. */
export interface JsonDocument extends Pick<PortableDocument, 'text' | 'note' | 'spans' | 'relations'> {
  /** Null where the line does not name its document. */
  readonly documentId: string | null
  /** How the line counts, where its quotes say that this is not as its format is said to count. */
  readonly counted: Counting | null
}

/**
 * Reads JSON Lines of other tools, one document a line: a byte order mark, empty lines, line ends CR LF and a last line
 * without any are let pass. A line in which `documentOf` finds a fault (Misshapen) is rejected whole, and so is a
 * document that an earlier line named. One that is not named is called by its place among all that were read.
 */
export function* readJsonDocuments(
  files: Iterable<FileChunk>,
  documentOf: (line: Shape) => JsonDocument,
): Generator<ReadResult> {
  /** Ids and their lines. */
  const seen = new Map<string, number>()
  let records = 0
  for (const { path, line, text: content, fault } of fileLines(files)) {
    const text = line === 1 ? content.replace(/^\ufeff/, '') : content
    if (fault !== 'line-too-long' && text.trim() === '') continue
    records += 1
    try {
      if (fault === 'line-too-long') throw new Misshapen(fault)
      const { documentId, counted, ...marks } = documentOf(openShape(parsedJson(text), ''))
      const firstLine = documentId === null ? undefined : seen.get(documentId)
      if (documentId !== null && firstLine !== undefined) {
        throw new Misshapen('document-doubled', { document: shownName(documentId), firstLine })
      }
      if (documentId !== null) seen.set(documentId, line)
      const document = { documentId: documentId ?? `record ${records}`, annotatorId: null, ...marks }
      yield { document, labelled: null, ...(counted === null ? {} : { counted }) }
    } catch (problem) {
      if (!(problem instanceof Misshapen)) throw problem
      yield { rejected: { path, line, reason: problem.reason, values: problem.values } }
    }
  }
}

/** Whether the beginning of a file of JSON has all of these keys, as far as can be told without parsing it. */
export function showsKeys(beginning: string, ...keys: readonly string[]): boolean {
  return (
    /^\ufeff?\s*\{/.test(beginning) &&
    keys.every((key) => new RegExp(String.raw`(?<!\\)"${key}"\s*:`).test(beginning))
  )
}

/** An id as tools write them: a text, or a whole number. Throws Misshapen. */
export function idIn(shape: Shape, key: string): string {
  return typeof shape.value(key) === 'number' ? String(shape.count(key)) : shape.string(key)
}
