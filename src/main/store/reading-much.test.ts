import { readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { documentFile } from '../../core/storage/file-kinds'
import type { Reading } from './long-reading'
import { readIndexHere, type IndexPart, type IndexRequest, type ReadIndex } from './index-reading'
import { aDocument, adding, anId, quietDeps, temporaryProject, type TemporaryFolder } from './project-fixture'
import { openProject, type ProjectStore } from './project-store'
import { stateFileBytes } from './state-file'

/** More than are read at once. */
const count = 600
const documents = Array.from({ length: count }, (_, at) =>
  aDocument(`Letter ${at} of a patient.`, `${String(at).padStart(3, '0')}.txt`),
)
const annotatorId = anId()
let project: TemporaryFolder
let store: ProjectStore

/** A worker that has read everything before it is let on, and tells it then. */
function slowReader() {
  let letOn!: () => void
  let hasRead!: () => void
  const gate = new Promise<void>((resolve) => (letOn = resolve))
  const read = new Promise<void>((resolve) => (hasRead = resolve))
  const requests: IndexRequest[] = []
  const reader: ReadIndex = async (request, hear, signal) => {
    requests.push(request)
    const parts: IndexPart[] = []
    await readIndexHere(request, (part) => parts.push(part), signal)
    hasRead()
    const aborted = new Promise<never>((_, reject) =>
      signal.addEventListener('abort', () => reject(new Error('aborted'))),
    )
    await Promise.race([gate, aborted])
    for (const part of parts) hear(part)
  }
  return { reader, requests, letOn, read }
}

async function open(readIndex?: ReadIndex): Promise<void> {
  store = await openProject(project.path, quietDeps, readIndex)
}

/** Resolves with what was heard when a reading has ended. */
function heardOf(opened: ProjectStore): Promise<(Reading | null)[]> {
  const heard: (Reading | null)[] = []
  return new Promise((resolve) => {
    opened.onReading((reading) => {
      heard.push(reading && { done: reading.done, total: reading.total })
      if (reading === null) resolve(heard)
    })
  })
}

async function mark(at: number, revision: number): Promise<void> {
  const command = adding(documents[at]!, revision, revision + 4)
  const edit = { baseRevision: revision, via: 'do', command } as const
  expect(await store.perform(documents[at]!.id, annotatorId, edit)).toMatchObject({ ok: true })
}

beforeEach(async () => {
  project = await temporaryProject()
  for (const document of documents) {
    writeFileSync(
      join(project.path, 'documents', `${document.id}.json`),
      stateFileBytes(documentFile, document),
    )
  }
  await open()
  await mark(0, 0)
  await mark(1, 0)
  await store.flush()
  await mark(1, 1)
  await store.close()
  rmSync(join(project.path, '.goldspan', 'index.json'), { force: true })
})
afterEach(async () => {
  await store.close()
  await project.dispose()
})

describe('a list of which much is to be read', () => {
  it('is there at once with what is known, says how far it is, and is whole when that is done', async () => {
    const { reader, letOn } = slowReader()
    await open(reader)
    const ended = heardOf(store)
    expect(await store.rowsSoFar(annotatorId)).toEqual([])
    expect(await store.rowsSoFar(annotatorId)).toEqual([])
    letOn()
    const heard = await ended
    expect([heard[0], heard.at(-2), heard.at(-1)]).toEqual([
      { done: 0, total: count },
      { done: count, total: count },
      null,
    ])
    const rows = await store.rowsSoFar(annotatorId)
    expect(rows.map(({ title }) => title)).toEqual(documents.map(({ title }) => title))
    expect(rows.slice(0, 3).map(({ spans }) => spans)).toEqual([1, 2, 0])
    await store.close()
    await open()
    expect(await store.rows(annotatorId)).toEqual(rows)
  })

  it('keeps what was edited, added and removed while the worker read', async () => {
    const { reader, letOn, read } = slowReader()
    await open(reader)
    const ended = heardOf(store)
    await store.rowsSoFar(annotatorId)
    await read
    await mark(1, 2)
    await mark(2, 0)
    await store.removeDocument(documents[3]!.id)
    await store.removeDocument(documents[0]!.id)
    const added = aDocument('One more letter.', '999.txt')
    await store.addDocument(added)
    await store.flush()
    letOn()
    await ended
    const rows = await store.rowsSoFar(annotatorId)
    expect(rows).toHaveLength(count - 1)
    const spans = new Map(rows.map(({ id, spans }) => [id, spans]))
    expect([1, 2, 4].map((at) => spans.get(documents[at]!.id))).toEqual([3, 1, 0])
    expect([0, 3].map((at) => spans.has(documents[at]!.id))).toEqual([false, false])
    expect(spans.get(added.id)).toBe(0)
    await store.close()
    await open()
    expect(await store.rows(annotatorId)).toEqual(rows)
  })

  it('is read here where the worker fails, and that is told of', async () => {
    await open((_request, hear) => {
      hear({ documents: [], unreadable: [], sets: [], done: 1, total: count, journal: null })
      return Promise.reject(Object.assign(new Error('ended'), { code: 'worker-ended' }))
    })
    expect(await store.rows(annotatorId)).toHaveLength(count)
    expect(store.notices).toEqual([{ kind: 'index-read-here', errno: 'worker-ended' }])
  })

  it('stops being read when the project is closed, and is whole the next time', async () => {
    const { reader, read } = slowReader()
    await open(reader)
    const heard: unknown[] = []
    store.onReading((reading) => heard.push(reading))
    await store.rowsSoFar(annotatorId)
    await read
    await store.close()
    expect(heard.at(-1)).toBeNull()
    await expect(store.rowsSoFar(annotatorId)).rejects.toMatchObject({ code: 'closed' })
    await open()
    expect(await store.rows(annotatorId)).toHaveLength(count)
  })

  it('is read once though much of it stays unreadable', async () => {
    for (const name of readdirSync(join(project.path, 'documents'))) {
      truncateSync(join(project.path, 'documents', name), 50)
    }
    const { reader, requests, letOn } = slowReader()
    letOn()
    await open(reader)
    const rows = await store.rows(annotatorId)
    expect(rows.filter(({ problem }) => problem)).toHaveLength(count)
    expect(requests).toHaveLength(1)
  })

  it('leaves a handful to nobody', async () => {
    await open()
    await store.rows(annotatorId)
    await store.close()
    const { reader, requests } = slowReader()
    await open(reader)
    await store.addDocument(aDocument('One more letter.', '999.txt'))
    rmSync(join(project.path, 'documents', `${documents[5]!.id}.json`))
    await mark(7, 0)
    const rows = await store.rowsSoFar(annotatorId)
    expect(rows).toHaveLength(count + 1)
    expect(rows.filter(({ problem }) => problem).map(({ id }) => id)).toEqual([documents[5]!.id])
    expect(requests).toEqual([])
  })

  it('is out of reach, not empty, where the project vanishes meanwhile', async () => {
    await open(() => {
      rmSync(join(project.path, 'annotations'), { recursive: true })
      rmSync(join(project.path, 'documents'), { recursive: true })
      return Promise.reject(new Error('ended'))
    })
    await expect(store.rows(annotatorId)).rejects.toMatchObject({ code: 'unavailable' })
  })
})
