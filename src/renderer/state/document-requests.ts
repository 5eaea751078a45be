import type { Id } from '../../core/ids'
import type { TextRange } from '../../core/text/offsets'
import type { DocumentRow } from '../../ipc/views'
import type { PlaceKeeper } from './place-keeper'
import { shownRows } from './selectors'
import { resultOf, type StoreContext } from './store-context'

/** Lists, opens and removes documents. */
export function documentRequests(
  context: StoreContext,
  places: PlaceKeeper,
  settled: () => Promise<unknown>,
) {
  const { state, dispatch, bridge, ask, notify } = context
  let lastOpening = 0

  async function listDocuments(): Promise<void> {
    const project = state().project
    if (!project) return
    const json = await ask(bridge.call['project:documents']({}))
    if (json === null || state().project?.id !== project.id) return
    dispatch({ type: 'rowsListed', rows: JSON.parse(json) as DocumentRow[] })
  }

  /** Keeps the coder's place and waits until main has answered every change. */
  async function leaveDocument(): Promise<void> {
    places.remember()
    await settled()
  }

  /** Opens a document; of several asked for in a row, the last. */
  async function openDocument(documentId: Id): Promise<void> {
    lastOpening += 1
    const opening = lastOpening
    dispatch({ type: 'documentOpening', documentId })
    await leaveDocument()
    if (opening !== lastOpening) return
    const result = await resultOf(bridge.call['document:open']({ documentId }))
    if (opening !== lastOpening) return
    dispatch(
      result.ok
        ? { type: 'documentOpened', view: result.value }
        : { type: 'documentNotOpened', documentId, failure: result },
    )
    // What is wrong with it shows in the list too.
    if (!result.ok) await listDocuments()
  }

  /** Opens the document before or after the one on screen, among those listed; whether there is one. */
  function openNeighbour(step: 1 | -1): boolean {
    const rows = shownRows(state())
    const current = state().opening ?? state().open?.view.id
    const index = rows.findIndex(({ id }) => id === current)
    const next = rows[index === -1 && step === -1 ? rows.length - 1 : index + step]
    if (next) void openDocument(next.id)
    return next !== undefined
  }

  /** True once main has forgotten the document. */
  async function removeDocument(documentId: Id): Promise<boolean> {
    await leaveDocument()
    const result = await resultOf(bridge.call['document:remove']({ documentId }))
    if (!result.ok) {
      notify(result)
      return false
    }
    await listDocuments()
    return true
  }

  /** Goes on with what is shown of a damaged or forked set; with `isUnion` the other versions' marks come in. */
  async function settle(isUnion: boolean): Promise<void> {
    const { open } = state()
    if (!open) return
    const documentId = open.view.id
    const head = open.view.branches[open.branch]?.head ?? null
    const result = await resultOf(bridge.call['document:settle']({ documentId, head, isUnion }))
    if (!result.ok) return notify(result)
    await openDocument(documentId)
    await listDocuments()
  }

  /** Shows a place of a document: the span that is marked there, or else the words. */
  async function showPlace(documentId: Id, { start, end }: TextRange): Promise<void> {
    dispatch({ type: 'dialogSet', dialog: null })
    if (state().open?.view.id !== documentId) await openDocument(documentId)
    const { open } = state()
    if (open?.view.id !== documentId) return
    const span = open.set.spans.find((one) => one.start === start && one.end === end)
    dispatch({ type: 'spanSelected', id: span?.id ?? null })
    if (!span) dispatch({ type: 'caretMoved', selection: { anchor: start, focus: end } })
    dispatch({ type: 'focusAsked', target: 'text' })
  }

  return { listDocuments, leaveDocument, openDocument, openNeighbour, removeDocument, settle, showPlace }
}

export type DocumentRequests = ReturnType<typeof documentRequests>
