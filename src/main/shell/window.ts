import { join } from 'node:path'
import { app, BrowserWindow, screen, type Session } from 'electron'
import type { AppSettings } from '../app-settings'
import { appPage } from './app-protocol'

type Bounds = NonNullable<AppSettings['window']>

const defaultSize = { width: 1440, height: 900 }

/** The app's one window. It is shown when its page can be seen. */
export function createWindow(session: Session, remembered: Bounds | null, isDark: boolean): BrowserWindow {
  const bounds = remembered && isOnAScreen(remembered) ? remembered : null
  const window = new BrowserWindow({
    ...(bounds ? { x: bounds.x, y: bounds.y, width: bounds.width, height: bounds.height } : defaultSize),
    minWidth: 960,
    minHeight: 640,
    show: false,
    title: 'Goldspan',
    backgroundColor: isDark ? '#16181d' : '#f6f5f1',
    webPreferences: {
      session,
      preload: join(import.meta.dirname, '../preload/index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      plugins: false,
      spellcheck: false,
      devTools: !app.isPackaged,
      navigateOnDragDrop: false,
      disableBlinkFeatures: 'Auxclick',
    },
  })
  if (bounds?.isMaximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  return window
}

export function loadPage(window: BrowserWindow): Promise<void> {
  return window.loadURL(appPage)
}

export function boundsOf(window: BrowserWindow): Bounds {
  return { ...window.getNormalBounds(), isMaximized: window.isMaximized() }
}

/** A monitor that was there last time may be gone. */
function isOnAScreen(bounds: Bounds): boolean {
  const { workArea } = screen.getDisplayMatching(bounds)
  return (
    bounds.x < workArea.x + workArea.width &&
    bounds.x + bounds.width > workArea.x &&
    bounds.y < workArea.y + workArea.height &&
    bounds.y + bounds.height > workArea.y
  )
}
