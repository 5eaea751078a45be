import { expect, test } from './goldspan'
import { clickInLetter, label, saving, sayWhoCodes, sweep, spanOptions } from './letter'

test('a coder labels letter 000, changes and undoes marks, and finds all of it after a restart', async ({
  goldspan,
}) => {
  let page = await goldspan.launch('--open-sample')
  await sayWhoCodes(page)
  await expect(page.getByRole('heading', { level: 2, name: /^000_/ })).toBeVisible()

  await label(page, 'lumbar degenerative disc disease', '1')
  await label(page, 'MRI CHEST SPINE W/O DYE', '2')
  await label(page, 'MTUS ACOEM Chapter 8 Neck and Upper Back \n\nComplaints Page(s): 176-177', '3')
  await label(page, 'Upheld', '4')
  await expect(spanOptions(page)).toHaveText([
    /Diagnosis.*lumbar degenerative disc disease/,
    /Requested item.*MRI CHEST SPINE W\/O DYE/,
    /Outcome.*Upheld/,
    /Guideline.*MTUS ACOEM Chapter 8 Neck and Upper Back Complaints Page\(s\): 176-177/,
  ])
  await expect(saving(page)).toHaveText(/^Saved \d\d:\d\d:\d\d$/)

  // One relabelled, one deleted, and both taken back.
  await clickInLetter(page, 'Upheld')
  await page.keyboard.press('1')
  await expect(spanOptions(page).nth(2)).toHaveText(/Diagnosis.*Upheld/)
  await clickInLetter(page, 'MRI CHEST SPINE')
  await page.keyboard.press('Delete')
  await expect(spanOptions(page)).toHaveCount(3)
  await page.keyboard.press('Control+z')
  await expect(spanOptions(page)).toHaveCount(4)
  await page.keyboard.press('Control+z')
  await expect(spanOptions(page).nth(2)).toHaveText(/Outcome.*Upheld/)
  await expect(saving(page)).toHaveText(/^Saved/)

  const before = await spanOptions(page).allTextContents()
  await goldspan.quit()
  page = await goldspan.launch('--open-sample')
  await expect(spanOptions(page)).toHaveText(before)
  await expect(page.getByRole('button', { name: /Annotator AB/ })).toBeVisible()
})

test('an armed label marks every sweep until it is put down', async ({ goldspan }) => {
  const page = await goldspan.launch('--open-sample')
  await sayWhoCodes(page)
  await page.getByRole('toolbar', { name: 'Labels' }).getByRole('button', { name: 'Diagnosis' }).click()
  await sweep(page, 'lumbar degenerative disc disease')
  await sweep(page, 'thoracic herniated nucleus pulposis')
  await expect(spanOptions(page)).toHaveCount(2)
  await page.keyboard.press('Escape')
  await sweep(page, 'back pain')
  await expect(spanOptions(page)).toHaveCount(2)
})

test('undo goes back to the first mark and redo forward to the last', async ({ goldspan }) => {
  const page = await goldspan.launch('--open-sample')
  await sayWhoCodes(page)
  const words = [
    'MAXIMUS',
    'expert reviewer',
    'Board Certified',
    'Physical Medicine',
    'Rehabilitation',
    'California',
  ]
  for (const [index, word] of words.entries()) await label(page, word, String((index % 4) + 1))
  for (let left = words.length - 1; left >= 1; left -= 1) {
    await page.keyboard.press('Control+z')
    await expect(spanOptions(page)).toHaveCount(left)
  }
  await page.keyboard.press('Control+z')
  await expect(spanOptions(page)).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled()
  for (let count = 1; count <= words.length; count += 1) {
    await page.keyboard.press('Control+Shift+z')
    await expect(spanOptions(page)).toHaveCount(count)
  }
  await expect(page.getByRole('button', { name: 'Redo' })).toBeDisabled()
})

test('spans are walked by keyboard, and a click on overlapping spans picks the shortest, then the next', async ({
  goldspan,
}) => {
  const page = await goldspan.launch('--open-sample')
  await sayWhoCodes(page)
  await label(page, 'lumbar degenerative disc disease', '1')
  await label(page, 'degenerative disc', '2')
  const selected = page.getByRole('listbox', { name: 'Spans' }).getByRole('option', { selected: true })
  await clickInLetter(page, 'Board Certified')
  await expect(selected).toHaveCount(0)
  await clickInLetter(page, 'disc disease')
  await expect(selected).toHaveText(/Requested item/)
  await clickInLetter(page, 'disc disease')
  await expect(selected).toHaveText(/Diagnosis/)
  await page.keyboard.press('Alt+ArrowRight')
  await expect(selected).toHaveText(/Requested item/)
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(selected).toHaveText(/Diagnosis/)
})

test('scroll and caret come back to each document', async ({ goldspan }) => {
  const page = await goldspan.launch('--open-sample')
  await sayWhoCodes(page)
  await clickInLetter(page, 'Decision rationale')
  const position = page.getByRole('contentinfo').getByText(/Ln \d+, char \d+/)
  const there = await position.textContent()
  expect(there).not.toBe('Ln 1, char 0')
  await page.keyboard.press('Alt+ArrowDown')
  await expect(page.getByRole('heading', { level: 2, name: /^001_/ })).toBeVisible()
  await expect(position).toHaveText('Ln 1, char 0')
  await page.keyboard.press('Alt+ArrowUp')
  await expect(page.getByRole('heading', { level: 2, name: /^000_/ })).toBeVisible()
  await expect(position).toHaveText(there!)
  await expect(page.getByText('Decision rationale')).toBeInViewport()
})
