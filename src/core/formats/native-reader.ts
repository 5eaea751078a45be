import { documentStatuses, type AnnotationSet } from '../annotation/annotation-set'
import type { Id } from '../ids'
import { sourceEncodings, type SourceDocument } from '../project'
import { fileLines, type FileLine } from './file-lines'
import type { CorpusDocument, FileChunk, ReadResult, ReadTools } from './format'
import { decisionsOf } from './native-decisions'
import { annotatorOf, nativeHeadOf, type NativeHead } from './native-head'
import { relationsOf, spansOf } from './native-marks'
import type { NativeVersion } from './native-version'
import { parsedJson } from './parsed-json'
import { portableDocument } from './portable'
import { Misshapen, Shape } from './shape'

const setFields = {
  1: ['status', 'note', 'spans', 'relations'],
  2: ['status', 'note', 'spans', 'relations', 'decisions'],
  3: ['status', 'note', 'spans', 'relations', 'decisions'],
} as const satisfies Record<NativeVersion, readonly string[]>
const extractors = ['text'] as const satisfies readonly SourceDocument['extractor'][]
/** What earlier lines said of a document. */
interface SeenDocument {
  readonly textSha256: string
  /** Counted from 1. */
  readonly line: number
  /** The line of each annotator's set. */
  readonly annotators: Map<Id | null, number>
}

/** Reads native JSON Lines strictly: a line with any fault is rejected whole, without its head a file is. */
export function* readNative(files: Iterable<FileChunk>, tools: ReadTools): Generator<ReadResult> {
  let path: string | null = null
  let head: NativeHead | null = null
  const seen = new Map<Id, SeenDocument>()
  for (const line of fileLines(files)) {
    const isHead = path === null
    path ??= line.path
    try {
      if (line.path !== path) throw new Misshapen('second-file')
      if (isHead) {
        head = nativeHeadOf(parsedLine(line))
        yield { head: head.head }
      } else if (head !== null) {
        const labelled = corpusDocumentOf(parsedLine(line), head, tools)
        assertFirst(seen, labelled, line.line)
        yield { document: portableDocument(labelled), labelled }
      }
    } catch (problem) {
      if (!(problem instanceof Misshapen)) throw problem
      const { reason, values } = problem
      yield { rejected: { path: line.path, line: line.line, reason, values } }
      if (line.path !== path) return
    }
  }
  if (path === null) yield { rejected: { path: '', reason: 'empty', values: {} } }
}

function parsedLine({ text, fault }: FileLine): unknown {
  if (fault !== null) throw new Misshapen(fault)
  if (text.startsWith('\ufeff')) throw new Misshapen('byte-order-mark')
  return parsedJson(text)
}

function assertFirst(
  seen: Map<Id, SeenDocument>,
  { document, annotator }: CorpusDocument,
  line: number,
): void {
  const { id, textSha256 } = document
  const annotatorId = annotator?.id ?? null
  const before: SeenDocument = seen.get(id) ?? { textSha256, line, annotators: new Map() }
  if (before.textSha256 !== textSha256) {
    throw new Misshapen('text-differs-from-before', { document: id, firstLine: before.line })
  }
  const firstLine = before.annotators.get(annotatorId)
  if (firstLine !== undefined) throw new Misshapen('document-doubled', { document: id, firstLine })
  before.annotators.set(annotatorId, line)
  seen.set(id, before)
}

function corpusDocumentOf(value: unknown, { version, head }: NativeHead, tools: ReadTools): CorpusDocument {
  const isUnlabelled =
    typeof value === 'object' && value !== null && 'annotator' in value && value.annotator === null
  const line = new Shape(value, '', ['document', 'annotator', ...(isUnlabelled ? [] : setFields[version])])
  const document = sourceDocumentOf(line.value('document'), tools)
  if (isUnlabelled) return { document, annotator: null, set: null }
  const annotator = annotatorOf(line.value('annotator'), 'annotator')
  const listed = head.annotators.find(({ id }) => id === annotator.id)
  if (listed && (listed.name !== annotator.name || listed.createdAt !== annotator.createdAt)) {
    throw new Misshapen('annotator-differs-from-head', { annotator: annotator.id })
  }
  const spans = spansOf(line, document.text, head.schema, version)
  const set: AnnotationSet = {
    documentId: document.id,
    annotatorId: annotator.id,
    // Counts the edits of one copy, so it begins anew.
    revision: 0,
    status: line.oneOf('status', documentStatuses),
    note: line.string('note'),
    spans,
    relations: relationsOf(line, spans, head.schema),
    decisions: decisionsOf(line, document.text, spans, head.schema, version),
  }
  return { document, annotator, set }
}

function sourceDocumentOf(value: unknown, tools: ReadTools): SourceDocument {
  const at = 'document'
  const fields = [
    'id',
    'title',
    'text',
    'textSha256',
    'sourceSha256',
    'encoding',
    'byteOrderMark',
    'extractor',
  ]
  const shape = new Shape(value, at, [...fields, 'importedAt', 'importedBy'])
  const document: SourceDocument = {
    id: shape.id('id'),
    title: shape.string('title'),
    text: shape.string('text'),
    textSha256: shape.hash('textSha256'),
    sourceSha256: shape.hash('sourceSha256'),
    encoding: shape.oneOf('encoding', sourceEncodings),
    byteOrderMark: shape.boolean('byteOrderMark'),
    extractor: shape.oneOf('extractor', extractors),
    importedAt: shape.time('importedAt'),
    importedBy: shape.id('importedBy'),
  }
  const found = tools.sha256(document.text)
  if (found !== document.textSha256) {
    throw new Misshapen('text-hash-differs', { document: document.id, stated: document.textSha256, found })
  }
  return document
}
