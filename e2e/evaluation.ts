import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { samples, type Goldspan } from './goldspan'
import { label, openDocument, saving, spanOptions } from './letter'

/** The dialog in which the rules are evaluated. */
export const evaluation = (page: Page) => page.getByRole('dialog', { name: 'Evaluate the rules' })
/** The entry of the list of errors that has the keyboard. */
export const atHand = (page: Page) => evaluation(page).locator('[data-entry]:focus')
/** What was said of the errors, in numbers. */
export const said = (page: Page) =>
  evaluation(page)
    .getByRole('status')
    .filter({ hasText: /undecided\.$/ })

/** Makes the gold of the sample letters one's own finished work, and opens the first of two letters. */
export async function takeGold(goldspan: Goldspan): Promise<void> {
  const { page } = goldspan
  await goldspan.answerDialogs(join(samples, 'gold.jsonl'))
  const imported = await page.evaluate(() =>
    window.goldspan.call['import:choose']({ what: 'files', marksGoTo: 'me' }),
  )
  expect(imported).toMatchObject({ ok: true })
  await page.evaluate(finishAll)
  await openDocument(page, '000_')
  await openDocument(page, '001_')
  await expect(spanOptions(page)).toHaveCount(8)
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

/** Makes three errors in the letter on screen: other edges, a mark that no rule proposes, one mark less. */
export async function makeErrors(page: Page): Promise<void> {
  await spanOptions(page).filter({ hasText: 'lumbar neuritis' }).click()
  await page.keyboard.press('d')
  await label(page, 'low back pain', '1')
  await spanOptions(page).filter({ hasText: 'MTUS ACOEM Chapter 12' }).last().click()
  await page.keyboard.press('Delete')
  await expect(spanOptions(page)).toHaveCount(8)
  await expect(saving(page)).toHaveText(/^Saved/)
}

/** Evaluates, and goes to the list of errors by keyboard alone. */
export async function toErrors(page: Page, count: number): Promise<void> {
  await page.keyboard.press('Control+Shift+E')
  await evaluation(page).getByRole('tab', { name: 'Scores' }).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(evaluation(page).getByRole('tab', { name: `Errors ${count}` })).toHaveAttribute(
    'aria-selected',
    'true',
  )
  for (let stops = 0; stops < 8 && (await atHand(page).count()) === 0; stops += 1)
    await page.keyboard.press('Tab')
  await expect(atHand(page)).toHaveCount(1)
}
