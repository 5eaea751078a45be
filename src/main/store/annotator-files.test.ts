import { mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { annotatorFile } from '../../core/storage/file-kinds'
import { aDocument, adding, anId, quietDeps, temporaryProject, type TemporaryFolder } from './project-fixture'
import { openProject, type ProjectStore } from './project-store'
import { stateFileBytes } from './state-file'

const annotator = { id: anId(), name: 'KG', createdAt: '2026-01-01T00:00:00.000Z' }
let project: TemporaryFolder
let store: ProjectStore

beforeEach(async () => {
  project = await temporaryProject()
  store = await openProject(project.path, quietDeps)
})
afterEach(async () => {
  await store.close()
  await project.dispose()
})

describe('addAnnotator', () => {
  it('keeps name and date of an annotator whom it knows already', async () => {
    await store.addAnnotator(annotator)
    await store.addAnnotator({ ...annotator, name: 'Other', createdAt: '2026-02-02T00:00:00.000Z' })
    expect(await store.annotators()).toEqual([annotator])
    await store.ensureAnnotator({ ...annotator, name: 'Kim' })
    expect(await store.annotators()).toEqual([{ ...annotator, name: 'Kim' }])
  })
})

describe("an annotator's own file", () => {
  const file = () => join(project.path, 'annotators', `${annotator.id}.json`)
  const setAside = () => {
    const folder = join(project.path, 'quarantine')
    return readdirSync(folder).map((name) => readFileSync(join(folder, name)))
  }

  beforeEach(() => store.ensureAnnotator(annotator))

  it.each<[string, (file: string) => void]>([
    ['cut', (file) => truncateSync(file, 20)],
    ['emptied', (file) => truncateSync(file, 0)],
    [
      "another annotator's",
      (file) => writeFileSync(file, stateFileBytes(annotatorFile, { ...annotator, id: anId() })),
    ],
  ])('that is %s is set aside and written anew', async (_, damage) => {
    damage(file())
    const damaged = readFileSync(file())
    await store.ensureAnnotator(annotator)
    expect(await store.annotators()).toEqual([annotator])
    expect(store.notices).toEqual([{ kind: 'annotator-rewritten', annotatorId: annotator.id }])
    expect(setAside()).toEqual([damaged])
  })

  it('that a newer app wrote, or that is out of reach, stays as it is and keeps nobody from working', async () => {
    const newer = readFileSync(file(), 'utf8').replace('"version":1', '"version":2')
    writeFileSync(file(), newer)
    await store.ensureAnnotator({ ...annotator, name: 'Kim' })
    expect(readFileSync(file(), 'utf8')).toBe(newer)
    rmSync(file())
    mkdirSync(file())
    await store.ensureAnnotator(annotator)
    const problem = { kind: 'annotator-problem', annotatorId: annotator.id }
    expect(store.notices).toEqual([
      { ...problem, state: 'newer' },
      { ...problem, state: 'unavailable' },
    ])
    const document = aDocument('A letter.')
    await store.addDocument(document)
    const edit = { baseRevision: 0, via: 'do', command: adding(document, 0, 3) } as const
    expect(await store.perform(document.id, annotator.id, edit)).toMatchObject({ ok: true })
  })
})
