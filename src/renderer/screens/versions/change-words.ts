import type { Change } from '../../../core/annotation/change'
import type { LabelSchema } from '../../../core/annotation/label-schema'
import type { BeginningKind, Moment } from '../../../core/storage/versions'
import { statusNames } from '../annotate/document-status'
import { foldedQuote } from '../annotate/folded-quote'
import { nameOfLabel } from '../annotate/label-looks'

/** What was done at a moment, with the quote of the span that it was done to, if there is one. */
export interface MomentWords {
  readonly done: string
  readonly quote: string | null
}

/** What was done at a moment, in the words of the project's label schema. */
export function wordsOfMoment({ via, what }: Moment, schema: LabelSchema, text: string): MomentWords {
  const words = wordsOfChange(what, schema)
  const done = via === 'do' ? words : `${via === 'undo' ? 'Undo' : 'Redo'}: ${words}`
  return { done, quote: 'start' in what ? foldedQuote(text.slice(what.start, what.end), 120) : null }
}

function wordsOfChange(what: Change, schema: LabelSchema): string {
  switch (what.kind) {
    case 'addSpan':
      return `${nameOfLabel(schema, what.label)} added`
    case 'removeSpan':
      return `${nameOfLabel(schema, what.label)} deleted`
    case 'moveEdge':
      return `${nameOfLabel(schema, what.label)} moved`
    case 'setLabel':
      return `Label: ${nameOfLabel(schema, what.label)}`
    case 'setAttribute':
      return `${nameOfLabel(schema, what.label)}: attribute changed`
    case 'setNeedsReview':
      return `${nameOfLabel(schema, what.label)}: ${what.needsReview ? 'needs review' : 'needs no review'}`
    case 'addRelation':
      return `Relation ${nameOfRelation(schema, what.type)} added`
    case 'removeRelation':
      return `Relation ${nameOfRelation(schema, what.type)} deleted`
    case 'setSpanNote':
      return `${nameOfLabel(schema, what.label)}: note changed`
    case 'decide':
    case 'undecide':
      return wordsOfDecision(what, schema)
    case 'setStatus':
      return `Status: ${statusNames[what.status].toLowerCase()}`
    case 'setNote':
      return 'Note changed'
    case 'several':
      return wordsOfSeveral(what.name, what.commands)
  }
}

function wordsOfDecision(
  what: Extract<Change, { kind: 'decide' | 'undecide' }>,
  schema: LabelSchema,
): string {
  const isMade = what.kind === 'decide'
  switch (what.what) {
    case 'absent':
      return isMade ? 'Marked as absent' : 'No longer marked as absent'
    case 'waived':
      return isMade ? 'Check waived' : 'Waiver taken back'
    case 'dismissed':
      return `${nameOfLabel(schema, what.label)} ${isMade ? 'dismissed' : 'no longer dismissed'}`
    case 'verdict':
      return `${nameOfLabel(schema, what.label)}: ${isMade ? 'verdict on an error' : 'verdict taken back'}`
  }
}

function wordsOfSeveral(name: string, commands: number): string {
  if (name === 'restore') return 'Earlier version restored'
  if (name === 'import') return 'Marks imported'
  if (name === 'settle') return 'This version chosen, of two'
  if (name === 'lens') return 'A run of the label lens'
  if (name === 'accept') return 'Suggestions of a rule accepted'
  if (name === 'reject') return 'Suggestions of a rule rejected'
  if (name === 'union') return 'Marks of the other version brought in'
  return commands === 1 ? '1 change' : `${commands} changes at once`
}

function nameOfRelation(schema: LabelSchema, type: string): string {
  return schema.relations.find(({ id }) => id === type)?.name ?? type
}

/** The state that the list of moments begins with. */
export const beginningWords: Readonly<Record<BeginningKind, string>> = {
  empty: 'Before the first change',
  removed: 'After the document was removed and imported again',
  adopted: 'Where work went on from a state that could be proven',
  missing: 'As far back as the journal reaches here: what was before is missing',
}
