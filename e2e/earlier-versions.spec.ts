import type { Page } from '@playwright/test'
import { expect, test } from './goldspan'
import {
  clickInLetter,
  label,
  letter,
  momentOptions,
  openDocument,
  saving,
  sayWhoCodes,
  spanOptions,
} from './letter'
import { runCommand } from './project-actions'

const words = ['HOW', 'THE', 'IMR', 'FINAL', 'MAXIMUS', 'Federal', 'Services', 'sent', 'complete', 'case']
const banner = (page: Page) => page.getByRole('region', { name: 'Earlier version' })
const selected = (page: Page) => spanOptions(page).and(page.locator('[aria-selected=true]'))

/** Opens the list of earlier versions and waits until it has the keyboard. */
async function openVersions(page: Page): Promise<void> {
  await page.keyboard.press('Control+Shift+H')
  await expect(page.getByRole('listbox', { name: 'Earlier versions' })).toBeFocused()
}

/** Deletes the first spans of the list. */
async function deleteFirst(page: Page, times: number): Promise<void> {
  for (let i = 0; i < times; i += 1) {
    const before = await spanOptions(page).count()
    await spanOptions(page).first().click()
    await page.keyboard.press('Delete')
    await expect(spanOptions(page)).toHaveCount(before - 1)
  }
  await expect(saving(page)).toHaveText(/^Saved/)
}

test('an earlier version is looked at after a restart, restored, and the restoring undone after another', async ({
  goldspan,
}) => {
  let page = await goldspan.launch('--open-sample')
  await sayWhoCodes(page)
  for (const [index, word] of words.entries()) await label(page, word, String((index % 4) + 1))
  await deleteFirst(page, 5)
  const kept = await spanOptions(page).allTextContents()
  await goldspan.quit()

  page = await goldspan.launch('--open-sample')
  await expect(spanOptions(page)).toHaveText(kept)
  await expect(letter(page)).toBeFocused()
  await openVersions(page)
  await expect(momentOptions(page)).toHaveText([
    ...Array<RegExp>(5).fill(/deleted .*[5-9] spans$/),
    ...words.toReversed().map((word, index) => new RegExp(`added ${word}.*${10 - index} spans?$`)),
    /^Before the first change0 spans$/,
  ])
  await momentOptions(page).nth(5).click()
  await expect(banner(page)).toContainText('10 spans then, 5 now: 5 would come back.')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(spanOptions(page)).toHaveCount(10)
  await clickInLetter(page, 'MAXIMUS')
  await expect(selected(page)).toHaveText(/MAXIMUS/)

  // Nothing that edits does anything.
  const saved = await saving(page).textContent()
  for (const key of ['Delete', '2', 'Control+z', 'Control+Shift+z']) await page.keyboard.press(key)
  await expect(page.getByText('It cannot be changed.').first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled()
  await expect(spanOptions(page)).toHaveCount(10)
  await page.keyboard.press('Escape')
  await expect(banner(page)).toHaveCount(0)
  await expect(spanOptions(page)).toHaveText(kept)
  expect(await saving(page).textContent()).toBe(saved)

  await openVersions(page)
  await momentOptions(page).nth(5).click()
  await page.getByRole('button', { name: 'Restore this version' }).click()
  await expect(page.getByText('Undo takes that back.')).toBeVisible()
  await expect(banner(page)).toHaveCount(0)
  await expect(spanOptions(page)).toHaveCount(10)
  await expect(letter(page)).toBeFocused()
  await goldspan.quit()

  page = await goldspan.launch('--open-sample')
  await expect(spanOptions(page)).toHaveCount(10)
  await page.keyboard.press('Control+z')
  await expect(spanOptions(page)).toHaveText(kept)
  await expect(saving(page)).toHaveText(/^Saved/)
  await openVersions(page)
  await expect(momentOptions(page).first()).toHaveText(/Undo: Earlier version restored.*now5 spans$/)
  await expect(momentOptions(page).nth(1)).toHaveText(/Earlier version restored.*10 spans$/)
})

test('an earlier version is found, looked at, left and restored with the keyboard alone', async ({
  goldspan,
}) => {
  const page = await goldspan.launch('--open-sample')
  await sayWhoCodes(page)
  await label(page, 'HOW', '1')
  await label(page, 'THE', '2')
  await page.keyboard.press('Delete')
  await expect(spanOptions(page)).toHaveText([/HOW/])
  await runCommand(page, 'Earlier versions')
  await expect(page.getByRole('listbox', { name: 'Earlier versions' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await openVersions(page)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(banner(page)).toContainText('2 spans then, 1 now: 1 would come back.')
  await expect(letter(page)).toBeFocused()
  await expect(spanOptions(page)).toHaveText([/HOW/, /THE/])
  await page.keyboard.press('Escape')
  await expect(spanOptions(page)).toHaveText([/HOW/])

  await openVersions(page)
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(banner(page)).toContainText('1 span then, 1 now: nothing would change.')
  await expect(letter(page)).toBeFocused()
  await openVersions(page)
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(spanOptions(page)).toHaveCount(2)
  await expect(letter(page)).toBeFocused()
  for (let back = 0; back < 3; back += 1) await page.keyboard.press('Shift+Tab')
  await expect(page.getByRole('button', { name: 'Restore this version' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(banner(page)).toHaveCount(0)
  await expect(letter(page)).toBeFocused()
  await expect(spanOptions(page)).toHaveText([/HOW/, /THE/])
  await page.keyboard.press('Control+z')
  await expect(spanOptions(page)).toHaveText([/HOW/])
})

test('a document that nobody has worked on has no earlier versions, and says so', async ({ goldspan }) => {
  const page = await goldspan.launch('--open-sample')
  await sayWhoCodes(page)
  await openDocument(page, '001')
  await page.keyboard.press('Control+Shift+H')
  const dialog = page.getByRole('dialog', { name: 'Earlier versions' })
  await expect(dialog).toContainText('Nothing was changed in this document yet.')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(letter(page)).toBeFocused()
})
