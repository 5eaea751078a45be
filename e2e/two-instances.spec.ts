import { cp, mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, Goldspan, test as base } from './goldspan'
import { clickInLetter, label, openDocument, saving, select, sayWhoCodes, spanOptions } from './letter'

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

/** Two openings of the sample project as one annotator, whose first mark is in it. */
async function asOneAnnotator(goldspan: Goldspan, other: Goldspan): Promise<[Page, Page]> {
  const first = await goldspan.launch('--open-sample')
  await sayWhoCodes(first, 'AB')
  await label(first, 'lumbar degenerative disc disease', '1')
  await expect(saving(first)).toHaveText(/^Saved/)
  // The same annotator, as with a settings file that was copied to another computer.
  await cp(join(goldspan.home, 'data', 'settings.json'), join(other.home, 'data', 'settings.json'), {
    recursive: true,
  })
  return [first, await other.launch()]
}

const forkBanner = (page: Page) => page.getByRole('note').filter({ hasText: 'There are two versions' })
const banner = (page: Page) => page.getByRole('note').filter({ hasText: 'For reading only.' })

test('one annotator writes in one place at a time, and takes over in the other on purpose', async ({
  goldspan,
  other,
}) => {
  const [first, second] = await asOneAnnotator(goldspan, other)
  await openFolder(other, goldspan.sampleFolder)
  await expect(spanOptions(second)).toHaveCount(1)
  await expect(banner(second)).toContainText('AB is at work on this project in another Goldspan')
  await label(first, 'MRI CHEST SPINE W/O DYE', '2')
  await expect(saving(first)).toHaveText(/^Saved/)

  // No label waits for the moment in which marks can be made again.
  await clickInLetter(second, 'Upheld')
  await second.keyboard.press('4')
  await expect(second.getByText('This cannot be changed')).toBeVisible()
  await expect(second.getByRole('button', { name: 'Outcome', pressed: true })).toHaveCount(0)

  await second.getByRole('button', { name: 'Take over' }).focus()
  await second.keyboard.press('Enter')
  await expect(banner(second)).toHaveCount(0)
  await expect(second.getByText('You can go on here')).toBeVisible()
  await expect(spanOptions(second)).toHaveCount(2)
  await label(second, 'Upheld', '4')
  await expect(saving(second)).toHaveText(/^Saved/)

  await expect(banner(first)).toContainText('AB is at work on this project', { timeout: 40_000 })
  await expect(first.getByText('Your work goes on in another place')).toBeVisible()
  await expect(spanOptions(first)).toHaveCount(3)
  await goldspan.quit()
  await label(second, 'mid back pain', '1')
  await expect(saving(second)).toHaveText(/^Saved/)
  await other.quit()

  const again = await goldspan.launch('--open-sample')
  await expect(spanOptions(again)).toHaveCount(4)
  await expect(banner(again)).toHaveCount(0)
})

test('the place that waits can go on as soon as the project is closed in the other', async ({
  goldspan,
  other,
}) => {
  const [first, second] = await asOneAnnotator(goldspan, other)
  await openFolder(other, goldspan.sampleFolder)
  await expect(banner(second)).toBeVisible()
  await label(first, 'MRI CHEST SPINE W/O DYE', '2')
  await expect(saving(first)).toHaveText(/^Saved/)
  await goldspan.quit()
  await expect(banner(second)).toHaveCount(0, { timeout: 40_000 })
  await expect(spanOptions(second)).toHaveCount(2)
  await label(second, 'Upheld', '4')
  await expect(saving(second)).toHaveText(/^Saved/)
})

test('one annotator on two computers that do not see each other loses nothing in silence and chooses how to go on', async ({
  goldspan,
  other,
}) => {
  const [first, elsewhere] = await asOneAnnotator(goldspan, other)
  // As in a sync folder: the letters and marks are there, the lock is not yet.
  const seen = join(other.home, 'seen from elsewhere')
  await mkdir(seen)
  for (const name of await readdir(goldspan.sampleFolder)) {
    if (name !== '.goldspan') await symlink(join(goldspan.sampleFolder, name), join(seen, name))
  }
  await openFolder(other, seen)
  for (const each of [first, elsewhere]) await expect(spanOptions(each)).toHaveCount(1)
  await label(first, 'MRI CHEST SPINE W/O DYE', '2')
  await label(first, 'Upheld', '4')
  await label(elsewhere, 'mid back pain', '1')
  for (const each of [first, elsewhere]) await expect(saving(each)).toHaveText(/^Saved/)
  await goldspan.kill()
  await other.kill()

  let page = await goldspan.launch('--open-sample')
  await expect(forkBanner(page)).toBeVisible()
  await expect(spanOptions(page)).toHaveCount(3)
  await openDocument(page, '001')
  await openDocument(page, '000')
  await page.getByRole('radio', { name: /^Version 2: 2 spans/ }).focus()
  await page.keyboard.press('Space')
  await expect(spanOptions(page)).toHaveText([/lumbar degenerative/, /mid back pain/])
  // Only one of them has its past listed, so neither has before the choice.
  await page.keyboard.press('Control+Shift+H')
  await expect(page.getByText('Then look back.')).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  // Nothing can be marked before the choice.
  await select(page, 'Upheld')
  await page.keyboard.press('1')
  await expect(spanOptions(page)).toHaveCount(2)
  await page.getByRole('radio', { name: /^Version 1: 3 spans/ }).focus()
  await page.keyboard.press('Space')
  await expect(spanOptions(page)).toHaveCount(3)
  await page.getByRole('button', { name: 'Keep the marks of both' }).click()
  await expect(forkBanner(page)).toHaveCount(0)
  await expect(spanOptions(page)).toHaveCount(4)
  await label(page, 'severe mid back pain', '1')
  await expect(saving(page)).toHaveText(/^Saved/)
  await goldspan.quit()
  page = await goldspan.launch('--open-sample')
  await expect(spanOptions(page)).toHaveCount(5)
  await expect(forkBanner(page)).toHaveCount(0)
  // What was brought in is one step, and undo reaches back beyond the choice.
  for (const count of [4, 3, 2]) {
    await page.keyboard.press('ControlOrMeta+z')
    await expect(spanOptions(page)).toHaveCount(count)
  }
  await expect(saving(page)).toHaveText(/^Saved/)
})
