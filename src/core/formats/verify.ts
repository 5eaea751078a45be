import type { Id } from '../ids'
import type { CorpusDocument, CorpusHead, FileChunk, Format, ReadTools, Rejection } from './format'
import { differencesOf, portableDocument, type Difference } from './portable'

/** What went into an export, to be found again. */
export interface ExportedDocuments {
  /** Number of documents with an annotator's set, or without one, that were written. */
  readonly size: number
  /** What was written of a document; the annotator is null where the format names none, or there is none. */
  find(documentId: string, annotatorId: Id | null): CorpusDocument | undefined
}

/** Why an export is not what was exported. */
export type VerificationProblem =
  | { readonly kind: 'rejected'; readonly rejected: Rejection }
  | { readonly kind: 'unexpected' | 'doubled'; readonly documentId: string }
  | { readonly kind: 'different'; readonly documentId: string; readonly differences: readonly Difference[] }
  | { readonly kind: 'missing'; readonly count: number }

/** Reads an export back and compares every document with what was written, minus exactly its declared losses. */
export function* verifyExport(
  format: Format,
  head: CorpusHead,
  files: Iterable<FileChunk>,
  exported: ExportedDocuments,
  tools: ReadTools,
): Generator<VerificationProblem> {
  const found = new Set<string>()
  for (const result of format.read(files, tools)) {
    if ('rejected' in result) {
      yield { kind: 'rejected', rejected: result.rejected }
    } else if ('document' in result) {
      const { documentId, annotatorId } = result.document
      const original = exported.find(documentId, annotatorId)
      const key = `${documentId} ${annotatorId ?? ''}`
      if (original === undefined) {
        yield { kind: 'unexpected', documentId }
        continue
      }
      if (found.has(key)) yield { kind: 'doubled', documentId }
      found.add(key)
      const expected = portableDocument(original, format.losses(original, head))
      const differences = differencesOf(expected, result.document)
      if (differences.length > 0) yield { kind: 'different', documentId, differences }
    }
  }
  if (found.size < exported.size) yield { kind: 'missing', count: exported.size - found.size }
}
