import type { ActionId } from '../../ipc/actions'
import type { Edge, MotionUnit, Step } from '../../core/text/motion'

export type CaretAction = Extract<ActionId, `caret.${string}` | `extend.${string}`>
export type EdgeAction = Extract<ActionId, `edge.${string}`>

/** Where an action takes the caret, or the end of the selection. */
export interface CaretMotion {
  readonly unit: MotionUnit
  readonly step: Step
  readonly isExtending: boolean
}

/** Which edge of the selected span an action moves, and how. */
export interface EdgeMotion {
  readonly edge: Edge
  readonly by: 'word' | 'character'
  readonly step: Step
}

export const caretMotions: Readonly<Record<CaretAction, CaretMotion>> = {
  'caret.nextSentence': { unit: 'sentence', step: 1, isExtending: false },
  'caret.previousSentence': { unit: 'sentence', step: -1, isExtending: false },
  'caret.nextParagraph': { unit: 'paragraph', step: 1, isExtending: false },
  'caret.previousParagraph': { unit: 'paragraph', step: -1, isExtending: false },
  'caret.nextSection': { unit: 'section', step: 1, isExtending: false },
  'caret.previousSection': { unit: 'section', step: -1, isExtending: false },
  'extend.nextSentence': { unit: 'sentence', step: 1, isExtending: true },
  'extend.previousSentence': { unit: 'sentence', step: -1, isExtending: true },
  'extend.nextParagraph': { unit: 'paragraph', step: 1, isExtending: true },
  'extend.previousParagraph': { unit: 'paragraph', step: -1, isExtending: true },
  'extend.nextSection': { unit: 'section', step: 1, isExtending: true },
  'extend.previousSection': { unit: 'section', step: -1, isExtending: true },
}

export const edgeMotions: Readonly<Record<EdgeAction, EdgeMotion>> = {
  'edge.startBack': { edge: 'start', by: 'word', step: -1 },
  'edge.startOn': { edge: 'start', by: 'word', step: 1 },
  'edge.endBack': { edge: 'end', by: 'word', step: -1 },
  'edge.endOn': { edge: 'end', by: 'word', step: 1 },
  'edge.startBackCharacter': { edge: 'start', by: 'character', step: -1 },
  'edge.startOnCharacter': { edge: 'start', by: 'character', step: 1 },
  'edge.endBackCharacter': { edge: 'end', by: 'character', step: -1 },
  'edge.endOnCharacter': { edge: 'end', by: 'character', step: 1 },
}

export function isCaretAction(id: ActionId): id is CaretAction {
  return id in caretMotions
}

export function isEdgeAction(id: ActionId): id is EdgeAction {
  return id in edgeMotions
}
