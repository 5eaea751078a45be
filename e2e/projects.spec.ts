import { mkdir, readdir, readFile, rename, truncate, writeFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { expect, samples, test, type Goldspan } from './goldspan'
import {
  clickInLetter,
  closeDialog,
  createProject,
  label,
  openDocument,
  saving,
  sayWhoCodes,
  spanList,
  spanOptions,
} from './letter'
import {
  closeProject,
  codeAs,
  documentOptions,
  filesThatHold,
  projectOf,
  runCommand,
  slowDisk,
  storedDocuments,
} from './project-actions'

const recentProjects = (goldspan: Goldspan) =>
  goldspan.page.getByRole('region', { name: 'Recent projects' }).getByRole('listitem')

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

test("a second annotator does not see the first one's spans, and each finds their own again", async ({
  goldspan,
}) => {
  const page = await goldspan.launch()
  await sayWhoCodes(page, 'AB')
  await projectOf(goldspan, 'Pilot', { 'a letter.txt': 'Dx: neck pain, low back pain. Outcome: Upheld\n' })
  await label(page, 'neck pain', '1')
  await label(page, 'low back pain', '1')
  await expect(saving(page)).toHaveText(/^Saved/)
  await expect(documentOptions(page)).toHaveText(/2 spans/)

  await codeAs(page, 'CD')
  await expect(spanOptions(page)).toHaveCount(0)
  await expect(documentOptions(page)).toHaveText(/0 spans/)
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled()
  await label(page, 'Upheld', '4')
  await expect(saving(page)).toHaveText(/^Saved/)
  await expect(spanOptions(page)).toHaveText([/Outcome.*Upheld/])

  await codeAs(page, 'AB')
  await expect(spanOptions(page)).toHaveText([/Diagnosis.*neck pain/, /Diagnosis.*low back pain/])
  await expect(documentOptions(page)).toHaveText(/2 spans/)
  await goldspan.quit()

  await goldspan.launch()
  await recentProjects(goldspan)
    .getByRole('button', { name: /^Pilot/ })
    .click()
  await expect(spanOptions(goldspan.page)).toHaveCount(2)
  await codeAs(goldspan.page, 'CD')
  await expect(spanOptions(goldspan.page)).toHaveText([/Outcome.*Upheld/])
})

test('a change that is still being saved belongs to the annotator who made it', async ({ goldspan }) => {
  const page = await goldspan.launch()
  await sayWhoCodes(page, 'AB')
  await projectOf(goldspan, 'Pilot', { 'a letter.txt': 'Dx: neck pain, low back pain. Outcome: Upheld\n' })
  await slowDisk(goldspan, ['datasync'], 2000)
  await label(page, 'neck pain', '1')
  await expect(saving(page)).toHaveText(/^Saving/)
  await codeAs(page, 'CD')
  await expect(spanOptions(page)).toHaveCount(0)
  await codeAs(page, 'AB')
  await expect(spanOptions(page)).toHaveText([/Diagnosis.*neck pain/])
})

test('each mark says who made it, when, and how', async ({ goldspan }) => {
  const page = await goldspan.launch()
  await sayWhoCodes(page, 'AB')
  await projectOf(goldspan, 'Pilot', { 'a letter.txt': 'Dx: neck pain.\nOutcome: Upheld\n' })
  const details = page.getByRole('region', { name: 'Selected span' })
  const before = new Date()
  await label(page, 'Upheld', '4')
  await clickInLetter(page, 'Upheld')
  // The app runs in UTC; midnight and the turn of a minute may fall between the two.
  const words = [before, new Date()].map((moment) => `AB, today ${moment.toISOString().slice(11, 16)}`)
  const marked = details.locator('dt', { hasText: 'Marked' }).locator('xpath=following-sibling::dd[1]')
  expect(words).toContain(await marked.textContent())
  await expect(details).toContainText('Marked by hand')
  await expect(details).toContainText('Line 2, characters 24–30')
})

test('the status of a document is set by keyboard, counted in the list, and kept', async ({ goldspan }) => {
  let page = await goldspan.launch()
  await sayWhoCodes(page)
  await projectOf(goldspan, 'Pilot', { 'a letter.txt': 'Dx: neck pain\n', 'other.txt': 'Dx: hip pain\n' })
  const status = page.getByRole('button', { name: /^Status of this document/ })
  await status.press('Enter')
  await expect(page.getByRole('menuitemradio', { name: 'New' })).toBeChecked()
  await page.keyboard.press('ArrowUp')
  await expect(page.getByRole('menuitemradio', { name: 'Done' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menu')).toHaveCount(0)
  await expect(status).toHaveAccessibleName('Status of this document: Done')
  await expect(page.getByRole('navigation', { name: 'Documents' })).toContainText('1 of 2 done')
  await expect(saving(page)).toHaveText(/^Saved/)
  await goldspan.quit()
  page = await goldspan.launch()
  await recentProjects(goldspan)
    .getByRole('button', { name: /^Pilot/ })
    .click()
  await expect(documentOptions(page)).toHaveText([/a letter.txt.*Done/, /other.txt.*New/])
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

test('a removed document is gone for good: no file of the project holds its words or its title', async ({
  goldspan,
}) => {
  const words = ['zebrawort', 'quollnick', 'Xanthippe', 'Upheldissimo']
  const title = 'Xanthippe 1970.txt'
  let page = await goldspan.launch()
  await sayWhoCodes(page, 'AB')
  const folder = await projectOf(goldspan, 'Pilot', {
    [title]: 'Dx: zebrawort of the quollnick. Outcome: Upheldissimo\n',
    'other.txt': 'Dx: neck pain\n',
  })
  await openDocument(page, title)
  await label(page, 'zebrawort', '1')
  await label(page, 'Upheldissimo', '4')
  await expect(saving(page)).toHaveText(/^Saved/)
  await codeAs(page, 'CD')
  await label(page, 'quollnick', '1')
  await expect(saving(page)).toHaveText(/^Saved/)
  await goldspan.quit()

  // A second session, which sets a damaged copy aside and keeps a last good one.
  const { id } = (await storedDocuments(folder))[title]!
  for (const annotator of await readdir(join(folder, 'annotations'))) {
    const checkpoint = join(folder, 'annotations', annotator, `${id}.json`)
    const text = await readFile(checkpoint, 'utf8')
    if (text.includes('quollnick')) await truncate(checkpoint, text.length - 2)
  }
  page = await goldspan.launch()
  await recentProjects(goldspan)
    .getByRole('button', { name: /^Pilot/ })
    .click()
  await openDocument(page, title)
  await expect(page.getByRole('list', { name: 'Notices' })).toContainText('The damaged copy was set aside.')
  await expect(spanOptions(page)).toHaveCount(1)
  await codeAs(page, 'AB')
  await expect(spanOptions(page)).toHaveCount(2)
  await label(page, 'quollnick', '2')
  await expect(saving(page)).toHaveText(/^Saved/)
  // Where they are now, and from where all of it has to go.
  const places = async () => {
    const files = await filesThatHold(folder, words)
    return [...new Set(files.map((file) => relative(folder, file).split(sep)[0]))].sort()
  }
  const everywhere = ['.goldspan', 'annotations', 'documents', 'last-good', 'quarantine']
  await expect.poll(places).toEqual(everywhere)

  const confirm = page.getByRole('dialog', { name: 'Remove this document?' })
  await runCommand(page, 'Remove document')
  await expect(confirm).toContainText(title)
  await expect(confirm).toContainText('3 spans')
  await confirm.getByRole('button', { name: 'Keep it' }).click()
  await expect(confirm).toBeHidden()
  await expect(spanOptions(page)).toHaveCount(3)
  await expect(documentOptions(page)).toHaveCount(2)
  expect(await places()).toEqual(everywhere)

  await runCommand(page, 'Remove document')
  await confirm.getByRole('button', { name: 'Remove for good' }).click()
  await expect(confirm).toBeHidden()
  await expect(documentOptions(page)).toHaveCount(1)
  await expect(documentOptions(page)).toContainText(['other.txt'])
  await expect(page.getByText(words[0]!)).toHaveCount(0)
  expect(await filesThatHold(folder, words), 'right after it').toEqual([])

  await goldspan.quit()
  expect(await filesThatHold(folder, words), 'after the end').toEqual([])
  expect(await filesThatHold(join(goldspan.home, 'data'), words), 'in the data folder').toEqual([])

  page = await goldspan.launch()
  await recentProjects(goldspan)
    .getByRole('button', { name: /^Pilot/ })
    .click()
  await expect(documentOptions(page)).toContainText(['other.txt'])
  await expect(documentOptions(page)).toHaveCount(1)
  await expect(page.getByRole('list', { name: 'Notices' })).toHaveCount(0)
  expect(await filesThatHold(folder, words), 'after opening it again').toEqual([])
})

test('a letter that was removed and imported again begins without marks', async ({ goldspan }) => {
  const page = await goldspan.launch()
  await sayWhoCodes(page)
  const letters = { 'a letter.txt': 'Dx: neck pain, low back pain\n' }
  await projectOf(goldspan, 'Pilot', letters)
  await label(page, 'neck pain', '1')
  await expect(saving(page)).toHaveText(/^Saved/)
  await runCommand(page, 'Remove document')
  await page.getByRole('button', { name: 'Remove for good' }).click()
  await expect(page.getByRole('heading', { name: 'No letters yet' })).toBeVisible()
  await expect(spanList(page)).toHaveCount(0)

  await goldspan.answerDialogs(join(goldspan.home, 'from', 'a letter.txt'))
  await page.keyboard.press('Control+i')
  await page.getByRole('button', { name: /^Choose files/ }).click()
  await expect(page.getByRole('dialog', { name: 'Import: what became of it' })).toContainText('1 imported')
  await closeDialog(page)
  await expect(page.getByRole('heading', { level: 2, name: 'a letter.txt' })).toBeVisible()
  await expect(spanOptions(page)).toHaveCount(0)
  await label(page, 'low back pain', '1')
  await expect(saving(page)).toHaveText(/^Saved/)
})

async function emptyFolder(goldspan: Goldspan, name: string): Promise<string> {
  const folder = join(goldspan.home, name)
  await mkdir(folder)
  return folder
}
