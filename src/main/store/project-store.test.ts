import { readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { undoCommand } from '../../core/annotation/history'
import { createProject } from './create-project'
import { aDocument, adding, anId, leftByACrash, quietDeps, temporaryProject } from './project-fixture'
import { openProject, type ProjectStore } from './project-store'
import { labelledDocuments, readProject } from './project-reader'

const text = 'The patient has lumbar strain.\r\nRequest: 12 sessions of physical therapy 👍 is upheld.'
let project: Awaited<ReturnType<typeof temporaryProject>>
let open: ProjectStore[] = []

async function opened(deps = quietDeps, path = project.path): Promise<ProjectStore> {
  const store = await openProject(path, deps)
  open.push(store)
  return store
}

beforeEach(async () => {
  project = await temporaryProject()
})
afterEach(async () => {
  for (const store of open) await store.close()
  open = []
  await project.dispose()
})

function filesBelow(path: string): string[] {
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(path, name)).isFile())
    .sort()
}

describe('createProject', () => {
  it('refuses a folder that holds something', async () => {
    const again = createProject(project.path, {
      name: 'x',
      schema: { labels: [], relations: [] },
      guideline: { version: '', text: '' },
    })
    await expect(again).rejects.toMatchObject({ code: 'folder-not-empty' })
  })
})

describe('ProjectStore', () => {
  it('keeps marks, undo and status over closing and opening again', async () => {
    const document = aDocument(text)
    const annotator = { id: anId(), name: 'KG', createdAt: '2026-01-01T00:00:00.000Z' }
    let store = await opened()
    await store.ensureAnnotator(annotator)
    expect(await store.addDocument(document)).toBe('added')
    expect(await store.addDocument(document)).toBe('duplicate')
    const first = await store.openDocument(document.id, annotator.id)
    expect(first).toMatchObject({ readOnly: null, notices: [], lastGood: null })
    const add = adding(document, 16, 29)
    expect(
      await store.perform(document.id, annotator.id, { baseRevision: 0, via: 'do', command: add }),
    ).toMatchObject({ ok: true, revision: 1, seq: 1 })
    const status = { kind: 'setStatus', before: 'new', after: 'done' } as const
    await store.perform(document.id, annotator.id, { baseRevision: 1, via: 'do', command: status })
    const before = await store.openDocument(document.id, annotator.id)
    await store.perform(document.id, annotator.id, {
      baseRevision: 2,
      via: 'undo',
      command: undoCommand(before.history)!,
    })
    const last = await store.openDocument(document.id, annotator.id)
    expect(last.history.future).toHaveLength(1)
    await store.close()

    store = await opened()
    expect(store.notices).toEqual([])
    const again = await store.openDocument(document.id, annotator.id)
    expect(again).toEqual(last)
    expect(await store.rows(annotator.id)).toEqual([
      {
        id: document.id,
        title: 'letter.txt',
        lengthUtf16: text.length,
        importedAt: document.importedAt,
        status: 'new',
        spans: 1,
        problem: false,
        editedAt: expect.any(String) as string,
      },
    ])
    expect(await store.annotators()).toEqual([annotator])
  })

  it('recovers edits that were never checkpointed and says how many', async () => {
    const document = aDocument(text)
    const annotatorId = anId()
    const crashed = await opened()
    await crashed.addDocument(document)
    for (let revision = 0; revision < 3; revision += 1) {
      const command = adding(document, revision, revision + 3)
      await crashed.perform(document.id, annotatorId, { baseRevision: revision, via: 'do', command })
    }
    const store = await opened(quietDeps, leftByACrash(project.path))
    const { set, notices } = await store.openDocument(document.id, annotatorId)
    expect(set.spans).toHaveLength(3)
    expect(notices).toEqual([
      {
        kind: 'edits-recovered',
        documentId: document.id,
        annotatorId,
        edits: 3,
        until: expect.any(String) as string,
        checkpoint: 'missing',
      },
    ])
  })

  it('keeps no quote, title or text in the journal and its file names', async () => {
    const document = aDocument(text, 'Doe, Jane.txt')
    const annotatorId = anId()
    const store = await opened()
    await store.addDocument(document)
    await store.perform(document.id, annotatorId, {
      baseRevision: 0,
      via: 'do',
      command: adding(document, 16, 29),
    })
    const [segment] = readdirSync(join(project.path, 'journal', annotatorId))
    const journal = readFileSync(join(project.path, 'journal', annotatorId, segment!), 'utf8')
    expect(journal).not.toContain('lumbar')
    expect(filesBelow(project.path).join()).not.toContain('Doe')
  })

  it('refuses what is stale, does not fit, or is not in the history', async () => {
    const document = aDocument(text)
    const annotatorId = anId()
    const store = await opened()
    await store.addDocument(document)
    const perform = (baseRevision: number, via: 'do' | 'undo', command: ReturnType<typeof adding>) =>
      store.perform(document.id, annotatorId, { baseRevision, via, command })
    const good = adding(document, 0, 3)
    expect(await perform(1, 'do', good)).toMatchObject({ ok: false, code: 'stale-revision' })
    const wrong = adding(document, 0, 3) as Extract<typeof good, { kind: 'addSpan' }>
    expect(await perform(0, 'do', { ...wrong, span: { ...wrong.span, quote: 'Thx' } })).toMatchObject({
      code: 'misfit',
      details: 'quote-differs',
    })
    expect(await perform(0, 'undo', good)).toMatchObject({ code: 'refused', details: 'not-in-history' })
    expect(await perform(0, 'do', { ...wrong, span: { ...wrong.span, id: '../x' } })).toMatchObject({
      code: 'refused',
      details: 'invalid',
    })
    expect(await perform(0, 'do', { kind: 'removeSpan', span: wrong.span })).toMatchObject({
      code: 'refused',
      details: 'span-missing',
    })
    expect(await perform(0, 'do', good)).toMatchObject({ ok: true })
  })

  it('takes the edits to a set that is not open yet in the order in which they came', async () => {
    const documents = Array.from({ length: 20 }, (_, at) => aDocument(`${text} ${at}`))
    const annotatorId = anId()
    const store = await opened()
    for (const document of documents) await store.addDocument(document)
    const notes = ['', 'a', 'b', 'c', 'd', 'e']
    const edits = documents.flatMap(({ id }) =>
      notes.slice(1).map((after, baseRevision) => {
        const command = { kind: 'setNote', before: notes[baseRevision]!, after } as const
        return store.perform(id, annotatorId, { baseRevision, via: 'do', command })
      }),
    )
    expect((await Promise.all(edits)).filter(({ ok }) => !ok)).toEqual([])
  })

  it('writes nothing that it could not read back', async () => {
    const store = await opened()
    const document = aDocument(text)
    const invalid = { code: 'invalid', details: { file: 'document' } }
    const dateless = { ...document, importedAt: '2026-02-30T00:00:00Z' }
    await expect(store.addDocument(dateless)).rejects.toMatchObject(invalid)
    expect(readdirSync(join(project.path, 'documents'))).toEqual([])
    const nobody = { id: anId(), name: 'KG', createdAt: 'yesterday' }
    await expect(store.addAnnotator(nobody)).rejects.toMatchObject({ code: 'invalid' })
    expect(await store.annotators()).toEqual([])
  })

  it('lets two annotators work in two stores at once without seeing each other', async () => {
    const documents = [aDocument(text), aDocument(`${text} b`, 'b.txt')]
    const annotators = [anId(), anId()]
    const stores = [await opened(), await opened()]
    for (const document of documents) await stores[0]!.addDocument(document)
    await Promise.all(
      stores.map(async (store, at) => {
        for (const document of documents) {
          for (let revision = 0; revision <= at; revision += 1) {
            const command = adding(document, revision, revision + 2)
            const edit = { baseRevision: revision, via: 'do', command } as const
            expect(await store.perform(document.id, annotators[at]!, edit)).toMatchObject({ ok: true })
          }
        }
        await store.close()
      }),
    )
    const store = await opened()
    for (const [at, annotatorId] of annotators.entries()) {
      const rows = await store.rows(annotatorId)
      expect(rows.map(({ spans }) => spans)).toEqual([at + 1, at + 1])
    }
    expect(store.notices).toEqual([])
  })

  it('says of a letter whose folder is away that it is out of reach, and of one that was deleted that it is missing', async () => {
    const document = aDocument(text)
    const store = await opened()
    await store.addDocument(document)
    renameSync(project.path, `${project.path}-away`)
    await expect(store.openDocument(document.id, null)).rejects.toMatchObject({ code: 'unavailable' })
    renameSync(`${project.path}-away`, project.path)
    rmSync(join(project.path, 'documents', `${document.id}.json`))
    await expect(store.openDocument(document.id, null)).rejects.toMatchObject({ code: 'missing' })
  })

  it('opens a document without an annotator only to look at', async () => {
    const document = aDocument(text)
    const store = await opened()
    await store.addDocument(document)
    expect(await store.openDocument(document.id, null)).toMatchObject({ readOnly: 'no-annotator' })
    expect((await store.rows(null))[0]).toMatchObject({ id: document.id, spans: 0 })
  })

  it('writes the checkpoint after the idle time and keeps the one before', async () => {
    const document = aDocument(text)
    const annotatorId = anId()
    const store = await opened({ ...quietDeps, checkpointDelayMs: 5 })
    await store.addDocument(document)
    for (let revision = 0; revision < 2; revision += 1) {
      const saved = new Promise<unknown>((resolve) => store.onSaveState(resolve))
      const command = adding(document, revision, revision + 3)
      await store.perform(document.id, annotatorId, { baseRevision: revision, via: 'do', command })
      expect(await saved).toEqual({ documentId: document.id, annotatorId, state: 'checkpointed' })
    }
    const revisionIn = (...names: string[]) => {
      const file = join(project.path, ...names)
      return (JSON.parse(readFileSync(file, 'utf8')) as { body: { set: { revision: number } } }).body.set
        .revision
    }
    expect(revisionIn('annotations', annotatorId, `${document.id}.json`)).toBe(2)
    expect(revisionIn('last-good', annotatorId, document.id, '1.json')).toBe(1)
  })
})

describe('labelledDocuments', () => {
  it('yields what checkpoint and journal make together, without changing a file', async () => {
    const documents = [aDocument(text, 'b.txt'), aDocument(`${text} a`, 'a.txt')]
    const annotator = { id: anId(), name: 'KG', createdAt: '2026-01-01T00:00:00.000Z' }
    const store = await opened()
    await store.ensureAnnotator(annotator)
    for (const document of documents) {
      await store.addDocument(document)
      const first = { baseRevision: 0, via: 'do', command: adding(document, 0, 3) } as const
      await store.perform(document.id, annotator.id, first)
    }
    await store.flush()
    const second = { baseRevision: 1, via: 'do', command: adding(documents[0]!, 4, 11) } as const
    await store.perform(documents[0]!.id, annotator.id, second)
    const before = filesBelow(project.path).map((name) => readFileSync(join(project.path, name), 'hex'))
    const reader = readProject(project.path)
    const read = [...labelledDocuments(reader, [annotator.id])]
    expect(read.map(({ document, set }) => [document.title, set.spans.length])).toEqual([
      ['a.txt', 1],
      ['b.txt', 2],
    ])
    expect(reader.problems).toEqual([])
    expect(filesBelow(project.path).map((name) => readFileSync(join(project.path, name), 'hex'))).toEqual(
      before,
    )
  })
})
