import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, samples, test, type Goldspan } from './goldspan'
import { closeDialog, launchOnLetter, openDocument, saving, spanOptions } from './letter'

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Evaluate the rules' })
const row = (page: Page, name: string) =>
  dialog(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name, exact: true }) })

/** The sample letters with their gold as one's own finished work, and the first of two letters on screen. */
async function launchOnGold(goldspan: Goldspan): Promise<Page> {
  const page = await launchOnLetter(goldspan, '001_')
  await goldspan.answerDialogs(join(samples, 'gold.jsonl'))
  const imported = await page.evaluate(() =>
    window.goldspan.call['import:choose']({ what: 'files', marksGoTo: 'me' }),
  )
  expect(imported).toMatchObject({ ok: true })
  await page.evaluate(finishAll)
  await openDocument(page, '000_')
  await openDocument(page, '001_')
  await expect(spanOptions(page)).toHaveCount(8)
  return page
}

/** In the page: every letter of the project is done. */
async function finishAll(): Promise<void> {
  const { call } = window.goldspan
  const rows = await call['project:documents']({})
  for (const { id } of JSON.parse(rows.ok ? rows.value : '') as { id: string }[]) {
    const opened = await call['document:open']({ documentId: id })
    const { status, revision, annotatorId } = JSON.parse(opened.ok ? opened.value.set : '') as {
      status: 'new' | 'in-progress'
      revision: number
      annotatorId: string
    }
    const command = { kind: 'setStatus', before: status, after: 'done' } as const
    await call['annotation:perform']({
      ...{ documentId: id, annotatorId, baseRevision: revision, via: 'do', command },
    })
  }
}

test('what the rules propose is held against one’s finished letters, and a difference is gone to', async ({
  goldspan,
}) => {
  const page = await launchOnGold(goldspan)
  await page.keyboard.press('Control+Shift+E')
  await expect(dialog(page).getByRole('status')).toContainText('your marks in 5 finished letters')
  for (const name of [
    'Diagnosis',
    'Requested item',
    'Guideline',
    'Outcome',
    'All labels',
    'Decides',
    'Whole record',
  ])
    await expect(row(page, name).first()).toContainText('1.00')
  await expect(row(page, 'Requested item').first().getByRole('cell').nth(3)).toHaveText('9')
  await dialog(page).getByText('Partial', { exact: true }).click()
  await expect(dialog(page)).toContainText('an overlap counts as a half')
  await dialog(page).getByRole('tab', { name: 'Rules' }).click()
  await expect(dialog(page).getByRole('row', { name: /^Heading outcome/ })).toContainText('1.00')
  await dialog(page).getByRole('tab', { name: 'Errors 0' }).click()
  await expect(dialog(page)).toContainText('No difference')
  await closeDialog(page)

  // What is not marked any more is one that the rules propose too many.
  await spanOptions(page).filter({ hasText: 'MTUS ACOEM Chapter 12' }).last().click()
  await page.keyboard.press('Delete')
  await expect(spanOptions(page)).toHaveCount(7)
  await expect(saving(page)).toHaveText(/^Saved/)
  await openDocument(page, '000_')
  await page.keyboard.press('Control+Shift+E')
  await dialog(page).getByRole('tab', { name: 'Errors 1' }).click()
  await expect(dialog(page).getByRole('region', { name: 'Guideline too many: … 000' })).toBeVisible()
  await dialog(page)
    .getByRole('button', { name: /MTUS ACOEM Chapter 12.*001_/ })
    .press('Enter')
  await expect(dialog(page)).toHaveCount(0)
  await expect(page.getByRole('heading', { level: 2, name: '001_' })).toBeVisible()
  await expect(page.getByRole('toolbar', { name: 'Suggestion', exact: true })).toContainText('Guideline?')
  await page.keyboard.press('y')
  await expect(spanOptions(page)).toHaveCount(8)
})

test('without a finished letter the evaluation says what is to be done', async ({ goldspan }) => {
  const page = await launchOnLetter(goldspan, '001_')
  await page.keyboard.press('Control+Shift+E')
  await expect(dialog(page).getByRole('status')).toContainText('No letter is finished yet.')
  await closeDialog(page)
})
