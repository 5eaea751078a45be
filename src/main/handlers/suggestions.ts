import { holdsLedger } from '../../core/imr/ledger/fitting-schema'
import { failure } from '../../ipc/failures'
import type { AppContext } from '../app-context'
import type { Handlers } from '../bridge'

/** What is proposed for the letters of the open project. */
export function suggestionHandlers({ session, jobs }: AppContext): Pick<Handlers, 'suggestions:ofDocument'> {
  return {
    'suggestions:ofDocument': async ({ documentId }) => {
      const { store } = session
      if (!store) return failure('no-project')
      // The rules know the labels of these letters alone.
      if (!holdsLedger(store.project.schema))
        return { ok: true, value: { spans: '[]', nothing: 'other-labels' } }
      const suggested = await jobs.suggest({ folder: store.folder, documentId })
      if (suggested.state === 'failed') return failure('unavailable', { errno: suggested.reason })
      const { spans, nothing } = suggested
      return { ok: true, value: { spans: JSON.stringify(spans), nothing } }
    },
  }
}
