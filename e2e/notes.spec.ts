import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './goldspan'
import { closeDialog, exportAs, label, launchOnLetter, letter, openDocument, saving } from './letter'

test('notes on a letter and on a span are kept, listed, undone one wording at a time, and exported', async ({
  goldspan,
}) => {
  let page = await launchOnLetter(goldspan, '004')
  await label(page, 'neck and low', '1')
  const spanNote = () => page.getByRole('textbox', { name: 'Note on this span' })
  await spanNote().fill('Shared head: ask the lead.')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('tab', { name: 'Notes' }).click()
  const listed = () => page.getByRole('region', { name: 'Spans with a note or to review' })
  await expect(listed().getByRole('button')).toHaveText([/Diagnosis.*neck and low.*ask the lead/])
  const note = () => page.getByRole('textbox', { name: 'Note on this letter' })
  await note().fill('Page 2 is hard to read.')
  await page.keyboard.press('F7')
  await expect(saving(page)).toHaveText(/^Saved/)

  await page.keyboard.press('Control+z')
  await expect(note()).toHaveValue('')
  await page.keyboard.press('Control+z')
  await expect(listed().getByRole('button')).toHaveCount(0)
  await page.keyboard.press('Control+Shift+z')
  await page.keyboard.press('Control+Shift+z')
  await expect(note()).toHaveValue('Page 2 is hard to read.')
  await expect(saving(page)).toHaveText(/^Saved/)
  await goldspan.quit()

  page = await goldspan.launch('--open-sample')
  await page.getByRole('tab', { name: 'Notes' }).click()
  await page.getByRole('listbox', { name: 'Documents' }).getByRole('option', { name: /^004/ }).click()
  await expect(note()).toHaveValue('Page 2 is hard to read.')
  await listed().getByRole('button').click()
  await expect(spanNote()).toHaveValue('Shared head: ask the lead.')
  const { folder } = await exportAs(goldspan, /^Goldspan JSON Lines/, join(goldspan.home, 'exports'))
  await closeDialog(page)
  const file = (await readdir(folder)).find((name) => name.endsWith('.jsonl'))!
  const lines = await readFile(join(folder, file), 'utf8')
  expect(lines).toContain('Page 2 is hard to read.')
  expect(lines).toContain('Shared head: ask the lead.')
})

test('the guideline is searched, and opens at the part on the label at hand', async ({ goldspan }) => {
  const page = await launchOnLetter(goldspan, '004')
  await page.keyboard.press('3')
  await page.keyboard.press('Shift+G')
  const guideline = page.getByRole('region', { name: 'Annotation guideline' })
  await expect(guideline.getByRole('heading', { name: 'Guideline', exact: true })).toBeInViewport()
  await page.keyboard.press('F7')
  await page.keyboard.press('Escape')
  const search = page.getByRole('searchbox', { name: 'Search the guideline' })
  await search.fill('cIosing')
  await expect(page.getByRole('status').filter({ hasText: 'Not found' })).toBeVisible()
  await search.fill('CLOSING')
  const count = page.getByRole('status').filter({ hasText: /^\d+ of \d+$/ })
  await expect(count).toHaveText(/^1 of /)
  await search.press('Enter')
  await expect(count).toHaveText(/^2 of /)
  await search.press('Shift+Enter')
  await expect(count).toHaveText(/^1 of /)
  await expect(guideline.getByText(/No closing full stop/)).toBeInViewport()
})

test('the letter is gone through by its outline', async ({ goldspan }) => {
  const page = await launchOnLetter(goldspan, '002')
  await page.getByRole('button', { name: 'Outline' }).click()
  await page.getByRole('menuitem', { name: /CT SCAN OF THE CERVICAL SPINE/ }).click()
  await expect(letter(page)).toBeFocused()
  await expect(page.getByText('CT SCAN OF THE CERVICAL SPINE WITHOUT CONTRAST').first()).toBeInViewport()
  await openDocument(page, '001')
  await page.keyboard.press('o')
  await expect(page.getByRole('menuitem')).toHaveCount(4)
})
