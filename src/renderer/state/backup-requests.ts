import type { Id } from '../../core/ids'
import { failure as failureOf, type Result } from '../../ipc/failures'
import type { BackupStage } from './backup-stage'
import type { DocumentRequests } from './document-requests'
import { resultOf, type StoreContext } from './store-context'

/** Backs the open project up and restores from a backup; how far that is stays in the state. */
export function backupRequests(
  { state, dispatch, bridge, notify }: StoreContext,
  documents: DocumentRequests,
  duringJob: <T>(call: () => Promise<T>) => Promise<T>,
) {
  /** Shows what is going on, and then what it came to; a failure, or a dialog left, ends it. */
  async function through<T>(
    working: BackupStage,
    call: () => Promise<Result<T | null>>,
    done: (value: T) => BackupStage,
  ): Promise<T | null> {
    if (state().job) {
      notify(failureOf('job-running'))
      return null
    }
    dispatch({ type: 'backupStaged', stage: working })
    // What is on its way to main belongs to what is backed up, and to what is compared.
    await documents.leaveDocument()
    const result = await duringJob(() => resultOf(call()))
    if (result.ok && result.value !== null) {
      dispatch({ type: 'backupStaged', stage: done(result.value) })
      return result.value
    }
    dispatch({ type: 'dialogSet', dialog: null })
    if (!result.ok) {
      notify(result)
      // A dialog that goes before it has come may have nothing to give the keyboard back to.
      dispatch({ type: 'focusAsked', target: 'text' })
    }
    return null
  }

  async function restore(documentIds: readonly Id[]): Promise<void> {
    const report = await through(
      { kind: 'restoring' },
      () => bridge.call['backup:restore']({ documentIds: [...documentIds] }),
      (value) => ({ kind: 'restored', report: value }),
    )
    if (!report) return
    await documents.listDocuments()
    // What is on screen may have other marks now, and undo knows of it; where nothing is, the first one opens.
    const open = state().open?.view.id
    const restored = report.items.filter(({ outcome }) => outcome !== 'not-restored')
    const toOpen = restored.find(({ documentId }) => open === undefined || documentId === open)
    if (toOpen) await documents.openDocument(toOpen.documentId)
  }

  return {
    backUp: () =>
      through(
        { kind: 'backing-up' },
        () => bridge.call['backup:run']({}),
        (report) => ({ kind: 'backed-up', report }),
      ),
    readBackup: () =>
      through(
        { kind: 'reading' },
        () => bridge.call['backup:read']({}),
        (preview) => ({ kind: 'preview', preview }),
      ),
    restore,
  }
}

export type BackupRequests = ReturnType<typeof backupRequests>
