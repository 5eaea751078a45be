import type { Page } from '@playwright/test'
import { endsOf, goldOf, keyOf, markByKeys, pickedWord, wheelTo } from './by-hand'
import { expect, test } from './goldspan'
import { launchOnLetter, letter, saving } from './letter'

interface Marked {
  readonly start: number
  readonly end: number
  readonly label: string
}

/** What was marked, as main holds it. */
async function markedSpans(page: Page): Promise<Marked[]> {
  const view = await page.evaluate(async () => {
    const listed = await window.goldspan.call['project:documents']({})
    const rows = JSON.parse(listed.ok ? listed.value : '[]') as { id: string; title: string }[]
    const { id: documentId } = rows.find(({ title }) => title.startsWith('004'))!
    const opened = await window.goldspan.call['document:open']({ documentId })
    return opened.ok ? opened.value.set : ''
  })
  const { spans } = JSON.parse(view) as { spans: Marked[] }
  return spans.map(({ start, end, label }) => ({ start, end, label }))
}

test('all of letter 004 is marked with key presses alone', async ({ goldspan }) => {
  const page = await launchOnLetter(goldspan, '004')
  const { text, spans } = await goldOf('004')
  let presses = 0
  const press = async (key: string) => {
    presses += 1
    await page.keyboard.press(key)
  }
  await page.keyboard.press('F7')
  await expect(letter(page)).toBeFocused()
  const began = Date.now()
  for (const [at, span] of spans.entries()) {
    await markByKeys(page, text, span, press)
    await expect(page.getByRole('tab', { name: `Spans ${at + 1}`, exact: true })).toBeVisible()
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
  const { text, spans } = await goldOf('004')
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
