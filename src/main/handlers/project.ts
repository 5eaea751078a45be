import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { dialog } from 'electron'
import { imrLabelSchema } from '../../core/imr/label-schema'
import { failure, type Result } from '../../ipc/failures'
import type { ProjectView } from '../../ipc/views'
import type { AppContext } from '../app-context'
import { currentAnnotator } from '../app-context'
import { withRecent } from '../app-settings'
import type { Handlers } from '../bridge'
import { projectView, storeResult } from '../project-session'
import { createProject } from '../store/create-project'
import { imrGuideline, provideSampleProject } from './sample-project'

type ProjectChannel = Extract<keyof Handlers, `project:${string}`>

export function projectHandlers(context: AppContext): Pick<Handlers, ProjectChannel> {
  const { settings, session, window, resources } = context
  return {
    'project:create': async ({ name, unsuggestedShare }) => {
      const folder = await chooseFolder(
        context,
        'Choose an empty folder for the project',
        'Create project here',
      )
      if (folder === null) return { ok: true, value: null }
      const created = await storeResult(async () =>
        createProject(folder, {
          ...{ name, schema: imrLabelSchema, guideline: await imrGuideline(resources) },
          ...(unsuggestedShare !== undefined && { unsuggestedShare }),
        }),
      )
      return created.ok ? openFolder(context, folder) : created
    },
    'project:open': async () => {
      const folder = await chooseFolder(context, 'Choose the folder of a Goldspan project', 'Open project')
      return folder === null ? { ok: true, value: null } : openFolder(context, folder)
    },
    'project:openRecent': ({ handle }) => {
      const recent = settings.data.recent.find((project) => project.handle === handle)
      return recent ? openFolder(context, recent.folder) : failure('unknown-handle')
    },
    'project:forgetRecent': async ({ handle }) => {
      await settings.change((data) => ({
        ...data,
        recent: data.recent.filter((project) => project.handle !== handle),
      }))
      return { ok: true, value: null }
    },
    'project:openSample': async () => {
      const provided = await storeResult(() => provideSampleProject(resources))
      return provided.ok ? openFolder(context, provided.value) : provided
    },
    'project:close': async () => {
      await session.close()
      window.setTitle('Goldspan')
      return { ok: true, value: null }
    },
    'project:documents': async () => {
      const { store } = session
      if (!store) return failure('no-project')
      const annotator = currentAnnotator(context)
      return storeResult(async () => JSON.stringify(await store.rowsSoFar(annotator?.id ?? null)))
    },
  }
}

async function chooseFolder(context: AppContext, title: string, buttonLabel: string): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(context.window, {
    title,
    buttonLabel,
    properties: ['openDirectory', 'createDirectory', 'promptToCreate'],
  })
  return canceled ? null : (filePaths[0] ?? null)
}

async function openFolder(context: AppContext, folder: string): Promise<Result<ProjectView>> {
  const { settings, session, window } = context
  const opened = await storeResult(async () => {
    const store = await session.open(folder)
    const annotator = currentAnnotator(context)
    if (annotator && store.readOnly === null) await store.ensureAnnotator(annotator)
    return store
  })
  if (!opened.ok) return opened
  const { project } = opened.value
  const handle = createHash('sha256').update(folder).digest('hex').slice(0, 32)
  const recent = {
    handle,
    name: project.name || basename(folder),
    folder,
    openedAt: new Date().toISOString(),
  }
  // A project is open whether or not it can be remembered.
  await settings.change((data) => withRecent(data, recent)).catch(() => undefined)
  window.setTitle(`${project.name} - Goldspan`)
  return { ok: true, value: projectView(opened.value) }
}
