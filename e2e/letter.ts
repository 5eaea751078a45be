import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import type { Goldspan } from './goldspan'

/** The text of the letter on screen. */
export const letter = (page: Page) => page.getByRole('textbox', { name: 'Letter', exact: true })
export const spanList = (page: Page) => page.getByRole('listbox', { name: 'Spans' })
export const spanOptions = (page: Page) => spanList(page).getByRole('option')
/** The moments that the dialog of earlier versions lists. */
export const momentOptions = (page: Page) =>
  page.getByRole('listbox', { name: 'Earlier versions' }).getByRole('option')
/** Where the status bar says whether everything is saved. */
export const saving = (page: Page) => page.getByRole('contentinfo').getByRole('status')

interface Point {
  readonly x: number
  readonly y: number
}

/** A text of the letter, or one between two offsets (UTF-16). */
type Place = string | { readonly start: number; readonly end: number }

/** Points on screen at both ends of a text of the letter, which is scrolled into view first. */
async function endsOf(page: Page, place: Place): Promise<{ start: Point; end: Point }> {
  return letter(page).evaluate(async (pane, wanted) => {
    const nodes: Text[] = []
    const walker = document.createTreeWalker(pane, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.push(node as Text)
    const found = nodes
      .map(({ data }) => data)
      .join('')
      .indexOf(typeof wanted === 'string' ? wanted : '')
    if (found === -1) throw new Error('the letter does not hold the text')
    const { start: from, end: to } =
      typeof wanted === 'string' ? { start: found, end: found + wanted.length } : wanted
    const position = (offset: number, isEnd: boolean): [Text, number] => {
      let before = 0
      for (const node of nodes) {
        const inside = offset - before
        if (inside < node.length || (isEnd && inside === node.length)) return [node, inside]
        before += node.length
      }
      throw new Error('outside the letter')
    }
    const range = document.createRange()
    range.setStart(...position(from, false))
    range.setEnd(...position(to, true))
    let scroller: Element | null = pane
    while (scroller && getComputedStyle(scroller).overflowY !== 'auto') scroller = scroller.parentElement
    // Sizes of text that was never on screen are estimates, which the frames after a jump make exact.
    const view = scroller!.getBoundingClientRect()
    for (let calm = 0, last = NaN; calm < 4;) {
      const { top, bottom } = range.getBoundingClientRect()
      const isCalm = Math.abs(top - last) < 1 && top > view.top && bottom < view.bottom
      calm = isCalm ? calm + 1 : 0
      last = top
      if (!isCalm) scroller!.scrollBy(0, top - window.innerHeight / 2)
      await new Promise((resolve) => requestAnimationFrame(resolve))
    }
    const rects = [...range.getClientRects()].filter(({ width }) => width > 0)
    const [start, end] = [rects[0]!, rects.at(-1)!]
    return {
      start: { x: start.left + 0.5, y: start.top + start.height / 2 },
      end: { x: end.right - 0.5, y: end.top + end.height / 2 },
    }
  }, place)
}

/** Drags the mouse over a text of the letter. */
export async function sweep(page: Page, place: Place): Promise<void> {
  const { start, end } = await endsOf(page, place)
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  await page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2)
  await page.mouse.move(end.x, end.y)
  await page.mouse.up()
}

/** Sweeps over a text of the letter and waits until it is what the screen says is selected. */
export async function select(page: Page, place: Place): Promise<void> {
  await sweep(page, place)
  const length = typeof place === 'string' ? place.length : place.end - place.start
  await expect(page.getByRole('contentinfo').getByText(`(${length} selected)`)).toBeVisible()
}

/** A point within the first character of a text of the letter, which is scrolled into view. */
export async function pointIn(page: Page, quote: string): Promise<Point> {
  const { start } = await endsOf(page, quote)
  return { x: start.x + 4, y: start.y }
}

/** Clicks into a text of the letter. */
export async function clickInLetter(page: Page, quote: string): Promise<void> {
  const { x, y } = await pointIn(page, quote)
  await page.mouse.click(x, y)
}

/** Selects with the mouse and labels with the key; waits until the span is counted. */
export async function label(page: Page, place: Place, key: string): Promise<void> {
  await showSpans(page)
  const tab = page.getByRole('tab', { name: /^Spans/ })
  const before = Number(/\d+/.exec(await tab.innerText())![0])
  await select(page, place)
  await page.keyboard.press(key)
  await expect(tab).toHaveText(`Spans ${before + 1}`)
}

/** Shows the list of spans at the right, where a project is open; the choice is kept for the next start. */
export async function showSpans(page: Page): Promise<void> {
  const tab = page.getByRole('tab', { name: /^Spans/ })
  if (!(await tab.isVisible()) || (await tab.getAttribute('aria-selected')) === 'true') return
  await tab.click()
  await expect(tab).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('F7')
}

/** Answers the question of the first start. */
export async function sayWhoCodes(page: Page, name = 'AB'): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Who codes?' })
  await dialog.getByRole('textbox', { name: 'Name or initials' }).fill(name)
  await dialog.getByRole('button', { name: 'Start coding' }).click()
  await expect(dialog).toBeHidden()
  await showSpans(page)
}

/** Opens a document by its title. */
export async function openDocument(page: Page, title: string): Promise<void> {
  await page.getByRole('listbox', { name: 'Documents' }).getByRole('option', { name: title }).click()
  await expect(page.getByRole('heading', { level: 2, name: title })).toBeVisible()
  await showSpans(page)
}

/** Launches on the sample project, says who codes, and opens a document by its title. */
export async function launchOnLetter(goldspan: Goldspan, title: string): Promise<Page> {
  const page = await goldspan.launch('--open-sample')
  await sayWhoCodes(page)
  await openDocument(page, title)
  return page
}

/** Makes an empty project through the start screen; the folder must be empty. */
export async function createProject(goldspan: Goldspan, name: string, folder: string): Promise<void> {
  const { page } = goldspan
  await goldspan.answerDialogs(folder)
  await page.getByRole('button', { name: /^New project/ }).click()
  const dialog = page.getByRole('dialog', { name: 'New project' })
  await dialog.getByRole('textbox', { name: 'Name of the project' }).fill(name)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

/** Imports files through the import dialog and leaves its report open. */
export async function importFiles(goldspan: Goldspan, ...paths: string[]): Promise<Locator> {
  const dialog = await chooseFiles(goldspan, ...paths)
  await expect(goldspan.page.getByRole('dialog', { name: 'Import: what became of it' })).toBeVisible({
    timeout: 30_000,
  })
  return dialog
}

/** Imports files in which something is to be decided, and answers the dialog in which it is. */
export async function surveyFiles(goldspan: Goldspan, ...paths: string[]): Promise<Locator> {
  const dialog = await chooseFiles(goldspan, ...paths)
  await expect(goldspan.page.getByRole('dialog', { name: 'Import: what the files hold' })).toBeVisible({
    timeout: 30_000,
  })
  return dialog
}

async function chooseFiles(goldspan: Goldspan, ...paths: string[]): Promise<Locator> {
  const { page } = goldspan
  await goldspan.answerDialogs(...paths)
  await page.keyboard.press('Control+i')
  const dialog = page.getByRole('dialog', { name: /^Import/ })
  await dialog.getByRole('button', { name: /^Choose files/ }).click()
  return dialog
}

/** Exports through the export dialog, leaves its report open and answers the export's folder. */
export async function exportAs(
  goldspan: Goldspan,
  format: RegExp,
  target: string,
): Promise<{ dialog: Locator; folder: string }> {
  const { page } = goldspan
  await mkdir(target, { recursive: true })
  await goldspan.answerDialogs(target)
  await page.keyboard.press('Control+e')
  const dialog = page.getByRole('dialog', { name: /^Export/ })
  await dialog.getByRole('radio', { name: format }).check({ force: true })
  await dialog.getByRole('button', { name: 'Next' }).click()
  await dialog.getByRole('button', { name: 'Export …' }).click()
  await expect(dialog.getByRole('button', { name: /^Show/ })).toBeVisible()
  const [folder] = await readdir(target)
  return { dialog, folder: join(target, folder!) }
}

/** Closes what is open above the letter, once no job runs in it: that is ended by its own button alone. */
export async function closeDialog(page: Page): Promise<void> {
  await expect(page.getByRole('dialog').getByRole('progressbar')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
}
