import type { DocumentStatus } from './annotation-set'
import type { Command, SpanEdit } from './commands'
import type { Decision } from './decision'
import type { Span } from './span'

/** What a command did, without what it held: enough to say it in words beside the letter's text. */
export type Change =
  | {
      readonly kind: 'addSpan' | 'removeSpan' | SpanEdit
      readonly label: string
      /** Where the span stands after the command, in UTF-16 code units; one that was removed, where it stood. */
      readonly start: number
      readonly end: number
      readonly needsReview: boolean
    }
  | { readonly kind: 'addRelation' | 'removeRelation'; readonly type: string }
  | { readonly kind: 'decide' | 'undecide'; readonly what: 'absent' | 'waived' }
  | {
      readonly kind: 'decide' | 'undecide'
      readonly what: 'dismissed' | 'verdict'
      readonly label: string
      /** The words that it is about, in UTF-16 code units. */
      readonly start: number
      readonly end: number
    }
  | { readonly kind: 'setStatus'; readonly status: DocumentStatus }
  | { readonly kind: 'setNote' }
  /** A gesture of many commands, by the name of its batch. */
  | { readonly kind: 'several'; readonly name: string; readonly commands: number }

/** What a command did. A batch that is named for one of its commands, with what goes along, counts as that one. */
export function changeOf(command: Command): Change {
  switch (command.kind) {
    case 'addSpan':
    case 'removeSpan':
      return ofSpan(command.kind, command.span)
    case 'moveEdge':
    case 'setLabel':
    case 'setAttribute':
    case 'setNeedsReview':
    case 'setSpanNote':
      return ofSpan(command.kind, command.after)
    case 'addRelation':
    case 'removeRelation':
      return { kind: command.kind, type: command.relation.type }
    case 'decide':
    case 'undecide':
      return ofDecision(command.kind, command.decision)
    case 'setStatus':
      return { kind: 'setStatus', status: command.after }
    case 'setNote':
      return { kind: 'setNote' }
    case 'batch': {
      const { name, commands } = command
      const meant = commands.findLast(({ kind }) => kind === name)
      return meant ? changeOf(meant) : { kind: 'several', name, commands: commands.length }
    }
  }
}

/** Whether a command gives a set another state of it back, or takes that back. */
export function isRestoring(command: Command): boolean {
  return command.kind === 'batch' && ['restore', 'union'].includes(command.name)
}

function ofDecision(kind: 'decide' | 'undecide', decision: Decision): Change {
  switch (decision.kind) {
    case 'absent':
    case 'waived':
      return { kind, what: decision.kind }
    case 'dismissed':
    case 'verdict': {
      const about = decision.kind === 'verdict' ? (decision.gold ?? decision.predicted!) : decision
      const { label, start, end } = about
      return { kind, what: decision.kind, label, start, end }
    }
  }
}

function ofSpan(kind: 'addSpan' | 'removeSpan' | SpanEdit, span: Span): Change {
  const { label, start, end, needsReview } = span
  return { kind, label, start, end, needsReview }
}
