import { mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ImportedParser, ParserSuggestions } from '../../core/suggestions/parser-suggestions'
import { readSuggester } from '../jobs/read-suggester'
import { parserOf } from './parser-files'
import { aDocument, anId, quietDeps, temporaryProject, type TemporaryFolder } from './project-fixture'
import { openProject, type ProjectStore } from './project-store'

const letter = aDocument('Neck pain 👍 and back pain.', 'a.txt')
const other = aDocument('Another letter.', 'b.txt')
const parser = parserOf('Letter tagger', '1.0')
let project: TemporaryFolder
let store: ProjectStore

const predicted = (change: Partial<ParserSuggestions> = {}): ParserSuggestions => ({
  parserId: parser.id,
  documentId: letter.id,
  spans: [
    { label: 'diagnosis', start: 0, end: 9, quote: 'Neck pain', attributes: {}, confidence: 0.5 },
    { label: 'outcome', start: 10, end: 12, quote: '👍', attributes: {}, confidence: null },
  ],
  relations: [],
  ...change,
})
const imported = (change: Partial<ImportedParser> = {}): ImportedParser => ({
  ...parser,
  importedAt: '2026-01-02T03:04:05.000Z',
  importedBy: anId(),
  documents: [letter.id],
  ...change,
})
const proposalFor = (document = letter, of = parser.id) =>
  readSuggester(project.path, of).proposalFor(document)
const folder = () => join(project.path, 'suggestions', parser.id)
const parserIds = async () => (await store.parsers.all()).parsers.map(({ id }) => id)

async function importAll(): Promise<void> {
  expect(await store.parsers.begin(parser)).toBe('begun')
  await store.parsers.add(predicted())
  await store.parsers.finish(imported())
}

beforeEach(async () => {
  project = await temporaryProject()
  store = await openProject(project.path, quietDeps)
  for (const document of [letter, other]) await store.addDocument(document)
})
afterEach(async () => {
  await store.close()
  await project.dispose()
})

describe('the predictions of a parser', () => {
  it('are there after another opening, with the parser as the source of each span', async () => {
    await importAll()
    await store.close()
    store = await openProject(project.path, quietDeps)
    expect(await store.parsers.all()).toMatchObject({
      parsers: [{ id: parser.id, name: 'Letter tagger', version: '1.0', documents: [letter.id] }],
      problems: [],
    })
    expect(proposalFor()).toEqual({
      state: 'proposed',
      marks: {
        spans: [
          {
            ...{ label: 'diagnosis', start: 0, end: 9, attributes: {} },
            ...{ source: 'Letter tagger@1.0', confidence: 0.5 },
          },
          {
            ...{ label: 'outcome', start: 10, end: 12, attributes: {} },
            ...{ source: 'Letter tagger@1.0', confidence: null },
          },
        ],
        relations: [],
      },
      nothing: null,
    })
    expect(proposalFor(other)).toEqual({ state: 'not-predicted' })
    expect(store.notices).toEqual([])
  })

  it('are one of each name and version, and names that differ have ids that differ', async () => {
    await importAll()
    expect(await store.parsers.begin(parser)).toBe('there-already')
    const names = [
      ['Letter tagger', '1.1'],
      ['Letter tagger 1', '0'],
      ['letter tagger', '1.0'],
    ] as const
    const ids = new Set([parser.id, ...names.map(([name, version]) => parserOf(name, version).id)])
    expect(ids.size).toBe(4)
    expect(await store.parsers.begin(parserOf('Letter tagger', '1.1'))).toBe('begun')
  })

  it('that were not written to their end are no parser’s, are told of and can be removed', async () => {
    await store.parsers.begin(parser)
    await store.parsers.add(predicted())
    expect(await store.parsers.all()).toEqual({
      parsers: [],
      problems: [{ id: parser.id, state: 'missing' }],
    })
    expect(() => proposalFor()).toThrow('store missing')
    await store.parsers.remove(parser.id)
    expect(readdirSync(join(project.path, 'suggestions'))).toEqual([])
    await importAll()
  })

  it('are all gone once their parser is removed, and no other’s', async () => {
    await importAll()
    const next = parserOf('Letter tagger', '2.0')
    await store.parsers.begin(next)
    await store.parsers.add(predicted({ parserId: next.id }))
    await store.parsers.finish(imported(next))
    await store.parsers.remove(parser.id)
    expect(await parserIds()).toEqual([next.id])
    expect(readdirSync(join(project.path, 'suggestions'))).toEqual([next.id])
    expect(proposalFor(letter, next.id)).toMatchObject({ state: 'proposed' })
  })

  it('that are missing or damaged are told of letter by letter and never shown', async () => {
    await importAll()
    const file = join(folder(), `${letter.id}.json`)
    const sound = readFileSync(file)
    truncateSync(file, 80)
    expect(proposalFor()).toEqual({ state: 'damaged' })
    writeFileSync(file, sound.toString().replace('"version":1', '"version":2'))
    expect(proposalFor()).toEqual({ state: 'newer' })
    rmSync(file)
    expect(proposalFor()).toEqual({ state: 'missing' })
    rmSync(join(folder(), 'parser.json'))
    mkdirSync(join(folder(), 'parser.json'))
    expect(await store.parsers.all()).toMatchObject({ parsers: [], problems: [{ state: 'unavailable' }] })
  })

  it('that do not stand in the letter are damaged, whatever their checksum says', async () => {
    const misfits: Partial<ParserSuggestions>[] = [
      { spans: [{ ...predicted().spans[0]!, quote: 'Neck ache' }] },
      { spans: [{ ...predicted().spans[0]!, start: 0, end: 0, quote: '' }] },
      { spans: [...predicted().spans].reverse() },
      { spans: [predicted().spans[0]!, predicted().spans[0]!] },
      { relations: [{ type: 'DECIDES', from: 0, to: 2 }] },
      { relations: [{ type: 'DECIDES', from: 1, to: 1 }] },
    ]
    for (const [n, misfit] of misfits.entries()) {
      const one = parserOf('Bad', String(n))
      await store.parsers.begin(one)
      await store.parsers.add(predicted({ ...misfit, parserId: one.id }))
      await store.parsers.finish(imported(one))
      expect(proposalFor(letter, one.id), String(n)).toEqual({ state: 'damaged' })
    }
  })

  it('go with their letter when it is removed, and come back with it from a backup alone', async () => {
    await importAll()
    await store.removeDocument(letter.id)
    expect(readdirSync(folder())).toEqual(['parser.json'])
    await store.addDocument(letter)
    expect(proposalFor()).toEqual({ state: 'missing' })
    await store.parsers.restore(predicted())
    expect(proposalFor()).toMatchObject({ state: 'proposed' })
    await store.parsers.restore(predicted({ spans: [] }))
    expect(proposalFor()).toMatchObject({ marks: { spans: [{}, {}] } })
    await store.parsers.remove(parser.id)
    await store.parsers.restore(predicted())
    expect(readdirSync(join(project.path, 'suggestions'))).toEqual([])
  })
})
