import { expect, test } from './goldspan'
import { label, saving, sayWhoCodes, select, spanOptions } from './letter'
import { replaceSync, syncTimes } from './slow-disk'

test('"Saved" does not appear before the journal is synced', async ({ goldspan }) => {
  const page = await goldspan.launch('--open-sample')
  await sayWhoCodes(page)
  await expect(saving(page)).toHaveText('No changes yet')
  await replaceSync(goldspan, 'datasync', { delayMs: 2000 })
  // The page's own clock notes when the words change, so that no round trip of the test blurs the order.
  await saving(page).evaluate((status) => {
    const seen: { words: string; at: number }[] = []
    Object.assign(globalThis, { seen })
    new MutationObserver(() => seen.push({ words: status.textContent, at: Date.now() })).observe(status, {
      childList: true,
      subtree: true,
      characterData: true,
    })
  })
  await label(page, 'lumbar degenerative disc disease', '1')
  await expect(saving(page)).toHaveText(/^Saving/)
  await expect(saving(page)).toHaveText(/^Saved \d/)
  const seen = await page.evaluate(
    () => (globalThis as unknown as { seen: { words: string; at: number }[] }).seen,
  )
  const saved = seen.find(({ words }) => words.startsWith('Saved'))!
  const [firstSync] = await syncTimes(goldspan)
  expect(firstSync, 'the journal was synced').toBeDefined()
  expect(saved.at).toBeGreaterThanOrEqual(firstSync!)
  expect(seen[0]!.words).toMatch(/^Saving/)
})

test('on a slow disk the coder marks on, is told that it is slow, and is asked before what is not saved is given up', async ({
  goldspan,
}) => {
  const page = await goldspan.launch('--open-sample')
  await sayWhoCodes(page)
  await replaceSync(goldspan, 'datasync', { delayMs: 6000 })
  await goldspan.app.evaluate(({ dialog }) => {
    const state = globalThis as unknown as { asked: string[] }
    state.asked = []
    dialog.showMessageBox = (...args: unknown[]) => {
      state.asked.push((args.at(-1) as { message: string }).message)
      return Promise.resolve({ response: 0, checkboxChecked: false })
    }
  })
  await label(page, 'lumbar degenerative disc disease', '1')
  await expect(saving(page)).toHaveText(/^Saving … the disk is slow/)
  await label(page, 'thoracic herniated nucleus pulposis', '1')
  const ended = new Promise((resolve) => goldspan.app.process().once('exit', resolve))
  await goldspan.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.close())
  await expect
    .poll(() => goldspan.app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked), {
      timeout: 20_000,
    })
    .toContain('The last changes are not saved yet')
  await ended
  const again = await goldspan.launch('--open-sample')
  await expect(spanOptions(again)).toHaveCount(2)
})

test('when the sync fails "Saved" never appears, the mark is taken back, and the screen says so', async ({
  goldspan,
}) => {
  const page = await goldspan.launch('--open-sample')
  await sayWhoCodes(page)
  await label(page, 'lumbar degenerative disc disease', '1')
  await expect(saving(page)).toHaveText(/^Saved/)
  await replaceSync(goldspan, 'datasync', { errno: 'EIO' })
  const seen = await saving(page).evaluateHandle((status) => {
    const all: string[] = []
    new MutationObserver(() => all.push(status.textContent)).observe(status, {
      childList: true,
      subtree: true,
      characterData: true,
    })
    return all
  })
  await select(page, 'Physical Medicine')
  await page.keyboard.press('1')
  await expect(saving(page)).toHaveText(/^Not saved/)
  await expect(spanOptions(page)).toHaveCount(1)
  expect((await seen.jsonValue()).filter((word) => word.startsWith('Saved'))).toEqual([])

  // Once the disk answers again, work goes on.
  await replaceSync(goldspan, 'datasync', { delayMs: 0 })
  await label(page, 'thoracic herniated nucleus pulposis', '1')
  await expect(saving(page)).toHaveText(/^Saved/)
  await goldspan.quit()
  const again = await goldspan.launch('--open-sample')
  await expect(spanOptions(again)).toHaveCount(2)
})
