import { holdsLedger } from '../../core/imr/ledger/fitting-schema'
import { theRules } from '../../core/suggestions/parser'
import { isUnsuggested } from '../../core/suggestions/unsuggested'
import { failure } from '../../ipc/failures'
import { currentAnnotator, type AppContext } from '../app-context'
import type { Handlers } from '../bridge'

/** What is proposed for the letters of the open project. */
export function suggestionHandlers(context: AppContext): Pick<Handlers, 'suggestions:ofDocument'> {
  const { session, jobs } = context
  return {
    'suggestions:ofDocument': async ({ documentId, suggester }) => {
      const { store } = session
      if (!store) return failure('no-project')
      // The rules know the labels of these letters alone.
      if (suggester === theRules && !holdsLedger(store.project.schema))
        return { ok: true, value: { spans: '[]', nothing: 'other-labels' } }
      if (isUnsuggested(documentId, store.project.unsuggestedShare))
        return { ok: true, value: { spans: '[]', nothing: 'unsuggested' } }
      const suggested = await jobs.suggest({
        folder: store.folder,
        documentId,
        suggester,
        annotatorId: currentAnnotator(context)?.id ?? null,
      })
      if (suggested.state === 'failed' && suggested.reason === 'suggester')
        return failure('suggester-unreadable')
      if (suggested.state === 'failed') return failure('unavailable', { errno: suggested.reason })
      const { spans, nothing } = suggested
      return { ok: true, value: { spans: JSON.stringify(spans), nothing } }
    },
  }
}
