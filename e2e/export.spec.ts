import { execFile } from 'node:child_process'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { offeredFormats } from '../src/core/imr/offered-formats'
import { expect, test } from './goldspan'
import {
  closeDialog,
  exportAs,
  label,
  launchOnLetter,
  letter,
  openDocument,
  saving,
  sayWhoCodes,
} from './letter'
import { codeAs, projectOf, runCommand } from './project-actions'

interface ExportedLine {
  readonly document: { readonly title: string }
  readonly annotator: { readonly name: string } | null
  readonly spans: readonly { readonly quote: string; readonly label: string }[]
}

test("an export of all annotators' work holds each one's set apart, and of one only that one's", async ({
  goldspan,
}) => {
  const page = await goldspan.launch()
  await sayWhoCodes(page, 'AB')
  await projectOf(goldspan, 'Pilot', {
    'a letter.txt': 'Dx: neck pain, low back pain. Outcome: Upheld\n',
    'not begun.txt': 'Dx: hip pain\n',
  })
  await openDocument(page, 'a letter.txt')
  await label(page, 'neck pain', '1')
  await label(page, 'low back pain', '1')
  await codeAs(page, 'CD')
  await label(page, 'Upheld', '4')
  await expect(saving(page)).toHaveText(/^Saved/)

  const exportOf = async (whose: RegExp, format: RegExp, name: string) => {
    const target = join(goldspan.home, name)
    await mkdir(target)
    await goldspan.answerDialogs(target)
    await page.keyboard.press('Control+e')
    const dialog = page.getByRole('dialog', { name: /^Export/ })
    await dialog.getByRole('radio', { name: format }).check({ force: true })
    await dialog.getByRole('radio', { name: whose }).check()
    await dialog.getByRole('button', { name: 'Next' }).click()
    await dialog.getByRole('button', { name: 'Export …' }).click()
    await expect(dialog.getByRole('status')).toContainText('Written, read back, and the same')
    const words = (await dialog.textContent())!
    await closeDialog(page)
    const [folder] = await readdir(target)
    return { folder: join(target, folder!), words }
  }
  const linesOf = async (folder: string) => {
    const name = (await readdir(folder)).find((entry) => entry.endsWith('.jsonl'))!
    const [, ...lines] = (await readFile(join(folder, name), 'utf8')).trimEnd().split('\n')
    return lines.map((line) => {
      const { document, annotator, spans } = JSON.parse(line) as ExportedLine
      return [document.title, annotator?.name, ...spans.map(({ label, quote }) => `${label} ${quote}`)]
    })
  }
  const ab = ['a letter.txt', 'AB', 'diagnosis neck pain', 'diagnosis low back pain']
  const cd = ['a letter.txt', 'CD', 'outcome Upheld']

  const mine = await exportOf(/^Mine \(CD\)/, /^Goldspan JSON Lines/, 'mine')
  expect(await linesOf(mine.folder)).toEqual([cd])
  const all = await exportOf(/^All annotators/, /^Goldspan JSON Lines/, 'all')
  expect((await linesOf(all.folder)).sort()).toEqual([ab, cd])
  expect(all.words).toContain('3 spans written, 3 read back')
  expect(all.words).toContain('1 document without any work is left out')

  // A format that knows one annotator has a folder for each.
  const brat = await exportOf(/^All annotators/, /^brat/, 'brat')
  const files = (await readdir(brat.folder, { recursive: true })).filter((name) => name.endsWith('.ann'))
  const marks = await Promise.all(files.map((name) => readFile(join(brat.folder, name), 'utf8')))
  expect(marks.sort()).toEqual([
    'T1\tdiagnosis 4 13\tneck pain\nA1\tstatus T1 active\nT2\tdiagnosis 15 28\tlow back pain\nA2\tstatus T2 active\n',
    'T1\toutcome 39 45\tUpheld\nA1\toutcome T1 upheld\n',
  ])
})

const filesIn = async (folder: string) =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .sort()

test('the window and the command line write the same bytes, in every format', async ({ goldspan }) => {
  test.slow()
  const page = await goldspan.launch()
  await sayWhoCodes(page, 'AB')
  await projectOf(goldspan, 'Pilot', {
    'a letter.txt': 'Dx: neck pain 😀, low back pain.\r\nOutcome: Upheld\n',
    'b letter.txt': 'Dx: hip pain\n',
  })
  await openDocument(page, 'a letter.txt')
  await label(page, 'neck pain', '1')
  await label(page, 'Upheld', '4')
  await openDocument(page, 'b letter.txt')
  await label(page, 'hip pain', '1')
  await expect(saving(page)).toHaveText(/^Saved/)
  const project = join(goldspan.home, 'Pilot')
  for (const { id, name } of offeredFormats) {
    const named = new RegExp(`^${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?! \\()`)
    const { folder } = await exportAs(goldspan, named, join(goldspan.home, `window-${id}`))
    await closeDialog(page)
    const out = join(goldspan.home, `line-${id}`)
    const args = ['scripts/cli.mjs', 'export', project, '--to', id, '--out', out]
    await promisify(execFile)(process.execPath, args, { env: { ...process.env, ELECTRON_RUN_AS_NODE: '' } })
    expect(await filesIn(out), id).toEqual(await filesIn(folder))
    for (const path of await filesIn(folder)) {
      expect(
        (await readFile(join(out, path))).equals(await readFile(join(folder, path))),
        `${id} ${path}`,
      ).toBe(true)
    }
  }
})

test('what a format leaves out is shown before anything is written, and leads to the place', async ({
  goldspan,
}) => {
  const page = await launchOnLetter(goldspan, '004')
  await label(page, 'neck and low', '1')
  await label(page, 'neck', '1')
  await expect(saving(page)).toHaveText(/^Saved/)
  await page.keyboard.press('Control+e')
  const dialog = page.getByRole('dialog', { name: /^Export/ })
  await dialog.getByRole('textbox', { name: 'Find a format' }).fill('conll')
  await dialog.getByRole('radio', { name: /^IOB2/ }).check({ force: true })
  await expect(dialog.getByRole('radio', { name: /^brat/ })).toHaveCount(0)
  await dialog.getByRole('button', { name: 'Next' }).click()
  await expect(dialog.getByRole('status')).toContainText('leaves something out')
  await expect(dialog).toContainText('Spans that overlap another')
  await dialog.getByRole('button', { name: 'Back' }).click()
  await expect(dialog.getByRole('radio', { name: /^IOB2/ })).toBeChecked()
  await dialog.getByRole('button', { name: 'Next' }).click()
  const losses = dialog.getByRole('region', { name: 'What this format cannot hold' })
  await losses.getByRole('table').getByRole('button').first().click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(letter(page)).toBeVisible()
})

test('an export is verified and compared in the window', async ({ goldspan }) => {
  const page = await launchOnLetter(goldspan, '004')
  await label(page, 'neck and low', '1')
  await expect(saving(page)).toHaveText(/^Saved/)
  const first = await exportAs(goldspan, /^Goldspan JSON Lines/, join(goldspan.home, 'first'))
  await closeDialog(page)
  await label(page, 'Upheld', '4')
  await expect(saving(page)).toHaveText(/^Saved/)
  const second = await exportAs(goldspan, /^brat/, join(goldspan.home, 'second'))
  await closeDialog(page)

  await goldspan.answerDialogs(first.folder)
  await runCommand(page, 'Verify an export')
  const verifying = page.getByRole('dialog', { name: /^Verify/ })
  await verifying.getByRole('button', { name: 'Choose an export …' }).click()
  await expect(verifying.getByRole('status')).toContainText('as it was written')
  const corpus = join(first.folder, 'corpus.jsonl')
  const whole = await readFile(corpus, 'utf8')
  const words = 'neck and low'
  await writeFile(corpus, whole.replace(words, words.toUpperCase()))
  await verifying.getByRole('button', { name: 'Verify another …' }).click()
  const alarm = verifying.getByRole('alert')
  await expect(alarm).toContainText('This export is not as it was written')
  await expect(alarm).toContainText('corpus.jsonl')
  await expect(alarm).toContainText(/004_/)
  await writeFile(corpus, whole)
  await closeDialog(page)

  await runCommand(page, 'Compare two exports')
  const comparing = page.getByRole('dialog', { name: /^Compare/ })
  await comparing.getByRole('button', { name: 'Choose the first export …' }).click()
  await expect(comparing).toContainText(first.folder)
  await goldspan.answerDialogs(second.folder)
  await comparing.getByRole('button', { name: 'Choose the second export …' }).click()
  await expect(comparing).toContainText(second.folder)
  await comparing.getByRole('button', { name: 'Compare', exact: true }).click()
  await expect(comparing.getByRole('status')).toContainText('1 annotation set differs')
  await comparing.getByRole('button', { name: /004_/ }).click()
  await expect(comparing.getByRole('row', { name: /^added .*Outcome/ })).toBeVisible()
})
