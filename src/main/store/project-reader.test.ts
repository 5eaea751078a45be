import { readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aDocument, adding, anId, quietDeps, temporaryProject, type TemporaryFolder } from './project-fixture'
import { labelledDocuments, readProject } from './project-reader'
import { openProject } from './project-store'

const annotator = { id: anId(), name: 'KG', createdAt: '2026-01-01T00:00:00.000Z' }
const documents = ['a', 'b', 'c'].map((name) => aDocument(`Letter ${name} of a patient.`, `${name}.txt`))
let project: TemporaryFolder

beforeEach(async () => {
  project = await temporaryProject()
  const store = await openProject(project.path, quietDeps)
  await store.ensureAnnotator(annotator)
  for (const document of documents) await store.addDocument(document)
  for (const document of documents.slice(0, 2)) {
    const edit = { baseRevision: 0, via: 'do', command: adding(document, 0, 6) } as const
    await store.perform(document.id, annotator.id, edit)
  }
  await store.close()
})
afterEach(() => project.dispose())

const read = () => {
  const reader = readProject(project.path)
  const titles = [...labelledDocuments(reader, [annotator.id])].map(({ document }) => document.title)
  return { titles, problems: reader.problems, count: reader.documentIds.length }
}

describe('labelledDocuments', () => {
  it('leaves out what the annotator has not touched', () => {
    expect(read()).toEqual({ titles: ['a.txt', 'b.txt'], problems: [], count: 3 })
  })

  it('reads the same without the index', () => {
    const before = read()
    rmSync(join(project.path, '.goldspan', 'index.json'))
    expect(read()).toEqual(before)
  })

  it('goes on past what is damaged and says what it was, without words', () => {
    const file = join(project.path, 'documents', `${documents[0]!.id}.json`)
    writeFileSync(file, readFileSync(file, 'utf8').replace('patient', 'patents'))
    truncateSync(join(project.path, 'annotations', annotator.id, `${documents[1]!.id}.json`), 9)
    rmSync(join(project.path, 'journal', annotator.id), { recursive: true })
    expect(read()).toEqual({
      titles: [],
      problems: [
        { kind: 'document', documentId: documents[0]!.id, state: 'damaged' },
        { kind: 'set', documentId: documents[1]!.id, annotatorId: annotator.id, reason: 'damaged' },
      ],
      count: 3,
    })
  })

  it('says that a document is gone of which there is work in a checkpoint', () => {
    rmSync(join(project.path, 'documents', `${documents[0]!.id}.json`))
    rmSync(join(project.path, 'journal', annotator.id), { recursive: true })
    const problem = { kind: 'document', documentId: documents[0]!.id, state: 'missing' }
    expect(read()).toEqual({ titles: ['b.txt'], problems: [problem], count: 2 })
  })

  it('says that a document is gone of which there is work in the journal alone', () => {
    rmSync(join(project.path, 'documents', `${documents[0]!.id}.json`))
    rmSync(join(project.path, 'annotations', annotator.id), { recursive: true })
    const problem = { kind: 'document', documentId: documents[0]!.id, state: 'missing' }
    expect(read()).toEqual({ titles: ['b.txt'], problems: [problem], count: 2 })
  })

  it('says nothing of a document that was removed, nor of one whose removal has begun', async () => {
    const store = await openProject(project.path, quietDeps)
    await store.removeDocument(documents[0]!.id)
    await store.close()
    const file = join(project.path, 'documents', `${documents[1]!.id}`)
    renameSync(`${file}.json`, `${file}.removed`)
    expect(read()).toEqual({ titles: [], problems: [], count: 1 })
  })
})

describe('readProject', () => {
  it.each(['annotators', 'documents', 'annotations', 'journal'])(
    'reads no project from which the folder %s is gone',
    (folder) => {
      renameSync(join(project.path, folder), join(project.path, `${folder} elsewhere`))
      expect(() => readProject(project.path)).toThrow(
        expect.objectContaining({ code: 'unavailable', details: { errno: 'ENOENT' } }),
      )
    },
  )

  it.each(['annotations', 'journal'])(
    'says whose work is there without a file of theirs, as %s tells',
    (kept) => {
      rmSync(join(project.path, 'annotators', `${annotator.id}.json`))
      const other = kept === 'journal' ? 'annotations' : 'journal'
      rmSync(join(project.path, other, annotator.id), { recursive: true })
      const { annotators, problems } = readProject(project.path)
      expect(annotators).toEqual([])
      const documentIds = expect.arrayContaining(documents.slice(0, 2).map(({ id }) => id)) as string[]
      expect(problems).toEqual([
        { kind: 'annotator', annotatorId: annotator.id, state: 'missing', documentIds },
      ])
    },
  )
})
