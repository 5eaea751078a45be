import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { AnnotationSet } from '../src/core/annotation/annotation-set'
import { documentIdOf, expect, samples, test, type Goldspan } from './goldspan'
import {
  clickInLetter,
  closeDialog,
  createProject,
  importFiles,
  letter,
  openDocument,
  saving,
  sayWhoCodes,
  select,
  spanOptions,
} from './letter'

const views = ['reading', 'raw'] as const
const switches = { reading: 'Reading view: switch', raw: 'Raw view: switch' } as const
/** The button that says which view is shown. */
const viewSwitch = (page: Page, view: (typeof views)[number]) =>
  page.getByRole('button', { name: switches[view] })

async function showView(page: Page, view: (typeof views)[number]): Promise<void> {
  await expect(page.getByRole('button', { name: /view: switch$/ })).toBeVisible()
  if (!(await viewSwitch(page, view).isVisible())) await page.keyboard.press('Control+Shift+v')
  await expect(viewSwitch(page, view)).toBeVisible()
}

/** Key of each label of the sample letters' gold. */
const keys: Readonly<Record<string, string>> = {
  diagnosis: '1',
  requested_item: '2',
  guideline: '3',
  outcome: '4',
}

interface Gold {
  readonly file: string
  readonly spans: readonly { readonly start: number; readonly end: number; readonly label: string }[]
}

async function goldOf(number: string): Promise<Gold> {
  const name = (await readdir(join(samples, 'gold'))).find((file) => file.startsWith(number))
  return JSON.parse(await readFile(join(samples, 'gold', name!), 'utf8')) as Gold
}

/** What main holds of a document: label, start and end of each span. */
async function marksOf(goldspan: Goldspan, title: string): Promise<string[]> {
  const documentId = await documentIdOf(goldspan.sampleFolder, title)
  const opened = await goldspan.page.evaluate(
    (id) => window.goldspan.call['document:open']({ documentId: id }),
    documentId,
  )
  if (!opened.ok) throw new Error('the document does not open')
  const { spans } = JSON.parse(opened.value.set) as AnnotationSet
  return spans.map(({ label, start, end }) => `${label} ${start} ${end}`)
}

for (const view of views) {
  test(`the gold of letters 003 and 004 is marked with the mouse in the ${view} view, with its offsets`, async ({
    goldspan,
  }) => {
    test.slow()
    const page = await goldspan.launch('--open-sample')
    await sayWhoCodes(page)
    for (const number of ['003', '004']) {
      const { file, spans } = await goldOf(number)
      await openDocument(page, file)
      await showView(page, view)
      for (const [done, span] of spans.entries()) {
        await select(page, span)
        await page.keyboard.press(keys[span.label]!)
        await expect(spanOptions(page).first()).toHaveAttribute('aria-setsize', String(done + 1))
      }
      await expect(saving(page)).toHaveText(/^Saved/)
      const expected = spans.map((span) => `${span.label} ${span.start} ${span.end}`)
      expect((await marksOf(goldspan, file)).sort()).toEqual(expected.sort())
    }
  })
}

/** Where the first words in view stand: their offset (UTF-16) and how far below the view's top. */
async function firstWords(page: Page): Promise<{ offset: number; top: number }> {
  return letter(page).evaluate((pane) => {
    let scroller: Element | null = pane
    while (scroller && getComputedStyle(scroller).overflowY !== 'auto') scroller = scroller.parentElement
    const { top } = scroller!.getBoundingClientRect()
    const walker = document.createTreeWalker(pane, NodeFilter.SHOW_TEXT)
    const range = document.createRange()
    let before = 0
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      for (const { index } of node.data.matchAll(/\S+/g)) {
        range.setStart(node, index)
        range.setEnd(node, index + 1)
        const [box] = range.getClientRects()
        if (box && (box.top + box.bottom) / 2 >= top) return { offset: before + index, top: box.top - top }
      }
      before += node.length
    }
    throw new Error('nothing is in view')
  })
}

/** How far below the view's top the character at an offset stands, once that no longer changes. */
async function topOf(page: Page, offset: number): Promise<number> {
  return letter(page).evaluate(async (pane, wanted) => {
    let scroller: Element | null = pane
    while (scroller && getComputedStyle(scroller).overflowY !== 'auto') scroller = scroller.parentElement
    const walker = document.createTreeWalker(pane, NodeFilter.SHOW_TEXT)
    let before = 0
    let node = walker.nextNode() as Text
    for (; before + node.length <= wanted; node = walker.nextNode() as Text) before += node.length
    const range = document.createRange()
    range.setStart(node, wanted - before)
    range.setEnd(node, wanted - before + 1)
    const top = () => range.getBoundingClientRect().top - scroller!.getBoundingClientRect().top
    for (let calm = 0, last = NaN; calm < 5; last = top()) {
      calm = Math.abs(top() - last) < 0.5 ? calm + 1 : 0
      await new Promise((resolve) => requestAnimationFrame(resolve))
    }
    return top()
  }, offset)
}

const position = (page: Page) => page.getByRole('contentinfo').getByText(/Ln \d+, char \d+/)

test('the view is switched by one key or the button, and caret, selection and first words stay', async ({
  goldspan,
}) => {
  let page = await goldspan.launch('--open-sample')
  await sayWhoCodes(page)
  await openDocument(page, (await goldOf('003')).file)
  for (const quote of ['Decision rationale', 'Page(s): Table 12-8, 309', 'CLINICAL CASE']) {
    await select(page, quote)
    const selected = await position(page).textContent()
    for (const view of ['raw', 'reading'] as const) {
      const { offset, top } = await firstWords(page)
      await page.keyboard.press('Control+Shift+v')
      await expect(viewSwitch(page, view)).toBeVisible()
      // Within a line: at the end of the letter there is less to scroll.
      expect(Math.abs((await topOf(page, offset)) - top)).toBeLessThan(2)
      await expect(position(page)).toHaveText(selected!)
      await expect(letter(page)).toBeFocused()
      expect(await page.evaluate(() => document.getSelection()!.toString().length > 0)).toBe(true)
    }
  }
  await viewSwitch(page, 'reading').click()
  await expect(viewSwitch(page, 'raw')).toBeVisible()
  await goldspan.quit()
  page = await goldspan.launch('--open-sample')
  await expect(viewSwitch(page, 'raw')).toBeVisible()
})

const clipboard = (goldspan: Goldspan) => goldspan.app.evaluate(({ clipboard }) => clipboard.readText())

test('the reading view copies the words without folds, the raw view the text as it is', async ({
  goldspan,
}) => {
  const page = await goldspan.launch('--open-sample')
  await sayWhoCodes(page)
  const quote =
    'Decision based on Non-\n\nMTUS Citation Official Disability Guidelines, Neck & Upper Back \n\n \n\nMAXIMUS guideline:'
  await select(page, quote)
  await page.keyboard.press('Control+c')
  await expect
    .poll(() => clipboard(goldspan))
    .toBe(
      'Decision based on Non-MTUS Citation Official Disability Guidelines, Neck & Upper Back\n\nMAXIMUS guideline:',
    )
  await showView(page, 'raw')
  await page.keyboard.press('Control+c')
  await expect.poll(() => clipboard(goldspan)).toBe(quote)
})

// What folds in all its forms: CRLF, doubled spaces, a page break within a paragraph and one between two, hyphens at line
// ends, a list, white space that must not fold, right-to-left script, a combining accent and emoji.
const nasty =
  'Case Number: \r\nPriority:  \r\n\r\n' +
  'Dx:  😀 neck\u00a0pain, cafe\u0301 and \u05e9\u05dc\u05d5\u05dd, see pages 303-\r\n' +
  '304 of the Electro-\r\ndiagnostic chapter, which goes on over the end of this \r\n \r\n' +
  '\fpage and is \twell   known.\r\n\r\n\fMRI of the\r\nspine: Upheld \r\n\r\n'

test('every key press moves the caret through a letter full of folds, to the end and back', async ({
  goldspan,
}) => {
  const page = await goldspan.launch()
  await sayWhoCodes(page)
  const source = join(goldspan.home, 'folds.txt')
  await writeFile(source, nasty)
  await mkdir(join(goldspan.home, 'first'))
  await createProject(goldspan, 'First', join(goldspan.home, 'first'))
  await importFiles(goldspan, source)
  await closeDialog(page)
  const place = async () => Number(/char (\d+)/.exec((await position(page).textContent())!)![1])
  for (const view of views) {
    await showView(page, view)
    await clickInLetter(page, 'Case')
    await page.keyboard.press('Control+Home')
    await expect.poll(place).toBe(0)
    // What the view shows of the text's end: the last line end begins no line.
    const end = view === 'raw' ? nasty.lastIndexOf('\r\n') : nasty.trimEnd().length
    const forwards = [0]
    while (forwards.at(-1)! < end && forwards.length < nasty.length) {
      await page.keyboard.press('ArrowRight')
      await expect.poll(place).not.toBe(forwards.at(-1))
      forwards.push(await place())
    }
    expect(forwards.at(-1)).toBe(end)
    const backwards = [end]
    while (backwards.at(-1)! > 0 && backwards.length < nasty.length) {
      await page.keyboard.press('ArrowLeft')
      await expect.poll(place).not.toBe(backwards.at(-1))
      backwards.push(await place())
    }
    expect(backwards.at(-1)).toBe(0)
  }
})

test('words are marked over page breaks and hyphens at line ends, and the same in both views', async ({
  goldspan,
}) => {
  const page = await goldspan.launch()
  await sayWhoCodes(page)
  const source = join(goldspan.home, 'folds.txt')
  await writeFile(source, nasty)
  await mkdir(join(goldspan.home, 'first'))
  await createProject(goldspan, 'First', join(goldspan.home, 'first'))
  await importFiles(goldspan, source)
  await closeDialog(page)
  const quotes = [
    'Number: \r\nPriority',
    'neck\u00a0pain',
    'cafe\u0301',
    '303-\r\n304',
    'Electro-\r\ndiagnostic',
    'this \r\n \r\n\fpage and is \twell   known',
    'MRI of the\r\nspine',
    '😀',
  ]
  for (const view of views) {
    await showView(page, view)
    for (const quote of quotes) {
      await select(page, quote)
      const end = nasty.indexOf(quote) + quote.length
      await expect(position(page)).toContainText(`char ${end} (${quote.length} selected)`)
    }
  }
})
