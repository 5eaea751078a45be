import type { Command } from '../../core/annotation/commands'
import { findLabel, type LabelSchema } from '../../core/annotation/label-schema'
import { editedOrigin } from '../../core/annotation/span-edit'
import type { AttributeValue, Span } from '../../core/annotation/span'
import type { AnnotationSet } from '../../core/annotation/annotation-set'
import type { Id } from '../../core/ids'
import type { TextRange } from '../../core/text/offsets'

/** Who marks, when, and with which fresh id. */
export interface Mark {
  readonly id: Id
  readonly by: Id
  /** ISO 8601 in UTC. */
  readonly at: string
  readonly guidelineVersion: string
}

/** The span that already has exactly this range and label, if any. */
export function equalSpan(set: AnnotationSet, { start, end }: TextRange, label: string): Span | undefined {
  return set.spans.find((span) => span.start === start && span.end === end && span.label === label)
}

/** A change to the spans; the first one in a new document also sets it in progress, in one step. */
export function begun(set: AnnotationSet, command: Command): Command {
  if (set.status !== 'new') return command
  const begin: Command = { kind: 'setStatus', before: 'new', after: 'in-progress' }
  const [name, commands] =
    command.kind === 'batch' ? [command.name, command.commands] : [command.kind, [command]]
  return { kind: 'batch', name, commands: [begin, ...commands] }
}

/** A span by hand over a range. */
export function markedSpan(text: string, { start, end }: TextRange, label: string, mark: Mark): Span {
  return {
    id: mark.id,
    label,
    start,
    end,
    quote: text.slice(start, end),
    attributes: {},
    needsReview: false,
    note: '',
    guidelineVersion: mark.guidelineVersion,
    origin: { kind: 'manual', source: '', edited: false },
    by: mark.by,
    at: mark.at,
  }
}

/** A span with another label, keeping only the attributes that this label has. */
export function relabelledSpan(schema: LabelSchema, span: Span, label: string): Span {
  const kept = findLabel(schema, label)?.attributes ?? []
  const attributes: Record<string, AttributeValue> = {}
  for (const { id } of kept) {
    const value = span.attributes[id]
    if (value !== undefined) attributes[id] = value
  }
  return { ...span, label, attributes, origin: editedOrigin(span) }
}

/** The edge (UTF-16) that was moved. */
export function movedEdge(before: Span, after: Span): number {
  return before.start === after.start ? after.end : after.start
}

export function needsReviewCommand(span: Span, needsReview: boolean): Command {
  return { kind: 'setNeedsReview', before: span, after: { ...span, needsReview } }
}

export function spanNoteCommand(span: Span, note: string): Command {
  return { kind: 'setSpanNote', before: span, after: { ...span, note } }
}
