import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { atHand, evaluation as dialog, makeErrors, said, takeGold, toErrors } from './evaluation'
import { expect, test, type Goldspan } from './goldspan'
import { closeDialog, launchOnLetter, letter, openDocument, saving, spanOptions } from './letter'

const row = (page: Page, name: string) =>
  dialog(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name, exact: true }) })

/** The sample letters with their gold as one's own finished work, and the first of two letters on screen. */
async function launchOnGold(goldspan: Goldspan): Promise<Page> {
  const page = await launchOnLetter(goldspan, '001_')
  await takeGold(goldspan)
  return page
}

test('what the rules propose is held against one’s finished letters, and a difference is gone to', async ({
  goldspan,
}) => {
  const page = await launchOnGold(goldspan)
  await page.keyboard.press('Control+Shift+E')
  await expect(dialog(page).getByRole('status')).toContainText('your marks in 5 finished letters')
  // What had the keyboard while the letters were read is gone.
  await expect(dialog(page).getByRole('button', { name: 'Close' }).last()).toBeFocused()
  for (const name of [
    'Diagnosis',
    'Requested item',
    'Guideline',
    'Outcome',
    'All labels (micro)',
    'Mean of all labels (macro)',
    'Diagnosis: Status',
    'All relations (micro)',
    'All fields (micro)',
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

test('each error is judged by a key, gone to and come back from, and the verdicts outlive a restart', async ({
  goldspan,
}) => {
  let page = await launchOnGold(goldspan)
  await makeErrors(page)
  await toErrors(page, 3)
  await expect(atHand(page)).toContainText('lumbar neuritis not otherwise specified')
  await expect(dialog(page).locator('mark')).toHaveCount(4)
  await page.keyboard.press('p')
  await expect(said(page)).toHaveText(
    '3 errors: 1 parser wrong, 0 gold wrong, 0 guideline unclear, 2 undecided.',
  )
  await expect(atHand(page)).toContainText('Proposed')
  await expect(atHand(page)).toContainText('low back pain')
  await page.keyboard.press('u')
  await expect(dialog(page).getByRole('textbox', { name: 'What the guideline does not say' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(atHand(page)).toContainText('low back pain')
  await page.keyboard.press('u')
  await page.keyboard.type('is a complaint alone a diagnosis?')
  await page.keyboard.press('Enter')
  await expect(said(page)).toContainText('1 guideline unclear, 1 undecided.')
  await expect(atHand(page)).toContainText('MTUS ACOEM Chapter 12')

  // Gold is put right where it stands: its words are selected there, and one key leads back.
  await judgeGold(page)
  await expect(letter(page)).toBeFocused()
  await expect(page.getByRole('heading', { level: 2, name: '001_' })).toBeVisible()
  await expect(page.getByRole('toolbar', { name: 'Suggestion', exact: true })).toContainText('Guideline?')
  await page.keyboard.press('b')
  await expect(atHand(page)).toContainText('Gold wrong')
  await expect(said(page)).toHaveText(
    '3 errors: 1 parser wrong, 1 gold wrong, 1 guideline unclear, 0 undecided.',
  )
  await dialog(page).getByRole('switch', { name: 'Undecided only' }).press('Space')
  await expect(dialog(page)).toContainText('None of the errors is such.')
  await closeDialog(page)
  await goldspan.quit()

  page = await goldspan.launch('--open-sample')
  await toErrors(page, 3)
  await expect(said(page)).toHaveText(
    '3 errors: 1 parser wrong, 1 gold wrong, 1 guideline unclear, 0 undecided.',
  )
  await expect(dialog(page)).toContainText('Guideline unclear: is a complaint alone a diagnosis?')
  await page.keyboard.press('Backspace')
  await expect(said(page)).toContainText('0 parser wrong')
  await page.keyboard.press('End')
  await page.keyboard.press('n')
  await expect(atHand(page)).toContainText('lumbar neuritis')

  // What is put right is an error no more; what was said of the others stays.
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('toolbar', { name: 'Suggestion', exact: true })).toContainText('Guideline?')
  await page.keyboard.press('y')
  await expect(spanOptions(page)).toHaveCount(9)
  await page.keyboard.press('b')
  await expect(dialog(page)).toContainText('Marks were changed since')
  await dialog(page).getByRole('button', { name: 'Evaluate again' }).click()
  await expect(dialog(page).getByRole('tab', { name: 'Errors 2' })).toBeVisible()
  await expect(said(page)).toHaveText(
    '2 errors: 0 parser wrong, 0 gold wrong, 1 guideline unclear, 1 undecided.',
  )
})

/** Judges the error at hand as wrong in the gold, which leads into its letter. */
async function judgeGold(page: Page): Promise<void> {
  await page.keyboard.press('g')
  await expect(dialog(page)).toHaveCount(0)
}

test('errors are listed by kind, label and pattern', async ({ goldspan }) => {
  const page = await launchOnGold(goldspan)
  await makeErrors(page)
  await toErrors(page, 3)
  const entries = dialog(page).locator('[data-entry]')
  const choose = async (field: string, option: RegExp) => {
    await dialog(page).getByRole('combobox', { name: field }).click()
    await page.getByRole('option', { name: option }).click()
  }
  await choose('Kind of error', /^Too many \(1\)/)
  await expect(entries).toHaveCount(1)
  await expect(entries).toContainText('MTUS ACOEM Chapter 12')
  await choose('Kind of error', /^All kinds/)
  await choose('Label of the error', /^Diagnosis \(2\)/)
  await expect(entries).toHaveCount(2)
  await choose('Pattern of the error', /^Diagnosis missed: … pain \(1\)/)
  await expect(entries).toHaveCount(1)
  await expect(entries).toContainText('low back pain')
})

test('the report is saved with the figures of the screen, with words of the letters only where they are asked for', async ({
  goldspan,
}) => {
  const page = await launchOnGold(goldspan)
  await makeErrors(page)
  await toErrors(page, 3)
  await page.keyboard.press('p')
  await expect(said(page)).toContainText('1 parser wrong')
  await dialog(page).getByRole('tab', { name: 'Scores' }).click()
  const shown = await row(page, 'All labels (micro)').getByRole('cell').allInnerTexts()
  const record = await row(page, 'Whole record').getByRole('cell').allInnerTexts()
  await dialog(page).getByRole('tab', { name: 'Report' }).click()

  const saved = async (file: string) => {
    await goldspan.answerSaveDialogs(join(goldspan.home, file))
    await dialog(page).getByRole('button', { name: 'Save the report …' }).click()
    await expect(dialog(page)).toContainText(`Saved as ${file}`)
    return readFile(join(goldspan.home, file), 'utf8')
  }
  const html = await saved('report.html')
  const cellsAfter = (name: string, from: string) =>
    [...from.slice(from.indexOf(`${name}</th>`)).matchAll(/<td class="figure">([^<]*)<\/td>/g)].map(
      ([, cell]) => cell!,
    )
  // The first table is that of the strict scores, as on screen.
  const figures = (cells: readonly string[]) => cells.slice(0, 3).map((cell) => cell.replaceAll(/\s+/g, ' '))
  expect(figures(cellsAfter('All labels together (micro)', html))).toEqual(figures(shown))
  expect(figures(cellsAfter('>Whole record', html))).toEqual(figures(record))
  expect(html).toMatch(/^<!doctype html>\n<html /)
  expect(html).not.toMatch(/neuritis|low back|Chapter 12|001_/)

  await dialog(page).getByRole('radio', { name: 'Data (JSON)' }).check({ force: true })
  const json = await saved('report.json')
  const report = JSON.parse(json) as {
    suggester: string
    letters: number
    spans: { strict: { micro: { f1: number } } }
    verdicts: Record<string, number>
    errors: { count: number }[]
  }
  expect(report).toMatchObject({ suggester: 'the rules', letters: 5, withQuotes: false })
  expect(report.spans.strict.micro.f1.toFixed(2).replace(/^0/, '')).toBe(shown[2]!.split(' ')[0])
  expect(report.verdicts).toEqual({
    'parser-wrong': 1,
    'gold-wrong': 0,
    'guideline-unclear': 0,
    undecided: 2,
  })
  expect(report.errors.map(({ count }) => count)).toEqual([1, 1, 1])
  expect(json).not.toMatch(/neuritis|low back|Chapter 12|001_/)

  await dialog(page).getByRole('checkbox', { name: 'With quotes' }).check()
  await expect(dialog(page)).toContainText('The report will contain words of the letters')
  expect(await saved('quotes.json')).toMatch(/low back pain/)
  await dialog(page).getByRole('radio', { name: 'Page (HTML)' }).check({ force: true })
  const withQuotes = await saved('quotes.html')
  expect(withQuotes).toMatch(/This page holds words of the letters[\s\S]*low back pain/)
})

test('without a finished letter the evaluation says what is to be done', async ({ goldspan }) => {
  const page = await launchOnLetter(goldspan, '001_')
  await page.keyboard.press('Control+Shift+E')
  await expect(dialog(page).getByRole('status')).toContainText('No letter is finished yet.')
  await closeDialog(page)
})
