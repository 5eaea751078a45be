import { documentStatuses, type AnnotationSet } from '../annotation/annotation-set'
import { misfitOfSpan } from '../annotation/check-command'
import type { LabelSchema } from '../annotation/label-schema'
import { compareSpans, compareText, type AttributeValue, type Relation, type Span } from '../annotation/span'
import type { Id } from '../ids'
import { sourceEncodings, type SourceDocument } from '../project'
import { codePointOffsets, type OffsetConversion } from './code-points'
import { fileLines, type FileLine } from './file-lines'
import type { CorpusDocument, CorpusHead, FileChunk, ReadResult, ReadTools } from './format'
import { annotatorOf, corpusHeadOf } from './native-head'
import { portableDocument } from './portable'
import { indexedRelations } from './soundness'
import { assertDistinct, listOf, Misshapen, Shape, shownName, stringOf } from './shape'

const extractors = ['text'] as const satisfies readonly SourceDocument['extractor'][]
const originKinds = [
  'manual',
  'rule',
  'parser',
  'import',
  'lens',
  'adjudicated',
] as const satisfies readonly Span['origin']['kind'][]

/** What earlier lines said of a document. */
interface SeenDocument {
  readonly textSha256: string
  readonly annotators: Set<Id | null>
}

/** Reads native JSON Lines strictly: a line with any fault is rejected whole, without its head a file is. */
export function* readNative(files: Iterable<FileChunk>, tools: ReadTools): Generator<ReadResult> {
  let path: string | null = null
  let head: CorpusHead | null = null
  const seen = new Map<Id, SeenDocument>()
  for (const line of fileLines(files)) {
    const isHead = path === null
    path ??= line.path
    try {
      if (line.path !== path) throw new Misshapen('second-file')
      if (isHead) {
        head = corpusHeadOf(parsedLine(line))
        yield { head }
      } else if (head !== null) {
        const labelled = corpusDocumentOf(parsedLine(line), head, tools)
        assertFirst(seen, labelled)
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

/** JSON.parse says in its message what the text was, so that message goes nowhere. */
function parsedLine({ text, hasLineFeed }: FileLine): unknown {
  if (!hasLineFeed) throw new Misshapen('line-feed-missing')
  if (text.startsWith('\ufeff')) throw new Misshapen('byte-order-mark')
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new Misshapen('json-invalid')
  }
}

function assertFirst(seen: Map<Id, SeenDocument>, { document, annotator }: CorpusDocument): void {
  const { id, textSha256 } = document
  const annotatorId = annotator?.id ?? null
  const before = seen.get(id) ?? { textSha256, annotators: new Set() }
  if (before.textSha256 !== textSha256) throw new Misshapen('text-differs-from-before', { document: id })
  if (before.annotators.has(annotatorId)) throw new Misshapen('document-doubled', { document: id })
  before.annotators.add(annotatorId)
  seen.set(id, before)
}

function corpusDocumentOf(value: unknown, head: CorpusHead, tools: ReadTools): CorpusDocument {
  const isUnlabelled =
    typeof value === 'object' && value !== null && 'annotator' in value && value.annotator === null
  const setFields = isUnlabelled ? [] : ['status', 'note', 'spans', 'relations']
  const line = new Shape(value, '', ['document', 'annotator', ...setFields])
  const document = sourceDocumentOf(line.value('document'), tools)
  if (isUnlabelled) return { document, annotator: null, set: null }
  const annotator = annotatorOf(line.value('annotator'), 'annotator')
  const listed = head.annotators.find(({ id }) => id === annotator.id)
  if (listed && (listed.name !== annotator.name || listed.createdAt !== annotator.createdAt)) {
    throw new Misshapen('annotator-differs-from-head', { annotator: annotator.id })
  }
  const spans = spansOf(line, document.text, head.schema)
  const set: AnnotationSet = {
    documentId: document.id,
    annotatorId: annotator.id,
    // Counts the edits of one copy, so it begins anew.
    revision: 0,
    status: line.oneOf('status', documentStatuses),
    note: line.string('note'),
    spans,
    relations: [],
  }
  return { document, annotator, set: { ...set, relations: relationsOf(line, set, head.schema) } }
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

function spansOf(line: Shape, text: string, schema: LabelSchema): Span[] {
  const offsets = codePointOffsets(text)
  const spans = line.list('spans', (value, at) => spanOf(value, at, text, offsets, schema))
  assertDistinct(
    spans.map(({ id }) => id),
    'spans',
  )
  for (let i = 1; i < spans.length; i += 1) {
    if (compareSpans(spans[i - 1]!, spans[i]!) > 0)
      throw new Misshapen('order-wrong', { field: `spans[${i}]` })
  }
  return spans
}

function spanOf(
  value: unknown,
  at: string,
  text: string,
  offsets: OffsetConversion,
  schema: LabelSchema,
): Span {
  const fields = [
    'id',
    'label',
    'start',
    'end',
    'startUtf16',
    'endUtf16',
    'quote',
    'attributes',
    'needsReview',
  ]
  const shape = new Shape(value, at, [...fields, 'guidelineVersion', 'origin', 'by', 'at'])
  const origin = shape.object('origin', ['kind', 'source', 'edited'])
  const span: Span = {
    id: shape.id('id'),
    label: shape.string('label'),
    start: shape.count('startUtf16'),
    end: shape.count('endUtf16'),
    quote: shape.string('quote'),
    attributes: Object.fromEntries(shape.entries('attributes', attributeValueOf)),
    needsReview: shape.boolean('needsReview'),
    guidelineVersion: shape.string('guidelineVersion'),
    origin: {
      kind: origin.oneOf('kind', originKinds),
      source: origin.string('source'),
      edited: origin.boolean('edited'),
    },
    by: shape.id('by'),
    at: shape.time('at'),
  }
  const misfit = misfitOfSpan(span, text, schema)
  if (misfit) {
    const { id, start, end } = span
    throw new Misshapen(misfit, {
      field: at,
      id,
      label: shownName(span.label),
      startUtf16: start,
      endUtf16: end,
    })
  }
  for (const [field, utf16] of [
    ['start', span.start],
    ['end', span.end],
  ] as const) {
    const stated = shape.count(field)
    const expected = offsets.fromUtf16(utf16)
    if (stated !== expected) {
      throw new Misshapen('offsets-disagree', {
        field: `${at}.${field}`,
        id: span.id,
        stated,
        utf16,
        expected,
      })
    }
  }
  return span
}

function attributeValueOf(value: unknown, at: string): AttributeValue {
  return Array.isArray(value) ? listOf(value, at, stringOf) : stringOf(value, at)
}

/** Relations in the order of their ids, as an annotation set keeps them. */
function relationsOf(line: Shape, set: AnnotationSet, schema: LabelSchema): Relation[] {
  const relations = line.list('relations', (value, at) => {
    const shape = new Shape(value, at, ['id', 'type', 'from', 'to', 'fromSpan', 'toSpan'])
    const relation: Relation = {
      id: shape.id('id'),
      type: shape.string('type'),
      from: shape.id('from'),
      to: shape.id('to'),
    }
    if (!schema.relations.some(({ id }) => id === relation.type)) {
      throw new Misshapen('relation-unknown', { field: at, id: relation.id, type: shownName(relation.type) })
    }
    for (const end of ['from', 'to'] as const) {
      const index = shape.count(`${end}Span`)
      if (set.spans[index]?.id === relation[end]) continue
      const isThere = set.spans.some(({ id }) => id === relation[end])
      throw new Misshapen(isThere ? 'relation-index-differs' : 'relation-end-missing', {
        field: `${at}.${end}`,
        id: relation.id,
        span: relation[end],
        index,
      })
    }
    return relation
  })
  assertDistinct(
    relations.map(({ id }) => id),
    'relations',
  )
  const canonical = indexedRelations(set.spans, { ...set, relations })
  const misplaced = canonical.findIndex(({ relation }, index) => relation !== relations[index])
  if (misplaced !== -1) throw new Misshapen('order-wrong', { field: `relations[${misplaced}]` })
  return relations.sort((a, b) => compareText(a.id, b.id))
}
