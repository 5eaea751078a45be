import { dialog, type BrowserWindow } from 'electron'

const crashWindowMs = 60_000
const crashesBeforeAsking = 3

/** Loads the page again when its process dies: main holds the project, so everything is there. */
export function recoverDeadPage(window: BrowserWindow): void {
  let crashes: number[] = []
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return
    process.stderr.write(`page gone: ${reason}\n`)
    const now = performance.now()
    crashes = [...crashes.filter((at) => now - at < crashWindowMs), now]
    if (crashes.length <= crashesBeforeAsking) window.webContents.reload()
    else void askWhetherToReload(window)
  })
}

async function askWhetherToReload(window: BrowserWindow): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: 'The window has stopped several times within a minute.',
    detail: 'Every mark that was shown as saved is in the project. You can try again or quit.',
    buttons: ['Try again', 'Quit'],
  })
  if (response === 0) window.webContents.reload()
  else window.close()
}
