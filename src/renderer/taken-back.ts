import type { Command } from '../core/annotation/commands'
import type { Decision } from '../core/annotation/decision'
import type { Via } from '../core/annotation/history'
import { isRestoring } from '../core/annotation/change'
import { foldedQuote } from './screens/annotate/folded-quote'

interface LostEdit {
  readonly via: Via
  readonly command: Command
}

/** Which change is gone from the screen again because it could not be saved. */
export function takenBackTitle(lost: readonly LostEdit[]): string {
  const [first, ...others] = lost
  const what = first ? whatWas(first) : 'Your change'
  if (others.length === 0) return `Taken back: ${what}`
  return `Taken back: ${what} and ${others.length} later ${others.length === 1 ? 'change' : 'changes'}`
}

function whatWas({ via, command }: LostEdit): string {
  const name = nameOf(command)
  return via === 'do' ? name : `the ${via} of ${name}`
}

const decisionNames: Readonly<Record<Decision['kind'], string>> = {
  absent: 'the change of a cell marked absent',
  waived: 'the change of a waiver',
  dismissed: 'the change of a dismissed label',
  verdict: 'the change of a verdict',
}

function nameOf(command: Command): string {
  switch (command.kind) {
    case 'addSpan':
      return `the mark on “${foldedQuote(command.span.quote, 60)}”`
    case 'removeSpan':
      return `the deletion of “${foldedQuote(command.span.quote, 60)}”`
    case 'moveEdge':
    case 'setLabel':
    case 'setAttribute':
    case 'setNeedsReview':
    case 'setSpanNote':
      return `the change of “${foldedQuote(command.after.quote, 60)}”`
    case 'addRelation':
    case 'removeRelation':
      return 'the change of a relation'
    case 'decide':
    case 'undecide':
      return decisionNames[command.decision.kind]
    case 'setStatus':
      return 'the change of the status'
    case 'setNote':
      return 'the change of the note'
    case 'batch': {
      if (isRestoring(command)) return 'the restored version'
      // The status that goes along with a mark is not what the coder meant to do.
      const meant = command.commands.findLast(({ kind }) => kind === 'addSpan' || kind === 'removeSpan')
      return nameOf(meant ?? command.commands[0] ?? { kind: 'setNote', before: '', after: '' })
    }
  }
}
