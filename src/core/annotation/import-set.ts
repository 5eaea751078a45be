import type { Id } from '../ids'
import type { AnnotationSet } from './annotation-set'
import type { Command } from './commands'
import { contentOf, keyOf, withSpansRenamed } from './decision'
import { compareText, type Relation, type Span } from './span'

/** The one command that turns an empty set into the given one. */
export function commandsFor(set: AnnotationSet): Command {
  const commands: Command[] = [
    ...set.spans.map((span): Command => ({ kind: 'addSpan', span })),
    ...set.relations.map((relation): Command => ({ kind: 'addRelation', relation })),
    ...set.decisions.map((decision): Command => ({ kind: 'decide', decision })),
  ]
  if (set.status !== 'new') commands.push({ kind: 'setStatus', before: 'new', after: set.status })
  if (set.note !== '') commands.push({ kind: 'setNote', before: '', after: set.note })
  return { kind: 'batch', name: 'import', commands }
}

/** Whether a set holds nothing that a coder did. */
export function isUntouched(set: AnnotationSet): boolean {
  const { spans, relations, decisions, status, note } = set
  return spans.length + relations.length + decisions.length === 0 && status === 'new' && note === ''
}

/** Whether two sets hold the same work, whoever it belongs to. */
export function holdsSameWork(a: AnnotationSet, b: AnnotationSet): boolean {
  return workIn(a) === workIn(b)
}

/** How another set is brought into an annotator's own. */
export interface Merge {
  readonly command: Command
  /** Spans that are added. */
  readonly added: number
  /** Spans that the own set holds already, in every field that a coder gives them. */
  readonly same: number
  /** Whether the other set, or a span of it, has a note that the own one keeps out. */
  readonly isNoteLeft: boolean
}

/**
 * Adds another set's spans and relations to an annotator's own. What equals an own span (label, place, attributes
 * and review flag) is not added again, nor a relation between such; what is added gets a new id and says where it
 * came from. Notes are taken where there is none, decisions where the annotator has not made the same; the status is
 * the annotator's own to say.
 */
export function mergeOf(own: AnnotationSet, other: AnnotationSet, source: string, newId: () => Id): Merge {
  const ownSpans = grouped(own.spans, markOf)
  const ownRelations = grouped(own.relations, joinIn(own.spans))
  const taken = new Map<Id, Id>()
  const commands: Command[] = []
  const notes: Command[] = []
  let isNoteLeft = false
  for (const span of other.spans) {
    const same = ownSpans.get(markOf(span))?.shift()
    const id = same?.id ?? newId()
    taken.set(span.id, id)
    if (same) {
      if (same.note === '' && span.note !== '') {
        notes.push({ kind: 'setSpanNote', before: same, after: { ...same, note: span.note } })
      } else if (span.note !== '' && span.note !== same.note) isNoteLeft = true
      continue
    }
    commands.push({
      kind: 'addSpan',
      span: { ...span, id, origin: { kind: 'import', source, edited: false } },
    })
  }
  const added = commands.length
  const joinOf = joinIn(other.spans)
  for (const relation of other.relations) {
    if (ownRelations.get(joinOf(relation))?.shift()) continue
    const { type, from, to } = relation
    commands.push({
      kind: 'addRelation',
      relation: { id: newId(), type, from: taken.get(from)!, to: taken.get(to)! },
    })
  }
  const ownKeys = new Set(own.decisions.map(keyOf))
  for (const theirs of other.decisions) {
    const decision = withSpansRenamed(theirs, taken)
    if (!ownKeys.has(keyOf(decision))) commands.push({ kind: 'decide', decision })
  }
  commands.push(...notes)
  if (own.note === '' && other.note !== '') {
    commands.push({ kind: 'setNote', before: '', after: other.note })
  } else if (other.note !== '' && other.note !== own.note) isNoteLeft = true
  return {
    command: { kind: 'batch', name: 'import', commands },
    added,
    same: other.spans.length - added,
    isNoteLeft,
  }
}

/** What a coder says with a span, as one text. */
function markOf({ label, start, end, attributes, needsReview }: Span): string {
  return JSON.stringify([label, start, end, sortedEntries(attributes), needsReview])
}

/** Says what a coder says with a relation of these spans: its type and what its ends say. */
function joinIn(spans: readonly Span[]): (relation: Relation) => string {
  const marks = new Map(spans.map((span) => [span.id, markOf(span)]))
  return ({ type, from, to }) => JSON.stringify([type, marks.get(from), marks.get(to)])
}

/** Things by what they say: each of several equal ones stands for one of the other set. */
function grouped<T>(things: readonly T[], keyOf: (thing: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const thing of things) {
    const group = groups.get(keyOf(thing))
    if (group) group.push(thing)
    else groups.set(keyOf(thing), [thing])
  }
  return groups
}

function workIn({ status, note, spans, relations, decisions }: AnnotationSet): string {
  return JSON.stringify([status, note, spans.map(orderedSpan), relations, decisions.map(contentOf)])
}

/** A span's fields in one order, whatever order they were read in. */
function orderedSpan(span: Span): unknown {
  const { id, label, start, end, needsReview, note, guidelineVersion, origin, by, at } = span
  return [
    id,
    label,
    start,
    end,
    sortedEntries(span.attributes),
    needsReview,
    note,
    guidelineVersion,
    origin.kind,
    origin.source,
    origin.edited,
    by,
    at,
  ]
}

function sortedEntries(attributes: Span['attributes']): readonly unknown[] {
  return Object.entries(attributes).sort(([a], [b]) => compareText(a, b))
}
