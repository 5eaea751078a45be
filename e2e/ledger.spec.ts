import { mkdir, readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { goldOf, keyOf, markByKeys, selectByKeys, wheelTo, type GoldLetter, type GoldSpan } from './by-hand'
import { expect, test, type Goldspan } from './goldspan'
import { closeDialog, exportAs, label, launchOnLetter, letter, openDocument, saving } from './letter'

const ledger = (page: Page) => page.getByRole('group', { name: 'Ledger' })
const issue = (page: Page, number: number) => ledger(page).getByRole('region', { name: `Issue ${number}` })
const status = (page: Page) => page.getByRole('button', { name: /^Status of this document/ })

const names: Readonly<Record<string, string>> = {
  diagnosis: 'Diagnosis',
  requested_item: 'Requested item',
  guideline: 'Guideline',
  outcome: 'Outcome',
}

/** What an exported document says; its relations name spans by their ids. */
interface Exported {
  readonly spans: readonly (GoldSpan & { readonly id: string })[]
  readonly relations: readonly { readonly type: string; readonly from: string; readonly to: string }[]
}

type Marks = Pick<GoldLetter, 'spans' | 'relations'>

/** Exports the project as JSON Lines and gives back what it says of a letter. */
async function exported(goldspan: Goldspan, title: string): Promise<Marks> {
  const folder = join(goldspan.home, `export ${title}`)
  await mkdir(folder)
  await exportAs(goldspan, /Goldspan/, folder)
  await closeDialog(goldspan.page)
  const files = await readdir(folder, { recursive: true })
  const file = files.find((name) => name.endsWith('.jsonl'))!
  const lines = (await readFile(join(folder, file), 'utf8')).trim().split('\n').slice(1)
  const found = lines
    .map((line) => JSON.parse(line) as Exported & { document: { title: string } })
    .find(({ document }) => document.title === title)!
  const indexOf = (id: string) => found.spans.findIndex((span) => span.id === id)
  return {
    spans: found.spans,
    relations: found.relations.map(({ type, from, to }) => ({ type, from: indexOf(from), to: indexOf(to) })),
  }
}

/** The parts of a gold letter or an export that are to be equal. */
function comparable({ spans, relations }: Marks) {
  return {
    spans: spans.map(({ start, end, label: id, attributes }) => ({
      start,
      end,
      label: id,
      attributes: Object.fromEntries(
        Object.entries(attributes)
          .map(([name, value]) => [name, Array.isArray(value) ? value.join('|') : value] as const)
          .sort(([a], [b]) => (a < b ? -1 : 1)),
      ),
    })),
    relations: relations.map(({ type, from, to }) => `${type} ${from} ${to}`).sort(),
  }
}

/** Gives the selected diagnosis its codes and, where the words do not say it, its status; by keys. */
async function describeByKeys(page: Page, { attributes }: GoldSpan, press: (key: string) => Promise<void>) {
  const codes = attributes['icd10cm']?.split('|') ?? []
  const details = page.getByRole('region', { name: 'Selected span' })
  const shownStatus = await details.getByRole('combobox', { name: 'Status' }).inputValue()
  if (codes.length === 0 && shownStatus === attributes['status']) return
  await press('F2')
  await expect(details.getByRole('combobox', { name: 'Status' })).toBeFocused()
  if (shownStatus !== attributes['status']) {
    for (const key of attributes['status']!) await press(key)
    await press('Enter')
  }
  if (codes.length > 0) await press('Tab')
  for (const code of codes) {
    await page.keyboard.type(code)
    await press('Enter')
  }
  await press('F7')
  await expect(letter(page)).toBeFocused()
}

test('letter 004 becomes a finished ledger, equal to its gold, with key presses alone', async ({
  goldspan,
}) => {
  test.slow()
  const page = await launchOnLetter(goldspan, '004')
  const gold = await goldOf('004')
  let presses = 0
  const press = async (key: string) => {
    presses += 1
    await page.keyboard.press(key)
  }
  const began = Date.now()
  await press('F9')
  await expect(ledger(page)).toBeVisible()
  await expect(ledger(page).getByText('not marked yet')).toHaveCount(3)
  await press('F7')
  const [diagnosis, ...rest] = gold.spans
  await markByKeys(page, gold.text, diagnosis!, press)
  await describeByKeys(page, diagnosis!, press)

  // Each to-do scrolls to its place and takes its label up; the words that are selected fill it.
  let filled = 0
  for (const span of rest) {
    const next = page.getByRole('toolbar', { name: 'Labels' }).locator('[aria-pressed=true]')
    const isArmed = async () =>
      ((await next.count()) === 1 ? await next.innerText() : '').endsWith(names[span.label]!)
    // Several citations may fill one cell; else the next open cell is this span's.
    if (!(await isArmed()) || filled === 0 || span.label !== 'guideline') await press('n')
    if (!(await isArmed())) await press(keyOf[span.label]!)
    await selectByKeys(page, gold.text, span, press)
    filled += 1
    await expect(page.getByRole('tab', { name: `Spans ${filled + 1}`, exact: true })).toBeVisible()
  }
  await press('Escape')
  await expect(ledger(page).getByText('not marked yet')).toHaveCount(0)
  await press('Control+Shift+Enter')
  console.log(
    `letter 004 finished by keyboard: ${(presses / gold.spans.length).toFixed(1)} key presses a span, ` +
      `${((Date.now() - began) / 1000).toFixed(1)} s`,
  )
  await expect(status(page)).toHaveAccessibleName(/Done$/)
  await expect(saving(page)).toHaveText(/^Saved/)
  expect(comparable(await exported(goldspan, gold.title))).toEqual(comparable(gold))
})

test('letter 004 becomes a finished ledger, equal to its gold, with the mouse alone', async ({
  goldspan,
}) => {
  test.slow()
  const page = await launchOnLetter(goldspan, '004')
  const gold = await goldOf('004')
  await page.getByRole('tab', { name: /^Ledger/ }).click()
  const toolbar = page.getByRole('toolbar', { name: 'Labels' })
  for (const [at, span] of gold.spans.entries()) {
    const { start, end } = await wheelTo(page, span.start, span.end)
    await page.mouse.move(start.x, start.y)
    await page.mouse.down()
    await page.mouse.move(end.x, end.y, { steps: 3 })
    await page.mouse.up()
    await toolbar.getByRole('button', { name: names[span.label]! }).click()
    await expect(page.getByRole('tab', { name: `Spans ${at + 1}`, exact: true })).toBeVisible()
    if (span.label !== 'diagnosis') continue
    // The codes are typed: the mouse has no letters.
    await page.getByRole('combobox', { name: 'ICD-10-CM' }).click()
    for (const code of span.attributes['icd10cm']!.split('|')) {
      await page.keyboard.type(code)
      await page.keyboard.press('Enter')
    }
  }
  // A citation that went astray is dragged (in a window that shows both issues) to the issue it belongs to.
  await goldspan.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]!.setContentSize(1440, 2000),
  )
  const citation = issue(page, 2).getByRole('button', {
    name: /claims administrator's guidelines, MTUS ACOEM/,
  })
  await citation.dragTo(issue(page, 3).getByText('Item', { exact: true }))
  await expect(issue(page, 2).getByText('not marked yet')).toHaveCount(0)
  await expect(
    issue(page, 3).getByRole('button', { name: /claims administrator's guidelines, MTUS/ }),
  ).toHaveCount(2)
  await issue(page, 3)
    .getByRole('button', { name: /claims administrator's guidelines, MTUS ACOEM/ })
    .first()
    .dragTo(issue(page, 2).getByText('Item', { exact: true }))
  await expect(
    issue(page, 3).getByRole('button', { name: /claims administrator's guidelines, MTUS/ }),
  ).toHaveCount(1)

  await status(page).click()
  await page.getByRole('menuitemradio', { name: 'Done' }).click()
  await expect(status(page)).toHaveAccessibleName(/Done$/)
  expect(comparable(await exported(goldspan, gold.title))).toEqual(comparable(gold))
})

test('the other sample letters become finished ledgers, equal to their gold', async ({ goldspan }) => {
  test.slow()
  const page = await launchOnLetter(goldspan, '000')
  for (const number of ['000', '001', '002', '003']) {
    const gold = await goldOf(number)
    await openDocument(page, number)
    for (const span of gold.spans) {
      await label(page, span, keyOf[span.label]!)
      if (span.label === 'diagnosis') await describeByKeys(page, span, (key) => page.keyboard.press(key))
    }
    await page.getByRole('tab', { name: /^Ledger/ }).click()
    await page.keyboard.press('F7')
    // What the letter does not cite is said to be absent.
    for (let open = await ledger(page).getByText('not marked yet').count(); open > 0; open -= 1) {
      await page.keyboard.press('n')
      await page.keyboard.press('x')
    }
    await page.getByRole('button', { name: /^Status of this document/ }).click()
    await page.getByRole('menuitemradio', { name: 'Done' }).click()
    await expect(status(page)).toHaveAccessibleName(/Done$/)
    await expect(saving(page)).toHaveText(/^Saved/)
    expect(comparable(await exported(goldspan, gold.title)), number).toEqual(comparable(gold))
  }
})
