import type { AnnotationSet } from '../src/core/annotation/annotation-set'
import type { Command } from '../src/core/annotation/commands'
import type { Via } from '../src/core/annotation/history'
import type { Id } from '../src/core/ids'

/** What a writing child is told to do. */
export interface ChildTask {
  readonly store: 'project' | 'plain'
  readonly path: string
  readonly annotatorId: Id
  /** Decides everything that the child does. */
  readonly part: string
  /** Edits after which it closes the store and ends; null for ever. */
  readonly edits: number | null
  /** How many letters it imports and removes among; 0 for those alone that are there. */
  readonly letters: number
  /** Whether it says that it began before the project is open. */
  readonly beginsEarly: boolean
  /** How far its clock is from the right time, in ms. */
  readonly clockSkewMs: number
  /** Steps after which it takes over from another that is at work as its annotator; null for never. */
  readonly takesOverAfter: number | null
}

/** What a writing child says, a line each: before it begins something, and when that was acknowledged. */
export type ChildEvent =
  | readonly ['began']
  | readonly ['open', Id, AnnotationSet, 'editable' | 'read-only']
  | readonly ['edit', Id, number, Via, Command]
  /** Document, revision, segment and seq of an edit that the store has answered. */
  | readonly ['edited', Id, number, Id, number]
  | readonly ['import', number]
  | readonly ['imported', number]
  | readonly ['remove', Id]
  | readonly ['removed', Id]
  /** It may not go on: another has taken over. */
  | readonly ['stopped']
  | readonly ['closed']
