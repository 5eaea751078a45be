import { dialog, shell } from 'electron'
import type { Id } from '../../core/ids'
import type { BackupPreview, BackupRow, RestoreItem } from '../../ipc/backup-views'
import { failure } from '../../ipc/failures'
import { workplace, type AppContext } from '../app-context'
import { emit, type Handlers } from '../bridge'
import { backupFolderName } from '../jobs/backup-name'
import { storeRestored } from '../jobs/store-restored'
import { logUnexpected } from '../shell/failure-log'
import { errnoOf } from '../store/store-error'
import { systemDeps } from '../store/store-deps'

type BackupChannel = Extract<keyof Handlers, `backup:${string}`>

/** What the coder was shown, and of whose work in which project. */
interface Shown {
  readonly preview: BackupPreview
  readonly projectFolder: string
  readonly annotatorId: Id
}

export function backupHandlers(context: AppContext): Pick<Handlers, BackupChannel> {
  const { window, session, jobs } = context
  let lastBackup: string | null = null
  let shown: Shown | null = null
  return {
    'backup:run': async () => {
      const { store } = session
      if (!store) return failure('no-project')
      const target = await chooseFolder(context, {
        title: 'Choose where the backup’s folder is made: another disk is best',
        buttonLabel: 'Back up here',
        properties: ['openDirectory', 'createDirectory'],
      })
      if (target === null) return { ok: true, value: null }
      await store.flush()
      const { id: projectId, name: projectName } = store.project
      const name = backupFolderName(projectName, new Date())
      const outcome = await jobs.run(
        {
          kind: 'backup',
          projectFolder: store.folder,
          projectId,
          projectName,
          target,
          name,
          now: systemDeps.now(),
        },
        () => Promise.resolve(),
      )
      if (outcome.state === 'busy') return failure('job-running')
      if (outcome.state === 'failed') return failure('backup-not-written', { errno: outcome.errno })
      if (outcome.result === null || !('backup' in outcome.result)) return failure('internal')
      const { backup } = outcome.result
      if (backup.ok && !backup.value.cancelled) lastBackup = backup.value.folder
      return backup
    },
    'backup:show': () => {
      if (lastBackup === null) return failure('unknown-handle')
      shell.showItemInFolder(lastBackup)
      return { ok: true, value: null }
    },
    'backup:read': async () => {
      shown = null
      const at = workplace(context)
      if (!at.ok) return at
      if (at.store.readOnly !== null) return failure('read-only', { reason: at.store.readOnly })
      const backupFolder = await chooseFolder(context, {
        title: 'Choose the folder of a backup of this project',
        buttonLabel: 'Look into this backup',
        properties: ['openDirectory'],
      })
      if (backupFolder === null) return { ok: true, value: null }
      await at.store.flush()
      const projectId = at.store.project.id
      const projectFolder = at.store.folder
      const annotatorId = at.annotator.id
      const outcome = await jobs.run(
        { kind: 'read-backup', backupFolder, projectFolder, projectId, annotatorId },
        () => Promise.resolve(),
      )
      if (outcome.state === 'busy') return failure('job-running')
      if (outcome.state === 'failed') return failure('internal', { errno: outcome.errno })
      if (outcome.result === null || !('preview' in outcome.result)) return failure('internal')
      const { preview } = outcome.result
      if (preview.ok && preview.value) shown = { preview: preview.value, projectFolder, annotatorId }
      return preview
    },
    'backup:restore': async ({ documentIds }) => {
      const at = workplace(context)
      if (!at.ok) return at
      const { store, annotator } = at
      if (store.readOnly !== null) return failure('read-only', { reason: store.readOnly })
      const isShown = shown?.projectFolder === store.folder && shown.annotatorId === annotator.id
      const preview = isShown ? shown!.preview : null
      const rows = new Map(preview?.rows.map((row) => [row.documentId, row]))
      if (!preview || documentIds.some((id) => !rows.has(id))) return failure('unknown-backup')
      const items: RestoreItem[] = []
      const outcome = await jobs.run(
        {
          kind: 'restore',
          backupFolder: preview.folder,
          projectFolder: store.folder,
          annotatorId: annotator.id,
          documentIds,
        },
        async (found) => {
          const row = rows.get(found.documentId)!
          try {
            items.push(await storeRestored(store, found, row, annotator.id))
          } catch (error) {
            logUnexpected(error)
            items.push(notWritten(row, errnoOf(error)))
          }
        },
      )
      shown = null
      emit(window, 'project:documentsChanged', null)
      if (outcome.state === 'busy') return failure('job-running')
      // What was restored before is, so the report tells it apart from the rest.
      if (outcome.state === 'failed') {
        const left = documentIds.slice(items.length).map((id) => notWritten(rows.get(id)!, outcome.errno))
        return { ok: true, value: { items: [...items, ...left], cancelled: false } }
      }
      return { ok: true, value: { items, cancelled: outcome.isCancelled } }
    },
  }
}

function notWritten({ documentId, title }: BackupRow, errno: string): RestoreItem {
  return { documentId, title, outcome: 'not-restored', reason: 'write-failed', facts: { errno } }
}

async function chooseFolder(
  { window }: AppContext,
  options: Electron.OpenDialogOptions,
): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, options)
  return canceled ? null : (filePaths[0] ?? null)
}
