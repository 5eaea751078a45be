import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, samples, test } from './goldspan'
import { launchOnLetter, letter, saving } from './letter'

const name = '004_a2d9d1ce07a723b3'
const keyOf: Readonly<Record<string, string>> = {
  diagnosis: '1',
  requested_item: '2',
  guideline: '3',
  outcome: '4',
}

interface GoldSpan {
  readonly start: number
  readonly end: number
  readonly label: string
}

/** The hand-made gold of letter 004, whose characters are all ASCII, in the order of the letter. */
async function goldSpans(): Promise<{ text: string; spans: readonly GoldSpan[] }> {
  const gold = JSON.parse(await readFile(join(samples, 'gold', `${name}.json`), 'utf8')) as {
    spans: GoldSpan[]
  }
  const text = await readFile(join(samples, 'letters', `${name}.txt`), 'utf8')
  return { text, spans: gold.spans.toSorted((a, b) => a.start - b.start || b.end - a.end) }
}

/** What was marked, as main holds it. */
async function markedSpans(page: Page): Promise<GoldSpan[]> {
  const view = await page.evaluate(async () => {
    const listed = await window.goldspan.call['project:documents']({})
    const rows = JSON.parse(listed.ok ? listed.value : '[]') as { id: string; title: string }[]
    const { id: documentId } = rows.find(({ title }) => title.startsWith('004'))!
    const opened = await window.goldspan.call['document:open']({ documentId })
    return opened.ok ? opened.value.set : ''
  })
  const { spans } = JSON.parse(view) as { spans: GoldSpan[] }
  return spans.map(({ start, end, label }) => ({ start, end, label }))
}

/** The letters that stand at the word of an offset; null where it is out of view. Reads the page and changes nothing. */
function lettersAt(page: Page, offset: number): Promise<string | null> {
  return letter(page).evaluate((pane, at) => {
    const walker = document.createTreeWalker(pane, NodeFilter.SHOW_TEXT)
    let before = 0
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      if (at < before + node.length) {
        const range = document.createRange()
        range.setStart(node, at - before)
        range.setEnd(node, at - before + 1)
        const word = range.getBoundingClientRect()
        const hints = [...document.querySelectorAll('.text-pane-hint')]
        const isAtWord = (hint: Element) => {
          // It stands above the word, on the word's line.
          const { left, bottom } = hint.getBoundingClientRect()
          return left > word.left - 1 && left < word.left + 12 && bottom > word.top && bottom < word.bottom
        }
        return hints.find(isAtWord)?.textContent ?? null
      }
      before += node.length
    }
    throw new Error('outside the letter')
  }, offset)
}

interface Ends {
  readonly start: { readonly x: number; readonly y: number }
  readonly end: { readonly x: number; readonly y: number }
  /** How far the whole is from the middle of the view, and whether it is in view. */
  readonly fromMiddle: number
  readonly isInView: boolean
}

/** Where the words of a range are on screen. Reads the page and changes nothing. */
function endsOf(page: Page, start: number, end: number): Promise<Ends> {
  return letter(page).evaluate(
    (pane, [from, to]) => {
      const range = document.createRange()
      const walker = document.createTreeWalker(pane, NodeFilter.SHOW_TEXT)
      let before = 0
      for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
        const after = before + node.length
        if (from >= before && from < after) range.setStart(node, from - before)
        if (to > before && to <= after) range.setEnd(node, to - before)
        before = after
      }
      let scroller: Element = pane
      while (getComputedStyle(scroller).overflowY !== 'auto') scroller = scroller.parentElement!
      const view = scroller.getBoundingClientRect()
      const { top, bottom } = range.getBoundingClientRect()
      const boxes = [...range.getClientRects()].filter(({ width }) => width > 0)
      const [first, last] = [boxes[0]!, boxes.at(-1)!]
      return {
        start: { x: first.left + 0.5, y: first.top + first.height / 2 },
        end: { x: last.right - 0.5, y: last.top + last.height / 2 },
        fromMiddle: top - (view.top + view.height / 2),
        isInView: top > view.top && bottom < view.bottom,
      }
    },
    [start, end] as const,
  )
}

/** Turns the wheel until a range is in view and stays where it is. */
async function wheelTo(page: Page, start: number, end: number): Promise<Ends> {
  const { x, y, width, height } = (await letter(page).locator('xpath=../..').boundingBox())!
  await page.mouse.move(x + width / 2, y + height / 2)
  for (let last: Ends | null = null; ;) {
    const now = await endsOf(page, start, end)
    if (now.isInView && last?.start.y === now.start.y) return now
    if (!now.isInView) await page.mouse.wheel(0, now.fromMiddle)
    await page.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
    )
    last = now
  }
}

/** Where the word that is picked at an offset begins and ends. */
function pickedWord(text: string, at: number): { start: number; end: number } {
  for (const { index, 0: word } of text.matchAll(/[A-Za-z0-9]+(?:[-'./][A-Za-z0-9]+)*/g)) {
    if (index + word.length > at) return { start: index, end: index + word.length }
  }
  throw new Error('no word there')
}

test('all of letter 004 is marked with key presses alone', async ({ goldspan }) => {
  const page = await launchOnLetter(goldspan, '004')
  const { text, spans } = await goldSpans()
  let presses = 0
  const press = async (key: string) => {
    presses += 1
    await page.keyboard.press(key)
  }
  await page.keyboard.press('F7')
  await expect(letter(page)).toBeFocused()
  const began = Date.now()
  const prompt = (words: string) => page.getByRole('status').filter({ hasText: words })

  for (const [at, span] of spans.entries()) {
    const first = pickedWord(text, span.start)
    const last = pickedWord(text, span.end - 1)
    await press('w')
    await expect(prompt('first word')).toBeVisible()
    let codes = await Promise.all([lettersAt(page, first.start), lettersAt(page, last.start)])
    while (codes.includes(null)) {
      await press('Escape')
      await press('Control+ArrowDown')
      await press('w')
      await expect(prompt('first word')).toBeVisible()
      codes = await Promise.all([lettersAt(page, first.start), lettersAt(page, last.start)])
    }
    for (const key of codes[0]!) await press(key)
    await expect(prompt('last word')).toBeVisible()
    for (const key of codes[1]!) await press(key)
    await expect(prompt('word')).toHaveCount(0)
    for (let beyond = last.end; beyond < span.end; beyond += 1) await press('Shift+ArrowRight')
    for (let beyond = last.end; beyond > span.end; beyond -= 1) await press('Shift+ArrowLeft')
    await press(keyOf[span.label]!)
    await expect(page.getByRole('tab', { name: `Spans ${at + 1}`, exact: true })).toBeVisible()
    for (let early = first.start; early < span.start; early += 1) await press('Shift+S')
  }
  const seconds = (Date.now() - began) / 1000
  await expect(saving(page)).toHaveText(/^Saved/)
  const marked = await markedSpans(page)
  expect(marked).toEqual(spans.map(({ start, end, label }) => ({ start, end, label })))
  const perSpan = presses / spans.length
  console.log(
    `${spans.length} spans by keyboard: ${perSpan.toFixed(1)} key presses a span, ${seconds.toFixed(1)} s in all`,
  )
  expect(perSpan).toBeLessThanOrEqual(12)
})

test('all of letter 004 is marked with the mouse alone, two of the spans by dragging an edge', async ({
  goldspan,
}) => {
  const page = await launchOnLetter(goldspan, '004')
  const { text, spans } = await goldSpans()
  const names = ['Diagnosis', 'Requested item', 'Guideline', 'Outcome']
  const nameOf = (label: string) => names[Number(keyOf[label]) - 1]!
  const dragged = spans.filter(({ label }) => label === 'requested_item').slice(0, 2)
  const began = Date.now()
  for (const [at, span] of spans.entries()) {
    const isDragged = dragged.includes(span)
    // Too much at one end, or too little at the other: the edge is put right afterwards.
    const swept = isDragged
      ? at === spans.indexOf(dragged[0]!)
        ? { start: span.start, end: span.start + text.slice(span.start).search(/\s/) }
        : { start: pickedWord(text, span.start - 8).start, end: span.end }
      : span
    const ends = await wheelTo(page, swept.start, swept.end)
    await page.mouse.move(ends.start.x, ends.start.y)
    await page.mouse.down()
    await page.mouse.move(ends.end.x, ends.end.y, { steps: 3 })
    await page.mouse.up()
    await page
      .getByRole('button', { name: new RegExp(`${nameOf(span.label)}$`) })
      .first()
      .click()
    await expect(page.getByRole('tab', { name: `Spans ${at + 1}`, exact: true })).toBeVisible()
    if (!isDragged) continue
    const edge = swept.end === span.end ? 'start' : 'end'
    const to = (await endsOf(page, span.start, span.end))[edge]
    const grip = (await page.locator(`.text-pane-grip[data-edge=${edge}]`).boundingBox())!
    await page.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2)
    await page.mouse.down()
    await page.mouse.move(to.x, to.y, { steps: 4 })
    await page.mouse.up()
    await expect(page.getByRole('region', { name: 'Selected span' })).toContainText(
      `characters ${span.start}–${span.end}`,
    )
  }
  console.log(`${spans.length} spans by mouse: ${((Date.now() - began) / 1000).toFixed(1)} s in all`)
  await expect(saving(page)).toHaveText(/^Saved/)
  const marked = await markedSpans(page)
  expect(marked).toEqual(spans.map(({ start, end, label }) => ({ start, end, label })))
})
