import { inverseOf, type Command } from './commands'

/** How a journal record came about. */
export type Via = 'do' | 'undo' | 'redo'

/** Undo and redo of one annotation set: what was done, oldest first, and what was undone, latest last. */
export interface History {
  readonly past: readonly Command[]
  readonly future: readonly Command[]
}

export const emptyHistory: History = { past: [], future: [] }

/** The history after a command was performed; an undo carries the inverse of the last done command. */
export function advanceHistory(history: History, via: Via, command: Command): History {
  switch (via) {
    case 'do':
      return { past: [...history.past, command], future: [] }
    case 'undo': {
      const undone = history.past.at(-1)
      if (undone === undefined) throw new Error('nothing to undo')
      return { past: history.past.slice(0, -1), future: [...history.future, undone] }
    }
    case 'redo': {
      const redone = history.future.at(-1)
      if (redone === undefined) throw new Error('nothing to redo')
      return { past: [...history.past, redone], future: history.future.slice(0, -1) }
    }
  }
}

/** The command that an undo performs, if there is something to undo. */
export function undoCommand(history: History): Command | undefined {
  const last = history.past.at(-1)
  return last && inverseOf(last)
}

/** The command that a redo performs, if there is something to redo. */
export function redoCommand(history: History): Command | undefined {
  return history.future.at(-1)
}
