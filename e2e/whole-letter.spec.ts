import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, samples, test } from './goldspan'
import { letter, openDocument, saving, sayWhoCodes } from './letter'

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

/** Where the word that is picked at an offset begins and ends. */
function pickedWord(text: string, at: number): { start: number; end: number } {
  for (const { index, 0: word } of text.matchAll(/[A-Za-z0-9]+(?:[-'./][A-Za-z0-9]+)*/g)) {
    if (index + word.length > at) return { start: index, end: index + word.length }
  }
  throw new Error('no word there')
}

test('all of letter 004 is marked with key presses alone', async ({ goldspan }) => {
  const page = await goldspan.launch('--open-sample')
  await sayWhoCodes(page)
  await openDocument(page, '004')
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
