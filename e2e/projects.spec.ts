import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, samples, test, type Goldspan } from './goldspan'
import { createProject, label, openDocument, saving, sayWhoCodes } from './letter'
import {
  closeProject,
  documentOptions,
  filesThatHold,
  projectOf,
  recentProjects,
  runCommand,
  storedDocuments,
} from './project-actions'

const windowTitle = (goldspan: Goldspan) =>
  goldspan.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.getTitle())

test('the first start asks for a name or initials, and the next start remembers them', async ({
  goldspan,
}) => {
  let page = await goldspan.launch()
  const dialog = page.getByRole('dialog', { name: 'Who codes?' })
  await expect(dialog).toBeVisible()
  await dialog.getByRole('button', { name: 'Start coding' }).click()
  await expect(dialog).toContainText('Give your name or initials.')
  await sayWhoCodes(page, 'J. Łuk')
  await expect(page.getByText('Coding as J. Łuk')).toBeVisible()
  await goldspan.quit()
  page = await goldspan.launch()
  await expect(page.getByText('Coding as J. Łuk')).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('the start screen makes the sample project with the five letters as they are', async ({ goldspan }) => {
  const page = await goldspan.launch()
  await sayWhoCodes(page)
  await page.getByRole('button', { name: /^Open the sample project/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'IMR sample project' })).toBeVisible()
  const titles = (await readdir(join(samples, 'letters'))).sort()
  expect(titles).toHaveLength(5)
  await expect(documentOptions(page)).toContainText(titles)
  const stored = await storedDocuments(goldspan.sampleFolder)
  for (const title of titles) {
    const text = await readFile(join(samples, 'letters', title), 'utf8')
    // Compared as a truth value, so that a failure prints no letter.
    expect(stored[title]?.text === text, title).toBe(true)
  }
})

test('a new project begins empty and says how letters come in', async ({ goldspan }) => {
  const page = await goldspan.launch()
  await sayWhoCodes(page)
  const folder = await projectOf(goldspan, 'Pilot')
  await expect(page.getByRole('heading', { name: 'No letters yet' })).toBeVisible()
  await expect(documentOptions(page)).toHaveCount(0)
  await page.getByRole('button', { name: 'Import letters' }).click()
  await expect(page.getByRole('dialog', { name: 'Import letters' })).toBeVisible()
  expect(Object.keys(await storedDocuments(folder))).toEqual([])
})

test('a new project needs a name and an empty folder; another folder is refused and stays as it is', async ({
  goldspan,
}) => {
  const page = await goldspan.launch()
  await sayWhoCodes(page)
  const folder = join(goldspan.home, 'full')
  await mkdir(folder)
  await writeFile(join(folder, 'budget.xlsx'), 'not of Goldspan')
  await goldspan.answerDialogs(folder)
  await page.getByRole('button', { name: /^New project/ }).click()
  const dialog = page.getByRole('dialog', { name: 'New project' })
  await dialog.getByRole('button', { name: /^Choose folder/ }).click()
  await expect(dialog).toContainText('Give the project a name.')
  await dialog.getByRole('textbox', { name: 'Name of the project' }).fill('Pilot')
  await dialog.getByRole('button', { name: /^Choose folder/ }).click()
  await expect(page.getByRole('alert')).toContainText('This folder is not empty')
  await expect(page.getByRole('alert')).toContainText('Make a new, empty folder and choose that one.')
  expect(await readdir(folder)).toEqual(['budget.xlsx'])

  // The dialog is still there, so the next choice is one step away.
  const empty = join(goldspan.home, 'empty')
  await mkdir(empty)
  await goldspan.answerDialogs(empty)
  await dialog.getByRole('button', { name: /^Choose folder/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Pilot' })).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('a project is opened by its folder; a folder that is none is refused and stays as it is', async ({
  goldspan,
}) => {
  const page = await goldspan.launch()
  await sayWhoCodes(page)
  const folder = await projectOf(goldspan, 'Pilot', { 'a letter.txt': 'Dx: neck pain\n' })
  const other = join(goldspan.home, 'holiday')
  await mkdir(other)
  await writeFile(join(other, 'picture.txt'), 'sea')
  await closeProject(page)

  await goldspan.answerDialogs()
  await page.getByRole('button', { name: /^Open project/ }).click()
  await expect(page.getByRole('button', { name: /^Open project/ })).toBeEnabled()
  await expect(page.getByRole('alert')).toHaveCount(0)

  await goldspan.answerDialogs(other)
  await page.getByRole('button', { name: /^Open project/ }).click()
  await expect(page.getByRole('alert')).toContainText('This folder is not a Goldspan project')
  expect(await readdir(other)).toEqual(['picture.txt'])
  await expect(page.getByRole('main', { name: 'Start' })).toBeVisible()

  await goldspan.answerDialogs(folder)
  await page.getByRole('button', { name: /^Open project/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Pilot' })).toBeVisible()
  await expect(page.getByRole('heading', { level: 2, name: 'a letter.txt' })).toBeVisible()
})

test('an open project stays open when opening another one fails', async ({ goldspan }) => {
  const page = await goldspan.launch()
  await sayWhoCodes(page)
  await projectOf(goldspan, 'Pilot', { 'a letter.txt': 'Dx: neck pain\n' })
  const other = join(goldspan.home, 'holiday')
  await mkdir(other)
  await goldspan.answerDialogs(other)
  await page.keyboard.press('Control+o')
  await expect(page.getByRole('alert')).toContainText('This folder is not a Goldspan project')
  await expect(page.getByRole('heading', { level: 1, name: 'Pilot' })).toBeVisible()
  await label(page, 'neck pain', '1')
  await expect(saving(page)).toHaveText(/^Saved/)
})

test('recent projects are listed by their own names, opened after a restart, and forgotten', async ({
  goldspan,
}) => {
  let page = await goldspan.launch()
  await sayWhoCodes(page)
  const title = 'Roe Jane 1970.txt'
  await projectOf(goldspan, 'Pilot', { [title]: 'Dx: neck pain\n' })
  await closeProject(page)
  await createProject(goldspan, 'Main study', await emptyFolder(goldspan, 'second'))
  await closeProject(page)
  await expect(recentProjects(goldspan)).toContainText(['Main study', 'Pilot'])
  await expect(page.getByText('Roe Jane')).toHaveCount(0)
  await goldspan.quit()
  expect(await filesThatHold(join(goldspan.home, 'data'), ['Roe Jane', 'neck pain'])).toEqual([])

  page = await goldspan.launch()
  await recentProjects(goldspan)
    .getByRole('button', { name: /^Pilot/ })
    .click()
  await expect(page.getByRole('heading', { level: 2, name: title })).toBeVisible()
  await closeProject(page)
  // The one that was opened last comes first.
  await expect(recentProjects(goldspan)).toContainText(['Pilot', 'Main study'])
  await page.getByRole('button', { name: 'Forget Pilot' }).click()
  await expect(recentProjects(goldspan)).toContainText(['Main study'])
  await expect(recentProjects(goldspan)).toHaveCount(1)
  expect(Object.keys(await storedDocuments(join(goldspan.home, 'Pilot')))).toEqual([title])

  await goldspan.quit()
  page = await goldspan.launch()
  await expect(recentProjects(goldspan)).toContainText(['Main study'])
  await expect(recentProjects(goldspan)).toHaveCount(1)
})

test('a recent project whose folder is gone says so, and opens again once the folder is back', async ({
  goldspan,
}) => {
  let page = await goldspan.launch()
  await sayWhoCodes(page)
  const folder = await projectOf(goldspan, 'Pilot', { 'a letter.txt': 'Dx: neck pain\n' })
  await goldspan.quit()
  await rename(folder, `${folder} away`)
  page = await goldspan.launch()
  await expect(recentProjects(goldspan)).toContainText(['Its folder is not there'])
  await expect(recentProjects(goldspan).getByRole('button', { name: /^Pilot/ })).toBeDisabled()
  await goldspan.quit()
  await rename(`${folder} away`, folder)
  page = await goldspan.launch()
  await recentProjects(goldspan)
    .getByRole('button', { name: /^Pilot/ })
    .click()
  await expect(page.getByRole('heading', { level: 2, name: 'a letter.txt' })).toBeVisible()
})

test('closing the project leads back to the start, and nothing of it stays on screen', async ({
  goldspan,
}) => {
  const page = await goldspan.launch()
  await sayWhoCodes(page)
  await projectOf(goldspan, 'Pilot', { 'a letter.txt': 'Dx: neck pain\n' })
  await label(page, 'neck pain', '1')
  await expect(saving(page)).toHaveText(/^Saved/)
  await runCommand(page, 'Close project')
  await expect(page.getByRole('main', { name: 'Start' })).toBeVisible()
  await expect(page.getByText('neck pain')).toHaveCount(0)
  await expect(page.getByText('a letter.txt')).toHaveCount(0)
  await expect.poll(() => windowTitle(goldspan)).toBe('Goldspan')
})

test('the title of the window names the project and nothing of a letter', async ({ goldspan }) => {
  const page = await goldspan.launch()
  await sayWhoCodes(page)
  await projectOf(goldspan, 'Pilot', {
    'Roe Jane.txt': 'Dx: neck pain\n',
    'Doe John.txt': 'Dx: knee pain\n',
  })
  for (const title of ['Roe Jane.txt', 'Doe John.txt']) {
    await openDocument(page, title)
    await label(page, 'pain', '1')
    await expect(saving(page)).toHaveText(/^Saved/)
    const shown = await windowTitle(goldspan)
    expect(shown).toMatch(/^Pilot\b.*\bGoldspan$/)
    expect(shown).not.toMatch(/Roe|Doe|Jane|John|txt|pain/)
  }
})

async function emptyFolder(goldspan: Goldspan, name: string): Promise<string> {
  const folder = join(goldspan.home, name)
  await mkdir(folder)
  return folder
}
