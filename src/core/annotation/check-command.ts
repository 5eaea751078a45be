import { isValidRange } from '../text/offsets'
import type { Command } from './commands'
import type { Id } from '../ids'
import { labelsNamedBy, rangesNamedBy, type Decision } from './decision'
import { findLabel, type LabelSchema } from './label-schema'
import type { AttributeValue, Relation, Span } from './span'
import { isDisagreement } from './verdict'

/** Why a command does not fit its document or the project's label schema. */
export type Misfit =
  | 'range-invalid'
  | 'quote-differs'
  | 'label-unknown'
  | 'attribute-unknown'
  | 'attribute-invalid'
  | 'relation-unknown'
  | 'verdict-without-error'

/** The first misfit between a command and the text and schema it is to hold for, or null. */
export function misfitOf(command: Command, text: string, schema: LabelSchema): Misfit | null {
  switch (command.kind) {
    case 'addSpan':
      return misfitOfSpan(command.span, text, schema)
    case 'moveEdge':
    case 'setLabel':
    case 'setAttribute':
    case 'setNeedsReview':
    case 'setSpanNote':
      return misfitOfSpan(command.after, text, schema)
    case 'addRelation':
      return misfitOfRelation(command.relation, schema)
    case 'decide':
      return misfitOfDecision(command.decision, text, schema)
    case 'removeSpan':
    case 'removeRelation':
    case 'undecide':
    case 'setStatus':
    case 'setNote':
      return null
    case 'batch':
      for (const inner of command.commands) {
        const misfit = misfitOf(inner, text, schema)
        if (misfit) return misfit
      }
      return null
  }
}

/** The first misfit between a span and the text and schema, or null. */
export function misfitOfSpan(
  span: Pick<Span, 'start' | 'end' | 'quote' | 'label' | 'attributes'>,
  text: string,
  schema: LabelSchema,
): Misfit | null {
  if (!isValidRange(text, span)) return 'range-invalid'
  if (text.slice(span.start, span.end) !== span.quote) return 'quote-differs'
  const label = findLabel(schema, span.label)
  if (!label) return 'label-unknown'
  for (const [id, value] of Object.entries(span.attributes)) {
    const definition = label.attributes.find((attribute) => attribute.id === id)
    if (!definition) return 'attribute-unknown'
    if (!fits(value, definition.type)) return 'attribute-invalid'
    if (definition.type === 'choice' && !definition.choices.includes(value as string))
      return 'attribute-invalid'
  }
  return null
}

/** The first misfit between a decision and the text and schema, or null. */
export function misfitOfDecision(decision: Decision, text: string, schema: LabelSchema): Misfit | null {
  if (rangesNamedBy(decision).some((range) => !isValidRange(text, range))) return 'range-invalid'
  if (labelsNamedBy(decision).some((label) => !findLabel(schema, label))) return 'label-unknown'
  return decision.kind === 'verdict' && !isDisagreement(decision) ? 'verdict-without-error' : null
}

function misfitOfRelation(relation: Relation, schema: LabelSchema): Misfit | null {
  return schema.relations.some(({ id }) => id === relation.type) ? null : 'relation-unknown'
}

function fits(value: AttributeValue, type: 'text' | 'choice' | 'codes'): boolean {
  return type === 'codes' ? Array.isArray(value) : typeof value === 'string'
}

/** Whether the spans that a command adds by hand say that the annotator made them. */
export function isMadeBy(command: Command, annotatorId: Id): boolean {
  if (command.kind === 'batch') return command.commands.every((inner) => isMadeBy(inner, annotatorId))
  return (
    command.kind !== 'addSpan' || command.span.origin.kind !== 'manual' || command.span.by === annotatorId
  )
}
