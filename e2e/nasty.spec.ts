import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './goldspan'
import { closeDialog, createProject, exportAs, importFiles, label, saving, sayWhoCodes } from './letter'

// A letter with everything that moves offsets elsewhere: a byte order mark, CRLF, astral characters, a ZWJ sequence,
// a combining accent, right-to-left script and a form feed.
const text =
  'Dx: 😀 neck pain 👩\u200d⚕\ufe0f cafe\u0301.\r\n\u05e9\u05dc\u05d5\u05dd\r\n\fMRI 🧠 of the\r\nspine: Upheld\r\n'

// Counted by hand: UTF-16 code units, then Unicode code points (one fewer per astral character before).
const marks = [
  { quote: 'Dx', key: '3', label: 'guideline', utf16: [0, 2], codePoints: [0, 2] },
  { quote: 'neck pain', key: '1', label: 'diagnosis', utf16: [7, 16], codePoints: [6, 15] },
  { quote: 'cafe\u0301', key: '1', label: 'diagnosis', utf16: [23, 28], codePoints: [21, 26] },
  {
    quote: 'MRI 🧠 of the\r\nspine',
    key: '2',
    label: 'requested_item',
    utf16: [38, 58],
    codePoints: [36, 55],
  },
  { quote: 'Upheld', key: '4', label: 'outcome', utf16: [60, 66], codePoints: [57, 63] },
] as const

interface NativeSpan {
  readonly label: string
  readonly quote: string
  readonly start: number
  readonly end: number
  readonly startUtf16: number
  readonly endUtf16: number
}

const fileIn = async (folder: string, ending: string) => {
  const name = (await readdir(folder)).find((entry) => entry.endsWith(ending))
  return readFile(join(folder, name!), 'utf8')
}

test('a letter full of traps is exported in all formats with the offsets counted by hand', async ({
  goldspan,
}) => {
  const page = await goldspan.launch()
  await sayWhoCodes(page)
  const source = join(goldspan.home, 'nasty.txt')
  await writeFile(source, `\ufeff${text}`)
  await mkdir(join(goldspan.home, 'first'))
  await createProject(goldspan, 'First', join(goldspan.home, 'first'))
  const imported = await importFiles(goldspan, source)
  await expect(imported).toContainText('nasty.txt')
  await closeDialog(page)
  for (const { quote, key } of marks) await label(page, quote, key)
  await expect(saving(page)).toHaveText(/^Saved/)

  const native = await exportAs(goldspan, /^Goldspan JSON Lines/, join(goldspan.home, 'native'))
  await expect(native.dialog).toContainText(/5 spans/)
  await closeDialog(page)
  const corpus = await fileIn(native.folder, '.jsonl')
  const document = JSON.parse(corpus.split('\n')[1]!) as { document: { text: string }; spans: NativeSpan[] }
  expect(document.document.text).toBe(text)
  expect(
    document.spans.map(({ label, quote, start, end, startUtf16, endUtf16 }) => ({
      label,
      quote,
      utf16: [startUtf16, endUtf16],
      codePoints: [start, end],
    })),
  ).toEqual(marks.map(({ label, quote, utf16, codePoints }) => ({ label, quote, utf16, codePoints })))

  const brat = await exportAs(goldspan, /^brat/, join(goldspan.home, 'brat'))
  await closeDialog(page)
  expect(await fileIn(brat.folder, '.ann')).toBe(
    [
      'T1\tguideline 0 2\tDx',
      'A1\tsource T1 other',
      'T2\tdiagnosis 6 15\tneck pain',
      'A2\tstatus T2 active',
      'T3\tdiagnosis 21 26\tcafe\u0301',
      'A3\tstatus T3 active',
      'T4\trequested_item 36 48;50 55\tMRI 🧠 of the spine',
      'T5\toutcome 57 63\tUpheld',
      'A4\toutcome T5 upheld',
      '',
    ].join('\n'),
  )

  const iob2 = await exportAs(goldspan, /^IOB2/, join(goldspan.home, 'iob2'))
  await closeDialog(page)
  const tags = (await fileIn(iob2.folder, '.iob2.tsv'))
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('-DOCSTART-'))
    .map((line) => line.split('\t'))
  const places = (await fileIn(iob2.folder, '.tokens.jsonl'))
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => JSON.parse(line) as Record<'start' | 'end' | 'startUtf16' | 'endUtf16', number[]>)
    .flatMap((sentence) =>
      sentence.start.map((start, index) => ({
        codePoints: [start, sentence.end[index]!],
        utf16: [sentence.startUtf16[index]!, sentence.endUtf16[index]!],
      })),
    )
  expect(tags).toHaveLength(places.length)
  const spans: { label: string; utf16: number[]; codePoints: number[] }[] = []
  for (const [index, [, tag]] of tags.entries()) {
    const { utf16, codePoints } = places[index]!
    if (tag!.startsWith('B-'))
      spans.push({ label: tag!.slice(2), utf16: [...utf16], codePoints: [...codePoints] })
    if (tag!.startsWith('I-')) {
      spans.at(-1)!.utf16[1] = utf16[1]!
      spans.at(-1)!.codePoints[1] = codePoints[1]!
    }
  }
  expect(spans).toEqual(marks.map(({ label, utf16, codePoints }) => ({ label, utf16, codePoints })))

  // Imported into an empty project and exported again, the corpus is the same but for the project's own line.
  await goldspan.quit()
  await goldspan.launch()
  await mkdir(join(goldspan.home, 'second'))
  await createProject(goldspan, 'Second', join(goldspan.home, 'second'))
  const again = await importFiles(
    goldspan,
    join(
      native.folder,
      (await readdir(native.folder)).find((name) => name.endsWith('.jsonl'))!,
    ),
  )
  await expect(again).toContainText('5')
  await closeDialog(goldspan.page)
  const second = await exportAs(goldspan, /^Goldspan JSON Lines/, join(goldspan.home, 'native again'))
  const body = (file: string) => file.split('\n').slice(1).join('\n')
  expect(body(await fileIn(second.folder, '.jsonl'))).toBe(body(corpus))
})

test('markup in a letter is shown as text and runs nothing', async ({ goldspan }) => {
  const page = await goldspan.launch()
  await sayWhoCodes(page)
  const source = join(goldspan.home, 'markup.txt')
  await writeFile(
    source,
    'Dx: <img src=x onerror="document.title=1"><script>document.title=2</script> & <b>pain</b>\n',
  )
  await mkdir(join(goldspan.home, 'project'))
  await createProject(goldspan, 'Markup', join(goldspan.home, 'project'))
  await importFiles(goldspan, source)
  await closeDialog(page)
  await label(page, '<img src=x onerror="document.title=1">', '1')
  await expect(page.getByRole('textbox', { name: 'Letter' })).toContainText(
    '<script>document.title=2</script>',
  )
  await expect(page.getByRole('listbox', { name: 'Spans' })).toContainText('<img src=x onerror=')
  expect(await page.evaluate(() => document.querySelectorAll('main img, main script, main b').length)).toBe(0)
  expect(await page.title()).not.toMatch(/[12]/)
})

test('what turns the order of words is named, and turns none', async ({ goldspan }) => {
  const page = await goldspan.launch()
  await sayWhoCodes(page)
  const source = join(goldspan.home, 'turned.txt')
  await writeFile(source, 'Dx: neck \u202epain of\u202c the knee.\nRings: \x07 and \x92 done.\n')
  await mkdir(join(goldspan.home, 'project'))
  await createProject(goldspan, 'Turned', join(goldspan.home, 'project'))
  await importFiles(goldspan, source)
  await closeDialog(page)
  await label(page, 'pain of', '1')
  await label(page, 'the knee', '2')
  for (const view of ['reading', 'raw']) {
    await expect(page.locator(`.text-pane-letter[data-view=${view}]`)).toBeVisible()
    const names = page.locator('.text-pane-control')
    await expect(names).toHaveCount(4)
    expect(await names.evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['name']))).toEqual([
      'RLO',
      'PDF',
      '07',
      '92',
    ])
    const lefts = await page.getByRole('textbox', { name: 'Letter' }).evaluate((pane) => {
      const walker = document.createTreeWalker(pane, NodeFilter.SHOW_TEXT)
      while (!walker.nextNode()?.textContent?.startsWith('pain'));
      const leftOf = (at: number) => {
        const range = document.createRange()
        range.setStart(walker.currentNode, at)
        range.setEnd(walker.currentNode, at + 1)
        return range.getBoundingClientRect().left
      }
      return [0, 1, 2, 3].map(leftOf)
    })
    expect(lefts).toEqual([...lefts].sort((a, b) => a - b))
    await page.screenshot({ path: test.info().outputPath(`${view}.png`) })
    await page.keyboard.press('Control+Shift+v')
  }
})
