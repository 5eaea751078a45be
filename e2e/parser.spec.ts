import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, samples, test, type Goldspan } from './goldspan'
import { takeGold } from './evaluation'
import { closeDialog, exportAs, launchOnLetter, letter, openDocument, saving, spanOptions } from './letter'
import { goldLines, predictions } from './predictions'
import { filesOf, runCommand } from './project-actions'

const importing = (page: Page) => page.getByRole('dialog', { name: 'Import parser predictions' })
const evaluating = (page: Page) => page.getByRole('dialog', { name: /^Evaluate/ })
const bar = (page: Page) => page.getByRole('toolbar', { name: 'Suggestion', exact: true })
const tab = (page: Page, name: RegExp) => page.getByRole('tab', { name })
const suggestions = (page: Page) => page.getByRole('group', { name: 'Suggestions' })
const proposing = (page: Page) => suggestions(page).getByRole('combobox', { name: 'Suggestions by' })

/** Imports a file of predictions and leaves the report open. */
async function importPredictions(goldspan: Goldspan, name: string, version: string, path: string) {
  const { page } = goldspan
  await goldspan.answerDialogs(path)
  await runCommand(page, 'Import parser predictions')
  await importing(page).getByRole('textbox', { name: 'Name of the parser' }).fill(name)
  await importing(page).getByRole('textbox', { name: 'Version' }).fill(version)
  await page.keyboard.press('Enter')
}

/** The sample letters with their gold as one's own finished work, and letter 001 on screen. */
async function launchOnGold(goldspan: Goldspan): Promise<Page> {
  const page = await launchOnLetter(goldspan, '000_')
  await takeGold(goldspan)
  return page
}

async function choose(page: Page, field: ReturnType<typeof proposing>, name: string): Promise<void> {
  await field.click()
  await page.getByRole('option', { name, exact: true }).click()
}

test('predictions come in, are walked through, evaluated, and held against a second version', async ({
  goldspan,
}) => {
  test.slow()
  let page = await launchOnGold(goldspan)
  const [first] = await filesOf(goldspan, { 'first.jsonl': await predictions() })
  await importPredictions(goldspan, 'Letter tagger', '1.0', first!)
  await expect(importing(page).getByRole('status')).toContainText('Predictions for 5 letters')
  await expect(importing(page)).toContainText('1 letter is not in this project (line 1)')
  await closeDialog(page)

  // None of it is a mark, and nobody is shown it before they ask.
  await expect(tab(page, /^Spans 8$/)).toBeVisible()
  await tab(page, /^Suggestions/).click()
  await choose(page, proposing(page), 'Letter tagger 1.0')
  await expect(tab(page, /^Suggestions 2$/)).toBeVisible()
  const card = suggestions(page).getByRole('region', { name: 'Letter tagger 1.0' })
  await expect(card.locator('[data-entry]')).toHaveText([/low back pain.*83 % sure/, /surgeries.*40 % sure/])
  await expect(card.getByRole('button', { name: 'Accept all 1: Letter tagger 1.0' })).toBeVisible()

  // One is accepted, one rejected.
  await letter(page).focus()
  await page.keyboard.press('.')
  await expect(bar(page)).toContainText('Diagnosis?')
  await expect(bar(page)).toContainText('Letter tagger 1.0, 83 % sure')
  await page.keyboard.press('y')
  await expect(bar(page)).toContainText('Requested item?')
  await page.keyboard.press('r')
  await expect(tab(page, /^Suggestions$/)).toBeVisible()
  await expect(saving(page)).toHaveText(/^Saved/)

  // All of that is there after another start, and so is the choice.
  await goldspan.quit()
  page = await goldspan.launch('--open-sample')
  await openDocument(page, '001_')
  await expect(spanOptions(page)).toHaveCount(9)
  await spanOptions(page).filter({ hasText: 'low back pain' }).click()
  await expect(page.getByText('Suggested by parser Letter tagger@1.0')).toBeVisible()
  await tab(page, /^Suggestions$/).click()
  await expect(proposing(page)).toHaveValue('Letter tagger 1.0')
  await expect(suggestions(page)).toContainText('Every suggestion is decided on.')

  // The parser against one's own finished letters.
  await page.keyboard.press('Control+Shift+E')
  await expect(evaluating(page)).toHaveAccessibleName('Evaluate Letter tagger 1.0')
  await expect(evaluating(page).getByRole('status')).toContainText(
    'What Letter tagger 1.0 predicts, held against your marks in 5 finished letters.',
  )
  await evaluating(page).getByRole('tab', { name: 'Errors 3' }).click()
  await expect(evaluating(page).getByRole('region', { name: /Guideline missed/ })).toBeVisible()
  await evaluating(page).getByRole('tab', { name: 'Labels' }).click()
  await expect(
    evaluating(page).getByRole('row', { name: /^Letter tagger 1.0 Diagnosis 1.00 1.00/ }),
  ).toBeVisible()
  await closeDialog(page)

  // A second version, as a Goldspan file: the gold as it was before the first was accepted from.
  await importPredictions(goldspan, 'Letter tagger', '1.0', join(samples, 'gold.jsonl'))
  await expect(importing(page)).toContainText('This version is in the project already.')
  await importing(page).getByRole('textbox', { name: 'Version' }).fill('1.1')
  await page.keyboard.press('Enter')
  await expect(importing(page).getByRole('status')).toContainText('Predictions for 5 letters')
  await closeDialog(page)

  await page.keyboard.press('Control+Shift+E')
  await choose(page, evaluating(page).getByRole('combobox', { name: 'Suggester' }), 'Letter tagger 1.1')
  await expect(evaluating(page)).toHaveAccessibleName('Evaluate Letter tagger 1.1')
  await evaluating(page).getByRole('tab', { name: 'Compare' }).click()
  await choose(page, evaluating(page).getByRole('combobox', { name: 'Held against' }), 'Letter tagger 1.0')
  const row = (name: string) =>
    evaluating(page)
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name, exact: true }) })
  // F1 before and now, fixed, broken, the same: right, wrong, too many.
  await expect(row('Diagnosis').getByRole('cell').nth(3)).toHaveText('1')
  await expect(row('Requested item').getByRole('cell').nth(2)).toHaveText('2')
  await expect(row('All labels').getByRole('cell')).toHaveText([
    /^\.\d\d$/,
    /^\.\d\d$/,
    '3',
    '1',
    /^\d+$/,
    '0',
    '0',
  ])
  const changes = evaluating(page).getByRole('group', { name: 'Changes' })
  await expect(changes.getByRole('button')).toHaveText([/^Diagnosis no longer right.*low back pain.*001_/])
  await evaluating(page).getByText('Fixed 3', { exact: true }).click()
  await expect(changes.getByRole('button')).toHaveText([
    /^Requested item now right.*MRI CHEST SPINE/,
    /^Requested item too many, gone.*surgeries/,
    /^Guideline now right.*Chronic Pain/,
  ])
  await changes.getByRole('button', { name: /MRI CHEST SPINE/ }).press('Enter')
  await expect(evaluating(page)).toHaveCount(0)
  await expect(page.getByRole('heading', { level: 2, name: '000_' })).toBeVisible()

  // The first goes; what was accepted of it stays.
  await runCommand(page, 'Remove suggester')
  const removing = page.getByRole('dialog', { name: 'Remove suggester' })
  await removing.getByRole('radio', { name: 'Letter tagger 1.0' }).check()
  await removing.getByRole('button', { name: 'Remove for good' }).click()
  await expect(removing).toHaveCount(0)
  await tab(page, /^Suggestions/).click()
  await expect(proposing(page)).toHaveValue('The rules')
  await openDocument(page, '001_')
  await expect(spanOptions(page)).toHaveCount(9)
  const { folder } = await exportAs(goldspan, /Goldspan/, join(goldspan.home, 'export'))
  const exported = await readFile(join(folder, 'corpus.jsonl'), 'utf8')
  expect(exported).toContain('"origin":{"kind":"parser","source":"Letter tagger@1.0","edited":false}')
  expect(exported).not.toContain('surgeries","label')
})

test('a file with a fault is refused whole, with line and field, and so is one for other letters', async ({
  goldspan,
}) => {
  const page = await launchOnLetter(goldspan, '000_')
  const [gold] = await goldLines()
  const [faulty, elsewhere] = await filesOf(goldspan, {
    'faulty.jsonl': `${JSON.stringify({ text: gold!.document.text, spans: [{ start: 1854, end: 1886, label: 'diagnosis', quote: 'disc disease' }] })}\n{"spans": 1}\n`,
    'elsewhere.jsonl': '{"text": "Nowhere.", "spans": []}\n',
  })
  await importPredictions(goldspan, 'Letter tagger', '1.0', faulty!)
  await expect(importing(page).getByRole('status')).toContainText('the file has 2 faults')
  await expect(
    importing(page).getByRole('row', { name: /line 1, spans\[0\] The quote is not/ }),
  ).toBeVisible()
  await expect(
    importing(page).getByRole('row', { name: /line 2, text The line does not say which letter/ }),
  ).toBeVisible()
  await closeDialog(page)
  await importPredictions(goldspan, 'Letter tagger', '1.0', elsewhere!)
  await expect(importing(page).getByRole('status')).toContainText('nothing of any letter of this project')
  await closeDialog(page)
  await runCommand(page, 'Remove suggester')
  await expect(page.getByRole('dialog', { name: 'Remove suggester' })).toContainText(
    'This project holds no parser.',
  )
})
