import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isAbsent, waiverOf } from '../../core/annotation/decision'
import { emptySet } from '../../core/annotation/annotation-set'
import { compareSpans, type Span } from '../../core/annotation/span'
import type { CorpusDocument, LabelledDocument } from '../../core/formats/format'
import { csvSpreadsheet } from '../../core/formats/csv-spreadsheet'
import { native } from '../../core/formats/native'
import { formats } from '../../core/formats/registry'
import { imrLabelSchema } from '../../core/imr/label-schema'
import type { SourceDocument } from '../../core/project'
import type { ImportItem } from '../../ipc/views'
import { documentLimitBytes } from '../store/decode-text'
import { aDocument, anId, aSpan, quietDeps, temporaryProject } from '../store/project-fixture'
import { openProject, type ProjectStore } from '../store/project-store'
import { identityOfText } from '../store/document-reading'
import { importFiles } from './import-files'
import { quietSurroundings } from './job-fixture'
import type { Found } from './job'
import { storeFound } from './store-found'

const me = { id: anId(), name: 'KG', createdAt: '2026-01-01T00:00:00.000Z' }
const ben = { id: anId(), name: 'Ben', createdAt: '2026-01-01T00:00:00.000Z' }
const documents = ['a', 'b', 'c'].map((name) => aDocument(`Letter ${name} of a patient.`, `${name}.txt`))
let project: Awaited<ReturnType<typeof temporaryProject>>
let store: ProjectStore
let file: string

beforeEach(async () => {
  project = await temporaryProject()
  store = await openProject(project.path, quietDeps)
  await store.ensureAnnotator(me)
  mkdirSync(join(project.path, '..', 'files'))
  file = join(project.path, '..', 'files', 'corpus.jsonl')
})
afterEach(async () => {
  await store.close()
  await project.dispose()
})

function marked(document: SourceDocument, spans: readonly Span[], note = ''): LabelledDocument {
  const set = { ...emptySet(document.id, ben.id), note, spans: [...spans].sort(compareSpans) }
  return { document, annotator: ben, set }
}

function corpusOf(entries: readonly CorpusDocument[]): string {
  const { id, name, schema, guideline } = store.project
  const head = {
    project: { id, name },
    schema,
    guidelineVersion: guideline.version,
    toolVersion: 'test',
    annotators: [ben],
  }
  return [...native.write(head, entries)].map(({ chunk }) => chunk).join('')
}

async function imported(
  marksGoTo: 'named-annotators' | 'me' = 'named-annotators',
  before: (found: Found) => void = () => undefined,
): Promise<ImportItem[]> {
  const items: ImportItem[] = []
  await importFiles(
    [file],
    {
      projectFolder: project.path,
      schema: imrLabelSchema,
      guidelineVersion: 'v1',
      annotator: me,
      now: '2026-01-02T03:04:05.000Z',
      choices: { labels: [], relations: [] },
      fileChoices: { inPart: [], encodings: [] },
      undecided: 'rejected',
    },
    quietSurroundings(async (found) => {
      before(found)
      items.push(await storeFound(store, found, marksGoTo, me.id))
    }),
  )
  return items
}

const stored = async () => (await store.rows(null)).length
/** A document of any text, with the id that the text has. */
const ofText = (text: string): SourceDocument => ({ ...documents[1]!, ...identityOfText(text), text })

describe('importFiles', () => {
  const noting = formats.filter(
    ({ id, capabilities }) => capabilities.note && id !== native.id && id !== csvSpreadsheet.id,
  )
  it.each(noting)('brings the notes of a letter and of its spans in from $id', async (format) => {
    const span = { ...aSpan(documents[0]!, 12, 19), note: 'which "side"?' }
    const { id, name, schema } = store.project
    const head = {
      ...{ project: { id, name }, schema, guidelineVersion: 'v1', toolVersion: 'test', annotators: [ben] },
    }
    const folder = join(file, '..')
    for (const { path, chunk } of format.write(head, [marked(documents[0]!, [span], 'seen <twice>')])) {
      mkdirSync(join(folder, path, '..'), { recursive: true })
      appendFileSync(join(folder, path), chunk)
    }
    file = folder
    expect(await imported()).toMatchObject([{ outcome: 'imported', spans: 1 }])
    const { set } = await store.openDocument(documents[0]!.id, me.id)
    expect([set.note, set.spans.map(({ note }) => note)]).toEqual(['seen <twice>', [span.note]])
  })

  const bad: [string, string, () => SourceDocument][] = [
    [
      'an id that is not that of its text',
      'document-id-differs',
      () => ({ ...ofText('Other text.'), id: documents[1]!.id }),
    ],
    ['no text', 'letter-empty', () => ofText('')],
    ['a NUL character', 'letter-nul', () => ofText('Dx\0')],
    ['a byte order mark', 'letter-byte-order-mark', () => ofText('\ufeffDx')],
    [
      'more text than a letter may have',
      'letter-too-large',
      () => ofText('é'.repeat(documentLimitBytes / 2 + 1)),
    ],
  ]
  it.each(bad)('takes nothing of a file in which one letter has %s', async (_, reason, document) => {
    const entries = [documents[0]!, document(), documents[2]!].map((one) => marked(one, []))
    writeFileSync(file, corpusOf(entries))
    const items = await imported()
    expect(items).toMatchObject([{ outcome: 'refused', reason, facts: { line: 3 } }])
    expect(await stored()).toBe(0)
    expect(JSON.stringify(items)).not.toMatch(/Letter|patient|Dx/)
  })

  it('takes a second byte order mark for text, as it does from a letter’s own file', async () => {
    writeFileSync(file, corpusOf([marked({ ...ofText('\ufeffDx'), byteOrderMark: true }, [])]))
    expect(await imported()).toMatchObject([{ outcome: 'imported', reason: 'added', spans: 0 }])
    expect(await imported()).toMatchObject([{ outcome: 'duplicate', reason: 'same-marks' }])
    expect(await stored()).toBe(1)
  })

  it('takes nothing where a line says something twice', async () => {
    const whole = corpusOf(documents.map((document) => marked(document, [aSpan(document, 0, 6)])))
    writeFileSync(file, whole.replace(/\}\n$/, ',"spans":[]}\n'))
    expect(await imported()).toMatchObject([
      { outcome: 'refused', reason: 'key-doubled', facts: { line: 4 } },
    ])
    expect(await stored()).toBe(0)
  })

  it('takes nothing where a relation joins what this project does not let it join', async () => {
    const document = documents[0]!
    const [from, to] = [aSpan(document, 0, 6), aSpan(document, 7, 8)]
    const entry = marked(document, [from, to])
    const relation = { id: anId(), type: 'DECIDES', from: from.id, to: to.id }
    const ownSchema = imrLabelSchema.relations.map((type) => ({
      ...type,
      from: ['diagnosis'],
      to: ['diagnosis'],
    }))
    const { id, name } = store.project
    const head = {
      project: { id, name },
      schema: { ...imrLabelSchema, relations: ownSchema },
      guidelineVersion: '1',
      toolVersion: 'test',
      annotators: [ben],
    }
    const written = native.write(head, [{ ...entry, set: { ...entry.set, relations: [relation] } }])
    writeFileSync(file, [...written].map(({ chunk }) => chunk).join(''))
    expect(await imported()).toMatchObject([{ reason: 'relation-not-allowed', facts: { line: 2 } }])
    expect(await stored()).toBe(0)
  })

  it('says that a file was changed between its two readings', async () => {
    const entries = documents.map((document) => marked(document, []))
    writeFileSync(file, corpusOf(entries))
    let isFirst = true
    const items = await imported('named-annotators', () => {
      if (isFirst) appendFileSync(file, '{}\n')
      isFirst = false
    })
    expect(items.at(-1)).toMatchObject({ outcome: 'refused', reason: 'file-changed', facts: { line: 5 } })
    expect(await imported()).toMatchObject([{ reason: 'field-missing' }])
  })

  it('says that a file was changed though each of its lines is right', async () => {
    // Longer than what is read at once, so that its end is read after the change.
    const entries = documents.map((document) => marked(document, [], 'n'.repeat(300_000)))
    writeFileSync(file, corpusOf(entries))
    const items = await imported('named-annotators', ({ kind }) => {
      if (kind === 'labelled') writeFileSync(file, readFileSync(file, 'utf8').replaceAll('nnn', 'mmm'))
    })
    expect(items.at(-1)).toMatchObject({ outcome: 'refused', reason: 'file-changed' })
  })
})

describe('storeFound', () => {
  it('adds to one’s own marks what says something else of the same place, and counts what was added', async () => {
    const document = documents[0]!
    const [alike, differing] = [aSpan(document, 0, 6), aSpan(document, 7, 8)]
    await store.addDocument(document)
    const mine = { kind: 'batch', name: 'mine', commands: [alike, differing].map(added) } as const
    await store.perform(document.id, me.id, { baseRevision: 0, via: 'do', command: mine })
    const bens = [
      { ...alike, id: anId() },
      { ...differing, id: anId(), attributes: { status: 'active' } },
      { ...differing, id: anId(), needsReview: true },
    ]
    writeFileSync(file, corpusOf([marked(document, bens, 'ask Ben')]))
    expect(await imported('me')).toMatchObject([{ outcome: 'imported', spans: 2, facts: { same: 1 } }])
    const { set } = await store.openDocument(document.id, me.id)
    expect(set.spans).toHaveLength(4)
    expect(set.note).toBe('ask Ben')
    writeFileSync(file, corpusOf([marked(document, bens, 'another note')]))
    expect(await imported('me')).toMatchObject([
      { outcome: 'duplicate', reason: 'same-marks', spans: 3, facts: { same: 3, noteLeft: 1 } },
    ])
  })

  it('brings decisions and notes of spans along, to whom they are named for and to one’s own spans', async () => {
    const document = documents[0]!
    const mine = aSpan(document, 0, 6)
    const spans = [{ ...mine, id: anId(), note: 'which side?' }]
    const row = spans[0]!.id
    const decisions = [
      { kind: 'absent', row, column: 'guideline' },
      { kind: 'waived', check: 'x', spans: [row], range: null, reason: 'as printed' },
    ] as const
    const bens = marked(document, spans)
    const entry = { ...bens, set: { ...bens.set, decisions } }
    writeFileSync(file, corpusOf([entry]))
    await imported('named-annotators')
    const theirs = await store.openDocument(document.id, ben.id)
    expect(theirs.set).toEqual({ ...entry.set, revision: 1 })
    expect(await imported('named-annotators')).toMatchObject([{ outcome: 'duplicate' }])

    await store.perform(document.id, me.id, { baseRevision: 0, via: 'do', command: added(mine) })
    expect(await imported('me')).toMatchObject([{ outcome: 'imported', facts: { same: 1 } }])
    await store.close()
    store = await openProject(project.path, quietDeps)
    const { set } = await store.openDocument(document.id, me.id)
    expect(set.spans).toEqual([{ ...mine, note: 'which side?' }])
    expect(isAbsent(set, mine.id, 'guideline')).toBe(true)
    expect(waiverOf(set, { check: 'x', spans: [mine.id], range: null })?.reason).toBe('as printed')
  })
})

const added = (span: Span) => ({ kind: 'addSpan', span }) as const
