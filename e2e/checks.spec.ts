import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { goldOf, keyOf } from './by-hand'
import { expect, test, type Goldspan } from './goldspan'
import { closeDialog, exportAs, label, launchOnLetter, openDocument, saving } from './letter'

const checks = (page: Page) => page.getByRole('group', { name: 'Checks' })
const checksTab = (page: Page) => page.getByRole('tab', { name: /^Checks/ })
const status = (page: Page) => page.getByRole('button', { name: /^Status of this document/ })
const quote = (page: Page) =>
  page.getByRole('region', { name: 'Selected span' }).getByRole('paragraph').first()

/** The decisions of a letter in an export as JSON Lines. */
async function exportedDecisions(goldspan: Goldspan, title: string): Promise<readonly unknown[]> {
  const { folder } = await exportAs(goldspan, /Goldspan/, join(goldspan.home, 'export'))
  await closeDialog(goldspan.page)
  const file = (await readdir(folder, { recursive: true })).find((name) => name.endsWith('.jsonl'))!
  const lines = (await readFile(join(folder, file), 'utf8')).trim().split('\n').slice(1)
  return lines
    .map((line) => JSON.parse(line) as { document: { title: string }; decisions: unknown[] })
    .find(({ document }) => document.title === title)!.decisions
}

/** Ends the app and opens the sample project's letter again. */
async function again(goldspan: Goldspan, title: string): Promise<Page> {
  await expect(saving(goldspan.page)).toHaveText(/^Saved/)
  await goldspan.quit()
  const page = await goldspan.launch('--open-sample')
  await openDocument(page, title)
  return page
}

test('a finding is shown, fixed with one key and taken back with another', async ({ goldspan }) => {
  const page = await launchOnLetter(goldspan, '004')
  await label(page, 'MRI Lumbar Spine:', '2')
  await expect(checksTab(page)).toHaveText('Checks 1')
  await label(page, 'neck and low', '1')
  await page.keyboard.press('Shift+N')
  const finding = checks(page).locator(':focus')
  await expect(finding).toHaveAccessibleName(/Requested item begins or ends with punctuation/)
  await expect(quote(page)).toHaveText('MRI Lumbar Spine:')
  await page.keyboard.press('f')
  await expect(checks(page)).toContainText('No findings')
  await expect(checksTab(page)).toHaveText('Checks')
  await expect(quote(page)).toHaveText('MRI Lumbar Spine')
  await page.keyboard.press('Control+z')
  await expect(checksTab(page)).toHaveText('Checks 1')
  await expect(quote(page)).toHaveText('MRI Lumbar Spine:')
  await page.getByRole('button', { name: /^Fix/ }).click()
  await expect(quote(page)).toHaveText('MRI Lumbar Spine')
})

test('the keyboard goes from finding to finding, and on to the next when one is fixed', async ({
  goldspan,
}) => {
  const page = await launchOnLetter(goldspan, '004')
  await label(page, 'MRI Cervical Spine:', '2')
  await label(page, 'MRI Lumbar Spine:', '2')
  await page.keyboard.press('Shift+N')
  const focused = checks(page).locator(':focus')
  await expect(focused).toContainText('MRI Lumbar Spine:')
  await page.keyboard.press('ArrowUp')
  await expect(focused).toContainText('MRI Cervical Spine:')
  await expect(quote(page)).toHaveText('MRI Lumbar Spine:')
  await page.keyboard.press('Enter')
  await expect(quote(page)).toHaveText('MRI Cervical Spine:')
  await page.keyboard.press('f')
  await expect(focused).toContainText('MRI Lumbar Spine:')
  await page.keyboard.press('f')
  await expect(checks(page)).toContainText('No findings')
})

test('a warning is waived with a reason, which survives a restart and stands in the export', async ({
  goldspan,
}) => {
  let page = await launchOnLetter(goldspan, '004')
  await label(page, 'MRI Lumbar Spine:', '2')
  await page.keyboard.press('Shift+N')
  await expect(checks(page).locator(':focus')).toContainText('MRI Lumbar Spine:')
  await page.keyboard.press('w')
  await expect(page.getByRole('textbox', { name: 'Why it stands as it is' })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.type('the colon belongs to the name')
  await page.keyboard.press('Enter')
  await expect(checksTab(page)).toHaveText('Checks')
  const waived = checks(page).getByRole('button', { name: '1 waived' })
  await expect(waived).toBeFocused()

  page = await again(goldspan, '004')
  await checksTab(page).click()
  await expect(checks(page)).toContainText('No findings')
  await checks(page).getByRole('button', { name: '1 waived' }).click()
  await expect(checks(page)).toContainText('the colon belongs to the name')
  const { title } = await goldOf('004')
  expect(await exportedDecisions(goldspan, title)).toMatchObject([
    { kind: 'waived', check: 'outer-punctuation', reason: 'the colon belongs to the name' },
  ])
  await checks(page)
    .getByRole('button', { name: /^Take the waiver back/ })
    .click()
  await expect(checksTab(page)).toHaveText('Checks 1')
})

test('a letter with an open cell is not done until the cell is marked absent', async ({ goldspan }) => {
  let page = await launchOnLetter(goldspan, '000')
  const gold = await goldOf('000')
  for (const span of gold.spans) {
    if (span.attributes['cited_by'] === 'claims administrator') continue
    await label(page, span, keyOf[span.label]!)
  }
  const done = async () => {
    await status(page).click()
    await page.getByRole('menuitemradio', { name: 'Done' }).click()
  }
  await done()
  await expect(page.getByRole('alert')).toContainText('1 to-do of the ledger')
  await expect(status(page)).toHaveAccessibleName(/In progress$/)

  page = await again(goldspan, '000')
  await expect(status(page)).toHaveAccessibleName(/In progress$/)
  await page.keyboard.press('Control+Shift+Enter')
  await expect(page.getByRole('alert')).toContainText('1 to-do of the ledger')
  // The refusal led to the open cell.
  await page.keyboard.press('x')
  await done()
  await expect(status(page)).toHaveAccessibleName(/Done$/)

  page = await again(goldspan, '000')
  await expect(status(page)).toHaveAccessibleName(/Done$/)
  expect(await exportedDecisions(goldspan, gold.title)).toMatchObject([{ kind: 'absent', column: 'claims' }])
})
