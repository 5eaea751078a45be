import type { Id } from '../ids'
import type { ExportedDocument } from '../storage/export-manifest'
import { differencesOf, fingerprintsOf, headFingerprint, type DocumentPart } from './fingerprints'
import type {
  CorpusDocument,
  Digest,
  FileChunk,
  Format,
  Loss,
  PortableDocument,
  ReadTools,
  Rejection,
} from './format'
import { portableDocument } from './portable'

/**
 * What an export is expected to give back of one document: taken from what the writer was given, so that work
 * which goes on meanwhile is no difference, and short enough to be kept for every document.
 */
export type Expectation = Omit<ExportedDocument, 'folder'>

/** What is expected of a document that is written with these losses. */
export function expectationOf(entry: CorpusDocument, losses: readonly Loss[], tools: Digest): Expectation {
  const portable = portableDocument(entry, losses)
  return {
    documentId: entry.document.id,
    annotatorId: portable.annotatorId,
    textSha256: entry.document.textSha256,
    spans: portable.spans.length,
    relations: portable.relations.length,
    fingerprints: fingerprintsOf(portable, entry, tools),
  }
}

/** What became of one step of reading an export back. */
export type Verified =
  | {
      readonly kind: 'compared'
      readonly documentId: string
      readonly annotatorId: Id | null
      /** Spans that were read back. */
      readonly spans: number
      readonly differences: readonly DocumentPart[]
    }
  | { readonly kind: 'rejected'; readonly rejected: Rejection }
  | { readonly kind: 'head-differs' }
  | {
      readonly kind: 'not-in-project' | 'not-read-back'
      readonly documentId: string
      readonly annotatorId: Id | null
    }

/**
 * Reads an export back, one document in memory at a time, and holds each against what is expected of it; `head` is the
 * fingerprint of the corpus's head.
 */
export function* verifyExport(
  format: Format,
  head: string,
  files: Iterable<FileChunk>,
  expected: Iterable<Expectation>,
  tools: ReadTools,
): Generator<Verified> {
  const keyOf = ({ documentId, annotatorId }: Pick<PortableDocument, 'documentId' | 'annotatorId'>) =>
    format.capabilities.severalAnnotators ? `${documentId} ${annotatorId}` : documentId
  const awaited = new Map([...expected].map((expectation) => [keyOf(expectation), expectation]))
  for (const result of format.read(files, tools)) {
    if ('rejected' in result) {
      yield { kind: 'rejected', rejected: result.rejected }
    } else if ('head' in result) {
      if (headFingerprint(result.head, tools) !== head) yield { kind: 'head-differs' }
    } else {
      const { document: found, labelled } = result
      const key = keyOf(found)
      const expectation = awaited.get(key)
      if (!awaited.delete(key) || !expectation) {
        yield {
          kind: 'not-in-project',
          documentId: found.documentId,
          annotatorId: found.annotatorId,
        }
        continue
      }
      const fingerprints = fingerprintsOf(found, labelled, tools)
      yield {
        kind: 'compared',
        documentId: found.documentId,
        annotatorId: expectation.annotatorId,
        spans: found.spans.length,
        differences: differencesOf(expectation.fingerprints, fingerprints),
      }
    }
  }
  for (const { documentId, annotatorId } of awaited.values()) {
    yield { kind: 'not-read-back', documentId, annotatorId }
  }
}
