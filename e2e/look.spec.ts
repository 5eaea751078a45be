import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, samples, test } from './goldspan'
import { label, launchOnLetter, letter, openDocument, select, sayWhoCodes, spanList } from './letter'

const menu = (page: Page) => page.getByRole('dialog', { name: 'How letters are shown' })

async function openMenu(page: Page): Promise<void> {
  await page.keyboard.press('Control+Shift+t')
  await expect(menu(page)).toBeVisible()
}

async function closeMenu(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await expect(menu(page)).toBeHidden()
}

/** The longest line as it is drawn, in characters, and the font. */
async function drawn(page: Page): Promise<{ longest: number; font: string }> {
  return letter(page).evaluate((pane) => {
    const walker = document.createTreeWalker(pane, NodeFilter.SHOW_TEXT)
    let longest = 0
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const range = document.createRange()
      const lines = new Map<number, number>()
      for (let i = 0; i < (node as Text).length; i += 1) {
        range.setStart(node, i)
        range.setEnd(node, i + 1)
        const box = range.getClientRects()[0]
        if (box && box.width > 0) lines.set(box.top, (lines.get(box.top) ?? 0) + 1)
      }
      longest = Math.max(longest, ...lines.values())
    }
    return { longest, font: getComputedStyle(pane).fontFamily }
  })
}

test('font and line length are chosen by keyboard, seen at once and kept for the next start', async ({
  goldspan,
}) => {
  let page = await launchOnLetter(goldspan, '001')
  const before = await drawn(page)
  expect(before.font).toContain('Source Serif')
  await openMenu(page)
  await page.keyboard.press('ArrowRight')
  await expect(menu(page).getByRole('radio', { name: 'Sans serif' })).toBeChecked()
  await expect.poll(async () => (await drawn(page)).font).toContain('Inter')
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await expect(menu(page).getByRole('radio', { name: '60' })).toBeChecked()
  await expect.poll(async () => (await drawn(page)).longest).toBeLessThan(72)
  expect(before.longest).toBeGreaterThan(75)
  await closeMenu(page)
  await expect(letter(page)).toBeFocused()
  await goldspan.quit()

  page = await goldspan.launch('--open-sample')
  await openDocument(page, '001')
  const after = await drawn(page)
  expect(after.font).toContain('Inter')
  expect(after.longest).toBeLessThan(72)
})

test('the selection and the words in view stay while the letter takes on another look', async ({
  goldspan,
}) => {
  const page = await launchOnLetter(goldspan, '004')
  await select(page, 'lumbar MRI')
  await openMenu(page)
  for (const name of ['Typewriter', '60', 'Raw', 'Serif', '100', 'Reading']) {
    await menu(page).getByText(name, { exact: true }).click()
    await expect(page.getByRole('contentinfo').getByText('(10 selected)')).toBeVisible()
    const box = () =>
      page.evaluate(() => {
        const { top, bottom } = document.getSelection()!.getRangeAt(0).getBoundingClientRect()
        return top > 100 && bottom < innerHeight - 20
      })
    await expect.poll(box, { message: name }).toBe(true)
  }
  await closeMenu(page)
})

test('the raw view numbers the lines of the file, each beside its line', async ({ goldspan }) => {
  const title = '003_cc5b563e08f4799c.txt'
  const page = await launchOnLetter(goldspan, '003')
  const numbers = page.locator('.text-pane-line-numbers > div')
  await expect(numbers).toHaveCount(0)
  await openMenu(page)
  await menu(page).getByText('Raw', { exact: true }).click()
  await menu(page).getByRole('switch').press('Space')
  await closeMenu(page)
  const lines = (await readFile(join(samples, 'letters', title), 'utf8')).split('\n')
  await expect(numbers.first()).toHaveText('1')
  await letter(page).press('Control+End')
  const last = lines.at(-1) === '' ? lines.length - 1 : lines.length
  await expect(numbers.last()).toHaveText(String(last))
  await expect(page.getByRole('contentinfo').getByText(`Ln ${last},`)).toBeVisible()
  // The last page is all but blank.
  await letter(page).press('PageUp')
  // The words beside each number are those of that line of the file.
  const beside = async () => {
    const drawn = await numbers.evaluateAll((elements) =>
      elements.flatMap((element) => {
        const { top, height } = element.getBoundingClientRect()
        if (top < 120 || top + height > innerHeight - 40) return []
        const { left } = document.querySelector('[role=textbox]')!.getBoundingClientRect()
        const place = document.caretRangeFromPoint(left + 8, top + height / 2)!
        const { data } = place.startContainer as Text
        const [words] = data.slice(data.lastIndexOf('\n', place.startOffset - 1) + 1).split('\n')
        return [{ number: Number(element.textContent), words: words! }]
      }),
    )
    return drawn.filter(({ number }) => lines[number - 1]!.trim() !== '')
  }
  await expect.poll(async () => (await beside()).length).toBeGreaterThan(5)
  for (const { number, words } of await beside()) expect(words.trim()).toBe(lines[number - 1]!.trim())
})

test('who has no project yet cannot be asked how letters look, and the menu is no dead end', async ({
  goldspan,
}) => {
  const page = await goldspan.launch()
  await sayWhoCodes(page)
  await page.keyboard.press('Control+Shift+t')
  await expect(menu(page)).toBeHidden()
})

test('at twice the size the letter has the window, and the panes come when they are asked for', async ({
  goldspan,
}) => {
  const page = await launchOnLetter(goldspan, '004')
  for (let i = 0; i < 5; i += 1) await page.keyboard.press('Control++')
  await expect.poll(() => page.evaluate(() => innerWidth)).toBeLessThan(800)
  const documents = page.getByRole('listbox', { name: 'Documents' })
  const letterTakes = () => letter(page).evaluate((pane) => pane.getBoundingClientRect().width / innerWidth)
  await expect.poll(letterTakes).toBeGreaterThan(0.7)
  await expect(documents).not.toBeInViewport()
  await label(page, 'neck and low', '1')

  await page.keyboard.press('F6')
  await expect(documents).toBeInViewport()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 2, name: /^003/ })).toBeVisible()
  await expect(letter(page)).toBeFocused()
  await expect(documents).not.toBeInViewport()

  await page.getByRole('button', { name: 'Go to the document list' }).click()
  await documents.getByRole('option', { name: /^004/ }).click()
  await expect(page.getByRole('heading', { level: 2, name: /^004/ })).toBeVisible()
  await page.getByRole('button', { name: 'Go to the span list' }).click()
  await expect(spanList(page)).toBeInViewport()
  await expect(spanList(page).getByRole('option', { name: /neck and low/ })).toBeInViewport()
  await page.keyboard.press('F7')
  await expect(spanList(page)).not.toBeInViewport()
})
