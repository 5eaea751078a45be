import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, Goldspan, test as base } from './goldspan'
import { label, openDocument, saving, sayWhoCodes, spanOptions } from './letter'

/** A second Goldspan beside the first, as on another computer: with a data folder of its own. */
const test = base.extend<{ other: Goldspan }>({
  other: async ({}, use) => {
    const home = await mkdtemp(join(tmpdir(), 'goldspan-e2e-'))
    const other = new Goldspan(home)
    await use(other)
    await other.quit()
    await rm(home, { recursive: true, force: true, maxRetries: 3 })
    expect(other.errors, 'errors on the console of the page or of main').toEqual([])
  },
})

/** Opens a project's folder from the start screen. */
async function openFolder(goldspan: Goldspan, folder: string): Promise<void> {
  await goldspan.answerDialogs(folder)
  await goldspan.page.getByRole('button', { name: /^Open project/ }).click()
  await expect(goldspan.page.getByRole('heading', { level: 1, name: 'IMR sample project' })).toBeVisible()
}

test('two annotators work on one project at once, each on marks of their own', async ({
  goldspan,
  other,
}) => {
  const first = await goldspan.launch('--open-sample')
  await sayWhoCodes(first, 'AB')
  const second = await other.launch()
  await sayWhoCodes(second, 'CD')
  await openFolder(other, goldspan.sampleFolder)
  await label(first, 'lumbar degenerative disc disease', '1')
  await label(second, 'lumbar degenerative disc disease', '2')
  await label(second, 'Upheld', '4')
  await label(first, 'MRI CHEST SPINE W/O DYE', '2')
  for (const page of [first, second]) await expect(saving(page)).toHaveText(/^Saved/)
  await goldspan.kill()
  await other.kill()
  const again = await goldspan.launch('--open-sample')
  await expect(spanOptions(again)).toHaveText([/Diagnosis/, /Requested item/])
  await other.launch()
  await openFolder(other, goldspan.sampleFolder)
  await expect(spanOptions(other.page)).toHaveText([/Requested item/, /Outcome/])
})

test('one annotator at work in two places at once loses nothing in silence and chooses how to go on', async ({
  goldspan,
  other,
}) => {
  let page = await goldspan.launch('--open-sample')
  await sayWhoCodes(page, 'AB')
  await label(page, 'lumbar degenerative disc disease', '1')
  await expect(saving(page)).toHaveText(/^Saved/)
  await goldspan.quit()
  // The same annotator, as with a settings file that was copied to another computer.
  await cp(join(goldspan.home, 'data', 'settings.json'), join(other.home, 'data', 'settings.json'), {
    recursive: true,
  })
  page = await goldspan.launch('--open-sample')
  const elsewhere = await other.launch()
  await openFolder(other, goldspan.sampleFolder)
  for (const each of [page, elsewhere]) await expect(spanOptions(each)).toHaveCount(1)
  await label(page, 'MRI CHEST SPINE W/O DYE', '2')
  await label(page, 'Upheld', '4')
  await label(elsewhere, 'mid back pain', '1')
  for (const each of [page, elsewhere]) await expect(saving(each)).toHaveText(/^Saved/)
  await goldspan.kill()
  await other.kill()

  page = await goldspan.launch('--open-sample')
  await expect(page.getByText('For reading only.')).toBeVisible()
  await expect(page.getByRole('main', { name: 'Letter' })).toContainText('there are two versions')
  await expect(spanOptions(page)).toHaveCount(3)
  await openDocument(page, '001')
  await openDocument(page, '000')
  await page.getByRole('button', { name: /^Continue from this version/ }).click()
  await expect(page.getByText('For reading only.')).toHaveCount(0)
  await label(page, 'severe mid back pain', '1')
  await expect(saving(page)).toHaveText(/^Saved/)
  await goldspan.quit()
  page = await goldspan.launch('--open-sample')
  await expect(spanOptions(page)).toHaveCount(4)
  await expect(page.getByText('For reading only.')).toHaveCount(0)
})
