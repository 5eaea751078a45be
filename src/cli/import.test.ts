import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, afterEach, expect, test } from 'vitest'
import { anId, quietDeps, temporaryProject } from '../main/store/project-fixture'
import { readProject, labelledDocuments } from '../main/store/project-reader'
import { openProject } from '../main/store/project-store'
import { cli } from './cli-fixture'

const folder = mkdtempSync(join(tmpdir(), 'goldspan-cli-import-'))
const gold = join('resources', 'samples', 'gold.jsonl')
let project: Awaited<ReturnType<typeof temporaryProject>>

beforeEach(async () => (project = await temporaryProject()))
afterEach(() => project.dispose())
afterAll(() => rmSync(folder, { recursive: true }))

function written(name: string, content: string): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const doccanoOf = (label: string) =>
  JSON.stringify({ id: 1, text: 'Dx 😀: neck pain.\n', label: [[6, 15, label]] }) + '\n'

/** Label, place (UTF-16) and quote of every span of the project. */
function spansIn(): string[] {
  const reader = readProject(project.path)
  return [
    ...labelledDocuments(
      reader,
      reader.annotators.map(({ id }) => id),
    ),
  ].flatMap(({ set }) => set.spans.map(({ label, start, end, quote }) => `${label} ${start}-${end} ${quote}`))
}

test('letters and marks come into a project of the annotator who is named, once', async () => {
  const args = ['import', '--into', project.path, '--new-annotator', 'KG', '--json', gold]
  const first = await cli(...args)
  expect([first.code, first.stderr]).toEqual([0, ''])
  const { items } = JSON.parse(first.stdout) as { items: { outcome: string; spans: number }[] }
  expect(items.map(({ outcome }) => outcome)).toEqual(Array(5).fill('imported'))
  expect(items.reduce((sum, { spans }) => sum + spans, 0)).toBe(spansIn().length)
  expect(readProject(project.path).annotators.map(({ name }) => name)).toEqual(['KG'])

  const again = await cli('import', '--into', project.path, gold)
  expect([again.code, again.stderr]).toEqual([0, ''])
  expect(again.stdout).toMatch(/^there already +5$/m)
  const twice = await cli(...args)
  expect([twice.code, twice.stdout]).toEqual([1, ''])
  expect(twice.stderr).toContain('has an annotator of that name')
})

test('marks of Goldspan stay with the annotators whom they name, if asked', async () => {
  const args = ['import', '--into', project.path, '--new-annotator', 'KG', '--named-annotators', gold]
  expect((await cli(...args)).code).toBe(0)
  const reader = readProject(project.path)
  const me = reader.annotators.find(({ name }) => name === 'KG')!
  expect(reader.annotators).toHaveLength(2)
  expect([...labelledDocuments(reader, [me.id])].flatMap(({ set }) => set.spans)).toEqual([])
})

test('what a label becomes that the project does not have is said, added, mapped or left out', async () => {
  const file = written('foreign.jsonl', doccanoOf('Dx'))
  const into = ['import', '--into', project.path, '--new-annotator', 'KG']
  const refused = await cli(...into, file)
  expect([refused.code, spansIn()]).toEqual([1, []])
  expect(refused.stderr).toContain('foreign.jsonl: label-unknown')
  expect(refused.stderr).toContain('the project has no label Dx: 1 in 1 documents')
  expect(refused.stderr).not.toContain('neck')

  const mapped = await cli('import', '--into', project.path, '--labels', 'Dx=diagnosis', file)
  expect([mapped.code, mapped.stderr]).toEqual([0, ''])
  expect(spansIn()).toEqual(['diagnosis 7-16 neck pain'])

  const other = written('other.jsonl', doccanoOf('Complaint'))
  expect((await cli('import', '--into', project.path, '--unknown', 'skip', other)).code).toBe(0)
  expect(spansIn()).toHaveLength(1)
  expect((await cli('import', '--into', project.path, '--unknown', 'add', other)).code).toBe(0)
  expect(readProject(project.path).project.schema.labels.map(({ id }) => id)).toContain('Complaint')
  expect(spansIn()).toHaveLength(2)
})

test('a bad file stops no other, and is named with its reason', async () => {
  const letters = join(folder, 'letters')
  mkdirSync(letters)
  writeFileSync(join(letters, 'a.txt'), 'Upheld\n')
  writeFileSync(join(letters, 'b.txt'), new Uint8Array([0xff, 0x41]))
  const { code, stdout, stderr } = await cli(
    ...['import', '--into', project.path, '--new-annotator', 'KG', letters],
  )
  expect([code, stderr]).toEqual([1, 'b.txt: not-utf-8, offset 0\n'])
  expect(stdout).toMatch(/^imported +1$/m)
  expect(readProject(project.path).documentIds).toHaveLength(1)
})

test('marks go to nobody who is at work elsewhere', async () => {
  const store = await openProject(project.path, quietDeps)
  const annotator = { id: anId(), name: 'KG', createdAt: '2026-01-01T00:00:00.000Z' }
  await store.ensureAnnotator(annotator)
  const { code, stderr } = await cli('import', '--into', project.path, '--annotator', 'KG', gold)
  await store.close()
  expect(code).toBe(1)
  expect(stderr.match(/set-read-only/g)).toHaveLength(5)
  expect(spansIn()).toEqual([])
})

test('what is wrong on the command line changes nothing', async () => {
  const before = readFileSync(join(project.path, 'project.json'))
  const usage = await cli(
    ...['import', '--into', project.path, '--new-annotator', 'KG', '--labels', 'Dx=none', gold],
  )
  expect([usage.code, usage.stdout]).toEqual([2, ''])
  expect(usage.stderr).toMatch(/the project has no label none; it has diagnosis/)
  const nobody = await cli('import', '--into', project.path, gold)
  expect([nobody.code, nobody.stderr]).toEqual([
    1,
    `${project.path} has 0 annotators: say whose work by --annotator\n`,
  ])
  const nowhere = await cli('import', '--into', join(folder, 'none'), gold)
  expect([nowhere.code, nowhere.stdout]).toEqual([1, ''])
  expect(nowhere.stderr).toContain('cannot be read as a project')
  expect(readFileSync(join(project.path, 'project.json'))).toEqual(before)
  expect(readProject(project.path).documentIds).toEqual([])
})

test('of a file with a wrong line the others are taken if asked', async () => {
  const into = ['import', '--into', project.path, '--new-annotator', 'KG']
  const file = written('ten.jsonl', `${doccanoOf('diagnosis')}{"id":2,"text"\n`)
  const refused = await cli(...into, file)
  expect([refused.code, spansIn()]).toEqual([1, []])
  expect(refused.stderr).toContain('ten.jsonl: json-invalid, line 2, rest refused')
  const taken = await cli('import', '--into', project.path, '--in-part', file)
  expect([taken.code, spansIn()]).toEqual([1, ['diagnosis 7-16 neck pain']])
  expect(taken.stderr).toContain('ten.jsonl: json-invalid, line 2, rest taken')
})

test('a letter that is not in UTF-8 is read in the encoding that is said', async () => {
  const letter = join(folder, 'old.txt')
  writeFileSync(letter, Buffer.from('Dx: the patient\x92s knee\n', 'latin1'))
  const into = ['import', '--into', project.path, '--new-annotator', 'KG']
  const refused = await cli(...into, letter)
  expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('old.txt: not-utf-8')])
  const taken = await cli('import', '--into', project.path, '--encoding', 'windows-1252', letter)
  expect([taken.code, taken.stderr]).toEqual([0, ''])
  const unknown = await cli('import', '--into', project.path, '--encoding', 'ebcdic', letter)
  expect(unknown.code).toBe(2)
})
