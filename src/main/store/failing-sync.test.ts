import { open, rename, type FileHandle } from 'node:fs/promises'
import { appendFileSync, chmodSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { SourceDocument } from '../../core/project'
import { aDocument, adding, anId, quietDeps, temporaryProject, type TemporaryFolder } from './project-fixture'
import { openProject, type ProjectStore } from './project-store'
import type { SaveState } from './open-set'

const annotatorId = anId()
let project: TemporaryFolder
let document: SourceDocument
let store: ProjectStore
let handles: FileHandle

const failure = (code: string) => Object.assign(new Error(code), { code })
const add = (baseRevision: number) =>
  store.perform(document.id, annotatorId, {
    baseRevision,
    via: 'do',
    command: adding(document, baseRevision, baseRevision + 4),
  })
const spans = async () => (await store.openDocument(document.id, annotatorId)).set.spans.length

beforeEach(async () => {
  project = await temporaryProject()
  document = aDocument('The patient has lumbar strain.')
  store = await openProject(project.path, quietDeps)
  await store.addDocument(document)
  const probe = await open(join(project.path, 'project.json'), 'r')
  handles = Object.getPrototypeOf(probe) as FileHandle
  await probe.close()
})
afterEach(async () => {
  vi.restoreAllMocks()
  await store.close()
  await project.dispose()
})

describe('perform', () => {
  it('takes everything back that is not on disk when a sync fails, and goes on in a new segment', async () => {
    await add(0)
    vi.spyOn(handles, 'datasync').mockRejectedValueOnce(failure('EIO'))
    const results = await Promise.all([add(1), add(2), add(3)])
    expect(results).toEqual(Array(3).fill({ ok: false, code: 'journal-failed', details: 'EIO' }))
    expect(await spans()).toBe(1)
    expect(await add(1)).toMatchObject({ ok: true, revision: 2, seq: 1 })
    expect(readdirSync(join(project.path, 'journal', annotatorId))).toHaveLength(2)
    await store.close()
    store = await openProject(project.path, quietDeps)
    expect(await spans()).toBe(2)
    expect(store.notices).toEqual([])
  })

  it('takes edits on other documents back that waited behind the failure', async () => {
    const other = aDocument('Another letter.')
    await store.addDocument(other)
    await store.openDocument(other.id, annotatorId)
    await add(0)
    vi.spyOn(handles, 'datasync').mockRejectedValueOnce(failure('EIO'))
    const waiting = { baseRevision: 0, via: 'do', command: adding(other, 0, 7) } as const
    const results = await Promise.all([add(1), store.perform(other.id, annotatorId, waiting)])
    expect(results).toMatchObject([{ code: 'journal-failed' }, { code: 'journal-failed' }])
    expect(await store.perform(other.id, annotatorId, waiting)).toMatchObject({ ok: true, revision: 1 })
  })

  it('keeps edits in the journal when no checkpoint can be written, and says so', async () => {
    const states: SaveState[] = []
    store.onSaveState((state) => states.push(state))
    await add(0)
    vi.spyOn(handles, 'sync').mockRejectedValue(failure('ENOSPC'))
    await store.flush()
    expect(states).toEqual([
      { documentId: document.id, annotatorId, state: 'kept-in-journal', errno: 'ENOSPC' },
    ])
    expect(await add(1)).toMatchObject({ ok: true })
    const folder = join(project.path, 'annotations', annotatorId)
    expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([])
    vi.restoreAllMocks()
    await store.flush()
    expect(states.at(-1)).toMatchObject({ state: 'checkpointed' })
    expect(readdirSync(folder)).toEqual([`${document.id}.json`])
  })
})

describe('a project whose folder vanished', () => {
  it('is not made anew, neither for a mark nor for a checkpoint', async () => {
    const states: SaveState[] = []
    await add(0)
    store.onSaveState((state) => states.push(state))
    const aside = `${project.path}-aside`
    await rename(project.path, aside)
    expect(await add(1)).toEqual({ ok: false, code: 'journal-failed', details: 'ENOENT' })
    expect(await add(1)).toEqual({ ok: false, code: 'journal-failed', details: 'ENOENT' })
    await store.flush()
    expect(states).toMatchObject([{ state: 'kept-in-journal', errno: 'ENOENT' }])
    expect(existsSync(project.path)).toBe(false)
    await rename(aside, project.path)
    expect(await add(1)).toMatchObject({ ok: true, revision: 2 })
  })
})

describe('removeDocument', () => {
  it('is finished at the next opening when it failed halfway', async () => {
    await add(0)
    await store.flush()
    vi.spyOn(handles, 'datasync').mockRejectedValueOnce(failure('EIO'))
    await expect(store.removeDocument(document.id)).rejects.toMatchObject({ details: { errno: 'EIO' } })
    expect(await store.rows(null)).toEqual([])
    await store.close()
    store = await openProject(project.path, quietDeps)
    expect(store.notices).toEqual([{ kind: 'removal-finished', documentId: document.id }])
    await store.addDocument(document)
    expect(await spans()).toBe(0)
  })

  it('keeps what another app appends to a segment while that is rewritten', async () => {
    await add(0)
    const folder = join(project.path, 'journal', annotatorId)
    const [segment] = readdirSync(folder)
    const { sync } = handles as unknown as { sync: (this: FileHandle) => Promise<void> }
    vi.spyOn(handles, 'sync').mockImplementation(async function (this: FileHandle) {
      // Only while the rewritten segment is not in place yet.
      const isRewriting = readdirSync(folder).some((name) => name.endsWith('.tmp'))
      if (isRewriting) appendFileSync(join(folder, segment!), 'appended')
      return sync.call(this)
    })
    await store.removeDocument(document.id)
    const bytes = readFileSync(join(folder, segment!), 'utf8')
    expect(bytes.endsWith('\nappended')).toBe(true)
    expect(bytes).not.toContain('quoteCrc')
  })

  it('leaves the document whole when it could not begin', async () => {
    await add(0)
    await rename(join(project.path, 'documents'), join(project.path, 'aside'))
    await expect(store.removeDocument(document.id)).rejects.toMatchObject({ code: 'write-failed' })
    await rename(join(project.path, 'aside'), join(project.path, 'documents'))
    expect(await spans()).toBe(1)
    expect(await add(1)).toMatchObject({ ok: true })
  })
})

describe('openProject', () => {
  it('opens what it cannot write only to look at', async () => {
    if (process.getuid?.() === 0) return
    await store.close()
    chmodSync(project.path, 0o500)
    store = await openProject(project.path, quietDeps)
    chmodSync(project.path, 0o700)
    expect(store.readOnly).toBe('not-writable')
  })
})
