import { dialog } from 'electron'
import { theRules } from '../../core/suggestions/parser'
import { failure, type Result } from '../../ipc/failures'
import type { PredictionsReport } from '../../ipc/parser-views'
import { currentAnnotator, workplace, type AppContext } from '../app-context'
import type { Handlers } from '../bridge'
import type { PredictionsRead } from '../jobs/import-predictions'
import { storeResult } from '../project-session'
import { logUnexpected } from '../shell/failure-log'
import { parserOf } from '../store/parser-files'
import { systemDeps } from '../store/store-deps'
import { StoreError } from '../store/store-error'
import { choiceKey, withChoice } from '../suggester-choices'

type SuggesterChannel = Extract<keyof Handlers, `suggesters:${string}`>

/** Who can propose marks, who does, and how a parser comes and goes. */
export function suggesterHandlers(context: AppContext): Pick<Handlers, SuggesterChannel> {
  const { window, session, suggesterChoices } = context
  return {
    'suggesters:list': async () => {
      const { store } = session
      if (!store) return failure('no-project')
      const listed = await storeResult(() => store.parsers.all())
      if (!listed.ok) return listed
      const { parsers, problems } = listed.value
      const key = choiceKey(store.project.id, currentAnnotator(context)?.id ?? null)
      const chosen = suggesterChoices.data[key]
      return {
        ok: true,
        value: {
          parsers: parsers.map(({ id, name, version, importedAt, documents }) => ({
            ...{ id, name, version, importedAt, letters: documents.length },
          })),
          unsound: problems,
          // What is not there any more, or not on this computer, cannot propose.
          chosen: parsers.find(({ id }) => id === chosen)?.id ?? theRules,
        },
      }
    },
    'suggesters:choose': async ({ suggester }) => {
      const at = workplace(context)
      if (!at.ok) return at
      const key = choiceKey(at.store.project.id, at.annotator.id)
      await suggesterChoices.change((choices) => withChoice(choices, key, suggester))
      return { ok: true, value: null }
    },
    'suggesters:import': async (names) => {
      const at = workplace(context)
      if (!at.ok) return at
      if (at.store.readOnly !== null) return failure('read-only', { reason: at.store.readOnly })
      const { id } = parserOf(names.name, names.version)
      const listed = await storeResult(() => at.store.parsers.all())
      if (!listed.ok) return listed
      const { parsers, problems } = listed.value
      if ([...parsers, ...problems].some((one) => one.id === id)) return failure('suggester-exists')
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: 'Choose the file with the predictions',
        buttonLabel: 'Import',
        // The system's own list of recent files would name letters.
        properties: ['openFile', 'dontAddToRecent'],
        filters: [{ name: 'Predictions (.jsonl)', extensions: ['jsonl'] }],
      })
      const [path] = filePaths
      if (canceled || path === undefined) return { ok: true, value: null }
      return importFrom(context, path, names)
    },
    'suggesters:remove': async ({ parserId }) => {
      const { store } = session
      if (!store) return failure('no-project')
      return storeResult(async () => {
        await store.parsers.remove(parserId)
        return null
      })
    },
  }
}

/** Keeps what a file predicts, or nothing of it. */
async function importFrom(
  context: AppContext,
  path: string,
  names: Pick<PredictionsReport, 'name' | 'version'>,
): Promise<Result<PredictionsReport>> {
  const at = workplace(context)
  if (!at.ok) return at
  const { store, annotator } = at
  const parser = parserOf(names.name, names.version)
  const begun = await storeResult(() => store.parsers.begin(parser))
  if (!begun.ok) return begun
  if (begun.value === 'there-already') return failure('suggester-exists')
  const documents: string[] = []
  const problems: StoreError[] = []
  const outcome = await context.jobs.run(
    {
      kind: 'import-predictions',
      path,
      projectFolder: store.folder,
      schema: store.project.schema,
      parserId: parser.id,
    },
    async ({ suggestions }) => {
      if (problems.length > 0) return
      try {
        await store.parsers.add(suggestions)
        documents.push(suggestions.documentId)
      } catch (error) {
        logUnexpected(error)
        problems.push(error instanceof StoreError ? error : new StoreError('write-failed'))
        context.jobs.cancel()
      }
    },
  )
  let read: PredictionsRead | null = null
  if (outcome.state === 'done' && outcome.result && 'predictions' in outcome.result)
    read = outcome.result.predictions
  const finished = await storeResult(async () => {
    if (problems[0]) throw problems[0]
    if (read?.outcome !== 'imported') return
    const { id: importedBy } = annotator
    documents.sort()
    await store.parsers.finish({ ...parser, importedAt: systemDeps.now(), importedBy, documents })
  })
  if (!finished.ok || read?.outcome !== 'imported') {
    // What is left of it is told of as unfinished where it can't be removed either.
    await store.parsers.remove(parser.id).catch(logUnexpected)
  }
  if (!finished.ok) return finished
  if (outcome.state === 'busy') return failure('job-running')
  if (outcome.state === 'failed') return failure('internal', { errno: outcome.errno })
  return read ? { ok: true, value: { ...names, ...read } } : failure('internal')
}
