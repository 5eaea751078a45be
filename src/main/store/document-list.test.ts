import {
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aDocument, adding, anId, quietDeps, temporaryProject, type TemporaryFolder } from './project-fixture'
import { openProject, type ProjectStore } from './project-store'

const annotatorId = anId()
const documents = ['c', 'a', 'b'].map((name) => aDocument(`Letter ${name} of a patient.`, `${name}.txt`))
let project: TemporaryFolder
let store: ProjectStore

const reopen = async () => {
  await store.close()
  store = await openProject(project.path, quietDeps)
}
const add = (at: number, baseRevision: number) => {
  const command = adding(documents[at]!, baseRevision, baseRevision + 4)
  return store.perform(documents[at]!.id, annotatorId, { baseRevision, via: 'do', command })
}
const counts = async () => (await store.rows(annotatorId)).map(({ title, spans }) => `${title} ${spans}`)

beforeEach(async () => {
  project = await temporaryProject()
  store = await openProject(project.path, quietDeps)
  for (const document of documents) await store.addDocument(document)
  await add(0, 0)
  await add(0, 1)
  await add(2, 0)
})
afterEach(async () => {
  await store.close()
  await project.dispose()
})

describe('rows', () => {
  it('stand in the order of title and id and count what was just done', async () => {
    expect(await counts()).toEqual(['a.txt 0', 'b.txt 1', 'c.txt 2'])
    await add(1, 0)
    expect(await counts()).toEqual(['a.txt 1', 'b.txt 1', 'c.txt 2'])
  })

  it('are the same from the index, without it, and from a damaged one', async () => {
    const before = await store.rows(annotatorId)
    const index = join(project.path, '.goldspan', 'index.json')
    await reopen()
    expect(await store.rows(annotatorId)).toEqual(before)
    await store.close()
    rmSync(index)
    await reopen()
    expect(await store.rows(annotatorId)).toEqual(before)
    await store.close()
    truncateSync(index, 100)
    await reopen()
    expect(await store.rows(annotatorId)).toEqual(before)
    expect(store.notices).toEqual([{ kind: 'index-rebuilt', reason: 'not-json' }])
  })

  it('count edits that were never checkpointed though the index is older', async () => {
    await store.rows(annotatorId)
    await store.flush()
    await add(1, 0)
    await add(2, 1)
    const crashed = store
    store = await openProject(project.path, quietDeps)
    expect(await counts()).toEqual(['a.txt 1', 'b.txt 2', 'c.txt 2'])
    await crashed.close()
  })

  it('follow what another program has added or taken away', async () => {
    await store.rows(annotatorId)
    await reopen()
    const added = aDocument('Letter d', 'd.txt')
    const other = await openProject(project.path, quietDeps)
    await other.addDocument(added)
    await other.close()
    expect(await counts()).toEqual(['a.txt 0', 'b.txt 1', 'c.txt 2', 'd.txt 0'])
    const again = await openProject(project.path, quietDeps)
    await again.removeDocument(documents[0]!.id)
    await again.close()
    await reopen()
    expect(await counts()).toEqual(['a.txt 0', 'b.txt 1', 'd.txt 0'])
    expect(store.notices).toEqual([])
  })

  it('keep a document whose file is gone though nobody removed it, and say so once', async () => {
    await store.rows(annotatorId)
    await reopen()
    const file = join(project.path, 'documents', `${documents[1]!.id}.json`)
    const bytes = readFileSync(file)
    rmSync(file)
    // Long enough ago for the folder's time to say that nothing has changed since.
    utimesSync(join(project.path, 'documents'), 1_000_000, 1_000_000)
    const told = [{ kind: 'document-problem', documentId: documents[1]!.id, state: 'missing' }]
    for (let look = 0; look < 2; look += 1) {
      expect((await store.rows(annotatorId)).map(({ problem }) => problem)).toEqual([true, false, false])
      expect(store.notices).toEqual(told)
    }
    await reopen()
    expect((await store.rows(null)).map(({ problem }) => problem)).toEqual([true, false, false])
    expect(store.notices).toEqual(told)
    writeFileSync(file, bytes)
    expect((await store.rows(annotatorId)).map(({ problem }) => problem)).toEqual([false, false, false])
    rmSync(file)
    await store.removeDocument(documents[1]!.id)
    expect(await counts()).toEqual(['b.txt 1', 'c.txt 2'])
  })

  it('are out of reach, not empty, while the folder of the documents is', async () => {
    const before = await store.rows(annotatorId)
    await store.flush()
    const [folder, aside] = [join(project.path, 'documents'), join(project.path, 'aside')]
    renameSync(folder, aside)
    const unavailable = { code: 'unavailable', details: { errno: 'ENOENT' } }
    await expect(store.rows(annotatorId)).rejects.toMatchObject(unavailable)
    await store.close()
    await expect(openProject(project.path, quietDeps)).rejects.toMatchObject(unavailable)
    expect(existsSync(folder)).toBe(false)
    renameSync(aside, folder)
    await reopen()
    expect(await store.rows(annotatorId)).toEqual(before)
  })

  it('are none in a project from which a sync program has dropped the empty folders', async () => {
    const empty = await temporaryProject()
    for (const name of ['documents', 'journal', 'annotations'])
      rmSync(join(empty.path, name), { recursive: true })
    const opened = await openProject(empty.path, quietDeps)
    expect(await opened.rows(annotatorId)).toEqual([])
    expect(await opened.addDocument(documents[0]!)).toBe('added')
    await opened.close()
    await empty.dispose()
  })

  it('show no other annotator their counts', async () => {
    expect((await store.rows(anId())).map(({ spans }) => spans)).toEqual([0, 0, 0])
    expect((await store.rows(null)).map(({ status }) => status)).toEqual(['new', 'new', 'new'])
  })

  it('say where a set has a problem', async () => {
    await store.close()
    const file = join(project.path, 'annotations', annotatorId, `${documents[0]!.id}.json`)
    writeFileSync(file, readFileSync(file, 'utf8').replace('"sealed":false', '"sealed":true'))
    await reopen()
    expect((await store.rows(annotatorId)).map(({ problem }) => problem)).toEqual([false, false, true])
  })
})
