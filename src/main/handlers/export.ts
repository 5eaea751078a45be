import { app, dialog, shell } from 'electron'
import { failure, type Failure, type Result } from '../../ipc/failures'
import { workplace, type AppContext } from '../app-context'
import type { Handlers } from '../bridge'
import type { ExportRequest } from '../jobs/export-corpus'
import type { Job, JobResult } from '../jobs/job'

type ExportChannel = Extract<keyof Handlers, `export:${string}`>

export function exportHandlers(context: AppContext): Pick<Handlers, ExportChannel> {
  const { session } = context
  let lastExport: string | null = null
  const sides: { before: string | null; after: string | null } = { before: null, after: null }
  return {
    'export:preview': async (asked) => {
      const request = await requestOf(context, asked)
      if ('code' in request) return request
      return run(context, { kind: 'preview-export', request }, (result) =>
        'exportPreview' in result ? result.exportPreview : null,
      )
    },
    'export:run': async (asked) => {
      const at = workplace(context)
      if (!at.ok) return at
      const target = await chooseFolder(context, {
        title: 'Choose where the export’s folder is made',
        buttonLabel: 'Export here',
        properties: ['openDirectory', 'createDirectory'],
      })
      if (target === null) return { ok: true, value: null }
      const request = await requestOf(context, asked)
      if ('code' in request) return request
      const report = await run(context, { kind: 'export', request, target }, (result) =>
        'export' in result ? result.export : null,
      )
      if (report.ok && !report.value.cancelled) lastExport = report.value.folder
      return report
    },
    'export:show': () => {
      if (lastExport === null) return failure('unknown-handle')
      shell.showItemInFolder(lastExport)
      return { ok: true, value: null }
    },
    'export:verify': async () => {
      if (!session.store) return failure('no-project')
      const folder = await chooseFolder(context, {
        title: 'Choose the folder of an export',
        buttonLabel: 'Verify this export',
        properties: ['openDirectory'],
      })
      if (folder === null) return { ok: true, value: null }
      return run(context, { kind: 'verify-export', folder }, (result) =>
        'verification' in result ? result.verification : null,
      )
    },
    'export:choose': async ({ side }) => {
      const folder = await chooseFolder(context, {
        title: side === 'before' ? 'Choose the export to start from' : 'Choose the export to compare with it',
        buttonLabel: 'Choose this export',
        properties: ['openDirectory'],
      })
      if (folder !== null) sides[side] = folder
      return { ok: true, value: folder }
    },
    'export:compare': async () => {
      const { before, after } = sides
      if (before === null || after === null) return failure('unknown-handle')
      return run(context, { kind: 'compare-exports', before, after }, (result) =>
        'compared' in result ? JSON.stringify(result.compared) : null,
      )
    },
  }
}

/** What was asked for, once all that was marked so far is on the disk. */
async function requestOf(
  context: AppContext,
  { format, annotators }: { readonly format: string; readonly annotators: 'me' | 'all' },
): Promise<ExportRequest | Failure> {
  const at = workplace(context)
  if (!at.ok) return at
  await at.store.flush()
  return {
    projectFolder: at.store.folder,
    annotators: annotators === 'all' ? 'all' : [at.annotator.id],
    format,
    toolVersion: `goldspan ${app.getVersion()}`,
  }
}

/** Runs a job, and takes from its result what was asked for. */
async function run<T>(
  { jobs }: AppContext,
  job: Job,
  taken: (result: NonNullable<JobResult>) => T | null,
): Promise<Result<T>> {
  const outcome = await jobs.run(job, () => Promise.resolve())
  if (outcome.state === 'busy') return failure('job-running')
  if (outcome.state === 'failed') {
    return failure(job.kind === 'export' ? 'write-failed' : 'internal', { errno: outcome.errno })
  }
  const value = outcome.result && taken(outcome.result)
  return value === null ? failure('internal') : { ok: true, value }
}

async function chooseFolder(
  { window }: AppContext,
  options: Electron.OpenDialogOptions,
): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, options)
  return canceled ? null : (filePaths[0] ?? null)
}
