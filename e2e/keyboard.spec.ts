import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './goldspan'
import { clickInLetter, label, launchOnLetter, letter, saving, spanOptions } from './letter'

/** Presses Tab until the element with a name has the keyboard. */
async function tabTo(page: Page, role: 'button' | 'radio', name: RegExp): Promise<void> {
  const wanted = page.getByRole(role, { name }).first()
  for (let steps = 0; steps < 40; steps += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never came to ${String(name)}`)
}

/** Presses a key several times. */
async function press(page: Page, key: string, times: number): Promise<void> {
  for (let i = 0; i < times; i += 1) await page.keyboard.press(key)
}

test('a whole task is done with the keyboard alone: begin, mark, change, undo, export', async ({
  goldspan,
}) => {
  const page = await goldspan.launch()
  await expect(page.getByRole('textbox', { name: 'Name or initials' })).toBeFocused()
  await page.keyboard.type('KB')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await tabTo(page, 'button', /^Open the sample project/)
  await page.keyboard.press('Enter')
  await expect(letter(page)).toBeFocused()
  await page.keyboard.press('F8')
  await page.keyboard.press('F7')
  await expect(letter(page)).toBeFocused()

  // The first line: " HOW THE IMR FINAL DETERMINATION WAS MADE".
  await page.keyboard.press('Control+Home')
  await press(page, 'Control+Shift+ArrowRight', 2)
  await page.keyboard.press('1')
  await expect(spanOptions(page)).toHaveText([/Diagnosis.*HOW THE$/])
  // From the caret behind the mark: the next two words become another.
  await page.keyboard.press('ArrowRight')
  await press(page, 'Control+Shift+ArrowRight', 2)
  await page.keyboard.press('3')
  await expect(spanOptions(page)).toHaveText([/HOW THE$/, /Guideline.*IMR FINAL$/])

  await page.keyboard.press('Alt+ArrowLeft')
  await expect(spanOptions(page).first()).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('2')
  await expect(spanOptions(page).first()).toHaveText(/Requested item/)
  await page.keyboard.press('Alt+ArrowRight')
  await page.keyboard.press('Delete')
  await expect(spanOptions(page)).toHaveCount(1)
  await page.keyboard.press('Control+z')
  await expect(spanOptions(page)).toHaveCount(2)
  await press(page, 'Control+z', 3)
  await expect(spanOptions(page)).toHaveCount(0)
  await press(page, 'Control+Shift+z', 3)
  await expect(spanOptions(page)).toHaveCount(2)
  await expect(saving(page)).toHaveText(/^Saved/)

  // Another document and back, and the lists.
  await page.keyboard.press('Alt+ArrowDown')
  await expect(page.getByRole('heading', { level: 2, name: /^001/ })).toBeVisible()
  await page.keyboard.press('F6')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 2, name: /^000/ })).toBeVisible()
  await page.keyboard.press('F8')
  await page.keyboard.press('End')
  await expect(spanOptions(page).last()).toHaveAttribute('aria-selected', 'true')

  // A command by its name.
  await page.keyboard.press('Control+k')
  await page.keyboard.type('all keys')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'All keys' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)

  const target = join(goldspan.home, 'exports')
  await mkdir(target)
  await goldspan.answerDialogs(target)
  await page.keyboard.press('Control+e')
  await tabTo(page, 'button', /^Next/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Export: what is left out' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Export …' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Export: what it holds' })).toBeVisible()
  expect(await readdir(target)).toEqual(['goldspan-native'])
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('what is typed as soon as the palette was asked for goes into it, and nowhere else', async ({
  goldspan,
}) => {
  const page = await launchOnLetter(goldspan, '004')
  await label(page, 'neck and low', '1')
  for (const from of ['F7', 'F8', 'F6']) {
    await page.keyboard.press(from)
    await page.keyboard.press('Control+k')
    await page.keyboard.type('all keys')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog', { name: 'All keys' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(spanOptions(page)).toHaveText([/neck and low$/])
    await expect(spanOptions(page)).toHaveAttribute('aria-checked', 'false')
  }
})

test('letters typed at a word count on when the view comes to rest meanwhile', async ({ goldspan }) => {
  const page = await launchOnLetter(goldspan, '004')
  await page.keyboard.press('F7')
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('w')
  const hints = page.locator('.text-pane-hint:not([hidden])')
  await expect(hints.first()).toBeVisible()
  const code = (await hints.nth(4).textContent())!
  expect(code).toHaveLength(2)
  await page.keyboard.press(code[0]!)
  // As a scroll that began before the letters were shown is told of.
  await page.locator('.text-pane').evaluate(async (pane) => {
    pane.dispatchEvent(new Event('scroll'))
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
  })
  await page.keyboard.press(code[1]!)
  await expect(page.getByRole('status').filter({ hasText: 'last word' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(hints).toHaveCount(0)
})

test('whoever cannot see the marks hears which the caret comes into', async ({ goldspan }) => {
  const page = await launchOnLetter(goldspan, '004')
  await label(page, 'cervical MRI imaging', '2')
  await label(page, 'MRI', '1')
  const said = page.getByRole('log', { name: 'Span at the caret' })
  await expect(said).toHaveText('Diagnosis: MRI')
  await page.keyboard.press('Escape')
  await clickInLetter(page, 'imaging, denied')
  await page.keyboard.press('Escape')
  await expect(said).toHaveText('in Requested item: cervical MRI imaging')
  await press(page, 'Control+ArrowLeft', 2)
  await expect(said).toHaveText('in Diagnosis: MRI; in Requested item: cervical MRI imaging')
  await press(page, 'Control+ArrowLeft', 2)
  await expect(said).toHaveText('')
  // The letter itself is a text that can be read, its spans are a list, and each says its label.
  await expect(letter(page)).toHaveAttribute('aria-readonly', 'true')
  await expect(spanOptions(page).nth(1)).toHaveAccessibleName(/Diagnosis.*MRI/)
})
