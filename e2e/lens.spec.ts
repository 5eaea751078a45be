import type { Page } from '@playwright/test'
import { expect, test } from './goldspan'
import { closeDialog, label, launchOnLetter, letter, openDocument, select, spanOptions } from './letter'
import { documentOptions } from './project-actions'

const lens = (page: Page) => page.getByRole('dialog', { name: 'Label lens' })
const found = (page: Page) => lens(page).getByRole('status').first()
const column = (page: Page, name: string) => lens(page).getByRole('listbox', { name, exact: true })
const count = (page: Page, name: string) =>
  lens(page).getByRole('region', { name, exact: true }).locator('h3 + span')
const report = (page: Page) => lens(page).getByRole('status').nth(1)
const press = (page: Page, name: RegExp) => lens(page).getByRole('button', { name }).press('Enter')

/** Opens the lens on words of the letter on screen. */
async function openLens(page: Page, words: string): Promise<void> {
  await select(page, words)
  await page.keyboard.press('l')
  await expect(lens(page).getByRole('textbox', { name: 'Words' })).toHaveValue(words)
}

/** Puts the keyboard into the first column that asks for something. */
async function intoColumn(page: Page, name = 'Not labelled'): Promise<void> {
  await page.keyboard.press('ArrowDown')
  await expect(column(page, name)).toBeFocused()
}

/** How many places the lens has found, once it is through. */
async function places(page: Page): Promise<number> {
  await expect(found(page)).toHaveText(/^\d+ places? in \d+ letters?$/)
  return Number(/^\d+/.exec((await found(page).textContent())!)![0])
}

test('words are labelled in all letters as one step, seen in the open one, and taken back after a restart', async ({
  goldspan,
}) => {
  let page = await launchOnLetter(goldspan, '000')
  await openLens(page, 'MRI')
  const all = await places(page)
  expect(all).toBeGreaterThan(5)
  await expect(count(page, 'Not labelled')).toHaveText(String(all))
  // By keyboard alone: into the column, all of it, and the button.
  await intoColumn(page)
  await page.keyboard.press('Control+a')
  await press(page, new RegExp(`^Label ${all} as Diagnosis`))
  await expect(report(page)).toHaveText(new RegExp(`^Labelled ${all} places as Diagnosis in \\d letters$`))
  await expect(count(page, 'Labelled Diagnosis')).toHaveText(String(all))
  await expect(column(page, 'Labelled Diagnosis')).toBeFocused()
  await closeDialog(page)
  const here = await spanOptions(page).count()
  expect(here).toBeGreaterThan(0)
  await expect(spanOptions(page).first()).toHaveText(/Diagnosis.*MRI/)
  await expect(documentOptions(page).filter({ hasText: '000_' })).toContainText(String(here))

  await goldspan.quit()
  page = await goldspan.launch('--open-sample')
  await openDocument(page, '000_')
  await expect(spanOptions(page)).toHaveCount(here)
  await letter(page).focus()
  await page.keyboard.press('l')
  await expect(lens(page)).toContainText(`Last run: labelled ${all} places as Diagnosis`)
  await press(page, /^Undo the last run/)
  await expect(report(page)).toHaveText(new RegExp(`^Taken back at ${all} places in \\d letters$`))
  await expect(lens(page).getByRole('button', { name: 'Undo the last run' })).toHaveCount(0)
  await closeDialog(page)
  await expect(page.getByRole('tab', { name: 'Spans 0', exact: true })).toBeVisible()
})

test('one letter of a run is undone alone, and what was changed since is left as it is', async ({
  goldspan,
}) => {
  const page = await launchOnLetter(goldspan, '000')
  await openLens(page, 'MRI')
  const all = await places(page)
  await intoColumn(page)
  await page.keyboard.press('Control+a')
  await press(page, /^Label \d+ as/)
  await expect(report(page)).toHaveText(/^Labelled/)
  await closeDialog(page)
  const here = await spanOptions(page).count()
  await letter(page).focus()
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('tab', { name: 'Spans 0', exact: true })).toBeVisible()
  await openDocument(page, '004_')
  const there = await spanOptions(page).count()
  expect(there).toBeGreaterThan(0)
  // One of the run's marks gets another label, and a mark is added that is not the run's.
  await spanOptions(page).first().click()
  await page.keyboard.press('4')
  await expect(spanOptions(page).first()).toHaveText(/Outcome/)
  await label(page, 'neck and low', '1')
  await page.keyboard.press('l')
  await press(page, /^Undo the last run/)
  await expect(report(page)).toContainText(/^Taken back at \d+ places/)
  await expect(report(page)).toContainText('Not in 1 letter: Changed since')
  await closeDialog(page)
  await expect(spanOptions(page)).toHaveCount(2)
  expect(all).toBeGreaterThan(here)
})

test('a dismissal stays after a restart and is brought back', async ({ goldspan }) => {
  let page = await launchOnLetter(goldspan, '000')
  await openLens(page, 'MRI')
  const all = await places(page)
  await intoColumn(page)
  await page.keyboard.press('Space')
  await press(page, /^Dismiss 1$/)
  await expect(report(page)).toHaveText('Dismissed 1 place for Diagnosis in 1 letter')
  await expect(count(page, 'Not labelled')).toHaveText(String(all - 1))
  await goldspan.quit()

  page = await goldspan.launch('--open-sample')
  await openDocument(page, '000_')
  await openLens(page, 'MRI')
  expect(await places(page)).toBe(all)
  await expect(count(page, 'Not labelled')).toHaveText(String(all - 1))
  await lens(page).getByRole('button', { name: 'Dismissed 1' }).press('Enter')
  await column(page, 'Dismissed').getByRole('option').click()
  await press(page, /^Bring back 1$/)
  await expect(count(page, 'Not labelled')).toHaveText(String(all))
})

test('a label is taken off in bulk, and the columns say how words stand to the label that is chosen', async ({
  goldspan,
}) => {
  const page = await launchOnLetter(goldspan, '000')
  await label(page, 'MRI CHEST SPINE W/O DYE', '2')
  await openLens(page, 'MRI')
  const all = await places(page)
  await expect(column(page, 'Labelled otherwise').getByRole('option')).toHaveCount(1)
  await expect(column(page, 'Labelled otherwise').getByRole('option')).toContainText(
    'marked as Requested item',
  )
  await intoColumn(page)
  await page.keyboard.press('Control+a')
  await press(page, /^Label \d+ as Diagnosis/)
  await expect(count(page, 'Labelled Diagnosis')).toHaveText(String(all - 1))
  // To another label's eye these words are labelled otherwise.
  await lens(page).getByRole('radio', { name: 'Outcome' }).focus()
  await page.keyboard.press('Space')
  await expect(count(page, 'Labelled otherwise')).toHaveText(String(all))
  await lens(page).getByRole('radio', { name: 'Diagnosis' }).focus()
  await page.keyboard.press('Space')
  await expect(count(page, 'Labelled Diagnosis')).toHaveText(String(all - 1))
  await lens(page)
    .getByRole('button', { name: /^Tick all of “Labelled Diagnosis”/ })
    .click()
  await press(page, new RegExp(`^Take Diagnosis off ${all - 1}$`))
  await expect(count(page, 'Not labelled')).toHaveText(String(all - 1))
  await closeDialog(page)
  await expect(spanOptions(page)).toHaveText([/Requested item.*MRI CHEST SPINE/])
})
