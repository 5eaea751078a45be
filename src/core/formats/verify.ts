import type { CorpusDocument, CorpusHead, FileChunk, Format, ReadTools, Rejection } from './format'
import { differencesOf, portableDocument, type Difference } from './portable'

/** What became of one step of reading an export back; `document` where another stands in its place. */
export type Verified =
  | {
      readonly kind: 'compared'
      readonly documentId: string
      /** Spans that were read back. */
      readonly spans: number
      readonly differences: readonly (Difference | 'document')[]
    }
  | { readonly kind: 'rejected'; readonly rejected: Rejection }
  | { readonly kind: 'unexpected' | 'missing'; readonly documentId: string }

/**
 * Reads an export back and compares each document with the one that was written in its place, minus exactly its
 * declared losses. The documents are those that were written, in that order; one is in memory at a time.
 */
export function* verifyExport(
  format: Format,
  head: CorpusHead,
  files: Iterable<FileChunk>,
  documents: Iterable<CorpusDocument>,
  tools: ReadTools,
): Generator<Verified> {
  const written = documents[Symbol.iterator]()
  for (const result of format.read(files, tools)) {
    if ('rejected' in result) yield { kind: 'rejected', rejected: result.rejected }
    if (!('document' in result)) continue
    const found = result.document
    const original = written.next()
    if (original.done) {
      yield { kind: 'unexpected', documentId: found.documentId }
      continue
    }
    const expected = portableDocument(original.value, format.losses(original.value, head))
    yield {
      kind: 'compared',
      documentId: expected.documentId,
      spans: found.spans.length,
      differences: expected.documentId === found.documentId ? differencesOf(expected, found) : ['document'],
    }
  }
  for (let rest = written.next(); !rest.done; rest = written.next()) {
    yield { kind: 'missing', documentId: rest.value.document.id }
  }
}
