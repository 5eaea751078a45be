import type { BrowserWindow } from 'electron'
import type { Annotator } from '../core/project'
import { failure, type Failure } from '../ipc/failures'
import type { Notice } from '../ipc/views'
import type { AppSettings, Places, SettingsWriter } from './app-settings'
import type { JobRunner } from './jobs/job-runner'
import type { LensRuns } from './lens-runs'
import type { ProjectSession } from './project-session'
import type { SuggesterChoices } from './suggester-choices'
import type { ProjectStore } from './store/project-store'

/** What the handlers of the bridge share. */
export interface AppContext {
  readonly window: BrowserWindow
  readonly settings: SettingsWriter<AppSettings>
  readonly places: SettingsWriter<Places>
  readonly lensRuns: SettingsWriter<LensRuns>
  readonly suggesterChoices: SettingsWriter<SuggesterChoices>
  readonly session: ProjectSession
  readonly jobs: JobRunner
  readonly engine: 'official' | 'unofficial'
  /** Folder with the sample letters and the guidelines. */
  readonly resources: string
  /** Problems with the app's own settings. */
  readonly notices: readonly Notice[]
  readonly networkAttempts: () => number
  /** Makes the application menu anew, with the keys of now. */
  readonly showMenu: () => void
}

/** Who codes on this computer now. */
export function currentAnnotator({ settings }: AppContext): Annotator | null {
  const { annotators, annotatorId } = settings.data
  return annotators.find(({ id }) => id === annotatorId) ?? null
}

/** The open project and who works in it, or the failure to answer with. */
export function workplace(
  context: AppContext,
): { readonly ok: true; readonly store: ProjectStore; readonly annotator: Annotator } | Failure {
  const { store } = context.session
  if (!store) return failure('no-project')
  const annotator = currentAnnotator(context)
  if (!annotator) return failure('no-annotator')
  return { ok: true, store, annotator }
}
