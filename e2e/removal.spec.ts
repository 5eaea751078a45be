import { readdir, readFile, truncate } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { expect, test } from './goldspan'
import { closeDialog, label, openDocument, saving, sayWhoCodes, spanList, spanOptions } from './letter'
import {
  codeAs,
  documentOptions,
  filesThatHold,
  projectOf,
  recentProjects,
  runCommand,
  storedDocuments,
} from './project-actions'

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
