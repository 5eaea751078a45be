import type { AnnotationSet, DocumentStatus } from './annotation-set'
import { spansNamedBy, type Decision } from './decision'
import {
  changesOnly,
  CommandRefused,
  isRelated,
  withDecisions,
  withoutDecisions,
  withoutRelation,
  withoutRelations,
  withoutSpan,
  withoutSpans,
  withRelation,
  withRelations,
  withSpan,
  withSpans,
} from './ordered-marks'
import type { Relation, Span } from './span'

export { CommandRefused, type Refusal } from './ordered-marks'

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
  | { readonly kind: 'decide'; readonly decision: Decision }
  | { readonly kind: 'undecide'; readonly decision: Decision }
  | { readonly kind: 'setStatus'; readonly before: DocumentStatus; readonly after: DocumentStatus }
  | { readonly kind: 'setNote'; readonly before: string; readonly after: string }
  | { readonly kind: 'batch'; readonly name: string; readonly commands: readonly Command[] }

/** The edits of one span, with the fields that each may change. */
export const spanEdits = {
  moveEdge: ['start', 'end', 'quote', 'origin'],
  setLabel: ['label', 'attributes', 'origin'],
  setAttribute: ['attributes', 'origin'],
  setNeedsReview: ['needsReview'],
  setSpanNote: ['note'],
} as const satisfies Record<string, readonly (keyof Span)[]>
export type SpanEdit = keyof typeof spanEdits

/** The set after a command, its revision unchanged. Throws CommandRefused, and then nothing has changed. */
export function applyCommand(set: AnnotationSet, command: Command): AnnotationSet {
  switch (command.kind) {
    case 'addSpan':
      if (set.spans.some((span) => span.id === command.span.id)) throw new CommandRefused('span-exists')
      return { ...set, spans: withSpan(set.spans, command.span) }
    case 'removeSpan':
      if (isRelated(set, command.span)) throw new CommandRefused('span-related')
      return { ...set, spans: withoutSpan(set.spans, command.span) }
    case 'moveEdge':
    case 'setLabel':
    case 'setAttribute':
    case 'setNeedsReview':
    case 'setSpanNote':
      if (!changesOnly(command.before, command.after, spanEdits[command.kind])) {
        throw new CommandRefused('not-this-edit')
      }
      return { ...set, spans: withSpan(withoutSpan(set.spans, command.before), command.after) }
    case 'addRelation':
      return { ...set, relations: withRelation(set, command.relation) }
    case 'removeRelation':
      return { ...set, relations: withoutRelation(set.relations, command.relation) }
    case 'decide':
      return { ...set, decisions: withDecisions(set, [command.decision]) }
    case 'undecide':
      return { ...set, decisions: withoutDecisions(set.decisions, [command.decision]) }
    case 'setStatus':
      if (set.status !== command.before) throw new CommandRefused('value-changed')
      return { ...set, status: command.after }
    case 'setNote':
      if (set.note !== command.before) throw new CommandRefused('value-changed')
      return { ...set, note: command.after }
    case 'batch':
      return runsIn(command.commands).reduce(applyRun, set)
  }
}

/** Commands of one kind that follow one another in a batch. */
type Run = readonly [Command, ...Command[]]

function runsIn(commands: readonly Command[]): readonly Run[] {
  const runs: [Command, ...Command[]][] = []
  for (const command of commands) {
    const run = runs.at(-1)
    if (run?.[0].kind === command.kind) run.push(command)
    else runs.push([command])
  }
  return runs
}

/**
 * The set after a run, as if its commands were applied one by one. What an import adds, and its undo removes, is
 * put in order once: one by one the time would grow with the square of their number.
 */
function applyRun(set: AnnotationSet, run: Run): AnnotationSet {
  const [first] = run
  if (run.length === 1) return applyCommand(set, first)
  switch (first.kind) {
    case 'addSpan':
      return { ...set, spans: withSpans(set.spans, spansOf(run)) }
    case 'removeSpan':
      return { ...set, spans: withoutSpans(set, spansOf(run)) }
    case 'addRelation':
      return { ...set, relations: withRelations(set, relationsOf(run)) }
    case 'removeRelation':
      return { ...set, relations: withoutRelations(set.relations, relationsOf(run)) }
    case 'decide':
      return { ...set, decisions: withDecisions(set, decisionsOf(run)) }
    case 'undecide':
      return { ...set, decisions: withoutDecisions(set.decisions, decisionsOf(run)) }
    case 'moveEdge':
    case 'setLabel':
    case 'setAttribute':
    case 'setNeedsReview':
    case 'setSpanNote':
    case 'setStatus':
    case 'setNote':
    case 'batch':
      return run.reduce(applyCommand, set)
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
    case 'setSpanNote':
      return { kind: command.kind, before: command.after, after: command.before }
    case 'addRelation':
      return { kind: 'removeRelation', relation: command.relation }
    case 'removeRelation':
      return { kind: 'addRelation', relation: command.relation }
    case 'decide':
      return { kind: 'undecide', decision: command.decision }
    case 'undecide':
      return { kind: 'decide', decision: command.decision }
    case 'setStatus':
      return { kind: 'setStatus', before: command.after, after: command.before }
    case 'setNote':
      return { kind: 'setNote', before: command.after, after: command.before }
    case 'batch':
      return { kind: 'batch', name: command.name, commands: command.commands.map(inverseOf).reverse() }
  }
}

/** Ids of the spans that a command adds, changes, joins, decides on or removes, in its order. */
export function spansTouchedBy(command: Command): readonly string[] {
  switch (command.kind) {
    case 'addSpan':
    case 'removeSpan':
      return [command.span.id]
    case 'moveEdge':
    case 'setLabel':
    case 'setAttribute':
    case 'setNeedsReview':
    case 'setSpanNote':
      return [command.after.id]
    case 'addRelation':
    case 'removeRelation':
      return [command.relation.from, command.relation.to]
    case 'decide':
    case 'undecide':
      return spansNamedBy(command.decision)
    case 'setStatus':
    case 'setNote':
      return []
    case 'batch':
      return command.commands.flatMap(spansTouchedBy)
  }
}

/** Removes spans together with their relations and the decisions that name them, as one step. */
export function removeSpansCommand(set: AnnotationSet, spans: readonly Span[]): Command {
  const gone = new Set(spans.map(({ id }) => id))
  const unlink = set.relations
    .filter(({ from, to }) => gone.has(from) || gone.has(to))
    .map((relation): Command => ({ kind: 'removeRelation', relation }))
    .reverse()
  const undecide = set.decisions
    .filter((decision) => spansNamedBy(decision).some((id) => gone.has(id)))
    .map((decision): Command => ({ kind: 'undecide', decision }))
  const removals = spans.map((span): Command => ({ kind: 'removeSpan', span }))
  const commands = [...undecide, ...unlink, ...removals]
  const [first, ...others] = commands
  if (first && others.length === 0) return first
  return { kind: 'batch', name: 'removeSpan', commands }
}

function spansOf(run: Run): readonly Span[] {
  return run.flatMap((command) => ('span' in command ? [command.span] : []))
}

function relationsOf(run: Run): readonly Relation[] {
  return run.flatMap((command) => ('relation' in command ? [command.relation] : []))
}

function decisionsOf(run: Run): readonly Decision[] {
  return run.flatMap((command) => ('decision' in command ? [command.decision] : []))
}
