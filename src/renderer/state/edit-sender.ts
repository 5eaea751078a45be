import { CommandRefused, type Command } from '../../core/annotation/commands'
import { redoCommand, undoCommand, type Via } from '../../core/annotation/history'
import type { Id } from '../../core/ids'
import { failure as failureOf } from '../../ipc/failures'
import { begun } from './marking'
import { nextBaseRevision } from './open-document'
import { resultOf, type StoreContext } from './store-context'

/** Shows each edit at once, sends it to main and takes back what main refuses. */
export function createEditSender(context: StoreContext, reopen: (documentId: Id) => Promise<void>) {
  const { state, dispatch, bridge, notify, say } = context
  let lastTicket = 0
  /** Answers still to come. */
  let unanswered: Promise<unknown> = Promise.resolve()

  /** Whether the set of now is on screen; if not, it is said that the one on screen is for looking only. */
  function isNow(): boolean {
    if (state().earlier === null) return true
    say({
      kind: 'info',
      title: 'This is an earlier version',
      message: 'It cannot be changed. Go back to now (Esc), or restore this version first.',
    })
    return false
  }

  /** Whether marks can be changed now; if not, what stands against it is shown. */
  function canEdit(): boolean {
    const { open, app, project } = state()
    if (!open || !isNow()) return false
    if (!app?.annotator) {
      dispatch({ type: 'dialogSet', dialog: 'who-codes' })
      return false
    }
    const reason = open.view.readOnly ?? (project?.readOnly == null ? null : 'project')
    if (reason !== null) notify(failureOf('read-only', { reason }))
    return reason === null
  }

  function send(via: Via, command: Command): void {
    const { open } = state()
    if (!open) return
    const documentId = open.view.id
    lastTicket += 1
    const ticket = lastTicket
    try {
      dispatch({ type: 'editMade', ticket, via, command })
    } catch (error) {
      if (!(error instanceof CommandRefused)) throw error
      return notify(failureOf('command-refused', { refusal: error.refusal }))
    }
    const { annotatorId } = open.set
    const request = { documentId, annotatorId, baseRevision: nextBaseRevision(open), via, command }
    const answer = resultOf(bridge.call['annotation:perform'](request)).then((result) => {
      if (result.ok) return dispatch({ type: 'editSaved', ticket, performed: result.value })
      // What was built on a refused edit is refused as well: only the first refusal says anything.
      const isPending = state().open?.pending.some((edit) => edit.ticket === ticket) ?? false
      dispatch({ type: 'editNotSaved', ticket, failure: result })
      // Not awaited: opening waits for the answers, so for this one too.
      if (isPending && result.code === 'stale-revision') void reopen(documentId)
    })
    unanswered = Promise.all([unanswered, answer])
  }

  return {
    isNow,
    canEdit,
    edit: (command: Command): void => {
      if (canEdit()) send('do', command)
    },
    /** A change to the marks; the first one in a new document also sets it in progress, in one step. */
    editMarks: (command: Command): void => {
      const { open } = state()
      if (open && canEdit()) send('do', begun(open.set, command))
    },
    undo: (): void => {
      const { open } = state()
      const command = open && undoCommand(open.history)
      if (command && canEdit()) send('undo', command)
    },
    redo: (): void => {
      const { open } = state()
      const command = open && redoCommand(open.history)
      if (command && canEdit()) send('redo', command)
    },
    /** Resolves once main has answered every edit made so far. */
    settled: (): Promise<unknown> => unanswered,
  }
}

export type EditSender = ReturnType<typeof createEditSender>
