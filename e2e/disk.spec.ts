import { rename } from 'node:fs/promises'
import { expect, test } from './goldspan'
import { label, saving, sayWhoCodes, select, spanOptions } from './letter'
import { replaceSync } from './slow-disk'

test('ten edits are undone after a restart, one by one, and redone after another', async ({ goldspan }) => {
  let page = await goldspan.launch('--open-sample')
  await sayWhoCodes(page)
  const words = ['HOW', 'THE', 'IMR', 'FINAL', 'MAXIMUS', 'Federal', 'Services', 'sent', 'complete', 'case']
  for (const [index, word] of words.entries()) await label(page, word, String((index % 4) + 1))
  await expect(saving(page)).toHaveText(/^Saved/)
  await goldspan.quit()

  page = await goldspan.launch('--open-sample')
  await expect(spanOptions(page)).toHaveCount(10)
  for (let left = 9; left >= 0; left -= 1) {
    await page.keyboard.press('Control+z')
    await expect(spanOptions(page)).toHaveCount(left)
  }
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled()
  await expect(saving(page)).toHaveText(/^Saved/)
  await goldspan.kill()

  page = await goldspan.launch('--open-sample')
  await expect(page.getByRole('button', { name: 'Redo' })).toBeEnabled()
  for (let marked = 1; marked <= 10; marked += 1) {
    await page.keyboard.press('Control+Shift+z')
    await expect(spanOptions(page)).toHaveCount(marked)
  }
  await expect(saving(page)).toHaveText(/^Saved/)
})

test('on a full disk the mark is taken back and the words stay selected; with room again one key saves it', async ({
  goldspan,
}) => {
  const page = await goldspan.launch('--open-sample')
  await sayWhoCodes(page)
  await label(page, 'lumbar degenerative disc disease', '1')
  await expect(saving(page)).toHaveText(/^Saved/)
  await replaceSync(goldspan, 'datasync', { errno: 'ENOSPC' })
  await select(page, 'thoracic herniated nucleus pulposis')
  await page.keyboard.press('1')
  await expect(saving(page)).toHaveText(/^Not saved/)
  await expect(page.getByRole('alert')).toContainText('The disk is full')
  await expect(spanOptions(page)).toHaveCount(1)
  await replaceSync(goldspan, 'datasync', { delayMs: 0 })
  await page.keyboard.press('1')
  await expect(spanOptions(page)).toHaveCount(2)
  await expect(saving(page)).toHaveText(/^Saved/)
  await goldspan.kill()
  const again = await goldspan.launch('--open-sample')
  await expect(spanOptions(again)).toHaveCount(2)
})

test('while the folder of the project is away nothing is said to be saved; once it is back, work goes on', async ({
  goldspan,
}) => {
  const page = await goldspan.launch('--open-sample')
  await sayWhoCodes(page)
  await label(page, 'lumbar degenerative disc disease', '1')
  await expect(saving(page)).toHaveText(/^Saved/)
  const away = `${goldspan.sampleFolder} away`
  await rename(goldspan.sampleFolder, away)
  await select(page, 'thoracic herniated nucleus pulposis')
  await page.keyboard.press('1')
  await expect(saving(page)).toHaveText(/^Not saved/)
  await expect(spanOptions(page)).toHaveCount(1)
  await rename(away, goldspan.sampleFolder)
  await page.keyboard.press('1')
  await expect(spanOptions(page)).toHaveCount(2)
  await expect(saving(page)).toHaveText(/^Saved/)
  await goldspan.kill()
  const again = await goldspan.launch('--open-sample')
  await expect(spanOptions(again)).toHaveCount(2)
})
