import { app } from 'electron'
import type { Format } from '../../core/formats/format'
import { offeredFormats } from '../../core/imr/offered-formats'
import type { AppView, FormatView, RecentProject } from '../../ipc/views'
import { currentAnnotator, type AppContext } from '../app-context'
import type { Handlers } from '../bridge'
import { sampleFolder } from './sample-project'
import { projectView } from '../project-session'
import { isProjectFolder } from './project-folders'

export function appHandlers(context: AppContext): Pick<Handlers, 'app:view' | 'app:formats'> {
  return {
    'app:view': async () => ({ ok: true, value: await appView(context) }),
    'app:formats': () => ({ ok: true, value: offeredFormats.map(formatView) }),
  }
}

async function appView(context: AppContext): Promise<AppView> {
  const { settings, session, engine, notices, networkAttempts } = context
  const { recent, annotators, colourScheme, keys } = settings.data
  const { letterView, letterFont, lineLength, lineNumbers, sideTab, suggestions } = settings.data
  const inProject = (await session.store?.annotators()) ?? []
  const known = new Map([...annotators, ...inProject].map(({ id, name }) => [id, { id, name }]))
  return {
    version: app.getVersion(),
    electron: process.versions.electron,
    engine,
    platform: process.platform,
    annotator: currentAnnotator(context),
    annotators: [...known.values()],
    recent: await Promise.all(
      recent.map(async (project): Promise<RecentProject> => ({
        ...project,
        available: await isProjectFolder(project.folder),
        isSample: project.folder === sampleFolder(),
      })),
    ),
    project: session.store && projectView(session.store),
    keys,
    colourScheme,
    letterView,
    letterFont,
    lineLength,
    lineNumbers,
    sideTab,
    suggestions,
    networkAttempts: networkAttempts(),
    notices,
  }
}

function formatView({
  id,
  name,
  purpose,
  description,
  capabilities,
  neverHeld,
  example,
}: Format): FormatView {
  const abilities: readonly [string, boolean][] = [
    ['the text of the letters', capabilities.includesText],
    ['overlapping spans', capabilities.overlap],
    ['relations', capabilities.relations],
    ['attributes', capabilities.attributes],
    ['review flags', capabilities.needsReview],
    ['notes', capabilities.note],
    ['cells marked absent, waivers, dismissals and verdicts', capabilities.decisions],
  ]
  return {
    id,
    name,
    purpose,
    description,
    unit: capabilities.unit,
    holds: abilities.filter(([, isHeld]) => isHeld).map(([ability]) => ability),
    loses: [...abilities.filter(([, isHeld]) => !isHeld).map(([ability]) => ability), ...neverHeld],
    example,
  }
}
