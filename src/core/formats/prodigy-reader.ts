import type { AttributeValue } from '../annotation/span'
import { countedRanges, type StatedRange } from './counting'
import type { FileChunk, PortableRelation, PortableSpan, ReadResult } from './format'
import { idIn, readJsonDocuments, type JsonDocument } from './json-documents'
import { listOf, Misshapen, openShape, stringOf, textIn, type Shape } from './shape'

/**
 * Reads tasks of Prodigy that were accepted or not yet answered. The words of tokens, and of spans where they have any,
 * settle how offsets count. An end of a relation is the span that `head_span` or `child_span` describes, or the one that
 * ends with the token `head` or `child`; where that is no span or several, the task is rejected.
 */
export function readProdigy(files: Iterable<FileChunk>): Generator<ReadResult> {
  return readJsonDocuments(files, documentOf)
}

function documentOf(line: Shape): JsonDocument {
  const answer = line.says('answer') ? line.oneOf('answer', ['accept', 'reject', 'ignore']) : 'accept'
  if (answer !== 'accept') throw new Misshapen('answer-not-accept', { answer })
  const text = line.string('text')
  const tokens = line.says('tokens') ? line.list('tokens', statedIn) : []
  const spans = line.says('spans') ? line.list('spans', (value, at) => spanIn(value, at, tokens)) : []
  const { ranges, counted } = countedRanges(
    text,
    [...tokens, ...spans.map(({ stated }) => stated)],
    'code points',
  )
  const meta = line.says('meta') ? openShape(line.value('meta'), 'meta') : null
  return {
    documentId: meta?.says('id') ? idIn(meta, 'id') : null,
    text,
    note: meta === null ? '' : textIn(meta, 'note'),
    spans: spans.map(({ label, attributes, needsReview, note }, index): PortableSpan => {
      return { label, ...ranges[tokens.length + index]!, attributes, needsReview, note }
    }),
    relations: line.says('relations')
      ? line.list('relations', (value, at) => relationIn(value, at, spans))
      : [],
    counted,
  }
}

function statedIn(value: unknown, at: string): StatedRange {
  const shape = openShape(value, at)
  const quote = shape.says('text') ? shape.string('text') : null
  return { name: at, start: shape.count('start'), end: shape.count('end'), quote }
}

interface ReadSpan {
  readonly stated: StatedRange
  readonly id: string | null
  readonly label: string
  /** The last token; null where none is said. */
  readonly tokenEnd: number | null
  readonly attributes: Readonly<Record<string, AttributeValue>>
  readonly needsReview: boolean
  readonly note: string
}

function spanIn(value: unknown, at: string, tokens: readonly StatedRange[]): ReadSpan {
  const shape = openShape(value, at)
  const stated = statedIn(value, at)
  const isPlaced = tokens.length > 0 && shape.says('token_start') && shape.says('token_end')
  if (isPlaced) {
    const [first, last] = [shape.count('token_start'), shape.count('token_end')]
    if (tokens[first]?.start !== stated.start || tokens[last]?.end !== stated.end) {
      const { start, end } = stated
      throw new Misshapen('tokens-differ', { field: at, start, end, token_start: first, token_end: last })
    }
  }
  return {
    stated,
    id: shape.says('id') ? idIn(shape, 'id') : null,
    label: shape.string('label'),
    tokenEnd: isPlaced ? shape.count('token_end') : null,
    attributes: shape.says('attributes')
      ? Object.fromEntries(shape.entries('attributes', attributeValueOf))
      : {},
    needsReview: shape.says('needs_review') && shape.boolean('needs_review'),
    note: textIn(shape, 'note'),
  }
}

function attributeValueOf(value: unknown, at: string): AttributeValue {
  return Array.isArray(value) ? listOf(value, at, stringOf) : stringOf(value, at)
}

function relationIn(value: unknown, at: string, spans: readonly ReadSpan[]): PortableRelation {
  const shape = openShape(value, at)
  return {
    type: shape.string('label'),
    from: endIn(shape, 'head', spans),
    to: endIn(shape, 'child', spans),
  }
}

function endIn(relation: Shape, end: 'head' | 'child', spans: readonly ReadSpan[]): number {
  const at = `${relation.at}.${end}`
  const described = relation.says(`${end}_span`)
    ? openShape(relation.value(`${end}_span`), `${at}_span`)
    : null
  const fits = described === null ? byToken(relation.count(end)) : byDescription(described)
  const found = spans.flatMap((span, index) => (fits(span) ? [index] : []))
  if (found.length !== 1) {
    throw new Misshapen(found.length === 0 ? 'relation-end-missing' : 'relation-end-ambiguous', {
      field: at,
      spans: found.length,
    })
  }
  return found[0]!
}

function byToken(token: number): (span: ReadSpan) => boolean {
  return ({ tokenEnd }) => tokenEnd === token
}

function byDescription(described: Shape): (span: ReadSpan) => boolean {
  const [start, end] = [described.count('start'), described.count('end')]
  const label = described.says('label') ? described.string('label') : null
  const id = described.says('id') ? idIn(described, 'id') : null
  return (span) =>
    span.stated.start === start &&
    span.stated.end === end &&
    span.label === label &&
    (id === null || span.id === id)
}
