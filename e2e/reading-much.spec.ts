import { createHash } from 'node:crypto'
import { access, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test, type Goldspan } from './goldspan'
import { importFiles, label, closeDialog, saving, spanOptions } from './letter'
import { closeProject, filesOf, recentProjects, startWithProject } from './project-actions'

const copies = 4000
const whole = `0 of ${(copies + 1).toLocaleString('en-US')} done`

/** A project of many letters, one of them with a mark, whose index is gone; nothing has it open. */
async function projectWithoutIndex(goldspan: Goldspan): Promise<string> {
  const folder = await startWithProject(goldspan, {
    'Zenith.txt': 'The patient has neck pain and back pain.\n',
  })
  await label(goldspan.page, 'neck pain', '1')
  await expect(saving(goldspan.page)).toHaveText(/^Saved/)
  await goldspan.quit()
  const [name] = await readdir(join(folder, 'documents'))
  const { body } = JSON.parse(await readFile(join(folder, 'documents', name!), 'utf8')) as { body: object }
  for (let count = 0; count < copies; count += 1) {
    // The list reads no more of a letter than that it is whole; only opening it holds its text against its id.
    const id =
      'copy'.padEnd(26 - 4, 'x') +
      [...String(count).padStart(4, '0')].map((digit) => 'abcdefghij'[Number(digit)]).join('')
    const json = JSON.stringify({ ...body, id, title: `Copy ${count}.txt` })
    const sha256 = createHash('sha256').update(json).digest('hex')
    const file = `{"goldspan":"document","version":1,"sealed":false,"sha256":"${sha256}","body":${json}}\n`
    await writeFile(join(folder, 'documents', `${id}.json`), file)
  }
  await rm(join(folder, '.goldspan', 'index.json'))
  return folder
}

const openRecent = (goldspan: Goldspan) =>
  recentProjects(goldspan)
    .getByRole('button', { name: /^Pilot/ })
    .click()
const heading = (page: Page) => page.getByRole('heading', { level: 1, name: 'Pilot' })

test('a large project without its index opens at once, says how far the reading is, and fills', async ({
  goldspan,
}) => {
  const folder = await projectWithoutIndex(goldspan)
  const page = await goldspan.launch()
  await page.evaluate(() => {
    const seen = new Set<string>()
    Object.assign(window, { seenWords: seen })
    new MutationObserver(() => {
      for (const words of document.body.innerText.match(/Reading [\d,]+ of [\d,]+ letters/g) ?? [])
        seen.add(words)
    }).observe(document.body, { subtree: true, childList: true, characterData: true })
  })
  await openRecent(goldspan)
  await expect(heading(page)).toBeVisible()
  await expect(page.getByText(whole)).toBeVisible()
  const seen = await page.evaluate(() => [...(window as unknown as { seenWords: Set<string> }).seenWords])
  expect(seen).toContain(`Reading 0 of ${(copies + 1).toLocaleString('en-US')} letters`)
  await expect(page.getByText(/^Reading [\d,]+ of/)).toHaveCount(0)
  // The letter that was worked on last is open, as if the list had been there from the beginning.
  await expect(spanOptions(page)).toHaveCount(1)
  await label(page, 'back pain', '1')
  await expect(saving(page)).toHaveText(/^Saved/)
  await goldspan.quit()
  await access(join(folder, '.goldspan', 'index.json'))
})

test('letters are imported while a project is read, and it can be closed and opened meanwhile', async ({
  goldspan,
}) => {
  await projectWithoutIndex(goldspan)
  const [path] = await filesOf(goldspan, { 'Added.txt': 'One more letter.\n' })
  const page = await goldspan.launch()
  await openRecent(goldspan)
  await expect(heading(page)).toBeVisible()
  await closeProject(page)
  await openRecent(goldspan)
  await expect(heading(page)).toBeVisible()
  await importFiles(goldspan, path!)
  await closeDialog(page)
  await expect(page.getByText(`0 of ${(copies + 2).toLocaleString('en-US')} done`)).toBeVisible()
})
