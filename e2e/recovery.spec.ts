import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { appFolder, expect, test, type Goldspan } from './goldspan'
import {
  clickInLetter,
  closeDialog,
  exportAs,
  importFiles,
  label,
  openDocument,
  saving,
  sayWhoCodes,
  spanOptions,
} from './letter'
import { closeProject, codeAs, filesOf, projectOf, runCommand } from './project-actions'

/** What the window shows, asked through main: Playwright holds on to the page that died. */
const shown = (goldspan: Goldspan) =>
  goldspan.app.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    if (!window || window.webContents.isCrashed() || window.webContents.isLoading()) return null
    // A page that dies meanwhile never answers.
    const noAnswer = new Promise<null>((resolve) => setTimeout(() => resolve(null), 1000))
    const words = (selector: string) =>
      `[...document.querySelectorAll(${JSON.stringify(selector)})].map(({ textContent }) => textContent)`
    const answer = window.webContents.executeJavaScript(
      `({
        project: ${words('h1')}.join(),
        document: ${words('h2')}.join(),
        spans: ${words('[role=listbox][aria-label=Spans] [role=option]')},
        saving: ${words('footer [role=status]')}.join(),
        annotator: ${words('footer button')}.join(),
      })`,
    )
    return (await Promise.race([answer, noAnswer])) as {
      project: string
      document: string
      spans: string[]
      saving: string
      annotator: string
    } | null
  })

/** Ends the page's process as the system does when memory runs out, and answers its id. */
const killPage = (goldspan: Goldspan) =>
  goldspan.app.evaluate(({ BrowserWindow }) => {
    const pid = BrowserWindow.getAllWindows()[0]!.webContents.getOSProcessId()
    process.kill(pid, 'SIGKILL')
    return pid
  })

test('when the page dies it comes back by itself, with project, document and all marks', async ({
  goldspan,
}) => {
  goldspan.expectedErrors.push(/page gone: killed/)
  const page = await goldspan.launch()
  await sayWhoCodes(page)
  await projectOf(goldspan, 'Pilot', {
    'first.txt': 'Dx: hip pain\n',
    'second.txt': 'Dx: neck pain, low back pain. Outcome: Upheld\n',
  })
  await openDocument(page, 'second.txt')
  await label(page, 'neck pain', '1')
  await label(page, 'low back pain', '1')
  await label(page, 'Upheld', '4')
  await expect(saving(page)).toHaveText(/^Saved/)
  const before = await shown(goldspan)
  expect(before?.spans).toHaveLength(3)

  const dead = await killPage(goldspan)
  const whole = { ...before, saving: expect.stringMatching(/^Saved/) as unknown }
  await expect.poll(() => shown(goldspan)).toEqual(whole)
  const alive = await goldspan.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]!.webContents.getOSProcessId(),
  )
  expect(alive).not.toBe(dead)

  // Work goes on, and so does the history of what was done.
  const press = (keyCode: string, ...modifiers: ('control' | 'shift')[]) =>
    goldspan.app.evaluate(
      ({ BrowserWindow }, input) => {
        const { webContents } = BrowserWindow.getAllWindows()[0]!
        webContents.sendInputEvent({ type: 'keyDown', ...input })
        webContents.sendInputEvent({ type: 'keyUp', ...input })
      },
      { keyCode, modifiers },
    )
  await press('z', 'control')
  await expect.poll(async () => (await shown(goldspan))?.spans).toHaveLength(2)
  await press('z', 'control', 'shift')
  await expect.poll(async () => (await shown(goldspan))?.spans).toEqual(before!.spans)

  await killPage(goldspan)
  await expect.poll(() => shown(goldspan)).toEqual(whole)
  await goldspan.quit()
  const again = await goldspan.launch()
  await again.getByRole('button', { name: /^Pilot/ }).click()
  await expect(spanOptions(again)).toHaveText(before!.spans)
  await expect(again.getByRole('list', { name: 'Notices' })).toHaveCount(0)
})

interface Visit {
  readonly name: string
  /** Makes the window show it; the next visit begins where this one ends. */
  readonly show: (goldspan: Goldspan) => Promise<unknown>
  readonly leave?: (page: Page) => Promise<unknown>
}

const inDialog = (name: RegExp | string, open: (page: Page) => Promise<unknown>): Omit<Visit, 'name'> => ({
  show: async ({ page }) => {
    await open(page)
    await expect(page.getByRole('dialog', { name })).toBeVisible()
  },
  leave: closeDialog,
})

/** Every screen and dialog, from the first start on. */
const tour: readonly Visit[] = [
  { name: 'the question who codes', show: ({ page }) => expect(page.getByRole('dialog')).toBeVisible() },
  { name: 'the start screen', show: ({ page }) => sayWhoCodes(page) },
  {
    name: 'a new project',
    ...inDialog('New project', (page) => page.getByRole('button', { name: /^New project/ }).click()),
  },
  {
    name: 'a failure',
    show: async (goldspan) => {
      await goldspan.answerDialogs(goldspan.home)
      await goldspan.page.getByRole('button', { name: /^Open project/ }).click()
      await expect(goldspan.page.getByRole('alert')).toContainText('not a Goldspan project')
    },
  },
  {
    name: 'a letter with marks',
    show: async ({ page }) => {
      await page.getByRole('button', { name: /^Open the sample project/ }).click()
      await expect(page.getByRole('heading', { level: 2, name: /^000_/ })).toBeVisible()
      await page.getByRole('alert').getByRole('button').click()
      await expect(page.getByRole('alert')).toHaveCount(0)
      await label(page, 'lumbar degenerative disc disease', '1')
      await label(page, 'degenerative disc', '2')
      await label(page, 'MRI CHEST SPINE W/O DYE', '2')
      await label(page, 'Upheld', '4')
      await page.getByRole('switch', { name: 'Needs review' }).click()
      await expect(page.getByRole('img', { name: 'Needs review' })).toBeVisible()
      await clickInLetter(page, 'disc disease')
      await expect(spanOptions(page).and(page.locator('[aria-selected=true]'))).toHaveCount(1)
      await expect(saving(page)).toHaveText(/^Saved/)
    },
  },
  {
    name: 'an armed label',
    show: async ({ page }) => {
      await page.getByRole('toolbar', { name: 'Labels' }).getByRole('button', { name: 'Outcome' }).click()
      await clickInLetter(page, 'Board Certified')
    },
    leave: (page) => page.keyboard.press('Escape'),
  },
  {
    name: 'the guideline',
    show: ({ page }) => page.getByRole('tab', { name: 'Guideline' }).click(),
    leave: (page) => page.getByRole('tab', { name: /^Spans/ }).click(),
  },
  {
    name: 'the status of a document',
    show: async ({ page }) => {
      await page.getByRole('button', { name: /^Status of this document/ }).click()
      await expect(page.getByRole('menuitemradio')).toHaveCount(4)
    },
    leave: async (page) => {
      await page.keyboard.press('Escape')
      await expect(page.getByRole('menu')).toHaveCount(0)
    },
  },
  {
    name: 'a search without a hit',
    show: async ({ page }) => {
      await page.getByRole('searchbox', { name: /^Search documents/ }).fill('nothing of this name')
      await expect(page.getByText('No document matches.')).toBeVisible()
    },
    leave: (page) => page.getByRole('button', { name: 'Show all documents' }).click(),
  },
  {
    name: 'the command palette',
    ...inDialog('Command palette', (page) => page.keyboard.press('Control+k')),
  },
  { name: 'all keys', ...inDialog('All keys', (page) => page.keyboard.press('Shift+?')) },
  { name: 'about Goldspan', ...inDialog('About Goldspan', (page) => runCommand(page, 'About')) },
  {
    name: 'the switch of annotators',
    ...inDialog('Who codes?', (page) => page.getByRole('button', { name: /^Annotator/ }).click()),
  },
  {
    name: 'a removal',
    ...inDialog('Remove this document?', (page) => runCommand(page, 'Remove document')),
  },
  { name: 'the import', ...inDialog('Import letters', (page) => page.keyboard.press('Control+i')) },
  {
    name: 'the report of an import',
    show: async (goldspan) =>
      importFiles(
        goldspan,
        ...(await filesOf(goldspan, {
          'good.txt': 'Dx: neck pain\n',
          'good again.txt': 'Dx: neck pain\n',
          'bad.txt': 'Dx:\0',
        })),
      ),
    leave: closeDialog,
  },
  { name: 'the export', ...inDialog('Export the corpus', (page) => page.keyboard.press('Control+e')) },
  {
    name: 'the report of an export with losses',
    show: (goldspan) => exportAs(goldspan, /^IOB2/, join(goldspan.home, 'export')),
    leave: closeDialog,
  },
  {
    name: 'an empty document',
    show: ({ page }) => openDocument(page, '001_bbe8139c8db4a1c8.txt'),
  },
  {
    name: 'the start screen with recent projects',
    show: async ({ page }) => {
      await closeProject(page)
      await expect(page.getByRole('region', { name: 'Recent projects' })).toBeVisible()
    },
  },
]

/** Goes through everything and looks at each. */
async function goThrough(goldspan: Goldspan, look: (visit: Visit) => Promise<void>): Promise<void> {
  for (const visit of tour) {
    await test.step(visit.name, async () => {
      await visit.show(goldspan)
      await look(visit)
      await visit.leave?.(goldspan.page)
    })
  }
}

test('nothing on any screen breaks the content security policy or asks for the network', async ({
  goldspan,
}) => {
  const page = await goldspan.launch()
  // Heard from the page's very beginning, so it is loaded once more.
  await page.addInitScript(() => {
    const violations: string[] = []
    Object.assign(globalThis, { violations })
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, sourceFile, lineNumber }) =>
      violations.push(`${effectiveDirective} ${sourceFile}:${lineNumber}`),
    )
  })
  await page.reload()
  const violations = () => page.evaluate(() => (globalThis as unknown as { violations: string[] }).violations)
  await goThrough(goldspan, async ({ name }) => {
    expect(await violations(), name).toEqual([])
  })
  await runCommand(page, 'Light or dark')
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
  await runCommand(page, 'Larger')
  await runCommand(page, 'Actual size')
  expect(await violations()).toEqual([])
  await expect(page.getByText('Offline · network attempts 0')).toBeVisible()
  await page.getByRole('button', { name: /^Open the sample project/ }).click()
  await expect(page.getByRole('contentinfo')).toContainText('Offline · network attempts 0')

  // The ear was open: a breach is heard.
  goldspan.expectedErrors.push(/Content Security Policy/)
  await page.evaluate(() =>
    document.body.append(Object.assign(document.createElement('img'), { src: 'https://example.org/x' })),
  )
  await expect.poll(violations).toEqual([expect.stringMatching(/^img-src/)])
})

const axe = join(appFolder, 'node_modules', 'axe-core', 'axe.min.js')

interface Axe {
  readonly run: (
    context: unknown,
    options: unknown,
  ) => Promise<{ violations: AxeViolation[]; passes: unknown[] }>
}
interface AxeViolation {
  readonly id: string
  readonly nodes: { readonly target: unknown; readonly failureSummary?: string }[]
}

/** What breaks WCAG 2.2 A or AA in the page as it is, once nothing fades any more. */
async function accessibilityProblems(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
    await Promise.all(ending.map((animation) => animation.finished.catch(() => null)))
    const { axe } = globalThis as unknown as { axe: Axe }
    const { violations, passes } = await axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      resultTypes: ['violations'],
    })
    if (passes.length < 5) return ['axe looked at hardly anything']
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${String(target)}: ${failureSummary}`),
    )
  })
}

for (const scheme of ['light', 'dark'] as const) {
  test(`no screen breaks a rule of WCAG 2.2 A or AA that axe knows, in ${scheme}`, async ({ goldspan }) => {
    const page = await goldspan.launch()
    await page.evaluate((wanted) => window.goldspan.call['view:setColourScheme']({ scheme: wanted }), scheme)
    await page.reload()
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', scheme)
    await page.evaluate(`${await readFile(axe, 'utf8')};undefined`)
    await goThrough(goldspan, async ({ name }) => {
      expect.soft(await accessibilityProblems(page), name).toEqual([])
    })
  })
}

interface ExportedLine {
  readonly document: { readonly title: string }
  readonly annotator: { readonly name: string } | null
  readonly spans: readonly { readonly quote: string; readonly label: string }[]
}

test("an export of all annotators' work holds each one's set apart, and of one only that one's", async ({
  goldspan,
}) => {
  const page = await goldspan.launch()
  await sayWhoCodes(page, 'AB')
  await projectOf(goldspan, 'Pilot', {
    'a letter.txt': 'Dx: neck pain, low back pain. Outcome: Upheld\n',
    'not begun.txt': 'Dx: hip pain\n',
  })
  await openDocument(page, 'a letter.txt')
  await label(page, 'neck pain', '1')
  await label(page, 'low back pain', '1')
  await codeAs(page, 'CD')
  await label(page, 'Upheld', '4')
  await expect(saving(page)).toHaveText(/^Saved/)

  const exportOf = async (whose: RegExp, format: RegExp, name: string) => {
    const target = join(goldspan.home, name)
    await mkdir(target)
    await goldspan.answerDialogs(target)
    await page.keyboard.press('Control+e')
    const dialog = page.getByRole('dialog', { name: /^Export/ })
    await dialog.getByRole('radio', { name: format }).check({ force: true })
    await dialog.getByRole('radio', { name: whose }).check()
    await dialog.getByRole('button', { name: 'Export …' }).click()
    await expect(dialog.getByRole('status')).toContainText('Written, read back, and the same')
    const words = (await dialog.textContent())!
    await closeDialog(page)
    const [folder] = await readdir(target)
    return { folder: join(target, folder!), words }
  }
  const linesOf = async (folder: string) => {
    const name = (await readdir(folder)).find((entry) => entry.endsWith('.jsonl'))!
    const [, ...lines] = (await readFile(join(folder, name), 'utf8')).trimEnd().split('\n')
    return lines.map((line) => {
      const { document, annotator, spans } = JSON.parse(line) as ExportedLine
      return [document.title, annotator?.name, ...spans.map(({ label, quote }) => `${label} ${quote}`)]
    })
  }
  const ab = ['a letter.txt', 'AB', 'diagnosis neck pain', 'diagnosis low back pain']
  const cd = ['a letter.txt', 'CD', 'outcome Upheld']

  const mine = await exportOf(/^Mine \(CD\)/, /^Goldspan JSON Lines/, 'mine')
  expect(await linesOf(mine.folder)).toEqual([cd])
  const all = await exportOf(/^All annotators/, /^Goldspan JSON Lines/, 'all')
  expect((await linesOf(all.folder)).sort()).toEqual([ab, cd])
  expect(all.words).toContain('3 spans written, 3 read back')
  expect(all.words).toContain('1 document without any work is left out')

  // A format that knows one annotator has a folder for each.
  const brat = await exportOf(/^All annotators/, /^brat/, 'brat')
  const files = (await readdir(brat.folder, { recursive: true })).filter((name) => name.endsWith('.ann'))
  const marks = await Promise.all(files.map((name) => readFile(join(brat.folder, name), 'utf8')))
  expect(marks.sort()).toEqual([
    'T1\tdiagnosis 4 13\tneck pain\nT2\tdiagnosis 15 28\tlow back pain\n',
    'T1\toutcome 39 45\tUpheld\n',
  ])
})
