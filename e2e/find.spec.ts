import { truncate } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { documentIdOf, expect, test } from './goldspan'
import { letter, saving, sayWhoCodes, select, spanOptions } from './letter'
import { startWithProject } from './project-actions'

const bar = (page: Page) => page.getByRole('search', { name: 'Find in this letter' })
const field = (page: Page) => page.getByRole('textbox', { name: 'Find in this letter' })
const count = (page: Page) => bar(page).getByRole('status')
const projectField = (page: Page) => page.getByRole('textbox', { name: 'Find in all letters' })
const outcome = (page: Page) => page.getByRole('search', { name: 'Find in all letters' }).getByRole('status')
const results = (page: Page) =>
  page.getByRole('listbox', { name: 'Found in all letters' }).getByRole('option')

/** The words that the page paints as the match at hand, and how many others it paints. */
const painted = (page: Page) =>
  page.evaluate(() => {
    const words = (name: string) =>
      [...(CSS.highlights.get(name) ?? [])].map((part) => {
        const range = document.createRange()
        range.setStart(part.startContainer, part.startOffset)
        range.setEnd(part.endContainer, part.endOffset)
        return range.toString().replaceAll(/\s+/g, ' ')
      })
    return { current: words('find-current'), others: words('find-match').length }
  })

async function openLetter004(page: Page): Promise<void> {
  await sayWhoCodes(page)
  await page.keyboard.press('F6')
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 2, name: /^004_/ })).toBeVisible()
  await expect(letter(page)).toBeFocused()
}

test('words over line ends are found, walked through and marked with the keyboard alone', async ({
  goldspan,
}) => {
  const page = await goldspan.launch('--open-sample')
  await openLetter004(page)

  await page.keyboard.press('Control+f')
  await expect(field(page)).toBeFocused()
  await page.keyboard.type('neck and low back pain')
  await expect(count(page)).toHaveText(/^1 of 1/)
  expect(await painted(page)).toEqual({ current: ['neck and low back pain'], others: 0 })
  // Back in the text the words are selected, and a label's key marks them.
  await page.keyboard.press('Escape')
  await expect(bar(page)).toHaveCount(0)
  await expect(letter(page)).toBeFocused()
  await page.keyboard.press('1')
  await expect(spanOptions(page)).toHaveText([/Diagnosis.*neck and low back pain$/])

  // A page range that a hyphen parts at the line's end.
  await page.keyboard.press('Control+f')
  await page.keyboard.type('177-178, 303-304')
  await expect(count(page)).toHaveText(/^1 of 2/)
  await page.keyboard.press('F7')
  await page.keyboard.press('3')
  await expect(spanOptions(page).nth(1)).toHaveText(/Guideline.*177-178, 303- 304$/)

  // Each match in turn, round and back, from the field and from the text.
  await page.keyboard.press('Control+f')
  await page.keyboard.type('upheld')
  await expect(count(page)).toHaveText(/^1 of 3/)
  await page.keyboard.press('Enter')
  await expect(count(page)).toHaveText(/^2 of 3/)
  await page.keyboard.press('Shift+Enter')
  await page.keyboard.press('Shift+Enter')
  await expect(count(page)).toHaveText(/^3 of 3/)
  await page.keyboard.press('F3')
  await expect(count(page)).toHaveText(/^1 of 3/)
  await page.keyboard.press('F7')
  await page.keyboard.press('4')
  await page.keyboard.press('F3')
  await page.keyboard.press('4')
  await expect(spanOptions(page)).toHaveCount(4)
  await expect(spanOptions(page).filter({ hasText: /Outcome.*Upheld$/ })).toHaveCount(2)
  await page.keyboard.press('Escape')
  await expect(bar(page)).toHaveCount(0)
  await expect(saving(page)).toHaveText(/^Saved/)
})

test('an armed label marks match after match without leaving the field', async ({ goldspan }) => {
  const page = await goldspan.launch('--open-sample')
  await openLetter004(page)
  await page.keyboard.press('4')
  await page.keyboard.press('Control+f')
  await page.keyboard.type('upheld')
  await expect(bar(page).getByRole('button', { name: 'Mark as Outcome' })).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(count(page)).toHaveText(/^2 of 3/)
  await page.keyboard.press('Control+Enter')
  await page.keyboard.press('Control+Enter')
  await expect(spanOptions(page)).toHaveCount(3)
  await expect(field(page)).toBeFocused()
})

test('capital letters, whole words and patterns are told apart, and a wrong pattern is explained', async ({
  goldspan,
}) => {
  const page = await goldspan.launch('--open-sample')
  await openLetter004(page)
  await page.keyboard.press('Control+f')
  await page.keyboard.type('mri')
  await expect(count(page)).toHaveText(/^1 of \d+/)
  await page.keyboard.press('Alt+c')
  await expect(count(page)).toHaveText('Not in this letter')
  await expect(page.getByRole('button', { name: 'Match capital letters' })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await page.keyboard.press('Alt+c')
  await field(page).fill('lumb')
  await expect(count(page)).toHaveText(/^1 of \d+/)
  await page.keyboard.press('Alt+w')
  await expect(count(page)).toHaveText('Not in this letter')
  await page.keyboard.press('Alt+w')
  await page.keyboard.press('Alt+r')
  await field(page).fill('\\d+-\\d+, \\d+-\\d+')
  await expect(count(page)).toHaveText(/^1 of 2/)
  expect((await painted(page)).current).toEqual(['177-178, 303- 304'])
  await field(page).fill('page (')
  await expect(bar(page).getByText('Character 6, “(”: this bracket is not closed')).toBeVisible()
  await expect(field(page)).toHaveAttribute('aria-invalid', 'true')
  // Selected words are taken over as they are.
  await page.keyboard.press('Escape')
  await select(page, 'Page(s): 58')
  await page.keyboard.press('Control+f')
  await expect(field(page)).toHaveValue('Page\\(s\\): 58')
  await expect(count(page)).toHaveText(/^1 of 1/)
})

test('a pattern that would take for ever is stopped, and the app goes on', async ({ goldspan }) => {
  await startWithProject(goldspan, {
    'long.txt': `${'a'.repeat(60)}! neck pain\n`,
    'short.txt': 'aaab\n',
  })
  const { page } = goldspan
  await expect(letter(page)).toBeVisible()
  await page.keyboard.press('Control+f')
  await page.keyboard.press('Alt+r')
  await page.keyboard.type('(a+)+b')
  await expect(count(page)).toHaveText('Searching …')
  await expect(count(page)).toHaveText('This pattern takes too long on this letter')
  await page.keyboard.press('Control+Shift+f')
  // The letter on which it takes too long is told of, the others are looked through.
  await expect(outcome(page)).toHaveText('1 match in 1 letter')
  await expect(page.getByText('1 letter could not be looked through')).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'long.txt' })).toContainText('takes too long')
  // Nobody has to wait for it.
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Cancel' }).press('Enter')
  await expect(outcome(page)).toHaveText('Cancelled')
  await expect(projectField(page)).toBeFocused()
  await page.keyboard.type('neck p.in')
  await page.keyboard.press('Enter')
  await expect(outcome(page)).toHaveText('1 match in 1 letter')
})

test('what stands in any letter is listed with its context, walked through and marked', async ({
  goldspan,
}) => {
  const page = await goldspan.launch('--open-sample')
  await openLetter004(page)
  await page.keyboard.press('Control+Shift+f')
  await expect(projectField(page)).toBeFocused()
  await page.keyboard.type('chronic pain')
  await page.keyboard.press('Enter')
  await expect(outcome(page)).toHaveText(/^\d+ matches in 2 letters$/)
  await expect(results(page).first()).toContainText(/\w+,Chronic Pain Treatment \w+/)
  await page.keyboard.press('ArrowDown')
  await expect(results(page).first()).toHaveAttribute('data-active')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 2, name: /^001_/ })).toBeVisible()
  await expect(letter(page)).toBeFocused()
  await expect(page.getByText('(12 selected)')).toBeVisible()
  await page.keyboard.press('3')
  await expect(results(page).first()).toContainText('marked as Guideline')
  // On to the next letter, and the mark is still told of.
  await page.keyboard.press('F4')
  await expect(page.getByRole('heading', { level: 2, name: /^004_/ })).toBeVisible()
  await expect(page.getByText('(12 selected)')).toBeVisible()
  await expect(results(page).nth(1)).toHaveAttribute('aria-selected', 'true')
  await expect(results(page).first()).toContainText('marked as Guideline')
  await page.keyboard.press('Shift+F4')
  await expect(page.getByRole('heading', { level: 2, name: /^001_/ })).toBeVisible()
})

test('a letter that cannot be read is told of, and what nobody wrote is nowhere', async ({ goldspan }) => {
  const folder = await startWithProject(goldspan, {
    'Jane Roe.txt': 'Dx: neck pain\n',
    'John Doe.txt': 'Dx: back pain\n',
  })
  const { page } = goldspan
  await truncate(join(folder, 'documents', `${await documentIdOf(folder, 'Jane Roe.txt')}.json`), 60)
  await page.keyboard.press('Control+Shift+f')
  await page.keyboard.type('pain')
  await page.keyboard.press('Enter')
  await expect(outcome(page)).toHaveText('1 match in 1 letter')
  await expect(page.getByRole('listitem').filter({ hasText: 'Jane Roe.txt' })).toContainText('damaged')
  await projectField(page).fill('fracture')
  await page.keyboard.press('Enter')
  await expect(outcome(page)).toHaveText('Nothing found')
})
