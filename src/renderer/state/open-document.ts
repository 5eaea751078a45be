import type { AnnotationSet } from '../../core/annotation/annotation-set'
import { applyCommand, type Command } from '../../core/annotation/commands'
import { advanceHistory, emptyHistory, type History, type Via } from '../../core/annotation/history'
import { lineStartsOf } from '../../core/text/lines'
import type { DocumentView } from '../../ipc/views'

/** A command that was applied here and that main has not answered yet. */
export interface PendingEdit {
  readonly ticket: number
  readonly via: Via
  readonly command: Command
}

interface SetAndHistory {
  readonly set: AnnotationSet
  readonly history: History
}

/** The document on screen: what main has confirmed, what waits for its answer, and what the coder sees. */
export interface OpenDocument extends SetAndHistory {
  readonly view: DocumentView
  /** Which of the view's branches is shown; 0 where nothing contends. */
  readonly branch: number
  /** Offset (UTF-16) of each line's first code unit. */
  readonly lineStarts: readonly number[]
  readonly confirmed: SetAndHistory
  /** Oldest first. */
  readonly pending: readonly PendingEdit[]
}

export function openDocumentOf(view: DocumentView): OpenDocument {
  const confirmed: SetAndHistory = {
    set: JSON.parse(view.set) as AnnotationSet,
    history: JSON.parse(view.history) as History,
  }
  return { view, branch: 0, lineStarts: lineStartsOf(view.text), ...confirmed, confirmed, pending: [] }
}

/** The document with another of its contending versions shown. */
export function withBranch(open: OpenDocument, branch: number): OpenDocument {
  const shown = open.view.branches[branch]
  if (!shown) return open
  const confirmed = { set: JSON.parse(shown.set) as AnnotationSet, history: emptyHistory }
  return { ...open, branch, ...confirmed, confirmed }
}

/** The document with an edit shown before main has answered. Throws CommandRefused where it does not fit. */
export function withPendingEdit(open: OpenDocument, edit: PendingEdit): OpenDocument {
  return { ...open, ...advance(open, edit), pending: [...open.pending, edit] }
}

/** The document once main has kept its oldest pending edit; any other ticket changes nothing. */
export function withConfirmedEdit(open: OpenDocument, ticket: number, revision: number): OpenDocument {
  const [oldest, ...pending] = open.pending
  if (oldest?.ticket !== ticket) return open
  const advanced = advance(open.confirmed, oldest)
  const confirmed = { ...advanced, set: { ...advanced.set, revision } }
  // What is shown already holds the edit: its spans stay the same objects, so nothing is drawn again.
  return { ...open, confirmed, pending }
}

/** The document without its pending edits: what main has confirmed, and nothing else. */
export function withoutPendingEdits(open: OpenDocument): OpenDocument {
  return { ...open, ...open.confirmed, pending: [] }
}

/** The revision that main expects the next command to be based on. */
export function nextBaseRevision(open: OpenDocument): number {
  return open.confirmed.set.revision + open.pending.length
}

function advance({ set, history }: SetAndHistory, { via, command }: PendingEdit): SetAndHistory {
  return {
    set: { ...applyCommand(set, command), revision: set.revision + 1 },
    history: advanceHistory(history, via, command),
  }
}
