import type { Id } from '../ids'
import type { AnnotationSet } from './annotation-set'
import type { Command } from './commands'
import type { Span } from './span'

/** The one command that turns an empty set into the given one. */
export function commandsFor(set: AnnotationSet): Command {
  const commands: Command[] = [
    ...set.spans.map((span): Command => ({ kind: 'addSpan', span })),
    ...set.relations.map((relation): Command => ({ kind: 'addRelation', relation })),
  ]
  if (set.status !== 'new') commands.push({ kind: 'setStatus', before: 'new', after: set.status })
  if (set.note !== '') commands.push({ kind: 'setNote', before: '', after: set.note })
  return { kind: 'batch', name: 'import', commands }
}

/** Whether a set holds nothing that a coder did. */
export function isUntouched(set: AnnotationSet): boolean {
  return set.spans.length === 0 && set.relations.length === 0 && set.status === 'new' && set.note === ''
}

/** Whether two sets hold the same work, whoever it belongs to. */
export function holdsSameWork(a: AnnotationSet, b: AnnotationSet): boolean {
  return contentOf(a) === contentOf(b)
}

/**
 * The one command that adds another set's spans and relations to an annotator's own: what equals an own span
 * (label and place) is not added again, what is added gets a new id and says where it came from.
 */
export function mergeCommand(
  own: AnnotationSet,
  other: AnnotationSet,
  source: string,
  newId: () => Id,
): Command {
  const taken = new Map<Id, Id>()
  const commands: Command[] = []
  for (const span of other.spans) {
    const same = own.spans.find((mine) => isSamePlace(mine, span))
    const id = same?.id ?? newId()
    taken.set(span.id, id)
    if (same) continue
    commands.push({
      kind: 'addSpan',
      span: { ...span, id, origin: { kind: 'import', source, edited: false } },
    })
  }
  for (const { type, from, to } of other.relations) {
    const relation = { id: newId(), type, from: taken.get(from)!, to: taken.get(to)! }
    const isThere = own.relations.some(
      (mine) => mine.type === type && mine.from === relation.from && mine.to === relation.to,
    )
    if (!isThere) commands.push({ kind: 'addRelation', relation })
  }
  return { kind: 'batch', name: 'import', commands }
}

function isSamePlace(a: Span, b: Span): boolean {
  return a.label === b.label && a.start === b.start && a.end === b.end
}

function contentOf({ status, note, spans, relations }: AnnotationSet): string {
  return JSON.stringify([status, note, spans.map(orderedSpan), relations])
}

/** A span's fields in one order, whatever order they were read in. */
function orderedSpan(span: Span): unknown {
  const attributes = Object.entries(span.attributes).sort(([a], [b]) => (a < b ? -1 : 1))
  const { id, label, start, end, needsReview, guidelineVersion, origin, by, at } = span
  return [
    id,
    label,
    start,
    end,
    attributes,
    needsReview,
    guidelineVersion,
    origin.kind,
    origin.source,
    origin.edited,
    by,
    at,
  ]
}
