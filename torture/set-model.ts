import { isDeepStrictEqual } from 'node:util'
import type { AnnotationSet } from '../src/core/annotation/annotation-set'
import { applyCommand, type Command } from '../src/core/annotation/commands'
import { advanceHistory, type History, type Via } from '../src/core/annotation/history'

/** A set and its history as the commands alone make them, without any store. */
export interface SetModel {
  readonly set: AnnotationSet
  readonly history: History
}

/** The model after one edit. */
export function edited({ set, history }: SetModel, via: Via, command: Command): SetModel {
  return {
    set: { ...applyCommand(set, command), revision: set.revision + 1 },
    history: advanceHistory(history, via, command),
  }
}

export function isSameModel(one: SetModel, other: SetModel): boolean {
  return isDeepStrictEqual(one.set, other.set) && isDeepStrictEqual(one.history, other.history)
}
