import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, samples } from './goldspan'
import { letter } from './letter'

/** Key of each label of the sample letters. */
export const keyOf: Readonly<Record<string, string>> = {
  diagnosis: '1',
  requested_item: '2',
  guideline: '3',
  outcome: '4',
}

export interface GoldSpan {
  readonly start: number
  readonly end: number
  readonly label: string
  readonly attributes: Readonly<Record<string, string>>
}

export interface GoldLetter {
  readonly title: string
  readonly text: string
  readonly spans: readonly GoldSpan[]
  /** From and to are indices into the spans. */
  readonly relations: readonly { readonly type: string; readonly from: number; readonly to: number }[]
}

/** The hand-made gold of a sample letter, whose characters are all ASCII, in the order of the letter. */
export async function goldOf(number: string): Promise<GoldLetter> {
  const file = (await readdir(join(samples, 'gold'))).find((name) => name.startsWith(number))!
  const gold = JSON.parse(await readFile(join(samples, 'gold', file), 'utf8')) as Omit<GoldLetter, 'text'>
  const title = file.replace(/json$/, 'txt')
  const text = await readFile(join(samples, 'letters', title), 'utf8')
  const order = gold.spans
    .map((span, index) => ({ span, index }))
    .sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)
  const placeOf = new Map(order.map(({ index }, place) => [index, place]))
  return {
    title,
    text,
    spans: order.map(({ span }) => span),
    relations: gold.relations.map(({ type, from, to }) => ({
      type,
      from: placeOf.get(from)!,
      to: placeOf.get(to)!,
    })),
  }
}

/** The letters that stand at the word of an offset; null where it is out of view. Reads the page and changes nothing. */
export function lettersAt(page: Page, offset: number): Promise<string | null> {
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

export interface Ends {
  readonly start: { readonly x: number; readonly y: number }
  readonly end: { readonly x: number; readonly y: number }
  /** How far the whole is from the middle of the view, and whether it is in view. */
  readonly fromMiddle: number
  readonly isInView: boolean
}

/** Where the words of a range are on screen. Reads the page and changes nothing. */
export function endsOf(page: Page, start: number, end: number): Promise<Ends> {
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
        // At its edges the view scrolls by itself while the mouse selects.
        isInView: top > view.top + 60 && bottom < view.bottom - 60,
      }
    },
    [start, end] as const,
  )
}

/** Turns the wheel until a range is in view and stays where it is. */
export async function wheelTo(page: Page, start: number, end: number): Promise<Ends> {
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
export function pickedWord(text: string, at: number): { start: number; end: number } {
  for (const { index, 0: word } of text.matchAll(/[A-Za-z0-9]+(?:[-'./][A-Za-z0-9]+)*/g)) {
    if (index + word.length > at) return { start: index, end: index + word.length }
  }
  throw new Error('no word there')
}

/** Presses a key; counted by whoever gives it. */
export type Press = (key: string) => Promise<void>

const prompt = (page: Page, words: string) => page.getByRole('status').filter({ hasText: words })

/** Waits until the letters at the words have stood at their places for two frames. */
async function comesToRest(page: Page): Promise<void> {
  await letter(page).evaluate(async (pane) => {
    const scroller = pane.closest('.text-pane')!
    const frame = () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
    for (let before = NaN; before !== scroller.scrollTop; await frame()) before = scroller.scrollTop
  })
}

/** Selects a range by the letters that stand at its first and last word, scrolling until both are in view. */
export async function selectByKeys(page: Page, text: string, span: GoldSpan, press: Press): Promise<void> {
  const first = pickedWord(text, span.start)
  const last = pickedWord(text, span.end - 1)
  const ask = async () => {
    await press('w')
    await expect(prompt(page, 'first word')).toBeVisible()
    await comesToRest(page)
    return Promise.all([lettersAt(page, first.start), lettersAt(page, last.start)])
  }
  let codes = await ask()
  while (codes.includes(null)) {
    await press('Escape')
    await press('Control+ArrowDown')
    codes = await ask()
  }
  for (const key of codes[0]!) await press(key)
  await expect(prompt(page, 'last word')).toBeVisible()
  for (const key of codes[1]!) await press(key)
  await expect(prompt(page, 'word')).toHaveCount(0)
  for (let beyond = last.end; beyond < span.end; beyond += 1) await press('Shift+ArrowRight')
  for (let beyond = last.end; beyond > span.end; beyond -= 1) await press('Shift+ArrowLeft')
}

/** Marks a range: what the first word has too much is nudged away afterwards. */
export async function markByKeys(page: Page, text: string, span: GoldSpan, press: Press): Promise<void> {
  await selectByKeys(page, text, span, press)
  await press(keyOf[span.label]!)
  for (let early = pickedWord(text, span.start).start; early < span.start; early += 1) await press('Shift+S')
}
