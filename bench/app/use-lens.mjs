import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Menu } from 'electron'
import { setTimeout as wait } from 'node:timers/promises'
import { waitForQuiet } from '../run/quiet-moment.mjs'
import { middleOf, watched, watchLens } from './in-page.mjs'

/** Words that stand about once in each letter, over line ends too. */
const words = 'myofascial pain'
/** Milliseconds after which the app has nothing on its way any more. */
const settled = 1000
/** Milliseconds after which the page counts as hung. */
const patience = 90_000

/**
 * Opens the project, looks for words with the lens, labels all that is listed as not labelled, and takes it back.
 * Answers the milliseconds of the page for each, and those of reading the same files and nothing else.
 */
export async function useLens(webContents, { project, size }) {
  const inPage = (work, ...facts) =>
    Promise.race([
      webContents.executeJavaScript(`(${work})(...${JSON.stringify(facts)})`),
      wait(patience, null, { ref: false }).then(() => {
        throw new Error(`the page did not come to an end of ${work.name} ${facts[0] ?? ''}`)
      }),
    ])

  async function click(selector, text) {
    await wait(settled)
    const place = { ...(await inPage(middleOf, selector, text)), button: 'left', clickCount: 1 }
    for (const type of ['mouseMove', 'mouseDown', 'mouseUp']) webContents.sendInputEvent({ type, ...place })
  }

  /** What comes of an input: the times until the lens says so. */
  async function timesOf(input, status, nth) {
    await wait(settled)
    await waitForQuiet()
    await inPage(watchLens, status, nth)
    await input()
    return inPage(watched, status)
  }

  const pressEnter = () => {
    for (const type of ['keyDown', 'keyUp']) webContents.sendInputEvent({ type, keyCode: 'Enter' })
  }
  const button = (name) => () => click('[role=dialog] button', name)

  await click('main button', 'Benchmark')
  await inPage(middleOf, 'h2', '.txt')
  await wait(settled)
  Menu.getApplicationMenu().getMenuItemById('lens.open').click()
  await inPage(middleOf, '[role=dialog] input', '')
  await wait(settled)
  await webContents.insertText(words)
  const search = await timesOf(pressEnter, String.raw`^[\d,]+ places in [\d,]+ letters`, 0)
  const files = { all: readAll(join(project, 'documents')) }
  // More takes longer than a run may.
  if (size !== '500') return { lens: search, files }
  await click('[role=dialog] section[aria-label="Not labelled"] button', 'Tick all')
  const apply = await timesOf(button('as Diagnosis'), '^Labelled', 1)
  const undo = await timesOf(button('Undo the last run'), '^Taken back', 1)
  return {
    lens: { ...search, apply: apply.all, longestApply: apply.longest, undo: undo.all },
    files,
  }
}

function readAll(folder) {
  const pattern = new RegExp(words.replaceAll(' ', String.raw`\s+`), 'giu')
  const begun = performance.now()
  for (const name of readdirSync(folder)) {
    const { body } = JSON.parse(readFileSync(join(folder, name), 'utf8'))
    for (const match of body.text.matchAll(pattern)) void match
  }
  return performance.now() - begun
}
