import { failure as failureOf, type Result } from '../../ipc/failures'
import type { FileChoices, ImportOutcome, NameDecision } from '../../ipc/import-views'
import type { ImportReport } from '../../ipc/views'
import type { DocumentRequests } from './document-requests'
import { resultOf, type StoreContext } from './store-context'

/** Whose set the marks in imported files become. */
export type MarksGoTo = 'named-annotators' | 'me'

/** What is decided for each name that the project does not have. */
export type NamesDecided = readonly (readonly [name: string, decision: NameDecision])[]

/** Imports letters and marks; what the files hold and the report stay in the state until the import dialog closes. */
export function importRequests(
  context: StoreContext,
  documents: DocumentRequests,
  duringJob: <T>(call: () => Promise<T>) => Promise<T>,
) {
  const { state, dispatch, bridge, notify, ask } = context

  async function importWith(call: () => Promise<Result<ImportOutcome | null>>): Promise<void> {
    dispatch({ type: 'importReported', report: null })
    const result = await duringJob(() => resultOf(call()))
    if (!result.ok) return notify(result)
    if (!result.value) return
    if ('survey' in result.value) {
      // Of files that were not read to their end there is nothing to decide.
      if (!result.value.survey.cancelled) dispatch({ type: 'importSurveyed', survey: result.value.survey })
      return
    }
    await showReport(result.value.report)
  }

  async function showReport(report: ImportReport): Promise<void> {
    dispatch({ type: 'importReported', report })
    await documents.listDocuments()
    // What is on screen may have new marks; where nothing is, the first letter opens.
    const open = state().open?.view.id
    const imported = report.items.flatMap(({ documentId }) => documentId ?? [])
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
    /** Imports what was read through last; where labels are added to the project, it is shown anew. */
    importDecided: async (
      labels: NamesDecided,
      relations: NamesDecided,
      { inPart, encodings }: FileChoices,
    ): Promise<void> => {
      await documents.leaveDocument()
      const mutable = (names: NamesDecided) =>
        names.map(([name, decision]): [string, NameDecision] => [name, decision])
      const result = await duringJob(() =>
        resultOf(
          bridge.call['import:go']({
            labels: mutable(labels),
            relations: mutable(relations),
            inPart: [...inPart],
            encodings: encodings.map(([sha256, encoding]) => [sha256, encoding]),
          }),
        ),
      )
      if (!result.ok) {
        dispatch({ type: 'importSurveyed', survey: null })
        return notify(result)
      }
      const { report, project } = result.value
      if (project) dispatch({ type: 'schemaExtended', project })
      await showReport(report)
    },
    cancelJob: (): void => void ask(bridge.call['job:cancel']({})),
  }
}
