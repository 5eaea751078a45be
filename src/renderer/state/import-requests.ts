import { failure as failureOf, type Result } from '../../ipc/failures'
import type { ImportReport } from '../../ipc/views'
import type { DocumentRequests } from './document-requests'
import { resultOf, type StoreContext } from './store-context'

/** Whose set the marks in imported files become. */
export type MarksGoTo = 'named-annotators' | 'me'

/** Imports letters; the report stays in the state until the import dialog closes. */
export function importRequests(
  context: StoreContext,
  documents: DocumentRequests,
  duringJob: <T>(call: () => Promise<T>) => Promise<T>,
) {
  const { state, dispatch, bridge, notify, ask } = context

  async function importWith(call: () => Promise<Result<ImportReport | null>>): Promise<void> {
    dispatch({ type: 'importReported', report: null })
    const result = await duringJob(() => resultOf(call()))
    if (!result.ok) return notify(result)
    if (!result.value) return
    dispatch({ type: 'importReported', report: result.value })
    await documents.listDocuments()
    // What is on screen may have new marks; where nothing is, the first letter opens.
    const open = state().open?.view.id
    const imported = result.value.items.flatMap(({ documentId }) => documentId ?? [])
    const toOpen = open === undefined ? imported[0] : imported.find((id) => id === open)
    if (toOpen !== undefined) await documents.openDocument(toOpen)
  }

  return {
    importChosen: (what: 'files' | 'folder', marksGoTo: MarksGoTo): Promise<void> =>
      importWith(() => bridge.call['import:choose']({ what, marksGoTo })),
    /** Imports dropped files and shows the report in the import dialog. */
    importDropped: async (
      files: readonly File[],
      marksGoTo: MarksGoTo = 'named-annotators',
    ): Promise<void> => {
      if (!state().project) return notify(failureOf('no-project'))
      if (state().job) return notify(failureOf('job-running'))
      dispatch({ type: 'dialogSet', dialog: 'import' })
      await importWith(() => bridge.importDropped(files, marksGoTo))
    },
    cancelJob: (): void => void ask(bridge.call['job:cancel']({})),
  }
}
