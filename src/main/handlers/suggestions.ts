import { holdsLedger } from '../../core/imr/ledger/fitting-schema'
import { theRules, type SuggesterId } from '../../core/suggestions/parser'
import { isUnsuggested } from '../../core/suggestions/unsuggested'
import { failure } from '../../ipc/failures'
import { currentAnnotator, workplace, type AppContext } from '../app-context'
import type { Handlers } from '../bridge'
import type { ProjectStore } from '../store/project-store'

/** What is proposed for the letters of the open project, and how right it is. */
export function suggestionHandlers(
  context: AppContext,
): Pick<Handlers, 'suggestions:ofDocument' | 'evaluate:run'> {
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
    'evaluate:run': async ({ suggester }) => {
      const at = workplace(context)
      if (!at.ok) return at
      const { store, annotator } = at
      if (!(await isReadable(store, suggester))) return failure('suggester-unreadable')
      // What was marked a moment ago is to count.
      await store.flush()
      const outcome = await jobs.run(
        { kind: 'evaluate', projectFolder: store.folder, annotatorId: annotator.id, suggester },
        () => Promise.resolve(),
      )
      if (outcome.state === 'busy') return failure('job-running')
      if (outcome.state === 'failed') return failure('internal', { errno: outcome.errno })
      if (outcome.result === null || !('evaluation' in outcome.result)) return failure('internal')
      return { ok: true, value: JSON.stringify(outcome.result.evaluation) }
    },
  }
}

async function isReadable(store: ProjectStore, suggester: SuggesterId): Promise<boolean> {
  if (suggester === theRules) return true
  const { parsers } = await store.parsers.all()
  return parsers.some(({ id }) => id === suggester)
}
