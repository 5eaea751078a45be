import { app, dialog, shell } from 'electron'
import { failure } from '../../ipc/failures'
import { workplace, type AppContext } from '../app-context'
import type { Handlers } from '../bridge'

type TransferChannel = Extract<keyof Handlers, `export:${string}` | 'job:cancel'>

export function transferHandlers(context: AppContext): Pick<Handlers, TransferChannel> {
  const { window, session, jobs } = context
  let lastExport: string | null = null
  return {
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
