import { expect, test } from './goldspan'
import { label, launchOnLetter, letter, spanList, spanOptions } from './letter'

test('spans are found, sorted, ticked, and changed together as one step, by keyboard', async ({
  goldspan,
}) => {
  const page = await launchOnLetter(goldspan, '004')
  await label(page, 'neck and low', '1')
  await label(page, 'lumbar MRI', '2')
  await label(page, 'cervical MRI imaging', '3')
  await label(page, 'pain management', '3')
  const inOrder = [/neck and low$/, /cervical MRI imaging$/, /lumbar MRI$/, /pain management$/]
  await expect(spanOptions(page)).toHaveText(inOrder)

  const order = page.getByRole('combobox', { name: 'Order of the spans' })
  await order.click()
  await page.getByRole('option', { name: 'By words' }).click()
  await expect(spanOptions(page)).toHaveText([/cervical/, /lumbar/, /neck/, /pain/])
  await order.click()
  await page.getByRole('option', { name: 'By label' }).click()
  await expect(spanOptions(page)).toHaveText([/neck/, /lumbar/, /cervical/, /pain/])

  const search = page.getByRole('searchbox', { name: 'Search spans by their words' })
  await search.focus()
  await page.keyboard.type('mri')
  await expect(spanOptions(page)).toHaveText([/lumbar MRI$/, /cervical MRI imaging$/])
  await page.keyboard.press('ArrowDown')
  await expect(spanList(page)).toBeFocused()
  await page.keyboard.press('Control+a')
  await expect(spanOptions(page).nth(0)).toHaveAttribute('aria-checked', 'true')
  await expect(page.getByText('2 spans ticked.')).toBeVisible()
  await page.keyboard.press('4')
  await expect(spanOptions(page)).toHaveText([/Outcome.*cervical/, /Outcome.*lumbar/])
  await page.keyboard.press('Control+z')
  await expect(spanOptions(page)).toHaveText([/Requested item.*lumbar/, /Guideline.*cervical/])

  // One of them ticked again and both deleted; the list shows what is left.
  await page.keyboard.press('Escape')
  await expect(page.getByText('spans ticked.')).toHaveCount(0)
  await page.keyboard.press('Home')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(page.getByText('2 spans ticked.')).toBeVisible()
  await page.keyboard.press('Delete')
  await expect(page.getByText('No span matches.')).toBeVisible()
  await page.getByRole('button', { name: 'Show all spans' }).click()
  await expect(spanOptions(page)).toHaveText([/neck and low$/, /pain management$/])
  await page.keyboard.press('Control+z')
  await expect(spanOptions(page)).toHaveText(inOrder)
})

test('spans are ticked with the mouse', async ({ goldspan }) => {
  const page = await launchOnLetter(goldspan, '004')
  await label(page, 'neck and low', '1')
  await label(page, 'lumbar MRI', '2')
  await label(page, 'pain management', '3')
  const [first, second, third] = [0, 1, 2].map((at) => spanOptions(page).nth(at))
  await first!.click()
  await third!.click({ modifiers: ['Shift'] })
  await expect(page.getByText('3 spans ticked.')).toBeVisible()
  await second!.click({ modifiers: ['Control'] })
  await expect(page.getByText('2 spans ticked.')).toBeVisible()
  await page.getByRole('group', { name: 'Label of the ticked spans' }).getByText('Outcome').click()
  await expect(spanOptions(page)).toHaveText([/Outcome.*neck/, /Requested item.*lumbar/, /Outcome.*pain/])
  await page.getByRole('button', { name: 'Untick' }).click()
  await expect(page.getByRole('region', { name: 'Selected span' })).toBeVisible()
})

test('a letter that gets the keyboard back keeps the selected span', async ({ goldspan }) => {
  const page = await launchOnLetter(goldspan, '004')
  await label(page, 'neck and low', '1')
  await label(page, 'lumbar MRI', '2')
  const quote = page.getByRole('region', { name: 'Selected span' }).getByRole('paragraph')
  for (let round = 0; round < 3; round += 1) {
    await page.getByRole('searchbox', { name: 'Search spans by their words' }).click()
    // As a dialog does it that closes: at once, without a key or a press. Then what the browser says of it has come.
    await letter(page).evaluate(async (text) => {
      text.focus()
      for (let frame = 0; frame < 4; frame += 1) await new Promise(requestAnimationFrame)
    })
    await expect(quote).toHaveText('lumbar MRI')
  }
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(quote).toHaveText('neck and low')
})
