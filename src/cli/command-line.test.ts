import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { CorpusDocument } from '../core/formats/format'
import { native } from '../core/formats/native'
import type { Report } from '../core/imr/evaluation/report/report'
import { imrLabelSchema } from '../core/imr/label-schema'
import { sha256Hex } from '../main/store/store-deps'
import { commands } from './commands'
import { cli } from './cli-fixture'

const folder = mkdtempSync(join(tmpdir(), 'goldspan-cli-'))
afterAll(() => rmSync(folder, { recursive: true }))

const sample = (name: string) => join('resources', 'samples', 'letters', name)
const letters = [sample('001_bbe8139c8db4a1c8.txt'), sample('000_f1033050f6b92dff.txt')] as const
const gold = join('resources', 'samples', 'gold.jsonl')

function written(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

function documentsIn(content: string): readonly CorpusDocument[] {
  return [
    ...native.read([{ path: 'corpus.jsonl', chunk: content }], { sha256: sha256Hex, fileBeside: () => null }),
  ].flatMap((result) => {
    expect('rejected' in result ? result.rejected : null).toBeNull()
    return 'labelled' in result && result.labelled ? [result.labelled] : []
  })
}

const doccanoIn = (content: string) =>
  content
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { text: string; label: [number, number, string][]; meta: object })

const head = 'IMR ISSUES, DECISIONS AND RATIONALES\n\n'
const tail =
  '\n\nClaims Administrator guideline: Decision based on ODG.\n\nMAXIMUS guideline: Decision based on ODG.\n\n' +
  'Decision rationale: It is not medically necessary.\n'
const emojiLetter = `Page 😀 1\n\n${head}😀 MRI of the knee: Upheld${tail}`

test('help tells every command, and of each its options and all exit codes, and ends well', async () => {
  const overall = await cli('--help')
  expect([overall.code, overall.stderr]).toEqual([0, ''])
  for (const { name, options } of commands) {
    expect(overall.stdout).toContain(`\n  ${name} `)
    const own = await cli(name, '--help')
    expect([own.code, own.stderr]).toEqual([0, ''])
    for (const { name: option } of [...options, { name: 'help' }]) expect(own.stdout).toContain(`--${option}`)
    expect(own.stdout).toMatch(/Exit codes:\n +0 .*\n +1 .*\n +2 /)
  }
})

test.each([
  [[], 'No command is given'],
  [['frobnicate'], 'There is no command frobnicate'],
  [['suggest', letters[0]], '--to is missing'],
  [['suggest', '--to', 'native'], 'no file is given'],
  [['suggest', letters[0], '--to', 'brat'], '--to takes native or doccano'],
  [['suggest', letters[0], '--to', 'native', '--fast'], "Unknown option '--fast'"],
  [['score', '--gold', gold], '--predicted is missing'],
  [['score', '--gold', gold, '--predicted', gold, gold], 'takes no files'],
  [['score', '--gold', gold, '--predicted', gold, '--json', '--html'], 'not both'],
  [['score', '--gold', gold, '--predicted', gold, '--quotes'], '--quotes is for --json and --html'],
  [['compare', gold], 'it takes 2 of <export>, not 1'],
  [['export', gold, '--to', 'brat'], '--out is missing'],
  [['convert', gold, '--from', 'native', '--to', 'nothing', '--out', 'x'], '--to takes native or'],
])('a wrong command line (%j) says what is wrong, puts nothing out and ends with 2', async (args, words) => {
  const { code, stdout, stderr } = await cli(...args)
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr).toContain(words)
  expect(stderr).toContain('Usage: ')
})

test('letters go out as native in the order given, with their rules, the same bytes each time', async () => {
  const { code, stdout, stderr } = await cli('suggest', ...letters, '--to', 'native')
  expect([code, stderr]).toEqual([0, ''])
  const documents = documentsIn(stdout)
  expect(documents.map(({ document }) => document.title)).toEqual([
    '001_bbe8139c8db4a1c8.txt',
    '000_f1033050f6b92dff.txt',
  ])
  for (const { document, set } of documents) {
    expect(set!.spans.length).toBeGreaterThan(0)
    for (const { origin, quote, start, end } of set!.spans) {
      expect(origin).toMatchObject({ kind: 'rule', edited: false })
      expect(origin.source).toMatch(/^[a-z0-9-]+@\d+$/)
      expect(document.text.slice(start, end)).toBe(quote)
    }
    expect(set!.relations.length).toBeGreaterThan(0)
  }
  expect((await cli('suggest', ...letters, '--to', 'native')).stdout).toBe(stdout)
})

test('letters go out for doccano with triples in code points', async () => {
  const { code, stdout } = await cli(
    'suggest',
    written('emoji.txt', emojiLetter),
    letters[0],
    '--to',
    'doccano',
  )
  expect(code).toBe(0)
  const lines = doccanoIn(stdout)
  expect(lines.map(({ meta }) => meta)).toMatchObject([
    { file: 'emoji.txt' },
    { file: '001_bbe8139c8db4a1c8.txt' },
  ])
  const [{ text, label }] = lines as [(typeof lines)[0]]
  const codePoints = [...text]
  const quotes = label.map(([start, end, name]) => [name, codePoints.slice(start, end).join('')])
  expect(quotes).toContainEqual(['outcome', 'Upheld'])
  expect(quotes.find(([name]) => name === 'requested_item')?.[1]).toMatch(/MRI of the knee$/)
  const known = imrLabelSchema.labels.map(({ id }) => id)
  expect(lines.every((line) => line.label.every(([, , name]) => known.includes(name)))).toBe(true)
})

test('a letter is read as import reads it: encodings, and a byte order mark that is no part of it', async () => {
  const crlf = emojiLetter.replaceAll('\n', '\r\n')
  const files = [
    written('plain.txt', crlf),
    written('bom.txt', `\ufeff${crlf}`),
    written('utf-16.txt', Buffer.from(`\ufeff${crlf}`, 'utf16le')),
  ]
  const { stdout } = await cli('suggest', ...files, '--to', 'doccano')
  const lines = doccanoIn(stdout).map(({ text, label }) => ({ text, label }))
  expect(lines).toHaveLength(3)
  expect(lines[0]!.text).toBe(crlf)
  expect(lines[0]!.label.length).toBeGreaterThan(0)
  expect(lines[1]).toEqual(lines[0])
  expect(lines[2]).toEqual(lines[0])
})

test('what cannot be read is named on stderr, ends with 1 and keeps nothing else from going out', async () => {
  const files = [
    join(folder, 'nowhere.txt'),
    letters[0],
    folder,
    written('latin-1.txt', Buffer.from('caf\xe9', 'latin1')),
    written('empty.txt', ''),
    letters[1],
  ]
  for (const to of ['native', 'doccano']) {
    const { code, stdout, stderr } = await cli('suggest', '--to', to, ...files)
    expect(code).toBe(1)
    expect(stderr.trimEnd().split('\n')).toEqual([
      `${files[0]} is not there`,
      `${files[2]} is a folder`,
      `${files[3]} is not UTF-8 at byte 3`,
      `${files[4]} is empty`,
    ])
    expect(to === 'native' ? documentsIn(stdout) : doccanoIn(stdout)).toHaveLength(2)
  }
})

test('a text that is no such letter goes out without marks, and stderr says why', async () => {
  const { code, stdout, stderr } = await cli(
    'suggest',
    written('novel.txt', 'It was a day.\n'),
    '--to',
    'doccano',
  )
  expect([code, doccanoIn(stdout)[0]?.label]).toEqual([0, []])
  expect(stderr).toContain('novel.txt: nothing is suggested')
  expect(stderr).not.toContain('It was a day')
})

test('a text that is given twice goes out once as native', async () => {
  const copy = written('copy.txt', readFileSync(letters[0]))
  const { code, stdout, stderr } = await cli('suggest', letters[0], copy, '--to', 'native')
  expect([code, documentsIn(stdout).length]).toEqual([0, 1])
  expect(stderr).toContain(`${copy} has the text of ${letters[0]}`)
})

test('gold scored against itself is right throughout', async () => {
  const { code, stdout, stderr } = await cli('score', '--gold', gold, '--predicted', gold, '--json')
  expect([code, stderr]).toEqual([0, ''])
  const { documents, spans, relations, ledger, errors } = JSON.parse(stdout) as Report
  expect(documents).toBe(5)
  for (const { micro, macro } of [...Object.values(spans), relations]) {
    expect(micro).toMatchObject({ f1: 1, missing: 0, spurious: 0, intervals: { f1: { low: 1, high: 1 } } })
    expect(macro.f1).toBe(1)
  }
  expect(ledger!.records).toMatchObject({ f1: 1 })
  expect(errors).toEqual([])
})

test('suggestions are scored against gold, as tables and as JSON', async () => {
  const { stdout: native } = await cli('suggest', ...letters, '--to', 'native')
  const predicted = written('predicted.jsonl', native)
  const asJson = await cli('score', '--gold', gold, '--predicted', predicted, '--json', '--quotes')
  expect(asJson.stderr).toBe('3 of 5 documents were not predicted\n')
  const { spans, errors } = JSON.parse(asJson.stdout) as Report
  const { requested_item: items } = spans.strict.kinds
  expect(items).toMatchObject({ possible: 9, actual: 2, correct: 2, precision: 1 })
  expect(errors.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThan(0)
  for (const { gold, predicted } of errors.flatMap(({ places }) => places)) {
    for (const span of [gold, predicted])
      if (span) expect(span.end - span.start).toBe([...span.quote!].length)
  }
  const asText = await cli('score', '--gold', gold, '--predicted', predicted)
  expect(asText.code).toBe(0)
  expect(asText.stdout).toMatch(/^requested_item +9 +2 +2 +0 +0 +7 +0 +1\.000 +0\.222 +0\.364 /m)
})

test('a score goes out as a page, and without words of the letters unless they are asked for', async () => {
  const { stdout: native } = await cli('suggest', ...letters, '--to', 'native')
  const predicted = written('predicted.jsonl', native)
  const withoutWords = await cli('score', '--gold', gold, '--predicted', predicted, '--json')
  expect(withoutWords.stdout).toMatch(/"quote": null/)
  expect(withoutWords.stdout).not.toMatch(/"quote": "|"words": "/)
  const asHtml = await cli('score', '--gold', gold, '--predicted', predicted, '--html')
  expect(asHtml.stdout).toMatch(/^<!doctype html>\n<html[\s\S]*<\/html>\n$/)
  const { spans } = JSON.parse(withoutWords.stdout) as Report
  expect(asHtml.stdout).toContain(spans.strict.micro.f1.toFixed(2).replace(/^0/, ''))
})

test('a document that holds several annotators’ sets is read, and is no gold', async () => {
  const { stdout: native } = await cli('suggest', letters[0], '--to', 'native')
  const both = readFileSync(gold, 'utf8') + native.slice(native.indexOf('\n') + 1)
  const documents = documentsIn(both)
  const { document } = documents.at(-1)!
  expect(documents.filter((one) => one.document.id === document.id)).toHaveLength(2)
  const { code, stdout, stderr } = await cli(
    'score',
    '--gold',
    written('both.jsonl', both),
    '--predicted',
    gold,
  )
  expect([code, stdout]).toEqual([1, ''])
  expect(stderr).toContain(`sets of several annotators of document ${document.id}`)
})

test('a prediction is held against an older one: what was fixed, broken and stayed, by label', async () => {
  const [head, ...lines] = readFileSync(gold, 'utf8').trim().split('\n') as [string, ...string[]]
  interface Line {
    spans: { label: string }[]
    relations: unknown[]
    decisions: unknown[]
  }
  const older = lines.map((line) => {
    const { spans, ...rest } = JSON.parse(line) as Line
    const kept = spans.filter(({ label }) => label !== 'requested_item')
    return JSON.stringify({ ...rest, spans: kept, relations: [], decisions: [] })
  })
  const path = join(folder, 'older.jsonl')
  writeFileSync(path, `${[head, ...older].join('\n')}\n`)
  const args = ['score', '--gold', gold, '--predicted', gold, '--against', path]
  const asText = await cli(...args)
  expect(asText.code).toBe(0)
  expect(asText.stdout).toMatch(/requested_item +9 +0 +0 +0 +0/)
  expect(asText.stdout).toMatch(/all +9 +0 +\d+ +0 +0/)
  const { comparison } = JSON.parse((await cli(...args, '--json', '--quotes')).stdout) as {
    comparison: { fixed: unknown[]; broken: unknown[] }
  }
  expect(comparison.fixed).toHaveLength(9)
  expect(comparison.fixed[0]).toMatchObject({ kind: 'gold', quote: 'MRI CHEST SPINE W/O DYE' })
  expect(comparison.broken).toEqual([])
})

test('a corpus with a fault is named by its line and not scored', async () => {
  const faulty = written(
    'faulty.jsonl',
    readFileSync(gold, 'utf8').replace('"label":"outcome"', '"label":"verdict"'),
  )
  const { code, stdout, stderr } = await cli('score', '--gold', gold, '--predicted', faulty)
  expect([code, stdout]).toEqual([1, ''])
  expect(stderr).toMatch(/faulty\.jsonl line 2 is not taken, label-unknown/)
  const nowhere = await cli('score', '--gold', join(folder, 'nowhere.jsonl'), '--predicted', gold)
  expect([nowhere.code, nowhere.stderr]).toEqual([1, `${join(folder, 'nowhere.jsonl')} is not there\n`])
})
