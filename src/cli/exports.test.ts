import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anId, aDocument, adding, aSpan, quietDeps, temporaryProject } from '../main/store/project-fixture'
import { openProject } from '../main/store/project-store'
import { cli } from './cli-fixture'

const folder = mkdtempSync(join(tmpdir(), 'goldspan-cli-'))
const gold = join('resources', 'samples', 'gold.jsonl')
const me = { id: anId(), name: 'KG', createdAt: '2026-01-01T00:00:00.000Z' }
const document = aDocument('Dx: neck pain. MRI of the neck: Upheld\n', 'a.txt')
let project: Awaited<ReturnType<typeof temporaryProject>>

beforeAll(async () => {
  project = await temporaryProject()
  const store = await openProject(project.path, quietDeps)
  await store.ensureAnnotator(me)
  await store.addDocument(document)
  await store.perform(document.id, me.id, {
    ...{ baseRevision: 0, via: 'do' as const },
    command: adding(document, 4, 13),
  })
  await store.close()
})
afterAll(() => project.dispose())
afterAll(() => rmSync(folder, { recursive: true }))

const filesIn = (path: string) =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(path.length + 1))
    .sort()

test('a project is exported, proven and found wrong, with exit codes and JSON', async () => {
  const out = join(folder, 'native')
  const exported = await cli('export', project.path, '--to', 'native', '--out', out, '--json')
  expect([exported.code, exported.stderr]).toEqual([0, ''])
  expect(JSON.parse(exported.stdout)).toMatchObject({
    folder: out,
    spansWritten: 1,
    spansReadBack: 1,
    differences: [],
  })
  const good = await cli('verify', out)
  expect([good.code, good.stderr]).toEqual([0, ''])
  expect(good.stdout).toMatch(/^good: native, \d files, 1 documents, 1 spans\n$/)

  const corpus = join(out, 'corpus.jsonl')
  writeFileSync(corpus, readFileSync(corpus, 'utf8').replace('neck pain.', 'neck bain.'))
  const wrong = await cli('verify', out)
  expect(wrong.code).toBe(1)
  expect(wrong.stderr).toContain('corpus.jsonl: file-changed')
  expect(wrong.stderr).toContain(`corpus.jsonl line 2 document ${document.id}: `)
  expect(wrong.stderr).not.toContain('bain')
  expect(JSON.parse((await cli('verify', out, '--json')).stdout)).toHaveProperty('problems.0.reason')
})

test('an export is never written over another, and what is no project is said', async () => {
  const out = join(folder, 'taken')
  mkdirSync(out)
  const taken = await cli('export', project.path, '--to', 'brat', '--out', out)
  expect([taken.code, taken.stdout]).toEqual([1, ''])
  expect(taken.stderr).toBe(`${out} is there already: nothing is written over\n`)
  expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([])
  const nowhere = await cli('export', join(folder, 'none'), '--to', 'brat', '--out', join(folder, 'x'))
  expect([nowhere.code, nowhere.stdout]).toEqual([1, ''])
  expect(nowhere.stderr).toMatch(/cannot be read as a project/)
})

test('an annotator is named by name, and one who is not there is said', async () => {
  const named = await cli(
    'export',
    project.path,
    '--to',
    'brat',
    '--out',
    join(folder, 'kg'),
    '--annotator',
    'KG',
  )
  expect(named.code).toBe(0)
  const other = await cli(
    'export',
    project.path,
    '--to',
    'brat',
    '--out',
    join(folder, 'o'),
    '--annotator',
    'O',
  )
  expect([other.code, other.stdout]).toEqual([1, ''])
  expect(other.stderr).toContain('has no annotator of that name')
  expect(existsSync(join(folder, 'o'))).toBe(false)
})

test('two exports of different formats are compared, and what one cannot hold is said', async () => {
  const [one, other] = [join(folder, 'one'), join(folder, 'other')]
  await cli('export', project.path, '--to', 'native', '--out', one)
  await cli('export', project.path, '--to', 'iob2', '--out', other)
  const { code, stdout, stderr } = await cli('compare', one, other)
  expect([code, stderr]).toEqual([0, ''])
  expect(stdout).toContain('same in both: 1')
  expect(stdout).toMatch(/not compared.*relations/)
  expect(JSON.parse((await cli('compare', one, other, '--json')).stdout)).toMatchObject({
    same: 1,
    documents: [],
  })
  const missing = await cli('compare', one, join(folder, 'none'))
  expect([missing.code, missing.stdout]).toEqual([1, ''])
  expect(missing.stderr).toContain('manifest-missing')
})

test('the checks of all sets are counted, and an error that stands ends with 1', async () => {
  const clean = await cli('check', project.path, '--json')
  const { sets, checks } = JSON.parse(clean.stdout) as { sets: number; checks: { severity: string }[] }
  expect([clean.code, sets]).toEqual([checks.some(({ severity }) => severity === 'error') ? 1 : 0, 1])
  const store = await openProject(project.path, quietDeps)
  const span = { ...aSpan(document, 3, 13), attributes: {} }
  await store.perform(document.id, me.id, {
    ...{ baseRevision: 1, via: 'do' as const },
    command: { kind: 'addSpan', span },
  })
  await store.close()
  const { code, stdout } = await cli('check', project.path)
  expect(stdout).toMatch(/annotation sets: 1/)
  expect(stdout).toMatch(/^outer-white-space +\w+ +1 +0 +1$/m)
  expect(code).toBe(/ error +[1-9]/.test(stdout) ? 1 : 0)
})

test.each(['brat', 'xmi'])(
  'gold is converted to %s and back, proven each way, the same bytes each time',
  async (format) => {
    const there = join(folder, `to-${format}`)
    const first = await cli('convert', gold, '--from', 'native', '--to', format, '--out', there, '--json')
    expect([first.code, first.stderr]).toEqual([0, ''])
    expect(JSON.parse(first.stdout)).toMatchObject({ documents: 5, differences: [], problems: [] })
    expect((await cli('verify', there)).code).toBe(0)
    const back = join(folder, `from-${format}`)
    const second = await cli('convert', there, '--from', format, '--to', 'native', '--out', back)
    expect([second.code, second.stderr]).toEqual([0, ''])
    const again = join(folder, `again-${format}`)
    await cli('convert', there, '--from', format, '--to', 'native', '--out', again)
    for (const path of filesIn(back)) {
      expect(readFileSync(join(again, path)), path).toEqual(readFileSync(join(back, path)))
    }
    const compared = await cli('compare', there, back, '--json')
    expect(JSON.parse(compared.stdout)).toMatchObject({ same: 5, documents: [] })
  },
  60_000,
)

test('what a conversion cannot take is named by its line, and the rest goes out', async () => {
  const faulty = join(folder, 'faulty.jsonl')
  writeFileSync(faulty, readFileSync(gold, 'utf8').replace('"label":"outcome"', '"label":"verdict"'))
  const out = join(folder, 'four')
  const { code, stdout, stderr } = await cli(
    'convert',
    faulty,
    '--from',
    'native',
    '--to',
    'brat',
    '--out',
    out,
    '--json',
  )
  expect(code).toBe(1)
  expect(stderr).toContain('faulty.jsonl line 2: label-unknown')
  expect(JSON.parse(stdout)).toMatchObject({ documents: 4 })
  const nowhere = await cli(
    'convert',
    join(folder, 'none'),
    '--from',
    'native',
    '--to',
    'brat',
    '--out',
    join(folder, 'y'),
  )
  expect([nowhere.code, nowhere.stderr]).toEqual([1, `${join(folder, 'none')} is not there\n`])
})
