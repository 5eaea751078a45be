import { expect, test, type Goldspan } from './goldspan'
import { label, saving, sayWhoCodes, select, spanOptions } from './letter'

/**
 * Makes every fdatasync of main wait, or fail, and counts them. Only the system call is replaced: the journal's own
 * code runs.
 */
async function replaceSync(goldspan: Goldspan, how: { delayMs: number } | { errno: string }): Promise<void> {
  await goldspan.app.evaluate(async (_electron, how) => {
    const { promises } = process.getBuiltinModule('node:fs')
    const handle = await promises.open(process.execPath, 'r')
    const prototype = Object.getPrototypeOf(handle) as { datasync: () => Promise<void> }
    await handle.close()
    const state = globalThis as unknown as { original?: () => Promise<void>; syncs: number[] }
    state.original ??= prototype.datasync
    state.syncs = []
    const { original } = state
    prototype.datasync = async function (this: unknown) {
      if ('errno' in how) throw Object.assign(new Error(how.errno), { code: how.errno })
      await new Promise((resolve) => setTimeout(resolve, how.delayMs))
      await original.call(this)
      state.syncs.push(Date.now())
    }
  }, how)
}

const syncTimes = (goldspan: Goldspan) =>
  goldspan.app.evaluate(() => (globalThis as unknown as { syncs: number[] }).syncs)

test('"Saved" does not appear before the journal is synced', async ({ goldspan }) => {
  const page = await goldspan.launch('--open-sample')
  await sayWhoCodes(page)
  await expect(saving(page)).toHaveText('No changes yet')
  await replaceSync(goldspan, { delayMs: 2000 })
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

test('when the sync fails "Saved" never appears, the mark is taken back, and the screen says so', async ({
  goldspan,
}) => {
  const page = await goldspan.launch('--open-sample')
  await sayWhoCodes(page)
  await label(page, 'lumbar degenerative disc disease', '1')
  await expect(saving(page)).toHaveText(/^Saved/)
  await replaceSync(goldspan, { errno: 'EIO' })
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
  await replaceSync(goldspan, { delayMs: 0 })
  await label(page, 'thoracic herniated nucleus pulposis', '1')
  await expect(saving(page)).toHaveText(/^Saved/)
  await goldspan.quit()
  const again = await goldspan.launch('--open-sample')
  await expect(spanOptions(again)).toHaveCount(2)
})
