import { expect, test } from './goldspan'
import { clickInLetter, label, saving, sayWhoCodes, spanOptions } from './letter'
import { codeAs, documentOptions, projectOf, recentProjects } from './project-actions'
import { replaceSync } from './slow-disk'

test("a second annotator does not see the first one's spans, and each finds their own again", async ({
  goldspan,
}) => {
  const page = await goldspan.launch()
  await sayWhoCodes(page, 'AB')
  await projectOf(goldspan, 'Pilot', { 'a letter.txt': 'Dx: neck pain, low back pain. Outcome: Upheld\n' })
  await label(page, 'neck pain', '1')
  await label(page, 'low back pain', '1')
  await expect(saving(page)).toHaveText(/^Saved/)
  await expect(documentOptions(page)).toHaveText(/2 spans/)

  await codeAs(page, 'CD')
  await expect(spanOptions(page)).toHaveCount(0)
  await expect(documentOptions(page)).toHaveText(/0 spans/)
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled()
  await label(page, 'Upheld', '4')
  await expect(saving(page)).toHaveText(/^Saved/)
  await expect(spanOptions(page)).toHaveText([/Outcome.*Upheld/])

  await codeAs(page, 'AB')
  await expect(spanOptions(page)).toHaveText([/Diagnosis.*neck pain/, /Diagnosis.*low back pain/])
  await expect(documentOptions(page)).toHaveText(/2 spans/)
  await goldspan.quit()

  await goldspan.launch()
  await recentProjects(goldspan)
    .getByRole('button', { name: /^Pilot/ })
    .click()
  await expect(spanOptions(goldspan.page)).toHaveCount(2)
  await codeAs(goldspan.page, 'CD')
  await expect(spanOptions(goldspan.page)).toHaveText([/Outcome.*Upheld/])
})

test('a change that is still being saved belongs to the annotator who made it', async ({ goldspan }) => {
  const page = await goldspan.launch()
  await sayWhoCodes(page, 'AB')
  await projectOf(goldspan, 'Pilot', { 'a letter.txt': 'Dx: neck pain, low back pain. Outcome: Upheld\n' })
  await replaceSync(goldspan, 'datasync', { delayMs: 2000 })
  // Neither is on disk when the annotators change.
  await label(page, 'neck pain', '1')
  await label(page, 'low back pain', '1')
  await expect(saving(page)).toHaveText(/^Saving/)
  await codeAs(page, 'CD')
  await expect(spanOptions(page)).toHaveCount(0)
  await codeAs(page, 'AB')
  await expect(spanOptions(page)).toHaveText([/Diagnosis.*neck pain/, /Diagnosis.*low back pain/])
})

test('each mark says who made it, when, and how', async ({ goldspan }) => {
  const page = await goldspan.launch()
  await sayWhoCodes(page, 'AB')
  await projectOf(goldspan, 'Pilot', { 'a letter.txt': 'Dx: neck pain.\nOutcome: Upheld\n' })
  const details = page.getByRole('region', { name: 'Selected span' })
  const before = new Date()
  await label(page, 'Upheld', '4')
  await clickInLetter(page, 'Upheld')
  // The app runs in UTC; midnight and the turn of a minute may fall between the two.
  const words = [before, new Date()].map((moment) => `AB, today ${moment.toISOString().slice(11, 16)}`)
  const marked = details.locator('dt', { hasText: 'Marked' }).locator('xpath=following-sibling::dd[1]')
  expect(words).toContain(await marked.textContent())
  await expect(details).toContainText('Marked by hand')
  await expect(details).toContainText('Line 2, characters 24–30')
})

test('the status of a document is set by keyboard, counted in the list, and kept', async ({ goldspan }) => {
  let page = await goldspan.launch()
  await sayWhoCodes(page)
  await projectOf(goldspan, 'Pilot', { 'a letter.txt': 'Dx: neck pain\n', 'other.txt': 'Dx: hip pain\n' })
  const status = page.getByRole('button', { name: /^Status of this document/ })
  await status.press('Enter')
  await expect(page.getByRole('menuitemradio', { name: 'New' })).toBeChecked()
  await expect(page.getByRole('menuitemradio', { name: 'New' })).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await expect(page.getByRole('menuitemradio', { name: 'Done' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menu')).toHaveCount(0)
  await expect(status).toHaveAccessibleName('Status of this document: Done')
  await expect(page.getByRole('navigation', { name: 'Documents' })).toContainText('1 of 2 done')
  await expect(saving(page)).toHaveText(/^Saved/)
  await goldspan.quit()
  page = await goldspan.launch()
  await recentProjects(goldspan)
    .getByRole('button', { name: /^Pilot/ })
    .click()
  await expect(documentOptions(page)).toHaveText([/a letter.txt.*Done/, /other.txt.*New/])
})
