import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './goldspan'
import { closeDialog, label, openDocument, saving, sayWhoCodes } from './letter'
import { codeAs, projectOf } from './project-actions'

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
