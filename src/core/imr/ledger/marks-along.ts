import type { AnnotationSet } from '../../annotation/annotation-set'
import type { Command } from '../../annotation/commands'
import { isAllowedRelation, type LabelSchema } from '../../annotation/label-schema'
import type { Span } from '../../annotation/span'
import type { Id } from '../../ids'
import { proposedAttributes } from './proposed-attributes'
import { proposedRelations } from './proposed-relations'
import type { Issue } from '../structure/issues'

/** What a span's place in its letter says: the text, the letter's blocks and the other marks. */
export interface Surroundings {
  readonly text: string
  /** None where the project has no ledger: then nothing is proposed. */
  readonly blocks: readonly Issue[]
  readonly hasLedger: boolean
  readonly set: AnnotationSet
  readonly schema: LabelSchema
  readonly newId: () => Id
}

/** Marks a span with the attributes and relations that its words and place give it, as one step. */
export function markedAlong(bare: Span, surroundings: Surroundings): Command {
  const span = withProposals(bare, surroundings)
  const relations = relationsAlong(span, surroundings)
  const mark: Command = { kind: 'addSpan', span }
  return relations.length === 0 ? mark : { kind: 'batch', name: 'addSpan', commands: [mark, ...relations] }
}

/**
 * Gives a span another label as one step: its relations that the new label may not have go, and the attributes and
 * relations come that its words and place give it.
 */
export function relabelledAlong(before: Span, relabelled: Span, surroundings: Surroundings): Command {
  const after = withProposals(relabelled, surroundings)
  const { set, schema } = surroundings
  const labels = new Map(set.spans.map(({ id, label }) => [id, label]))
  labels.set(after.id, after.label)
  const gone = set.relations.filter(
    ({ type, from, to }) =>
      (from === after.id || to === after.id) &&
      !isAllowedRelation(schema, type, labels.get(from) ?? '', labels.get(to) ?? ''),
  )
  const rest = set.relations.filter((relation) => !gone.includes(relation))
  const isJoined = rest.some(({ from, to }) => from === after.id || to === after.id)
  const relabel: Command = { kind: 'setLabel', before, after }
  const added = isJoined
    ? []
    : relationsAlong(after, {
        ...surroundings,
        set: {
          ...set,
          spans: set.spans.map((span) => (span.id === after.id ? after : span)),
          relations: rest,
        },
      })
  if (gone.length === 0 && added.length === 0) return relabel
  const removals = gone.map((relation): Command => ({ kind: 'removeRelation', relation }))
  return { kind: 'batch', name: 'setLabel', commands: [...removals, relabel, ...added] }
}

/** What the span has already stays. */
function withProposals(span: Span, { text, blocks, hasLedger }: Surroundings): Span {
  if (!hasLedger) return span
  return {
    ...span,
    attributes: { ...proposedAttributes(text, blocks, span.label, span), ...span.attributes },
  }
}

function relationsAlong(span: Span, { set, blocks, newId }: Surroundings): readonly Command[] {
  return proposedRelations(set, blocks, span).map((relation) => ({
    kind: 'addRelation',
    relation: { id: newId(), ...relation },
  }))
}
