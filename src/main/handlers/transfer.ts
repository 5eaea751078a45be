import { app, dialog, shell } from 'electron'
import { failure, type Result } from '../../ipc/failures'
import type { ImportItem, ImportReport } from '../../ipc/views'
import { currentAnnotator, workplace, type AppContext } from '../app-context'
import { emit, type Handlers } from '../bridge'
import { storeFound } from '../jobs/store-found'
import { errnoOf } from '../store/store-error'
import { systemDeps } from '../store/store-deps'
import { logUnexpected } from '../shell/failure-log'

type TransferChannel = Extract<keyof Handlers, `import:${string}` | `export:${string}` | 'job:cancel'>
const filesAtOnce = ['openFile', 'multiSelections'] as const

type MarksGoTo = 'named-annotators' | 'me'

export function transferHandlers(context: AppContext): Pick<Handlers, TransferChannel> {
  const { window, session, jobs } = context
  let lastExport: string | null = null
  return {
    'import:choose': async ({ what, marksGoTo }) => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: what === 'files' ? 'Choose letters or Goldspan files' : 'Choose a folder of letters',
        buttonLabel: 'Import',
        // The system's own list of recent files would name letters.
        properties: ['dontAddToRecent', ...(what === 'files' ? filesAtOnce : ['openDirectory' as const])],
        ...(what === 'files'
          ? {
              filters: [{ name: 'Letters (.txt) and Goldspan files (.jsonl)', extensions: ['txt', 'jsonl'] }],
            }
          : {}),
      })
      return canceled ? { ok: true, value: null } : importPaths(context, filePaths, marksGoTo)
    },
    'import:dropped': ({ paths, marksGoTo }) => importPaths(context, paths, marksGoTo),
    'export:run': async ({ format, annotators }) => {
      const at = workplace(context)
      if (!at.ok) return at
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: 'Choose where the export’s folder is made',
        buttonLabel: 'Export here',
        properties: ['openDirectory', 'createDirectory'],
      })
      const target = filePaths[0]
      if (canceled || target === undefined) return { ok: true, value: null }
      await at.store.flush()
      const outcome = await jobs.run(
        {
          kind: 'export',
          projectFolder: at.store.folder,
          annotators: annotators === 'all' ? 'all' : [at.annotator.id],
          format,
          target,
          toolVersion: `goldspan ${app.getVersion()}`,
        },
        () => Promise.resolve(),
      )
      if (outcome.state === 'busy') return failure('job-running')
      if (outcome.state === 'failed') return failure('write-failed', { errno: outcome.errno })
      if (outcome.result === null || !('export' in outcome.result)) return failure('internal')
      if (!outcome.result.export.cancelled) lastExport = outcome.result.export.folder
      return { ok: true, value: outcome.result.export }
    },
    'export:show': () => {
      if (lastExport === null) return failure('unknown-handle')
      shell.showItemInFolder(lastExport)
      return { ok: true, value: null }
    },
    'job:cancel': () => {
      jobs.cancel()
      if (!session.store) return failure('no-project')
      return { ok: true, value: null }
    },
  }
}

async function importPaths(
  context: AppContext,
  paths: readonly string[],
  marksGoTo: MarksGoTo,
): Promise<Result<ImportReport>> {
  const at = workplace(context)
  if (!at.ok) return at
  if (at.store.readOnly !== null) return failure('read-only', { reason: at.store.readOnly })
  const items: ImportItem[] = []
  const outcome = await context.jobs.run(
    {
      kind: 'import',
      paths,
      annotatorId: at.annotator.id,
      schema: at.store.project.schema,
      now: systemDeps.now(),
    },
    async (found) => {
      try {
        items.push(await storeFound(at.store, found, marksGoTo, at.annotator.id))
      } catch (error) {
        logUnexpected(error)
        items.push(notStored(found.kind === 'refused' ? found.item.name : found.name, errnoOf(error)))
      }
    },
  )
  // Whose marks were brought in may be at work elsewhere.
  await at.store.leaveAllBut(currentAnnotator(context)?.id ?? at.annotator.id)
  emit(context.window, 'project:documentsChanged', null)
  if (outcome.state === 'busy') return failure('job-running')
  if (outcome.state === 'failed') return failure('internal', { errno: outcome.errno })
  return { ok: true, value: { items, cancelled: outcome.isCancelled } }
}

function notStored(name: string, errno: string): ImportItem {
  return { name, outcome: 'refused', reason: 'write-failed', facts: { errno }, documentId: null, spans: 0 }
}
