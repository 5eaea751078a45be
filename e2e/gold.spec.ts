import { execFileSync } from 'node:child_process'
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { appFolder, expect, samples, test, type Goldspan } from './goldspan'

const gold = join(samples, 'gold.jsonl')

async function projectWith(goldspan: Goldspan, name: string, file: string): Promise<void> {
  const folder = join(goldspan.home, name)
  await mkdir(folder)
  await goldspan.answerDialogs(folder)
  const { page } = goldspan
  const created = await page.evaluate(
    (called) => window.goldspan.call['project:create']({ name: called }),
    name,
  )
  expect(created.ok).toBe(true)
  await goldspan.answerDialogs(file)
  const imported = await page.evaluate(() =>
    window.goldspan.call['import:choose']({ what: 'files', marksGoTo: 'named-annotators' }),
  )
  expect(imported).toMatchObject({ ok: true, value: { report: { cancelled: false } } })
}

async function exportNative(goldspan: Goldspan, name: string): Promise<string> {
  const target = join(goldspan.home, name)
  await mkdir(target)
  await goldspan.answerDialogs(target)
  const exported = await goldspan.page.evaluate(() =>
    window.goldspan.call['export:run']({ format: 'native', annotators: 'all' }),
  )
  expect(exported).toMatchObject({
    ok: true,
    value: { documents: 5, losses: [], differences: [], unreadable: [], cancelled: false },
  })
  const folder = join(target, 'goldspan-native')
  const [file] = (await readdir(folder)).filter((entry) => entry.endsWith('.jsonl'))
  return join(folder, file!)
}

function compareWithGold(file: string): string {
  const script = join(appFolder, 'scripts', 'gold.py')
  return execFileSync('python3', [script, 'compare', join(samples, 'gold'), file]).toString()
}

interface Mark {
  readonly text: string
  readonly attributes: Readonly<Record<string, string>>
}

/** Each issue of an export's ledger, sorted: its item and the outcome of its heading. */
async function issuesOf(file: string): Promise<string[]> {
  const records = JSON.parse(await readFile(join(dirname(file), 'ledger.json'), 'utf8')) as {
    issues: { item: Mark; outcome: { marks: Mark[] } }[]
  }[]
  return records
    .flatMap(({ issues }) =>
      issues.map(({ item, outcome }) => `${item.text}: ${outcome.marks[0]?.attributes['outcome']}`),
    )
    .sort()
}

async function decidedItemsOfGold(): Promise<string[]> {
  const folder = join(samples, 'gold')
  const decided: string[] = []
  for (const name of await readdir(folder)) {
    const { spans, relations } = JSON.parse(await readFile(join(folder, name), 'utf8')) as {
      spans: Mark[]
      relations: { type: string; from: number; to: number }[]
    }
    for (const { type, from, to } of relations) {
      const { attributes } = spans[from]!
      if (type === 'DECIDES' && attributes['where'] === 'heading')
        decided.push(`${spans[to]!.text.replaceAll(/\s+/g, ' ')}: ${attributes['outcome']}`)
    }
  }
  return decided.sort()
}

test('the sample gold, imported and exported again, equals the hand-made gold', async ({ goldspan }) => {
  await goldspan.launch()
  await goldspan.page.evaluate(() => window.goldspan.call['annotator:choose']({ name: 'AB' }))
  await projectWith(goldspan, 'first', gold)
  const first = await exportNative(goldspan, 'first export')
  expect(compareWithGold(first)).toMatch(/^5 letters, \d+ spans, \d+ relations: equal$/m)

  expect(await issuesOf(first), 'items with their outcomes, in the ledger beside the corpus').toEqual(
    await decidedItemsOfGold(),
  )

  await projectWith(goldspan, 'second', first)
  const second = await exportNative(goldspan, 'second export')
  const body = async (file: string) => (await readFile(file, 'utf8')).split('\n').slice(1).join('\n')
  // Compared as truth values, so that a failure prints no letter.
  expect((await body(second)) === (await body(first)), 'a corpus is identical after a second import').toBe(
    true,
  )
  expect((await body(first)) === (await body(gold)), 'nothing of the imported file is lost').toBe(true)
})

test('gold goes into the letters that the project already has, under its own annotator', async ({
  goldspan,
}) => {
  const page = await goldspan.launch('--open-sample')
  await page.evaluate(() => window.goldspan.call['annotator:choose']({ name: 'AB' }))
  await goldspan.answerDialogs(gold)
  const imported = await page.evaluate(() =>
    window.goldspan.call['import:choose']({ what: 'files', marksGoTo: 'named-annotators' }),
  )
  const report = imported.ok && imported.value && 'report' in imported.value && imported.value.report
  expect(report && report.items.map(({ outcome }) => outcome)).toEqual(Array(5).fill('imported'))
  const rows = await page.evaluate(() => window.goldspan.call['project:documents']({}))
  const mine = JSON.parse(rows.ok ? rows.value : '') as { spans: number }[]
  expect(mine.map(({ spans }) => spans)).toEqual([0, 0, 0, 0, 0])
  expect(compareWithGold(await exportNative(goldspan, 'export'))).toContain('equal')
})
