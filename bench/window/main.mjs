import { app, BrowserWindow, ipcMain, net, protocol } from 'electron'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readMemory } from './memory.mjs'

// One job, one window, one process: { pages, resultFile, approach, work, size }.
const job = JSON.parse(process.env.GOLDSPAN_BENCH_JOB)

protocol.registerSchemesAsPrivileged([
  { scheme: 'bench', privileges: { standard: true, secure: true, supportFetchAPI: true } },
])

void app.whenReady().then(async () => {
  try {
    finish(await measure())
  } catch (error) {
    finish({ error: String(error) })
  }
})

async function measure() {
  protocol.handle('bench', ({ url }) => net.fetch(pathToFileURL(join(job.pages, new URL(url).pathname)).href))
  const window = new BrowserWindow({
    width: 1200,
    height: 860,
    useContentSize: true,
    webPreferences: {
      preload: join(import.meta.dirname, 'preload.cjs'),
      backgroundThrottling: false,
      spellcheck: false,
    },
  })
  ipcMain.handle('memory:read', () => readMemory(window.webContents))
  await window.loadURL('bench://pages/index.html')
  const figures = await window.webContents.executeJavaScript(`runJob(${JSON.stringify(job)})`)
  if (job.picture) writeFileSync(job.picture, (await window.webContents.capturePage()).toPNG())
  return { figures, electron: process.versions.electron, chromium: process.versions.chrome }
}

function finish(result) {
  writeFileSync(job.resultFile, JSON.stringify(result))
  app.exit(0)
}
