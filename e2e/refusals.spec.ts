import { execFileSync } from 'node:child_process'
import { mkdir, readFile, symlink, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, samples, test } from './goldspan'
import { closeDialog, surveyFiles } from './letter'
import {
  documentOptions,
  filesOf,
  reportOf,
  reportRows,
  startWithProject,
  storedDocuments,
} from './project-actions'

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

  const dialog = await surveyFiles(goldspan, ...paths)
  await expect(dialog).toContainText('Letters that are not in UTF-8')
  await dialog.getByRole('button', { name: /^Import / }).click()
  const status = dialog.getByRole('status')
  await expect(status).toContainText('3 imported')
  await expect(status).toContainText('13 refused')
  const rows = await reportRows(dialog)
  const taken = ['good.txt', 'also good.txt', 'inside.txt']
  const refused = {
    'latin.txt':
      /Not plain text in UTF-8 \(from byte 7 on\).*choose how it is read, or save it .* with the encoding UTF-8/,
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
  const dialog = await surveyFiles(goldspan, ...paths)
  await dialog.getByRole('button', { name: /^Import / }).click()
  await expect(reportOf(goldspan.page)).toBeVisible()
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
