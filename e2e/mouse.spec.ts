import { expect, test } from './goldspan'
import { launchOnLetter, letter, pointIn, select, spanOptions } from './letter'

test('a palette beside the selected words labels them, off the text', async ({ goldspan }) => {
  const page = await launchOnLetter(goldspan, '004')
  const palette = page.getByRole('toolbar', { name: 'Label the selected words' })
  await expect(palette).toBeHidden()
  await select(page, 'neck and low')
  await expect(palette).toBeVisible()
  const [box, text] = [(await palette.boundingBox())!, (await letter(page).boundingBox())!]
  expect(box.x + box.width).toBeLessThanOrEqual(text.x)
  await palette.getByRole('button', { name: 'Guideline' }).click()
  await expect(spanOptions(page)).toHaveText([/Guideline.*neck and low$/])
  await expect(palette).toBeHidden()
  await expect(letter(page)).toBeFocused()
})

test('a double click takes a word without the space behind it, a triple click its paragraph', async ({
  goldspan,
}) => {
  const page = await launchOnLetter(goldspan, '004')
  const { x, y } = await pointIn(page, 'claim for neck')
  const selected = (count: number) => page.getByRole('contentinfo').getByText(`(${count} selected)`)
  await page.mouse.dblclick(x, y)
  await expect(selected('claim'.length)).toBeVisible()
  await page.keyboard.press('1')
  await expect(spanOptions(page)).toHaveText([/Diagnosis.*claim$/])

  await page.mouse.click(x, y, { clickCount: 3 })
  await page.keyboard.press('3')
  await expect(spanOptions(page)).toHaveText([/Guideline.*The applicant is a/, /Diagnosis.*claim$/])
  const details = page.getByRole('region', { name: 'Selected span' })
  await expect(details.getByRole('paragraph')).toHaveText(/^The applicant is a represented employee/)
})
