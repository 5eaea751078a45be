import { comparableValue } from '../evaluation/marks'
import { matchSpans } from '../evaluation/matching'
import type { Id } from '../ids'
import type { CorpusHead, Format, PortableDocument, PortableRelation, PortableSpan } from './format'
import { labelledFrom } from './labelled-portable'
import { portableDocument } from './portable'

/** What can be said of a span of two exports; one that was moved may have other attributes, too. */
export const spanChanges = [
  'added',
  'removed',
  'moved',
  'relabelled',
  'attributes',
  'review',
  'note',
] as const
export type SpanChange = (typeof spanChanges)[number]

/** A span that is not the same in both; null on the side that has none. */
export interface ChangedSpan {
  readonly changes: readonly SpanChange[]
  readonly before: PortableSpan | null
  readonly after: PortableSpan | null
}

/** A relation that one of both has alone. */
export interface ChangedRelation {
  readonly change: 'added' | 'removed'
  readonly type: string
  readonly from: PortableSpan
  readonly to: PortableSpan
}

/** One document of which both have a set. */
export interface SetChanges {
  readonly spans: readonly ChangedSpan[]
  readonly relations: readonly ChangedRelation[]
  /** Whether the notes on the whole document are not the same. */
  readonly hasOtherNote: boolean
}

/** What an annotator says of a document. */
type Marked = Pick<PortableDocument, 'spans' | 'relations' | 'note'>

/**
 * What became of the marks of one text. Spans are matched as in an evaluation (core/evaluation/matching.ts): those that
 * share their range are one, relabelled or not, and of those that overlap with the same label the nearest are one, moved. Two
 * that overlap with different labels are one removed and one added. Relations are the same by type and both ends.
 */
export function setChanges(before: Marked, after: Marked): SetChanges {
  const beforeOf = new Map<PortableSpan, PortableSpan>()
  const spans: ChangedSpan[] = []
  const { pairs, missing, spurious } = matchSpans(before.spans, after.spans)
  const removed = [...missing]
  const added = [...spurious]
  for (const { gold, predicted } of pairs) {
    const isMoved = gold.start !== predicted.start || gold.end !== predicted.end
    if (isMoved && gold.label !== predicted.label) {
      removed.push(gold)
      added.push(predicted)
      continue
    }
    beforeOf.set(predicted, gold)
    const changes: SpanChange[] = []
    if (isMoved) changes.push('moved')
    if (gold.label !== predicted.label) changes.push('relabelled')
    if (attributesOf(gold) !== attributesOf(predicted)) changes.push('attributes')
    if (gold.needsReview !== predicted.needsReview) changes.push('review')
    if (gold.note !== predicted.note) changes.push('note')
    if (changes.length > 0) spans.push({ changes, before: gold, after: predicted })
  }
  for (const span of removed) spans.push({ changes: ['removed'], before: span, after: null })
  for (const span of added) spans.push({ changes: ['added'], before: null, after: span })
  return {
    spans: spans.sort(byPlace),
    relations: relationChanges(before, after, beforeOf),
    hasOtherNote: before.note !== after.note,
  }
}

function attributesOf({ attributes }: PortableSpan): string {
  const named = Object.keys(attributes).sort()
  return JSON.stringify(
    named.flatMap((name) => {
      const value = comparableValue(attributes[name])
      return value === '' ? [] : [[name, value]]
    }),
  )
}

function byPlace(a: ChangedSpan, b: ChangedSpan): number {
  const [one, other] = [(a.before ?? a.after)!, (b.before ?? b.after)!]
  return one.start - other.start || other.end - one.end || (one.label < other.label ? -1 : 1)
}

function relationChanges(
  before: Marked,
  after: Marked,
  beforeOf: ReadonlyMap<PortableSpan, PortableSpan>,
): ChangedRelation[] {
  const places = new Map(before.spans.map((span, index) => [span, index]))
  // An end that is new has no place before, so that the relation is new too.
  const placeOf = (span: PortableSpan) => places.get(beforeOf.get(span)!) ?? -1
  const keyOf = (type: string, from: number, to: number) => JSON.stringify([type, from, to])
  const open = new Map<string, PortableRelation[]>()
  for (const relation of before.relations) {
    const key = keyOf(relation.type, relation.from, relation.to)
    open.set(key, [...(open.get(key) ?? []), relation])
  }
  const changed = (change: ChangedRelation['change'], { spans }: Marked, relation: PortableRelation) => ({
    change,
    type: relation.type,
    from: spans[relation.from]!,
    to: spans[relation.to]!,
  })
  const added = after.relations.filter(({ type, from, to }) => {
    const key = keyOf(type, placeOf(after.spans[from]!), placeOf(after.spans[to]!))
    return open.get(key)?.pop() === undefined
  })
  const left = new Set([...open.values()].flat())
  const removed = before.relations.filter((relation) => left.has(relation))
  return [
    ...removed.map((relation) => changed('removed', before, relation)),
    ...added.map((relation) => changed('added', after, relation)),
  ]
}

/** Nobody, for sets of which it does not matter whose they are. */
const nobody = { id: 'a'.repeat(26), name: '', createdAt: '1970-01-01T00:00:00.000Z' }

/** A document as far as another format would hold it: without what that declares to lose. It needs its text. */
export function heldBy(
  format: Format,
  head: CorpusHead,
  document: PortableDocument & { readonly text: string },
): PortableDocument {
  const { documentId, text } = document
  const source = { ...sourceOf(documentId), text }
  const entry = labelledFrom(source, document, {
    annotator: nobody,
    guidelineVersion: '',
    origin: { kind: 'import', source: '', edited: false },
    at: nobody.createdAt,
    // In the order of the spans, so that those that are equal stay as they are.
    idOf: (name) => name.replace(/\d+$/, (number) => number.padStart(9, '0')),
  })
  const held = portableDocument(entry, format.losses(entry, head))
  return { ...held, annotatorId: document.annotatorId }
}

function sourceOf(id: Id) {
  return {
    id,
    title: '',
    textSha256: '',
    sourceSha256: '',
    encoding: 'utf-8',
    byteOrderMark: false,
    extractor: 'text',
    importedAt: nobody.createdAt,
    importedBy: nobody.id,
  } as const
}
