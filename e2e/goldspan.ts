import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test'

export { expect } from '@playwright/test'

export const appFolder = resolve(import.meta.dirname, '..')
export const samples = join(appFolder, 'resources', 'samples')

const launchArguments = process.getuid?.() === 0 ? ['--no-sandbox'] : []

/** One Goldspan with a data folder of its own: a real window on real files. */
export class Goldspan {
  readonly #errors: string[] = []
  #app: ElectronApplication | null = null
  #page: Page | null = null
  /** Errors that a test expects, as parts of their texts. */
  readonly expectedErrors: RegExp[] = []

  /** What the system prefers, from the next launch on. */
  colorScheme: 'light' | 'dark' = 'light'

  constructor(readonly home: string) {}

  get app(): ElectronApplication {
    if (!this.#app) throw new Error('Goldspan is not running')
    return this.#app
  }

  get page(): Page {
    if (!this.#page) throw new Error('Goldspan has no window')
    return this.#page
  }

  /** Where the sample project is made: a home folder without a documents folder takes its place. */
  get sampleFolder(): string {
    return join(this.home, 'Goldspan', 'IMR sample project')
  }

  get errors(): readonly string[] {
    return this.#errors.filter((error) => !this.expectedErrors.some((expected) => expected.test(error)))
  }

  async launch(...switches: string[]): Promise<Page> {
    const executablePath = process.env['GOLDSPAN_ELECTRON']
    this.#app = await _electron.launch({
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        ...launchArguments,
        appFolder,
        `--user-data-dir=${join(this.home, 'data')}`,
        '--force-device-scale-factor=1',
        ...switches,
      ],
      cwd: appFolder,
      colorScheme: this.colorScheme,
      env: {
        ...(process.env as Record<string, string>),
        HOME: this.home,
        GOLDSPAN_ENGINE: 'official',
        TZ: 'UTC',
      },
    })
    this.#app.process().stderr?.on('data', (data: Buffer) => {
      const text = data.toString()
      if (/^(unexpected|page gone|import failed|export failed)/m.test(text))
        this.#errors.push(`main: ${text}`)
    })
    this.#page = await this.#app.firstWindow()
    this.#page.on('console', (message) => {
      if (message.type() === 'error') this.#errors.push(`page: ${message.text()}`)
    })
    this.#page.on('pageerror', (error) => this.#errors.push(`page: ${error.message}`))
    await this.#page.waitForLoadState('domcontentloaded')
    // Away from the screen's own pointer, whose idle reports would end a drag of the test's mouse.
    await this.#app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setPosition(0, 0))
    await this.#waitForFrames(this.#page)
    return this.#page
  }

  /** Now and then a window under Xvfb, moved while it draws for the first time, draws no more until it is shown anew. */
  async #waitForFrames(page: Page): Promise<void> {
    await base.expect
      .poll(
        async () => {
          const isDrawing = await page.evaluate(
            () =>
              new Promise((resolve) => {
                requestAnimationFrame(() => requestAnimationFrame(() => resolve(true)))
                setTimeout(() => resolve(false), 2000)
              }),
          )
          if (!isDrawing) {
            await this.app.evaluate(({ BrowserWindow }) => {
              const [window] = BrowserWindow.getAllWindows()
              window?.webContents.invalidate()
              window?.hide()
              window?.show()
            })
          }
          return isDrawing
        },
        { timeout: 20_000 },
      )
      .toBe(true)
  }

  /** Closes the window as its user would, and waits until the process is gone. */
  async quit(): Promise<void> {
    const app = this.#app
    this.#app = null
    this.#page = null
    await app?.close()
  }

  /** Ends the main process as a power cut would. */
  async kill(): Promise<void> {
    const app = this.#app
    this.#app = null
    this.#page = null
    if (!app) return
    const ended = new Promise((whenEnded) => app.process().once('exit', whenEnded))
    app.process().kill('SIGKILL')
    await ended
  }

  /** What the system's next dialogs for opening answer. */
  async answerDialogs(...paths: string[]): Promise<void> {
    await this.app.evaluate(({ dialog }, filePaths) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: filePaths.length === 0, filePaths })
    }, paths)
  }

  /** What the system's next dialogs for saving answer. */
  async answerSaveDialogs(path: string): Promise<void> {
    await this.app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
    }, path)
  }
}

export const test = base.extend<{ goldspan: Goldspan }>({
  goldspan: async ({}, use) => {
    const home = await mkdtemp(join(tmpdir(), 'goldspan-e2e-'))
    const goldspan = new Goldspan(home)
    await use(goldspan)
    await goldspan.quit()
    await rm(home, { recursive: true, force: true, maxRetries: 3 })
    base.expect(goldspan.errors, 'errors on the console of the page or of main').toEqual([])
  },
})

/** The one document file of a project whose title is given. */
export async function documentIdOf(project: string, title: string): Promise<string> {
  for (const name of await readdir(join(project, 'documents'))) {
    const file = JSON.parse(await readFile(join(project, 'documents', name), 'utf8')) as {
      body: { title: string; id: string }
    }
    if (file.body.title === title) return file.body.id
  }
  throw new Error(`no document ${title}`)
}
