import { expect, test, type Goldspan } from './goldspan'
import { label, openDocument, saving, sayWhoCodes, spanOptions } from './letter'
import { projectOf } from './project-actions'

/** What the window shows, asked through main: Playwright holds on to the page that died. */
const shown = (goldspan: Goldspan) =>
  goldspan.app.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    if (!window || window.webContents.isCrashed() || window.webContents.isLoading()) return null
    // A page that dies meanwhile never answers.
    const noAnswer = new Promise<null>((resolve) => setTimeout(() => resolve(null), 1000))
    const words = (selector: string) =>
      `[...document.querySelectorAll(${JSON.stringify(selector)})].map(({ textContent }) => textContent)`
    const answer = window.webContents.executeJavaScript(
      `({
        project: ${words('h1')}.join(),
        document: ${words('h2')}.join(),
        spans: ${words('[role=listbox][aria-label=Spans] [role=option]')},
        saving: ${words('footer [role=status]')}.join(),
        annotator: ${words('footer button')}.join(),
      })`,
    )
    return (await Promise.race([answer, noAnswer])) as {
      project: string
      document: string
      spans: string[]
      saving: string
      annotator: string
    } | null
  })

/** Ends the page's process as the system does when memory runs out, and answers its id. */
const killPage = (goldspan: Goldspan) =>
  goldspan.app.evaluate(({ BrowserWindow }) => {
    const pid = BrowserWindow.getAllWindows()[0]!.webContents.getOSProcessId()
    process.kill(pid, 'SIGKILL')
    return pid
  })

test('when the page dies it comes back by itself, with project, document and all marks', async ({
  goldspan,
}) => {
  goldspan.expectedErrors.push(/page gone: killed/)
  const page = await goldspan.launch()
  await sayWhoCodes(page)
  await projectOf(goldspan, 'Pilot', {
    'first.txt': 'Dx: hip pain\n',
    'second.txt': 'Dx: neck pain, low back pain. Outcome: Upheld\n',
  })
  await openDocument(page, 'second.txt')
  await label(page, 'neck pain', '1')
  await label(page, 'low back pain', '1')
  await label(page, 'Upheld', '4')
  await expect(saving(page)).toHaveText(/^Saved/)
  const before = await shown(goldspan)
  expect(before?.spans).toHaveLength(3)

  const dead = await killPage(goldspan)
  const whole = { ...before, saving: expect.stringMatching(/^Saved/) as unknown }
  await expect.poll(() => shown(goldspan)).toEqual(whole)
  const alive = await goldspan.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]!.webContents.getOSProcessId(),
  )
  expect(alive).not.toBe(dead)

  // Work goes on, and so does the history of what was done.
  const press = (keyCode: string, ...modifiers: ('control' | 'shift')[]) =>
    goldspan.app.evaluate(
      ({ BrowserWindow }, input) => {
        const { webContents } = BrowserWindow.getAllWindows()[0]!
        webContents.sendInputEvent({ type: 'keyDown', ...input })
        webContents.sendInputEvent({ type: 'keyUp', ...input })
      },
      { keyCode, modifiers },
    )
  await press('z', 'control')
  await expect.poll(async () => (await shown(goldspan))?.spans).toHaveLength(2)
  await press('z', 'control', 'shift')
  await expect.poll(async () => (await shown(goldspan))?.spans).toEqual(before!.spans)

  await killPage(goldspan)
  await expect.poll(() => shown(goldspan)).toEqual(whole)
  await goldspan.quit()
  const again = await goldspan.launch()
  await again.getByRole('button', { name: /^Pilot/ }).click()
  await expect(spanOptions(again)).toHaveText(before!.spans)
  await expect(again.getByRole('list', { name: 'Notices' })).toHaveCount(0)
})
