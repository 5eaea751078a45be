import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { app, BrowserWindow, dialog, Menu, nativeTheme, powerMonitor } from 'electron'
import { initialSettings, placesSchema, settingsSchema, SettingsWriter } from './app-settings'
import type { AppContext } from './app-context'
import { emit, registerBridge } from './bridge'
import { annotatorHandlers } from './handlers/annotator'
import { appHandlers } from './handlers/app'
import { backupHandlers } from './handlers/backup'
import { documentHandlers } from './handlers/document'
import { findHandlers } from './handlers/find'
import { evaluateHandlers } from './handlers/evaluate'
import { lensHandlers } from './handlers/lens'
import { suggesterHandlers } from './handlers/suggesters'
import { suggestionHandlers } from './handlers/suggestions'
import { projectHandlers } from './handlers/project'
import { importHandlers } from './handlers/import'
import { exportHandlers } from './handlers/export'
import { jobHandlers } from './handlers/job'
import { versionHandlers } from './handlers/versions'
import { viewHandlers } from './handlers/view'
import { JobRunner } from './jobs/job-runner'
import { readIndexApart } from './jobs/read-index-apart'
import { lensRunsSchema } from './lens-runs'
import { ProjectSession } from './project-session'
import { registerAppScheme, serveApp } from './shell/app-protocol'
import { describeError, logUnexpected } from './shell/failure-log'
import { cutNetworkSwitches, denyLeavingThePage, hardenedSession } from './shell/hardening'
import { actionsWith } from '../ipc/action-keys'
import { applicationMenu } from './shell/menu'
import { recoverDeadPage } from './shell/page-recovery'
import { boundsOf, createWindow, loadPage } from './shell/window'
import { suggesterChoicesSchema } from './suggester-choices'
import { openSettings } from './store/settings-store'

// First of all: without them an uncaught error stops the event loop behind a dialog.
process.on('uncaughtException', logUnexpected)
process.on('unhandledRejection', logUnexpected)

const quitWithinMs = 5000

if (app.requestSingleInstanceLock()) {
  // As root on Linux there is no sandbox to be had, and asking for one ends every process.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
  registerAppScheme()
  cutNetworkSwitches()
  denyLeavingThePage()
  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows()
    if (window?.isMinimized()) window.restore()
    window?.focus()
  })
  // Not awaited at the top level: an ES module that waits there for `ready` never ends.
  void app.whenReady().then(start).catch(cannotStart)
} else {
  app.exit(0)
}

async function start(): Promise<void> {
  const userData = app.getPath('userData')
  const settings = await openSettings(join(userData, 'settings.json'), settingsSchema, initialSettings)
  const places = await openSettings(join(userData, 'places.json'), placesSchema, {})
  const lensRuns = await openSettings(join(userData, 'lens-runs.json'), lensRunsSchema, {})
  const suggesters = await openSettings(join(userData, 'suggesters.json'), suggesterChoicesSchema, {})
  let networkAttempts = 0
  const session = hardenedSession(() => {
    networkAttempts += 1
    emit(window, 'app:networkAttempts', networkAttempts)
  })
  serveApp(session, join(import.meta.dirname, '../renderer'))
  nativeTheme.themeSource = settings.low.data.colourScheme ?? 'system'
  const window = createWindow(session, settings.low.data.window, nativeTheme.shouldUseDarkColors)
  const project = new ProjectSession(
    {
      notice: (notice) => emit(window, 'app:notice', notice),
      saveState: (state) => emit(window, 'save:state', state),
      lockChanged: (annotatorId) => {
        if (annotatorId === settings.low.data.annotatorId) emit(window, 'annotator:lockChanged', null)
      },
      reading: (reading) => emit(window, 'project:reading', reading),
    },
    readIndexApart,
  )
  const showMenu = () =>
    Menu.setApplicationMenu(
      applicationMenu(actionsWith(settings.low.data.keys), (action) => emit(window, 'app:action', action)),
    )
  const context: AppContext = {
    window,
    settings: new SettingsWriter(settings.low),
    places: new SettingsWriter(places.low),
    lensRuns: new SettingsWriter(lensRuns.low),
    suggesterChoices: new SettingsWriter(suggesters.low),
    session: project,
    jobs: new JobRunner((progress) => emit(window, 'job:progress', progress)),
    engine: process.env['GOLDSPAN_ENGINE'] === 'unofficial' ? 'unofficial' : 'official',
    resources: join(app.getAppPath(), 'resources'),
    notices: [settings.problem, places.problem, lensRuns.problem, suggesters.problem]
      .filter((problem) => problem !== null)
      .map(({ kind, ...facts }) => ({ kind, facts })),
    networkAttempts: () => networkAttempts,
    showMenu,
  }
  const handlers = {
    ...appHandlers(context),
    ...annotatorHandlers(context),
    ...projectHandlers(context),
    ...documentHandlers(context),
    ...findHandlers(context),
    ...lensHandlers(context),
    ...suggesterHandlers(context),
    ...suggestionHandlers(context),
    ...evaluateHandlers(context),
    ...importHandlers(context),
    ...exportHandlers(context),
    ...jobHandlers(context),
    ...backupHandlers(context),
    ...versionHandlers(context),
    ...viewHandlers(context),
  }
  registerBridge(window, handlers)
  showMenu()
  recoverDeadPage(window)
  window.webContents.on('did-finish-load', () => window.webContents.setZoomFactor(context.settings.data.zoom))
  closeInOrder(window, context)
  // While this computer slept, somebody may have gone on elsewhere.
  powerMonitor.on('resume', () => void project.store?.lookAtLocks())
  if (process.argv.includes('--open-sample')) await handlers['project:openSample']({})
  await loadPage(window)
}

/** Without a window nobody would see what is wrong, and the process would stay. */
function cannotStart(error: unknown): void {
  logUnexpected(error)
  dialog.showErrorBox(
    'Goldspan could not start',
    `Your projects were not touched. Restart the computer and try again; if that does not help, pass this on:\n\n${describeError(error)}`,
  )
  app.exit(1)
}

/** Writes everything before the window goes; a mark that is not in the journal yet is waited for, or given up on purpose. */
function closeInOrder(window: BrowserWindow, { settings, session, jobs }: AppContext): void {
  let isClosing = false
  window.on('close', (event) => {
    event.preventDefault()
    if (isClosing) return
    isClosing = true
    const bounds = boundsOf(window)
    jobs.cancel()
    const written = session
      .close()
      .then(() => settings.change((data) => ({ ...data, window: bounds })))
      .catch(logUnexpected)
    void whenWritten(window, session, written).then(() => {
      jobs.stop()
      window.destroy()
      app.quit()
    })
  })
  app.on('window-all-closed', () => app.quit())
}

/** Resolves when all is written, when only checkpoints are late, or when the coder does not want to wait. */
async function whenWritten(
  window: BrowserWindow,
  session: ProjectSession,
  written: Promise<unknown>,
): Promise<void> {
  for (;;) {
    const isWritten = await Promise.race([written.then(() => true), wait(quitWithinMs, false)])
    if (isWritten || !session.isSaving) return
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      message: 'The last changes are not saved yet',
      detail:
        'The disk of the project takes long to answer. Everything that was shown as saved is safe; what came after it is lost if Goldspan ends now.',
      buttons: ['Keep waiting', 'Quit without the last changes'],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    })
    if (response === 1) return
  }
}
