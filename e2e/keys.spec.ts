import type { Page } from '@playwright/test'
import { expect, test } from './goldspan'
import { label, launchOnLetter, letter, spanOptions } from './letter'

const keysDialog = (page: Page) => page.getByRole('dialog', { name: 'All keys' })

async function changeKeys(page: Page, action: string, keys: string): Promise<void> {
  const dialog = keysDialog(page)
  await dialog.getByRole('button', { name: new RegExp(`^Change the keys of ${action}:`) }).click()
  await page.keyboard.press(keys)
}

async function openKeys(page: Page): Promise<void> {
  await page.keyboard.press('?')
  await expect(keysDialog(page)).toBeVisible()
}

async function closeKeys(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

test('keys are changed, taken from another action, kept over a restart, and given back', async ({
  goldspan,
}) => {
  let page = await launchOnLetter(goldspan, '004')
  await label(page, 'neck and low', '1')
  await label(page, 'lumbar MRI', '2')

  await openKeys(page)
  await changeKeys(page, 'Next span', 'Alt+ArrowLeft')
  await expect(keysDialog(page).getByText('“Previous span” had them and has none now.')).toBeVisible()
  await changeKeys(page, 'Previous span', 'Control+c')
  await expect(keysDialog(page).getByText('needs these keys')).toBeVisible()
  await page.keyboard.press('m')
  await expect(keysDialog(page).getByText('needs these keys')).toHaveCount(0)
  await closeKeys(page)

  await page.keyboard.press('F7')
  await expect(letter(page)).toBeFocused()
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(spanOptions(page).first()).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(spanOptions(page).last()).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('m')
  await expect(spanOptions(page).first()).toHaveAttribute('aria-selected', 'true')
  const accelerator = () =>
    goldspan.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('span.next')?.accelerator)
  expect(await accelerator()).toBe('Alt+Left')

  await goldspan.quit()
  page = await goldspan.launch()
  expect(await accelerator()).toBe('Alt+Left')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('all keys')
  await page.keyboard.press('Enter')
  await expect(keysDialog(page)).toBeVisible()
  await keysDialog(page).getByRole('button', { name: 'Give each its own keys again' }).click()
  await expect(keysDialog(page).getByRole('button', { name: 'Give each its own keys again' })).toHaveCount(0)
  expect(await accelerator()).toBe('Alt+Right')
})

test('an edge of the selected span goes a word or a character further, and only that span', async ({
  goldspan,
}) => {
  const page = await launchOnLetter(goldspan, '004')
  await label(page, 'neck and low', '1')
  await label(page, 'and low', '2')
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(spanOptions(page)).toHaveText([/Diagnosis.*neck and low$/, /Requested item.*and low$/])
  const edge = async (key: string, quote: RegExp) => {
    await page.keyboard.press(key)
    await expect(spanOptions(page)).toHaveText([quote, /Requested item.*and low$/])
  }
  // Over the line break, as if it were one space.
  await edge('f', /neck and low back$/)
  await edge('f', /neck and low back pain$/)
  await edge('d', /neck and low back$/)
  await edge('Shift+D', /neck and low bac$/)
  await edge('a', /for neck and low bac$/)
  await edge('Shift+A', /m for neck and low bac$/)
  await edge('Shift+S', /for neck and low bac$/)
  await edge('Control+z', /m for neck and low bac$/)
})
