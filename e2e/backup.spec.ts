import { mkdir, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { documentIdOf, expect, test, type Goldspan } from './goldspan'
import {
  clickInLetter,
  closeDialog,
  label,
  letter,
  openDocument,
  saving,
  sayWhoCodes,
  spanOptions,
} from './letter'
import { closeProject, codeAs, documentOptions, projectOf, runCommand } from './project-actions'

const letters = {
  'a letter.txt': 'Dx: neck pain, low back pain. Outcome: Upheld\n',
  'b letter.txt': 'Dx: hip pain, knee pain\n',
  'c letter.txt': 'Dx: shoulder pain\n',
}

const dialogOf = (page: Page) => page.getByRole('dialog', { name: /^(Backup|Back up|Restore)/ })

/** Backs the open project up into a folder and answers the backup's folder. */
async function backUp(goldspan: Goldspan, target: string): Promise<string> {
  await mkdir(target, { recursive: true })
  await goldspan.answerDialogs(target)
  await runCommand(goldspan.page, 'Back up')
  const dialog = dialogOf(goldspan.page)
  await expect(dialog.getByRole('status')).toContainText('Written, read back, and the same')
  await closeDialog(goldspan.page)
  const made = await readdir(target)
  expect(made).toHaveLength(1)
  return join(target, made[0]!)
}

async function lookInto(goldspan: Goldspan, backup: string) {
  await goldspan.answerDialogs(backup)
  await runCommand(goldspan.page, 'Restore from a backup')
  return dialogOf(goldspan.page)
}

test('what was changed, deleted and removed after a backup is restored as it was, and undo takes it back', async ({
  goldspan,
}) => {
  let page = await goldspan.launch()
  await sayWhoCodes(page)
  await projectOf(goldspan, 'Pilot', letters)
  await openDocument(page, 'a letter.txt')
  await label(page, 'neck pain', '1')
  await label(page, 'Upheld', '4')
  await openDocument(page, 'b letter.txt')
  await label(page, 'hip pain', '1')
  await openDocument(page, 'c letter.txt')
  await label(page, 'shoulder pain', '1')
  await expect(saving(page)).toHaveText(/^Saved/)
  const backup = await backUp(goldspan, join(goldspan.home, 'other disk'))
  expect(backup).toMatch(/Pilot backup \d{4}-\d\d-\d\d \d\d\.\d\d$/)

  // One changed and one deleted, another added, and a letter removed.
  await openDocument(page, 'a letter.txt')
  await clickInLetter(page, 'Upheld')
  await page.keyboard.press('Delete')
  await clickInLetter(page, 'neck pain')
  await page.keyboard.press('2')
  await label(page, 'low back pain', '3')
  await openDocument(page, 'b letter.txt')
  await runCommand(page, 'Remove document')
  await page.getByRole('button', { name: 'Remove for good' }).click()
  await expect(documentOptions(page)).toHaveCount(2)
  await openDocument(page, 'a letter.txt')
  const changed = await spanOptions(page).allTextContents()

  const dialog = await lookInto(goldspan, backup)
  await expect(dialog).toContainText('and whole')
  const rows = dialog.locator('tbody tr')
  await expect(rows).toHaveCount(2)
  const removed = dialog.getByRole('checkbox', { name: 'Restore b letter.txt' })
  const edited = dialog.getByRole('checkbox', { name: 'Restore a letter.txt' })
  await expect(removed).toBeChecked()
  await expect(edited).not.toBeChecked()
  await expect(rows.nth(0)).toContainText('comes back with your 1 span')
  await expect(rows.nth(1)).toContainText('1 span comes back, 1 span changes back, 1 span goes')
  await expect(rows.nth(1)).toContainText('You worked on it after this backup')
  await edited.check()
  await dialog.getByRole('button', { name: 'Restore 2 documents' }).click()
  await expect(dialog.getByRole('status')).toContainText('2 restored')
  await closeDialog(page)

  await expect(documentOptions(page)).toHaveCount(3)
  await expect(page.getByRole('heading', { level: 2, name: 'a letter.txt' })).toBeVisible()
  await expect(spanOptions(page)).toHaveText([/Diagnosis.*neck pain/, /Outcome.*Upheld/])
  await openDocument(page, 'b letter.txt')
  await expect(spanOptions(page)).toHaveText([/Diagnosis.*hip pain/])
  await openDocument(page, 'a letter.txt')
  await page.keyboard.press('Control+z')
  await expect(spanOptions(page)).toHaveText(changed)
  await page.keyboard.press('Control+Shift+z')
  await expect(spanOptions(page)).toHaveText([/neck pain/, /Upheld/])
  await expect(saving(page)).toHaveText(/^Saved/)

  await goldspan.quit()
  page = await goldspan.launch()
  await page
    .getByRole('region', { name: 'Recent projects' })
    .getByRole('button', { name: /^Pilot/ })
    .click()
  await openDocument(page, 'a letter.txt')
  await expect(spanOptions(page)).toHaveText([/neck pain/, /Upheld/])
  const again = await lookInto(goldspan, backup)
  await expect(again).toContainText('There is nothing to restore')
})

test('a backup is a project of its own, and another project’s is not restored from', async ({ goldspan }) => {
  const page = await goldspan.launch()
  await sayWhoCodes(page)
  await projectOf(goldspan, 'Pilot', { 'a letter.txt': letters['a letter.txt'] })
  await label(page, 'neck pain', '1')
  await expect(saving(page)).toHaveText(/^Saved/)
  const backup = await backUp(goldspan, join(goldspan.home, 'other disk'))

  await closeProject(page)
  await goldspan.answerDialogs(backup)
  await page.getByRole('button', { name: /^Open project/ }).click()
  await expect(spanOptions(page)).toHaveText([/Diagnosis.*neck pain/])
  await expect(page.getByRole('list', { name: 'Notices' })).toHaveCount(0)
  await label(page, 'Upheld', '4')
  await expect(saving(page)).toHaveText(/^Saved/)
  await closeProject(page)

  await projectOf(goldspan, 'Other', { 'b letter.txt': letters['b letter.txt'] })
  const dialog = await lookInto(goldspan, backup)
  await expect(page.getByRole('alert')).toContainText('backup of another project')
  await expect(dialog).toHaveCount(0)
  await page.getByRole('alert').getByRole('button').click()
  await lookInto(goldspan, join(goldspan.home, 'Other'))
  await expect(page.getByRole('alert')).toContainText('not a backup')
})

test('the preview names others whose work differs, and what of a damaged backup is not as it was', async ({
  goldspan,
}) => {
  const page = await goldspan.launch()
  await sayWhoCodes(page, 'AB')
  const folder = await projectOf(goldspan, 'Pilot', letters)
  await openDocument(page, 'a letter.txt')
  await label(page, 'neck pain', '1')
  await codeAs(page, 'CD')
  await label(page, 'Upheld', '4')
  await expect(saving(page)).toHaveText(/^Saved/)
  const backup = await backUp(goldspan, join(goldspan.home, 'other disk'))
  await label(page, 'low back pain', '1')
  await codeAs(page, 'AB')
  await page.keyboard.press('Control+z')
  await expect(spanOptions(page)).toHaveCount(0)

  const id = await documentIdOf(folder, 'b letter.txt')
  await truncate(join(backup, 'documents', `${id}.json`), 40)
  await rm(join(backup, 'project.json'))
  const dialog = await lookInto(goldspan, backup)
  await expect(dialog.getByRole('alert')).toContainText(`documents/${id}.json is not as it was`)
  await expect(dialog.getByRole('alert')).toContainText('project.json is missing')
  await expect(dialog).toContainText('CD (1 document)')
  await dialog.getByRole('checkbox', { name: 'Restore a letter.txt' }).check()
  await dialog.getByRole('button', { name: 'Restore 1 document' }).click()
  await expect(dialog.getByRole('status')).toContainText('1 restored')
  await closeDialog(page)
  await expect(spanOptions(page)).toHaveText([/neck pain/])
  await codeAs(page, 'CD')
  await expect(spanOptions(page)).toHaveText([/low back pain/, /Upheld/])
})

test('a backup and a restore are done with the keyboard alone', async ({ goldspan }) => {
  const page = await goldspan.launch()
  await sayWhoCodes(page)
  await projectOf(goldspan, 'Pilot', { 'a letter.txt': letters['a letter.txt'] })
  await label(page, 'neck pain', '1')
  const backup = await backUp(goldspan, join(goldspan.home, 'other disk'))
  await page.keyboard.press('Control+z')
  await expect(spanOptions(page)).toHaveCount(0)

  const dialog = await lookInto(goldspan, backup)
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
  const tick = dialog.getByRole('checkbox', { name: 'Restore a letter.txt' })
  for (let steps = 0; steps < 10; steps += 1) {
    if (await tick.evaluate((element) => element === document.activeElement)) break
    await page.keyboard.press('Tab')
  }
  await expect(tick).toBeFocused()
  await page.keyboard.press('Space')
  await expect(tick).toBeChecked()
  const restore = dialog.getByRole('button', { name: 'Restore 1 document' })
  for (let steps = 0; steps < 10; steps += 1) {
    if (await restore.evaluate((element) => element === document.activeElement)) break
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('status')).toContainText('1 restored')
  await expect(dialog.getByRole('button', { name: 'Done' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(spanOptions(page)).toHaveText([/neck pain/])
})

test('a backup inside the project is refused in words, and the project is as it was', async ({
  goldspan,
}) => {
  const page = await goldspan.launch()
  await sayWhoCodes(page)
  const folder = await projectOf(goldspan, 'Pilot', { 'a letter.txt': letters['a letter.txt'] })
  const before = await readdir(folder)
  await goldspan.answerDialogs(folder)
  await runCommand(page, 'Back up')
  await expect(page.getByRole('alert')).toContainText('does not belong inside its project')
  await page.getByRole('alert').getByRole('button').click()
  await expect(letter(page)).toBeFocused()
  expect(await readdir(folder)).toEqual(before)
  // Closing the system’s dialog does nothing.
  await goldspan.answerDialogs()
  await runCommand(page, 'Back up')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect(await readFile(join(folder, 'project.json'), 'utf8')).toContain('"Pilot"')
})

test('a long backup shows how far it is, and cancelled leaves nothing behind', async ({ goldspan }) => {
  const page = await goldspan.launch()
  await sayWhoCodes(page)
  const folder = await projectOf(goldspan, 'Pilot', letters)
  // Each is synced and read back, so that these take some seconds.
  for (let n = 0; n < 3000; n += 1) await writeFile(join(folder, 'quarantine', `${n}.json`), `${n}`)
  const target = join(goldspan.home, 'other disk')
  await mkdir(target)
  await goldspan.answerDialogs(target)
  await runCommand(page, 'Back up')
  const dialog = dialogOf(page)
  await expect(dialog).toContainText(/of 3,0\d\d.*(left|almost done)/s)
  await page.keyboard.press('Escape')
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(dialog.getByRole('status')).toContainText('Nothing of it was left behind')
  expect(await readdir(target)).toEqual([])
  await dialog.getByRole('button', { name: 'Back up again …' }).click()
  await expect(dialog.getByRole('status')).toContainText('3 letters', { timeout: 60_000 })
  expect(await readdir(target)).toHaveLength(1)
})
