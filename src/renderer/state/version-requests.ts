import type { AnnotationSet } from '../../core/annotation/annotation-set'
import { restoringCommand } from '../../core/annotation/restoring-command'
import type { Moment, Versions } from '../../core/storage/versions'
import { exactMomentWords } from '../parts/times'
import type { EditSender } from './edit-sender'
import type { StoreContext } from './store-context'

/** Lists the earlier versions of the open document's set, shows one in its place and restores it. */
export function versionRequests({ state, dispatch, bridge, ask, say }: StoreContext, sender: EditSender) {
  /** Null where there is no list, once it was shown why. */
  async function listVersions(): Promise<Versions | null> {
    const documentId = state().open?.view.id
    if (documentId === undefined) return null
    // What is on its way belongs to the list.
    await sender.settled()
    const json = await ask(bridge.call['document:versions']({ documentId }))
    return json === null || state().open?.view.id !== documentId ? null : (JSON.parse(json) as Versions)
  }

  /** Shows what was chosen in the list, which closes once it is on screen. */
  async function showVersion({
    revision,
    at,
  }: Pick<Moment, 'revision'> & { at: string | null }): Promise<void> {
    const { open } = state()
    if (!open) return
    if (revision === open.set.revision) {
      dispatch({ type: 'versionLeft' })
      return dispatch({ type: 'dialogSet', dialog: null })
    }
    const documentId = open.view.id
    const json = await ask(bridge.call['document:asOf']({ documentId, revision }))
    // The list may have been closed in the meantime, and with it the wish to look back.
    if (json === null || state().open?.view.id !== documentId || state().dialog !== 'versions') return
    dispatch({ type: 'versionShown', version: { set: JSON.parse(json) as AnnotationSet, at } })
    dispatch({ type: 'dialogSet', dialog: null })
  }

  function backToNow(): void {
    dispatch({ type: 'versionLeft' })
    // The button that was pressed is gone.
    dispatch({ type: 'focusAsked', target: 'text' })
  }

  /** Gives the set of now the state of the version on screen, as one edit; a refusal is told like any other. */
  async function restoreVersion(): Promise<void> {
    const { open, earlier } = state()
    if (!open || !earlier) return
    const command = restoringCommand(open.set, earlier.set)
    backToNow()
    const when = earlier.at === null ? '' : ` of ${exactMomentWords(earlier.at)}`
    if (!command) {
      return say({
        kind: 'info',
        title: 'Nothing to restore',
        message: `The version${when} is the same as the one of now.`,
      })
    }
    sender.edit(command)
    await sender.settled()
    // Where main refused it, it has left the history, and the refusal was told.
    if (!state().open?.history.past.includes(command)) return
    say({ kind: 'info', title: `The version${when} is restored`, message: 'Undo takes that back.' })
  }

  return { listVersions, showVersion, backToNow, restoreVersion }
}

export type VersionRequests = ReturnType<typeof versionRequests>
