import { app, BrowserWindow } from 'electron'
import { cpSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { useApp } from './use-app.mjs'
import { useLens } from './use-lens.mjs'
import { useSuggestions } from './use-suggestions.mjs'

const uses = { 'use-lens': useLens, 'use-suggestions': useSuggestions }

// One job, one app, one process: { work, main, data, project, resultFile, size }.
const job = JSON.parse(process.env.GOLDSPAN_BENCH_JOB)

// The letters are made up: the app need not ask whether this engine may see them.
process.env.GOLDSPAN_ENGINE = 'official'
cpSync(job.data, app.getPath('userData'), { recursive: true })
app.once('browser-window-created', (_, window) => {
  window.webContents.once('did-finish-load', () => void measure(window))
})
// Awaited, as the app has to be there before Electron is ready.
await import(pathToFileURL(job.main).href)

async function measure(window) {
  try {
    const figures = await (uses[job.work] ?? useApp)(window.webContents, job)
    leave({ figures, electron: process.versions.electron, chromium: process.versions.chrome })
  } catch (error) {
    leave({ error: String(error) })
  }
}

/** The window closes as its user would close it, so that the next app finds a project that nobody has open. */
function leave(result) {
  writeFileSync(job.resultFile, JSON.stringify(result))
  for (const window of BrowserWindow.getAllWindows()) window.close()
}
