import { Menu } from 'electron'
import { setTimeout as wait } from 'node:timers/promises'
import { makeLetter } from '../letters/sizes.mjs'
import { waitForQuiet } from '../run/quiet-moment.mjs'
import { lastTitle, titleOf } from './titles.mjs'
import { middleOf, watched, watchFinding, watchOpening } from './in-page.mjs'

/** Milliseconds after which the app has nothing on its way any more. */
const settled = 1000
/** Milliseconds after which the page counts as hung. */
const patience = 20_000

/**
 * Opens the project, in it the letter of a size, another one and that of the size again, and finds its last words.
 * Answers the milliseconds of the page for each.
 */
export async function useApp(webContents, { size }) {
  const letter = makeLetter(size)
  const inPage = (work, ...facts) =>
    Promise.race([
      webContents.executeJavaScript(`(${work})(...${JSON.stringify(facts)})`),
      wait(patience, null, { ref: false }).then(() => {
        throw new Error(`the page did not come to an end of ${work.name} ${facts[0] ?? ''}`)
      }),
    ])
  const rest = async () => {
    await wait(settled)
    await waitForQuiet()
  }

  /** Rests before, also as what moves while a screen is drawn would not be where it was. */
  async function click(selector, words) {
    await rest()
    const place = { ...(await inPage(middleOf, selector, words)), button: 'left', clickCount: 1 }
    for (const type of ['mouseMove', 'mouseDown', 'mouseUp']) webContents.sendInputEvent({ type, ...place })
  }

  async function open() {
    const title = titleOf(size)
    await inPage(watchOpening, { title, length: letter.text.length, spans: letter.spans.length })
    await click('[aria-label="Documents"] [role=option]', title)
    return { open: await inPage(watched, 'an opening') }
  }

  /** Puts words where the find bar's own are, at once. */
  async function find(words, typed = words) {
    await rest()
    await inPage(watchFinding, words)
    await webContents.insertText(typed)
    return inPage(watched, `a finding of ${typed.length} code units`)
  }

  await click('main button', 'Benchmark')
  await inPage(middleOf, 'h2', lastTitle)
  const first = await open()
  await click('[aria-label="Documents"] [role=option]', lastTitle)
  await inPage(middleOf, 'h2', lastTitle)
  const again = await open()
  perform('find.open')
  await inPage(middleOf, '[aria-label="Find in this letter"]:focus', '')
  const [start, end] = [firstWords(letter.text), lastWords(letter.text)]
  again.find = await find(end)
  // Back to the top of the letter.
  await find(start)
  perform('find.regex')
  again.findPattern = await find(end, asPattern(end))
  return { first, again }
}

const perform = (action) => Menu.getApplicationMenu().getMenuItemById(action).click()

const folded = (text) => text.replaceAll(/\s+/g, ' ').trim()

/** The first line. */
const firstWords = (text) => text.slice(0, text.indexOf('\n')).trim()

/** The shortest tail of a text, white space folded, that begins with a word and stands nowhere else in it. */
function lastWords(text) {
  const words = folded(text)
  const other = words.toLowerCase()
  let start = words.length
  do start = other.lastIndexOf(' ', start - 2) + 1
  while (other.indexOf(other.slice(start)) < start)
  return words.slice(start)
}

const asPattern = (words) => words.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)
