import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, readFile, symlink, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, samples, test, type Goldspan } from './goldspan'
import { closeDialog, importFiles, label, letter, openDocument, saving, sayWhoCodes } from './letter'
import { documentOptions, filesOf, projectOf, reportRows, slowDisk, storedDocuments } from './project-actions'

const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex')

const reportOf = (page: Page) => page.getByRole('dialog', { name: 'Import: what became of it' })

/** Starts Goldspan with somebody who codes and an empty project, and answers its folder. */
async function startWithProject(goldspan: Goldspan, letters: Readonly<Record<string, string>> = {}) {
  await sayWhoCodes(await goldspan.launch())
  return projectOf(goldspan, 'Pilot', letters)
}

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

test('each file that is no letter is named with the reason, and stops no other', async ({ goldspan }) => {
  const project = await startWithProject(goldspan)
  const paths = await filesOf(goldspan, {
    'good.txt': 'Dx: neck pain\n',
    'latin.txt': Buffer.from('Dx: caf\u00e9 au lait\n', 'latin1'),
    'cut.txt': Buffer.from('Dx: caf\u00e9', 'utf8').subarray(0, 8),
    'nul.txt': 'Dx:\0neck pain\n',
    'no mark.txt': Buffer.from('Dx: neck pain\n', 'utf16le'),
    'half.txt': Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Dx', 'utf16le'), Buffer.from([0x20])]),
    'surrogate.txt': Buffer.from('\ufeffDx\ud83d', 'utf16le'),
    'empty.txt': '',
    'mark only.txt': '\ufeff',
    'huge.txt': 'x',
    'scan.pdf': '%PDF-1.7',
    'also good.txt': 'Dx: knee pain\n',
  })
  await truncate(join(goldspan.home, 'from', 'huge.txt'), 9 * 1024 * 1024)
  const from = (name: string) => join(goldspan.home, 'from', name)
  await symlink(from('good.txt'), from('link.txt'))
  execFileSync('mkfifo', [from('pipe.txt')])
  await mkdir(from('folder.txt'))
  await writeFile(join(from('folder.txt'), 'inside.txt'), 'Dx: hip pain\n')
  paths.push(from('vanished.txt'), from('link.txt'), from('pipe.txt'), from('folder.txt'))

  const dialog = await importFiles(goldspan, ...paths)
  const status = dialog.getByRole('status')
  await expect(status).toContainText('3 imported')
  await expect(status).toContainText('13 refused')
  const rows = await reportRows(dialog)
  const taken = ['good.txt', 'also good.txt', 'inside.txt']
  const refused = {
    'latin.txt': /Not plain text in UTF-8 \(from byte 7 on\).*save it as plain text with the encoding UTF-8/,
    'cut.txt': /Not plain text in UTF-8 \(from byte 7 on\)/,
    'nul.txt': /Holds a NUL character \(byte 3\).*not a text file.*PDF or Word/,
    'no mark.txt': /Holds a NUL character \(byte 1\)/,
    'half.txt': /Half a character is missing at the end/,
    'surrogate.txt': /Holds half a character \(byte 6\)/,
    'empty.txt': /The file is empty/,
    'mark only.txt': /The file is empty/,
    'huge.txt': /too large for one letter: 9\.4 MB, the limit is 8\.4 MB/,
    'scan.pdf': /Not a kind of file that Goldspan reads/,
    'vanished.txt': /not there any more/,
    'link.txt': /Only a link to a file/,
    'pipe.txt': /Not a file/,
  }
  expect(Object.keys(rows).sort()).toEqual([...taken, ...Object.keys(refused)].sort())
  for (const name of taken) expect(rows[name]).toBe('Imported · UTF-8')
  for (const [name, reason] of Object.entries(refused)) {
    expect(rows[name], name).toMatch(reason)
    expect(rows[name], name).toMatch(/^Refused\./)
  }
  expect(Object.keys(await storedDocuments(project)).sort()).toEqual([...taken].sort())
  await closeDialog(goldspan.page)
  await expect(documentOptions(goldspan.page)).toHaveCount(3)
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

interface Drop {
  readonly over: () => Promise<void>
  readonly drop: () => Promise<void>
}

/** Files that the mouse brings from outside, at a place of the window. */
async function drag(page: Page, files: readonly string[], at = { x: 600, y: 400 }): Promise<Drop> {
  const session = await page.context().newCDPSession(page)
  const send = (type: 'dragEnter' | 'dragOver' | 'drop') =>
    session.send('Input.dispatchDragEvent', {
      type,
      ...at,
      data: { items: [], files: [...files], dragOperationsMask: 1 },
    })
  return {
    over: async () => {
      await send('dragEnter')
      await send('dragOver')
    },
    drop: async () => {
      await send('drop')
      await session.detach()
    },
  }
}

test('files and folders that are dropped on the window are imported', async ({ goldspan }) => {
  const project = await startWithProject(goldspan, { 'first.txt': 'Dx: neck pain\n' })
  const { page } = goldspan
  const [file] = await filesOf(goldspan, {
    'dropped ü.txt': 'Dx: knee pain\n',
    'batch/inside.txt': 'Dx: hip pain\n',
  })
  const dragged = await drag(page, [file!, join(goldspan.home, 'from', 'batch')])
  await dragged.over()
  await expect(page.getByText('Drop to import')).toBeVisible()
  await dragged.drop()
  await expect(reportOf(page)).toBeVisible()
  expect(await reportRows(reportOf(page))).toEqual({
    'dropped ü.txt': 'Imported · UTF-8',
    'inside.txt': 'Imported · UTF-8',
  })
  await expect(page.getByText('Drop to import')).toHaveCount(0)
  expect(Object.keys(await storedDocuments(project)).sort()).toEqual([
    'dropped ü.txt',
    'first.txt',
    'inside.txt',
  ])
})

test('files that are dropped into the import dialog are imported once', async ({ goldspan }) => {
  await startWithProject(goldspan)
  const { page } = goldspan
  const paths = await filesOf(goldspan, { 'dropped.txt': 'Dx: knee pain\n' })
  await page.keyboard.press('Control+i')
  const zone = page.getByText('Or drop files and folders here.')
  const { x, y } = (await zone.boundingBox())!
  const dragged = await drag(page, paths, { x: x + 5, y: y + 5 })
  await dragged.over()
  await expect(page.getByText('Let go to import.')).toBeVisible()
  await dragged.drop()
  await expect(reportOf(page)).toBeVisible()
  expect(await reportRows(reportOf(page))).toEqual({ 'dropped.txt': 'Imported · UTF-8' })
  await expect(page.getByText('Drop to import')).toHaveCount(0)
})

test('files that are dropped where no project is open are refused with what to do', async ({ goldspan }) => {
  const page = await goldspan.launch()
  await sayWhoCodes(page)
  const dragged = await drag(page, await filesOf(goldspan, { 'dropped.txt': 'Dx: knee pain\n' }))
  await dragged.over()
  await expect(page.getByText('Open or create a project first')).toBeVisible()
  await dragged.drop()
  await expect(page.getByRole('alert')).toContainText('No project is open')
  await expect(page.getByRole('main', { name: 'Start' })).toBeVisible()
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
  await slowDisk(goldspan, ['sync'], 15)
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

interface GoldLine {
  readonly document: { text: string; title: string }
  readonly spans: { start: number; end: number; startUtf16: number; endUtf16: number }[]
}

test('a damaged Goldspan file is refused line by line, brings nothing, and stops no other file', async ({
  goldspan,
}) => {
  const project = await startWithProject(goldspan)
  const [head, ...lines] = (await readFile(join(samples, 'gold.jsonl'), 'utf8')).trimEnd().split('\n')
  const changed = (index: number, change: (line: GoldLine) => void) => {
    const line = JSON.parse(lines[index]!) as GoldLine
    change(line)
    return JSON.stringify(line)
  }
  const damaged = [
    head,
    lines[0],
    lines[1]!.slice(0, -200),
    changed(2, ({ spans }) => {
      spans[0]!.start += 1
      spans[0]!.startUtf16 += 1
    }),
    changed(3, ({ spans }) => (spans[0]!.start += 1)),
    changed(4, ({ document }) => (document.text = document.text.replace('the', 'teh'))),
  ]
  const paths = await filesOf(goldspan, {
    'damaged.jsonl': damaged.map((line) => `${line}\n`).join(''),
    'no head.jsonl': `${lines[3]!}\n`,
    'cut off.jsonl': `${head!}\n${lines[3]!}`,
    'good.jsonl': `${head!}\n${lines[4]!}\n`,
    'good.txt': 'Dx: neck pain\n',
  })
  const dialog = await importFiles(goldspan, ...paths)
  const rows = await reportRows(dialog)
  const expected = {
    'damaged.jsonl line 3': /^Refused\. The line is not complete or was changed\./,
    'damaged.jsonl line 4': /^Refused\. The words of a span are not those at its place in the text\./,
    'damaged.jsonl line 5': /^Refused\. The two ways of counting a position in this file do not agree\./,
    'damaged.jsonl line 6': /^Refused\. The text of the letter was changed after the export/,
    'no head.jsonl line 1': /^Refused\. Not a Goldspan file/,
    'cut off.jsonl line 2': /^Refused\. The file ends in the middle of a line\./,
    'good.jsonl': /^Imported with \d+ spans$/,
    'good.txt': /^Imported · UTF-8$/,
  }
  expect(Object.keys(rows).sort()).toEqual(Object.keys(expected).sort())
  for (const [name, words] of Object.entries(expected)) expect(rows[name], name).toMatch(words)
  await expect(dialog.getByRole('status')).toContainText('2 imported')
  await expect(dialog.getByRole('status')).toContainText('6 refusedin 3 files')
  const { title } = (JSON.parse(lines[4]!) as GoldLine).document
  expect(Object.keys(await storedDocuments(project)).sort()).toEqual([title, 'good.txt'].sort())
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
