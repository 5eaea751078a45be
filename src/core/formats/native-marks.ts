import { misfitOfSpan } from '../annotation/check-command'
import { isAllowedRelation, type LabelSchema } from '../annotation/label-schema'
import { compareSpans, compareText, type AttributeValue, type Relation, type Span } from '../annotation/span'
import type { Id } from '../ids'
import type { TextRange } from '../text/offsets'
import { codePointOffsets, type OffsetConversion } from './code-points'
import type { NativeVersion } from './native-version'
import { assertDistinct, listOf, Misshapen, Shape, shownName, stringOf } from './shape'
import { indexedRelations } from './soundness'

const originKinds = [
  'manual',
  'rule',
  'parser',
  'import',
  'lens',
  'adjudicated',
] as const satisfies readonly Span['origin']['kind'][]

/** The spans of a line, each with its quote in the text and fit for the schema. Throws Misshapen. */
export function spansOf(line: Shape, text: string, schema: LabelSchema, version: NativeVersion): Span[] {
  const offsets = codePointOffsets(text)
  const spans = line.list('spans', (value, at) => spanOf(value, at, { text, offsets, schema, version }))
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

interface Surroundings {
  readonly text: string
  readonly offsets: OffsetConversion
  readonly schema: LabelSchema
  readonly version: NativeVersion
}

function spanOf(value: unknown, at: string, { text, offsets, schema, version }: Surroundings): Span {
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
    ...(version === 1 ? [] : ['note']),
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
    note: version === 1 ? '' : shape.string('note'),
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
  assertOffsetsAgree(shape, span, offsets)
  return span
}

/** Throws Misshapen unless `start` and `end` of an object count in code points what a range counts in UTF-16. */
export function assertOffsetsAgree(shape: Shape, range: TextRange, offsets: OffsetConversion): void {
  for (const end of ['start', 'end'] as const) {
    const stated = shape.count(end)
    const utf16 = range[end]
    const expected = offsets.fromUtf16(utf16)
    if (stated !== expected) {
      throw new Misshapen('offsets-disagree', { field: `${shape.at}.${end}`, stated, utf16, expected })
    }
  }
}

function attributeValueOf(value: unknown, at: string): AttributeValue {
  return Array.isArray(value) ? listOf(value, at, stringOf) : stringOf(value, at)
}

/** The relations of a line in the order of their ids, as an annotation set keeps them. Throws Misshapen. */
export function relationsOf(line: Shape, spans: readonly Span[], schema: LabelSchema): Relation[] {
  const labels = new Map(spans.map(({ id, label }) => [id, label]))
  const relations = line.list('relations', (value, at) => relationOf(value, at, spans, labels, schema))
  assertDistinct(
    relations.map(({ id }) => id),
    'relations',
  )
  const canonical = indexedRelations(spans, relations)
  const misplaced = canonical.findIndex(({ relation }, index) => relation !== relations[index])
  if (misplaced !== -1) throw new Misshapen('order-wrong', { field: `relations[${misplaced}]` })
  return relations.sort((a, b) => compareText(a.id, b.id))
}

function relationOf(
  value: unknown,
  at: string,
  spans: readonly Span[],
  labels: ReadonlyMap<Id, string>,
  schema: LabelSchema,
): Relation {
  const shape = new Shape(value, at, ['id', 'type', 'from', 'to', 'fromSpan', 'toSpan'])
  const relation: Relation = {
    id: shape.id('id'),
    type: shape.string('type'),
    from: shape.id('from'),
    to: shape.id('to'),
  }
  const named = { field: at, id: relation.id, type: shownName(relation.type) }
  if (!schema.relations.some(({ id }) => id === relation.type)) throw new Misshapen('relation-unknown', named)
  for (const end of ['from', 'to'] as const) {
    const index = shape.count(`${end}Span`)
    if (spans[index]?.id === relation[end]) continue
    throw new Misshapen(labels.has(relation[end]) ? 'relation-index-differs' : 'relation-end-missing', {
      field: `${at}.${end}`,
      id: relation.id,
      span: relation[end],
      index,
    })
  }
  if (relation.from === relation.to) throw new Misshapen('relation-to-itself', named)
  if (!isAllowedRelation(schema, relation.type, labels.get(relation.from)!, labels.get(relation.to)!)) {
    throw new Misshapen('relation-not-allowed', named)
  }
  return relation
}
