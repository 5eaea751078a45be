import { Menu } from 'electron'
import { setTimeout as wait } from 'node:timers/promises'
import { waitForQuiet } from '../run/quiet-moment.mjs'
import { middleOf, suggestAll, watched, watchEvaluation } from './in-page.mjs'

/** Milliseconds after which the app has nothing on its way any more. */
const settled = 1000
/** Milliseconds after which the page counts as hung. */
const patience = 90_000

/** Opens the project, has every letter suggested for and then evaluated; the milliseconds of the page for each. */
export async function useSuggestions(webContents) {
  const inPage = (work, ...facts) =>
    Promise.race([
      webContents.executeJavaScript(`(${work})(...${JSON.stringify(facts)})`),
      wait(patience, null, { ref: false }).then(() => {
        throw new Error(`the page did not come to an end of ${work.name}`)
      }),
    ])
  const rest = async () => {
    await wait(settled)
    await waitForQuiet()
  }

  await rest()
  const place = { ...(await inPage(middleOf, 'main button', 'Benchmark')), button: 'left', clickCount: 1 }
  for (const type of ['mouseMove', 'mouseDown', 'mouseUp']) webContents.sendInputEvent({ type, ...place })
  await inPage(middleOf, 'h2', '.txt')
  await rest()
  const { all, longest, spans } = await inPage(suggestAll)
  if (spans < 10_000) throw new Error('the rules have found next to nothing')
  await rest()
  await inPage(watchEvaluation, '1,000 finished letters')
  Menu.getApplicationMenu().getMenuItemById('evaluate.open').click()
  const evaluation = await inPage(watched)
  return {
    window: { all, longest, evaluated: evaluation.all, longestEvaluated: evaluation.longest },
  }
}
