import type { AnnotationSet, DocumentStatus } from './annotation-set'
import { compareSpans, compareText, type Relation, type Span } from './span'

/**
 * Every change of an annotation set, as data that holds both sides. One gesture is one command, one undo step
 * and one journal record.
 */
export type Command =
  | { readonly kind: 'addSpan'; readonly span: Span }
  | { readonly kind: 'removeSpan'; readonly span: Span }
  | { readonly kind: SpanEdit; readonly before: Span; readonly after: Span }
  | { readonly kind: 'addRelation'; readonly relation: Relation }
  | { readonly kind: 'removeRelation'; readonly relation: Relation }
  | { readonly kind: 'setStatus'; readonly before: DocumentStatus; readonly after: DocumentStatus }
  | { readonly kind: 'setNote'; readonly before: string; readonly after: string }
  | { readonly kind: 'batch'; readonly name: string; readonly commands: readonly Command[] }

/** The edits of one span, with the fields that each may change. */
export const spanEdits = {
  moveEdge: ['start', 'end', 'quote', 'origin'],
  setLabel: ['label', 'attributes', 'origin'],
  setAttribute: ['attributes', 'origin'],
  setNeedsReview: ['needsReview'],
} as const satisfies Record<string, readonly (keyof Span)[]>
export type SpanEdit = keyof typeof spanEdits

/** Why a command does not fit the set it is applied to. */
export type Refusal =
  | 'span-exists'
  | 'span-missing'
  | 'span-changed'
  | 'span-related'
  | 'relation-exists'
  | 'relation-missing'
  | 'relation-end-missing'
  | 'value-changed'
  | 'not-this-edit'

export class CommandRefused extends Error {
  constructor(readonly refusal: Refusal) {
    super(`command refused: ${refusal}`)
  }
}

/** The set after a command, its revision unchanged. Throws CommandRefused, and then nothing has changed. */
export function applyCommand(set: AnnotationSet, command: Command): AnnotationSet {
  switch (command.kind) {
    case 'addSpan':
      if (set.spans.some((span) => span.id === command.span.id)) throw new CommandRefused('span-exists')
      return { ...set, spans: withSpan(set.spans, command.span) }
    case 'removeSpan':
      if (set.relations.some(({ from, to }) => from === command.span.id || to === command.span.id)) {
        throw new CommandRefused('span-related')
      }
      return { ...set, spans: withoutSpan(set.spans, command.span) }
    case 'moveEdge':
    case 'setLabel':
    case 'setAttribute':
    case 'setNeedsReview':
      if (!changesOnly(command.before, command.after, spanEdits[command.kind])) {
        throw new CommandRefused('not-this-edit')
      }
      return { ...set, spans: withSpan(withoutSpan(set.spans, command.before), command.after) }
    case 'addRelation':
      return { ...set, relations: withRelation(set, command.relation) }
    case 'removeRelation':
      return { ...set, relations: withoutRelation(set.relations, command.relation) }
    case 'setStatus':
      if (set.status !== command.before) throw new CommandRefused('value-changed')
      return { ...set, status: command.after }
    case 'setNote':
      if (set.note !== command.before) throw new CommandRefused('value-changed')
      return { ...set, note: command.after }
    case 'batch':
      return command.commands.reduce(applyCommand, set)
  }
}

/** The command that takes a command back. */
export function inverseOf(command: Command): Command {
  switch (command.kind) {
    case 'addSpan':
      return { kind: 'removeSpan', span: command.span }
    case 'removeSpan':
      return { kind: 'addSpan', span: command.span }
    case 'moveEdge':
    case 'setLabel':
    case 'setAttribute':
    case 'setNeedsReview':
      return { kind: command.kind, before: command.after, after: command.before }
    case 'addRelation':
      return { kind: 'removeRelation', relation: command.relation }
    case 'removeRelation':
      return { kind: 'addRelation', relation: command.relation }
    case 'setStatus':
      return { kind: 'setStatus', before: command.after, after: command.before }
    case 'setNote':
      return { kind: 'setNote', before: command.after, after: command.before }
    case 'batch':
      return { kind: 'batch', name: command.name, commands: command.commands.map(inverseOf).reverse() }
  }
}

/** Ids of the spans that a command adds, changes or removes, in its order. */
export function spansTouchedBy(command: Command): readonly string[] {
  switch (command.kind) {
    case 'addSpan':
    case 'removeSpan':
      return [command.span.id]
    case 'moveEdge':
    case 'setLabel':
    case 'setAttribute':
    case 'setNeedsReview':
      return [command.after.id]
    case 'addRelation':
    case 'removeRelation':
      return [command.relation.from, command.relation.to]
    case 'setStatus':
    case 'setNote':
      return []
    case 'batch':
      return command.commands.flatMap(spansTouchedBy)
  }
}

/** Removes a span together with its relations, as one step. */
export function removeSpanCommand(set: AnnotationSet, span: Span): Command {
  const related = set.relations.filter(({ from, to }) => from === span.id || to === span.id)
  const removal: Command = { kind: 'removeSpan', span }
  if (related.length === 0) return removal
  const unlink = related.map((relation): Command => ({ kind: 'removeRelation', relation })).reverse()
  return { kind: 'batch', name: 'removeSpan', commands: [...unlink, removal] }
}

function withSpan(spans: readonly Span[], span: Span): readonly Span[] {
  return spans.toSpliced(insertionIndex(spans, span), 0, span)
}

function withoutSpan(spans: readonly Span[], span: Span): readonly Span[] {
  const index = insertionIndex(spans, span)
  const found = spans[index]
  if (found?.id !== span.id) {
    throw new CommandRefused(spans.some(({ id }) => id === span.id) ? 'span-changed' : 'span-missing')
  }
  if (!changesOnly(found, span, [])) throw new CommandRefused('span-changed')
  return spans.toSpliced(index, 1)
}

function insertionIndex(spans: readonly Span[], span: Span): number {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (compareSpans(spans[middle]!, span) < 0) low = middle + 1
    else high = middle
  }
  return low
}

function withRelation(set: AnnotationSet, relation: Relation): readonly Relation[] {
  if (set.relations.some(({ id }) => id === relation.id)) throw new CommandRefused('relation-exists')
  for (const end of [relation.from, relation.to]) {
    if (!set.spans.some(({ id }) => id === end)) throw new CommandRefused('relation-end-missing')
  }
  return [...set.relations, relation].sort((a, b) => compareText(a.id, b.id))
}

function withoutRelation(relations: readonly Relation[], relation: Relation): readonly Relation[] {
  const index = relations.findIndex(({ id }) => id === relation.id)
  if (index === -1) throw new CommandRefused('relation-missing')
  return relations.toSpliced(index, 1)
}

function changesOnly(before: Span, after: Span, allowed: readonly (keyof Span)[]): boolean {
  const keys = Object.keys({ ...before, ...after }) as (keyof Span)[]
  return keys.every((key) => allowed.includes(key) || isSameValue(before[key], after[key]))
}

function isSameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const keys = Object.keys(a)
  return (
    Array.isArray(a) === Array.isArray(b) &&
    keys.length === Object.keys(b).length &&
    keys.every(
      (key) => Object.hasOwn(b, key) && isSameValue(a[key as keyof typeof a], b[key as keyof typeof b]),
    )
  )
}
