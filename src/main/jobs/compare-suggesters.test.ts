import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { theRules } from '../../core/suggestions/parser'
import { parserOf } from '../store/parser-files'
import {
  aDocument,
  adding,
  anId,
  quietDeps,
  temporaryProject,
  type TemporaryFolder,
} from '../store/project-fixture'
import { openProject, type ProjectStore } from '../store/project-store'
import { compareSuggesters } from './compare-suggesters'
import { evaluateSuggester } from './evaluate-suggester'
import { quietSurroundings } from './job-fixture'

const letters = ['Neck pain and back pain.', 'Knee pain.', 'Not finished: pain.'].map((text, n) =>
  aDocument(text, `${n}.txt`),
) as [ReturnType<typeof aDocument>, ReturnType<typeof aDocument>, ReturnType<typeof aDocument>]
const [first, second, third] = letters
const [me, other] = [anId(), anId()]
const [old, recent] = [parserOf('Tagger', '1'), parserOf('Tagger', '2')]
let project: TemporaryFolder
let store: ProjectStore

const around = quietSurroundings()
const over = () => ({ projectFolder: project.path, annotatorId: me })

async function predict(parser: typeof old, of: Readonly<Record<string, readonly [number, number][]>>) {
  await store.parsers.begin(parser)
  for (const letter of letters) {
    const ranges = of[letter.id]
    if (!ranges) continue
    const spans = ranges.map(([start, end]) => ({
      ...{ label: 'diagnosis', start, end, quote: letter.text.slice(start, end) },
      ...{ attributes: {}, confidence: null },
    }))
    await store.parsers.add({ parserId: parser.id, documentId: letter.id, spans, relations: [] })
  }
  const documents = Object.keys(of).sort()
  await store.parsers.finish({ ...parser, importedAt: '2026-01-01T00:00:00.000Z', importedBy: me, documents })
}

beforeEach(async () => {
  project = await temporaryProject()
  store = await openProject(project.path, quietDeps)
  await store.ensureAnnotator({ id: me, name: 'KG', createdAt: '2026-01-01T00:00:00.000Z' })
  for (const letter of letters) await store.addDocument(letter)
  const marked: [typeof first, number, number, string][] = [
    [first, 0, 9, me],
    [first, 14, 23, me],
    [second, 0, 9, me],
    [second, 5, 9, other],
  ]
  for (const [letter, start, end, by] of marked) {
    const { set } = await store.openDocument(letter.id, by)
    const edit = { baseRevision: set.revision, via: 'do' } as const
    await store.perform(letter.id, by, { ...edit, command: adding(letter, start, end) })
  }
  for (const letter of [first, second]) {
    const { set } = await store.openDocument(letter.id, me)
    await store.perform(letter.id, me, {
      ...{ baseRevision: set.revision, via: 'do' },
      command: { kind: 'setStatus', before: set.status, after: 'done' },
    })
  }
  await predict(old, {
    [first.id]: [
      [0, 9],
      [10, 13],
    ],
    [second.id]: [[0, 9]],
    [third.id]: [],
  })
  await predict(recent, { [first.id]: [[14, 23]], [second.id]: [[0, 9]] })
  await store.flush()
})
afterEach(async () => {
  await store.close()
  await project.dispose()
})

describe('two suggesters', () => {
  it('are held against the finished letters of one annotator, label by label and span by span', async () => {
    const view = await compareSuggesters(
      { kind: 'compare', ...over(), before: old.id, after: recent.id },
      around,
    )
    const changed = { fixed: 2, broken: 1, sameRight: 1, sameWrong: 0, sameSpurious: 0 }
    expect(view).toMatchObject({
      ...{ letters: 2, unfinished: 1, unpredicted: 0, unread: 0, cancelled: false },
      before: { name: 'Tagger', version: '1' },
      after: { name: 'Tagger', version: '2' },
      labels: [
        { label: 'diagnosis', before: 2 / 3, after: 4 / 5, changed },
        { label: null, before: 2 / 3, after: 4 / 5, changed },
      ],
      changes: [
        { outcome: 'broken', kind: 'gold', title: '0.txt', start: 0, end: 9, words: 'Neck pain' },
        { outcome: 'fixed', kind: 'spurious', words: 'and' },
        { outcome: 'fixed', kind: 'gold', words: 'back pain' },
      ],
    })
  })

  it('are compared over letters of which both predict something, and the others are counted', async () => {
    const small = parserOf('Small', '1')
    await predict(small, { [first.id]: [] })
    const compare = { kind: 'compare', ...over(), before: old.id } as const
    expect(await compareSuggesters({ ...compare, after: small.id }, around)).toMatchObject({
      ...{ letters: 1, unpredicted: 1, predictionsUnread: 0 },
    })
    rmSync(join(project.path, 'suggestions', small.id, `${first.id}.json`))
    expect(await compareSuggesters({ ...compare, after: small.id }, around)).toMatchObject({
      ...{ letters: 0, unpredicted: 1, predictionsUnread: 1 },
    })
    expect(await compareSuggesters({ ...compare, after: theRules }, around)).toMatchObject({
      after: null,
      letters: 2,
    })
  })

  it('are each evaluated alone, a parser’s letters without predictions left out', async () => {
    const evaluate = { kind: 'evaluate', ...over() } as const
    expect(await evaluateSuggester({ ...evaluate, suggester: old.id }, around)).toMatchObject({
      parser: { name: 'Tagger', version: '1' },
      letters: 2,
      scores: { spans: { strict: { micro: { correct: 2, actual: 3, possible: 3 } } } },
      rules: [{ source: 'Tagger@1', label: 'diagnosis', suggested: 3, right: 2, gold: 3 }],
    })
    expect(await evaluateSuggester({ ...evaluate, suggester: theRules }, around)).toMatchObject({
      ...{ parser: null, letters: 2, rules: [] },
    })
    await expect(evaluateSuggester({ ...evaluate, suggester: anId() }, around)).rejects.toMatchObject({
      code: 'missing',
    })
  })
})
