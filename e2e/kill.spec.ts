import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './goldspan'
import { letter, saving, sayWhoCodes } from './letter'

const kills = 25

test(`every mark that was shown as saved survives ${kills} kills at random moments`, async ({ goldspan }) => {
  test.setTimeout(300_000)
  let page = await goldspan.launch('--open-sample')
  await sayWhoCodes(page)
  let shownAsSaved = 0
  const moments: number[] = []
  for (let kill = 0; kill < kills; kill += 1) {
    const spans = page.getByRole('tab', { name: /^Spans/ })
    await expect(spans).toHaveText(/\d/)
    const before = Number(/\d+/.exec((await spans.textContent()) ?? '')![0])
    expect(before, 'marks that were shown as saved').toBeGreaterThanOrEqual(shownAsSaved)
    await expect(page.getByText('For reading only')).toHaveCount(0)

    await letter(page).press('Control+Home')
    // Beyond the words of earlier rounds, as equal marks are not made twice: with the keys held down.
    await page.keyboard.down('Control')
    for (let word = 0; word < before; word += 1) await page.keyboard.down('ArrowRight')
    for (const key of ['ArrowRight', 'Control']) await page.keyboard.up(key)

    const afterMs = 100 + Math.random() * 1400
    moments.push(Math.round(afterMs))
    let isOver = false
    const killed = new Promise((resolve) => setTimeout(resolve, afterMs)).then(() => {
      isOver = true
      return goldspan.kill()
    })
    try {
      for (;;) {
        await page.keyboard.press('Control+Shift+ArrowRight')
        await page.keyboard.press(String(1 + (kill % 4)))
        const shown = await page.evaluate(() => ({
          words: document.querySelector('footer [role=status]')?.textContent ?? '',
          tab:
            [...document.querySelectorAll('[role=tab]')].find((tab) => tab.textContent?.startsWith('Spans'))
              ?.textContent ?? '',
        }))
        if (shown.words.startsWith('Saved')) shownAsSaved = Number(/\d+/.exec(shown.tab)?.[0] ?? 0)
        await page.keyboard.press('ArrowRight')
      }
    } catch (error) {
      // Nothing answers any more once the process is gone; anything earlier is a failure.
      if (!isOver) throw error
    }
    await killed
    await everyFileIsWhole(goldspan.sampleFolder)
    page = await goldspan.launch('--open-sample')
    await expect(saving(page)).toHaveText(/\S/)
  }
  test.info().annotations.push({ type: 'killed after ms', description: moments.join(' ') })
  expect(shownAsSaved, 'the runs marked something').toBeGreaterThan(kills)
})

/** Every state file is whole JSON: a kill leaves the old one or the new one. */
async function everyFileIsWhole(project: string): Promise<void> {
  for (const entry of await readdir(project, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.json')) continue
    const text = await readFile(join(entry.parentPath, entry.name), 'utf8')
    expect(() => JSON.parse(text) as unknown, entry.name).not.toThrow()
  }
}
