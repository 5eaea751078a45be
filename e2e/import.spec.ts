import { createHash } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './goldspan'
import { closeDialog, importFiles, label, letter, openDocument, saving, sayWhoCodes } from './letter'
import {
  documentOptions,
  filesOf,
  reportOf,
  reportRows,
  startWithProject,
  storedDocuments,
} from './project-actions'
import { replaceSync } from './slow-disk'

const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex')

test('letters of every encoding come in as they are, with the hashes of file and text', async ({
  goldspan,
}) => {
  const project = await startWithProject(goldspan)
  const bytesOf = {
    'utf-8': (text: string) => Buffer.from(text, 'utf8'),
    'utf-16le': (text: string) => Buffer.from(text, 'utf16le'),
    'utf-16be': (text: string) => Buffer.from(text, 'utf16le').swap16(),
  }
  const letters = [
    { name: 'plain.txt', encoding: 'utf-8', mark: false, text: 'Dx: café ☕ 😀\nupheld\n' },
    { name: 'marked.TXT', encoding: 'utf-8', mark: true, text: 'Dx: café ☕ 😀\noverturned\n' },
    { name: 'little.txt', encoding: 'utf-16le', mark: true, text: 'Dx: café ☕ 😀\nlittle endian\n' },
    { name: 'big.txt', encoding: 'utf-16be', mark: true, text: 'Dx: café ☕ 😀\nbig endian\n' },
    { name: 'windows.txt', encoding: 'utf-8', mark: false, text: 'Dx: café ☕ 😀\r\nupheld\r\n' },
    {
      name: 'odd ends.txt',
      encoding: 'utf-8',
      mark: false,
      text: ' \tone\rtwo\n\r\nthree\f\u2028e\u0301 \u00a0 ',
    },
    { name: 'second mark.txt', encoding: 'utf-8', mark: true, text: '\ufeffDx: neck pain' },
    { name: 'one sign.txt', encoding: 'utf-8', mark: false, text: '\u05e9' },
  ] as const
  const bytes = Object.fromEntries(
    letters.map(({ name, encoding, mark, text }) => [name, bytesOf[encoding](mark ? `\ufeff${text}` : text)]),
  )
  const dialog = await importFiles(goldspan, ...(await filesOf(goldspan, bytes)))
  await expect(dialog.getByRole('status')).toContainText('8 imported')
  await expect(dialog.getByRole('status')).toContainText('0 refused')
  expect(await reportRows(dialog)).toEqual({
    'plain.txt': 'Imported · UTF-8',
    'marked.TXT': 'Imported · UTF-8, byte order mark taken off',
    'little.txt': 'Imported · UTF-16 LE, byte order mark taken off',
    'big.txt': 'Imported · UTF-16 BE, byte order mark taken off',
    'windows.txt': 'Imported · UTF-8',
    'odd ends.txt': 'Imported · UTF-8',
    'second mark.txt': 'Imported · UTF-8, byte order mark taken off',
    'one sign.txt': 'Imported · UTF-8',
  })
  const stored = await storedDocuments(project)
  expect(Object.keys(stored)).toHaveLength(letters.length)
  for (const { name, encoding, mark, text } of letters) {
    expect(stored[name]).toMatchObject({
      text,
      textSha256: sha256(Buffer.from(text, 'utf8')),
      sourceSha256: sha256(bytes[name]!),
      encoding,
      byteOrderMark: mark,
    })
  }
  // What was imported is only read.
  for (const { name } of letters) {
    expect((await readFile(join(goldspan.home, 'from', name))).equals(bytes[name]!), name).toBe(true)
  }
  await closeDialog(goldspan.page)
  await openDocument(goldspan.page, 'windows.txt')
  await expect(letter(goldspan.page)).toContainText('upheld')
  await label(goldspan.page, 'upheld', '4')
  await expect(saving(goldspan.page)).toHaveText(/^Saved/)
})

test('a letter that is there already is recognised by its text, whatever its name and encoding', async ({
  goldspan,
}) => {
  const project = await startWithProject(goldspan, { 'first.txt': 'Dx: neck pain\n' })
  await label(goldspan.page, 'neck pain', '1')
  const dialog = await importFiles(
    goldspan,
    ...(await filesOf(goldspan, {
      'same text.txt': Buffer.from('\ufeffDx: neck pain\n', 'utf16le'),
      'other line ends.txt': 'Dx: neck pain\r\n',
      'new.txt': 'Dx: knee pain\n',
      'new again.txt': 'Dx: knee pain\n',
    })),
  )
  const status = dialog.getByRole('status')
  await expect(status).toContainText('2 imported')
  await expect(status).toContainText('2 already there')
  await expect(status).toContainText('0 refused')
  expect(await reportRows(dialog)).toEqual({
    'same text.txt': 'Already in the project',
    'other line ends.txt': 'Imported · UTF-8',
    'new.txt': 'Imported · UTF-8',
    'new again.txt': 'Already in the project',
  })
  const stored = await storedDocuments(project)
  expect(Object.keys(stored).sort()).toEqual(['first.txt', 'new.txt', 'other line ends.txt'])
  await closeDialog(goldspan.page)
  await expect(documentOptions(goldspan.page)).toHaveText([/first.txt.*1 span/, /new.txt/, /other line ends/])
})

test('of a folder the letters are taken, in its folders too, and nothing else', async ({ goldspan }) => {
  const project = await startWithProject(goldspan)
  await filesOf(goldspan, {
    'batch/a.txt': 'Dx: neck pain\n',
    'batch/b.txt': 'Dx: knee pain\n',
    'batch/deeper/c.TXT': 'Dx: hip pain\n',
    'batch/scan.pdf': '%PDF-1.7',
    'batch/notes.docx': 'PK',
    'batch/broken.txt': Buffer.from([0x44, 0xff]),
    'beside.txt': 'Dx: not in the folder\n',
  })
  const { page } = goldspan
  await goldspan.answerDialogs(join(goldspan.home, 'from', 'batch'))
  await page.keyboard.press('Control+i')
  await page.getByRole('button', { name: /^Choose a folder/ }).click()
  await page.getByRole('button', { name: 'Import 3 letters' }).click()
  await expect(reportOf(page)).toBeVisible()
  expect(await reportRows(reportOf(page))).toEqual({
    'a.txt': 'Imported · UTF-8',
    'b.txt': 'Imported · UTF-8',
    'c.TXT': 'Imported · UTF-8',
    'broken.txt': expect.stringMatching(/^Refused\. Not plain text in UTF-8/) as unknown as string,
  })
  expect(Object.keys(await storedDocuments(project)).sort()).toEqual(['a.txt', 'b.txt', 'c.TXT'])
})

test('an import that is not begun, or finds nothing, says so and changes nothing', async ({ goldspan }) => {
  const project = await startWithProject(goldspan, { 'first.txt': 'Dx: neck pain\n' })
  const { page } = goldspan
  await goldspan.answerDialogs()
  await page.keyboard.press('Control+i')
  const dialog = page.getByRole('dialog', { name: 'Import letters' })
  await dialog.getByRole('button', { name: /^Choose files/ }).click()
  await expect(dialog.getByRole('button', { name: /^Choose files/ })).toBeEnabled()
  await mkdir(join(goldspan.home, 'nothing'))
  await goldspan.answerDialogs(join(goldspan.home, 'nothing'))
  await dialog.getByRole('button', { name: /^Choose a folder/ }).click()
  await expect(reportOf(page)).toContainText('There was nothing to import')
  expect(Object.keys(await storedDocuments(project))).toEqual(['first.txt'])
})

test('a long import shows how far it is and can be cancelled; what it leaves are whole documents', async ({
  goldspan,
}) => {
  const count = 300
  const project = await startWithProject(goldspan)
  const { page } = goldspan
  const texts = Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `letter ${String(index).padStart(3, '0')}.txt`,
      `Dx: pain number ${index}\r\n${`Claimant ${index} reports pain. `.repeat(150)}\r\n`,
    ]),
  )
  const paths = await filesOf(goldspan, texts)
  await replaceSync(goldspan, 'sync', { delayMs: 15 })
  await goldspan.answerDialogs(...paths)
  await page.keyboard.press('Control+i')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: /^Choose files/ }).click()
  const progress = dialog.getByText(new RegExp(`^\\d+ of ${count}$`))
  const done = async () => Number.parseInt((await progress.textContent()) ?? '')
  await expect.poll(done).toBeGreaterThan(3)
  const bar = dialog.getByRole('progressbar', { name: 'Importing' })
  await expect.poll(async () => Number(await bar.getAttribute('aria-valuenow'))).toBeGreaterThan(1)
  // Nothing but its own Cancel ends it.
  await page.keyboard.press('Escape')
  const before = await done()
  await expect.poll(done).toBeGreaterThan(before)
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(reportOf(page)).toContainText('You cancelled the import.')
  const imported = Number(/(\d+) imported/.exec((await dialog.getByRole('status').textContent())!)![1])
  expect(imported).toBeGreaterThan(before)
  expect(imported).toBeLessThan(count)
  await expect(dialog.getByRole('status')).toContainText('0 refused')

  const stored = await storedDocuments(project)
  expect(Object.keys(stored)).toHaveLength(imported)
  for (const [title, { text, textSha256 }] of Object.entries(stored)) {
    expect(text === texts[title], title).toBe(true)
    expect(textSha256).toBe(sha256(text))
  }
  await closeDialog(page)
  await expect(page.getByRole('navigation', { name: 'Documents' })).toContainText(`0 of ${imported} done`)

  // The rest comes in with a second import, after a restart that has nothing to mend.
  await goldspan.quit()
  const again = await goldspan.launch()
  await again.getByRole('button', { name: /^Pilot/ }).click()
  await expect(again.getByRole('navigation', { name: 'Documents' })).toContainText(`0 of ${imported} done`)
  await expect(again.getByRole('list', { name: 'Notices' })).toHaveCount(0)
  const rest = await importFiles(goldspan, ...paths)
  await expect(rest.getByRole('status')).toContainText(`${count - imported} imported`)
  await expect(rest.getByRole('status')).toContainText(`${imported} already there`)
  expect(Object.keys(await storedDocuments(project))).toHaveLength(count)
})

test('an import is closed to a project that nobody codes in, until somebody says who codes', async ({
  goldspan,
}) => {
  const page = await goldspan.launch()
  await page.getByRole('button', { name: 'Later' }).click()
  await mkdir(join(goldspan.home, 'Pilot'))
  await goldspan.answerDialogs(join(goldspan.home, 'Pilot'))
  await page.getByRole('button', { name: /^New project/ }).click()
  await page.getByRole('textbox', { name: 'Name of the project' }).fill('Pilot')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Pilot' })).toBeVisible()
  // The question comes again; put off once more, it stands in the way of the import only.
  await page.getByRole('button', { name: 'Later' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('Control+i')
  await expect(page.getByRole('dialog', { name: 'Import letters' })).toContainText(
    'Goldspan does not know yet who codes',
  )
  await page.getByRole('button', { name: /^Say who codes/ }).click()
  await sayWhoCodes(page)
  const dialog = await importFiles(
    goldspan,
    ...(await filesOf(goldspan, { 'a letter.txt': 'Dx: neck pain\n' })),
  )
  await expect(dialog.getByRole('status')).toContainText('1 imported')
})
