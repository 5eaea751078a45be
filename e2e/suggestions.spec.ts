import { mkdir, readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, samples, test, type Goldspan } from './goldspan'
import {
  closeDialog,
  exportAs,
  importFiles,
  launchOnLetter,
  letter,
  openDocument,
  saving,
  select,
  spanOptions,
} from './letter'
import { closeProject, startWithProject } from './project-actions'

const tab = (page: Page, name: RegExp) => page.getByRole('tab', { name })
const left = (page: Page, count: number) =>
  tab(page, count > 0 ? new RegExp(`^Suggestions ${count}$`) : /^Suggestions$/)
const suggestions = (page: Page) => page.getByRole('group', { name: 'Suggestions' })
const bar = (page: Page) => page.getByRole('toolbar', { name: 'Suggestion', exact: true })
const rule = (page: Page, name: string) => suggestions(page).getByRole('region', { name, exact: true })

async function letterFile(start: string): Promise<string> {
  const folder = join(samples, 'letters')
  return join(
    folder,
    (await readdir(folder)).find((name) => name.startsWith(start))!,
  )
}

interface Exported {
  readonly status: string
  readonly spans: readonly {
    readonly label: string
    readonly quote: string
    readonly origin: { readonly kind: string; readonly source: string; readonly edited: boolean }
  }[]
  readonly relations: readonly unknown[]
  readonly decisions: readonly { readonly kind: string; readonly label: string; readonly start: number }[]
}

async function exported(goldspan: Goldspan): Promise<Exported> {
  const { folder } = await exportAs(goldspan, /Goldspan/, join(goldspan.home, 'export'))
  const line = (await readFile(join(folder, 'corpus.jsonl'), 'utf8')).split('\n')[1]!
  return JSON.parse(line) as Exported
}

test('a letter goes from import to finished with suggestions, and what was decided stays', async ({
  goldspan,
}) => {
  test.slow()
  await startWithProject(goldspan)
  let { page } = goldspan
  await importFiles(goldspan, await letterFile('001_'))
  await closeDialog(page)
  await openDocument(page, '001_')
  await expect(left(page, 8)).toBeVisible()
  await left(page, 8).click()
  await expect(rule(page, 'Guideline citation').locator('[data-entry]')).toHaveCount(3)

  // An edit: the end a word back takes the words with it, and on again brings them back.
  await letter(page).focus()
  await page.keyboard.press('.')
  await expect(bar(page)).toContainText('Diagnosis?')
  await page.keyboard.press('d')
  await expect(left(page, 7)).toBeVisible()
  await expect(tab(page, /^Spans 1$/)).toBeVisible()
  await page.keyboard.press('f')
  // A reject: it is gone at once.
  await page.keyboard.press('.')
  await expect(bar(page)).toContainText('Diagnosis?')
  await page.keyboard.press('r')
  await expect(left(page, 6)).toBeVisible()
  // One by one: the item, then the outcome.
  await expect(bar(page)).toContainText('Requested item?')
  await page.keyboard.press('y')
  await expect(bar(page)).toContainText('Outcome?')
  await page.keyboard.press('y')
  // All of a rule: one step.
  await expect(bar(page)).toContainText('Guideline?')
  await page.keyboard.press('Shift+Y')
  await expect(left(page, 1)).toBeVisible()
  await expect(tab(page, /^Spans 6$/)).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(left(page, 4)).toBeVisible()
  await page.keyboard.press('Control+Shift+z')
  await expect(left(page, 1)).toBeVisible()
  await page.keyboard.press('.')
  await page.keyboard.press('y')
  await expect(suggestions(page)).toContainText('Every suggestion is decided on.')
  await page.keyboard.press('Control+Shift+Enter')
  await expect(page.getByRole('button', { name: /^Status of this document/ })).toHaveAccessibleName(/Done$/)
  await expect(saving(page)).toHaveText(/^Saved/)

  await goldspan.quit()
  page = await goldspan.launch()
  await page.getByRole('button', { name: /Pilot/ }).first().click()
  await openDocument(page, '001_')
  await left(page, 0).click()
  await expect(suggestions(page)).toContainText('Every suggestion is decided on.')
  const { status, spans, relations, decisions } = await exported(goldspan)
  expect(status).toBe('done')
  expect(relations).toHaveLength(5)
  expect(
    spans.map(
      ({ label, origin }) =>
        `${label} ${origin.kind} ${origin.source.replace(/\d+$/, '')}${origin.edited ? ' edited' : ''}`,
    ),
  ).toEqual([
    'diagnosis rule listed-diagnosis@ edited',
    'requested_item rule requested-item@',
    'outcome rule heading-outcome@',
    'guideline rule guideline-citation@',
    'guideline rule guideline-citation@',
    'guideline rule guideline-citation@',
    'outcome rule concluding-outcome@',
  ])
  expect(decisions).toMatchObject([{ kind: 'dismissed', label: 'diagnosis', start: 1321 }])
})

test('diagnoses are accepted one by one, and suggestions can be put away', async ({ goldspan }) => {
  const page = await launchOnLetter(goldspan, '001')
  await left(page, 8).click()
  await expect(rule(page, 'Listed diagnosis').getByRole('button', { name: /^Accept all/ })).toHaveCount(0)
  await letter(page).focus()
  await page.keyboard.press('.')
  await expect(bar(page)).toContainText('Diagnosis?')
  await page.keyboard.press('Shift+Y')
  await expect(page.getByRole('alert').filter({ hasText: 'one by one' })).toBeVisible()
  await expect(left(page, 8)).toBeVisible()
  await page.getByRole('switch', { name: 'Show suggestions' }).press('Space')
  await expect(left(page, 0)).toBeVisible()
  await expect(bar(page)).toHaveCount(0)
  await expect(suggestions(page)).toContainText('Suggestions are off.')
})

test('a letter that is drawn as unsuggested shows no suggestions, and says so', async ({ goldspan }) => {
  await startWithProject(goldspan)
  const { page } = goldspan
  await closeProject(page)
  const folder = join(goldspan.home, 'unsuggested')
  await mkdir(folder)
  await goldspan.answerDialogs(folder)
  await page.evaluate(() =>
    window.goldspan.call['project:create']({ name: 'Unsuggested', unsuggestedShare: 1 }),
  )
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: 'Unsuggested' })).toBeVisible()
  await importFiles(goldspan, await letterFile('001_'))
  await closeDialog(page)
  await openDocument(page, '001_')
  await tab(page, /^Suggestions$/).click()
  await expect(suggestions(page)).toContainText('drawn to be labelled without suggestions')
  await letter(page).focus()
  await page.keyboard.press('.')
  await expect(page.getByRole('alert').filter({ hasText: 'No suggestions for this letter' })).toBeVisible()
})

test('the mouse accepts and rejects, and words that are marked otherwise ask no more', async ({
  goldspan,
}) => {
  const page = await launchOnLetter(goldspan, '001')
  await left(page, 8).click()
  await rule(page, 'Requested item').locator('[data-entry]').click()
  await bar(page)
    .getByRole('button', { name: /^Accept/ })
    .click()
  await expect(left(page, 7)).toBeVisible()
  await rule(page, 'Guideline citation')
    .getByRole('button', { name: /^Reject all/ })
    .click()
  await expect(left(page, 4)).toBeVisible()
  await select(page, 'neuritis not otherwise')
  await page.keyboard.press('1')
  await expect(left(page, 3)).toBeVisible()
  await tab(page, /^Spans 2$/).click()
  await expect(spanOptions(page)).toHaveText([
    /Diagnosis.*neuritis not otherwise/,
    /Requested item.*MRI With 3D/,
  ])
})
