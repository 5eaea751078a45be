import type { Id } from '../../core/ids'
import type { Result } from '../../ipc/failures'
import type { DocumentRow, ProjectView, Reading } from '../../ipc/views'
import type { DocumentRequests } from './document-requests'
import { resultOf, type StoreContext } from './store-context'

/** Opens and closes projects, and says who codes. */
export function projectRequests(
  context: StoreContext,
  documents: DocumentRequests,
  confirmEngine: () => Promise<boolean>,
) {
  const { state, dispatch, bridge, ask, notify } = context

  async function refreshApp(): Promise<void> {
    const app = await ask(bridge.call['app:view']({}))
    if (app) dispatch({ type: 'appViewed', app })
  }

  /** Asks who codes where nobody has said so yet. */
  function askWhoCodes(): void {
    dispatch({ type: 'dialogSet', dialog: state().app?.annotator ? null : 'who-codes' })
  }

  /** Shows what main has open already, as after a reload. */
  async function showOpenProject(): Promise<void> {
    await refreshApp()
    const project = state().app?.project
    if (project) await showProject(project)
    else askWhoCodes()
  }

  async function showProject(project: ProjectView): Promise<void> {
    dispatch({ type: 'projectOpened', project })
    await refreshApp()
    askWhoCodes()
    await documents.listDocuments()
    await openLastEdited()
  }

  async function openLastEdited(): Promise<void> {
    const last = lastEdited(state().rows ?? [])
    if (last) await documents.openDocument(last.id)
  }

  /** Shows how far the reading of the documents is; where nothing was listed before it, a document opens after it. */
  async function documentsRead(reading: Reading | null): Promise<void> {
    dispatch({ type: 'documentsRead', reading })
    if (reading !== null || !state().project) return
    const wasEmpty = (state().rows ?? []).length === 0
    await documents.listDocuments()
    const { open, opening } = state()
    if (wasEmpty && !open && !opening) await openLastEdited()
  }

  /** True once the project is open; false where the user chose none or it failed. */
  async function enterProject(call: () => Promise<Result<ProjectView | null>>): Promise<boolean> {
    await documents.leaveDocument()
    const project = await ask(call())
    if (!project) return false
    await showProject(project)
    return true
  }

  /** As enterProject; on an unofficial Electron it asks first. */
  async function enterOwnProject(call: () => Promise<Result<ProjectView | null>>): Promise<boolean> {
    return (await confirmEngine()) && enterProject(call)
  }

  async function forgetRecent(handle: string): Promise<void> {
    await ask(bridge.call['project:forgetRecent']({ handle }))
    await refreshApp()
  }

  async function closeProject(): Promise<void> {
    await documents.leaveDocument()
    const result = await resultOf(bridge.call['project:close']({}))
    if (!result.ok) return notify(result)
    dispatch({ type: 'projectClosed' })
    await refreshApp()
  }

  /** True once somebody codes; the open document is opened again as this annotator's. */
  async function chooseAnnotator(who: { readonly id: Id } | { readonly name: string }): Promise<boolean> {
    await documents.leaveDocument()
    const documentId = state().open?.view.id
    const chosen = await ask(bridge.call['annotator:choose'](who))
    if (!chosen) return false
    await refreshApp()
    await documents.listDocuments()
    if (documentId !== undefined) await documents.openDocument(documentId)
    return true
  }

  return {
    refreshApp,
    showOpenProject,
    documentsRead,
    /** `unsuggestedShare` of its letters, from 0 to 1, are labelled without suggestions. */
    createProject: (name: string, unsuggestedShare: number) =>
      enterOwnProject(() => bridge.call['project:create']({ name, unsuggestedShare })),
    openProject: () => enterOwnProject(() => bridge.call['project:open']({})),
    openRecent: (handle: string) => {
      const isSample = state().app?.recent.find((recent) => recent.handle === handle)?.isSample
      const enter = isSample === true ? enterProject : enterOwnProject
      return enter(() => bridge.call['project:openRecent']({ handle }))
    },
    openSample: () => enterProject(() => bridge.call['project:openSample']({})),
    forgetRecent,
    closeProject,
    chooseAnnotator,
  }
}

export type ProjectRequests = ReturnType<typeof projectRequests>

function lastEdited(rows: readonly DocumentRow[]): DocumentRow | undefined {
  return rows.reduce<DocumentRow | undefined>(
    (last, row) => ((row.editedAt ?? '') > (last?.editedAt ?? '') ? row : last),
    rows[0],
  )
}
