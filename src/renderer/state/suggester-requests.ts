import type { Id } from '../../core/ids'
import { theRules, type Parser, type SuggesterId } from '../../core/suggestions/parser'
import type { PredictionsReport } from '../../ipc/parser-views'
import { parserName } from '../parts/parser-name'
import { resultOf, type StoreContext } from './store-context'

/** Lists who can propose marks, chooses who does, and brings parsers in and out. */
export function suggesterRequests(
  { state, dispatch, bridge, ask, notify, say }: StoreContext,
  duringJob: <T>(call: () => Promise<T>) => Promise<T>,
) {
  /** Asks who can propose in the open project, and who does for the annotator of now. */
  async function listSuggesters(): Promise<void> {
    const { project, app } = state()
    if (!project) return
    const suggesters = await ask(bridge.call['suggesters:list']({}))
    const isMeant = state().project?.id === project.id && state().app?.annotator?.id === app?.annotator?.id
    if (suggesters && isMeant) dispatch({ type: 'suggestersTold', suggesters })
  }

  /** At once; it is kept for the annotator and the project. */
  function chooseSuggester(chosen: SuggesterId): void {
    const { suggesters } = state()
    if (!suggesters || suggesters.chosen === chosen) return
    dispatch({ type: 'suggestersTold', suggesters: { ...suggesters, chosen } })
    void ask(bridge.call['suggesters:choose']({ suggester: chosen }))
  }

  /** The report; null where no file was chosen, or once a failure was shown. */
  async function importPredictions(
    names: Pick<Parser, 'name' | 'version'>,
  ): Promise<PredictionsReport | null> {
    const result = await duringJob(() => resultOf(bridge.call['suggesters:import'](names)))
    if (!result.ok) {
      notify(result)
      return null
    }
    await listSuggesters()
    return result.value
  }

  /** True once a parser, or what was left of one, is gone. */
  async function removeSuggester(parserId: Id, parser: Parser | null): Promise<boolean> {
    const result = await resultOf(bridge.call['suggesters:remove']({ parserId }))
    if (!result.ok) notify(result)
    if (result.ok && state().suggesters?.chosen === parserId) chooseSuggester(theRules)
    await listSuggesters()
    if (result.ok)
      say({
        kind: 'info',
        title: parser ? `${parserName(parser)} was removed` : 'What was left was removed',
        message: 'Nothing of it is proposed any more. Marks that were accepted from it stay.',
      })
    return result.ok
  }

  return { listSuggesters, chooseSuggester, importPredictions, removeSuggester }
}

export type SuggesterRequests = ReturnType<typeof suggesterRequests>
