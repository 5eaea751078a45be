import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { SourceDocument } from '../../core/project'
import type { PerformResult } from './open-set'
import {
  aDocument,
  adding,
  anId,
  quietDeps,
  seenFromElsewhere,
  temporaryProject,
  type TemporaryFolder,
} from './project-fixture'
import { openProject, type ProjectStore } from './project-store'

let project: TemporaryFolder
let document: SourceDocument
let annotatorId: string
let stores: ProjectStore[]
/** Whose sets must be opened again, by store. */
let heard: string[][]

async function opened(): Promise<ProjectStore> {
  const store = await openProject(project.path, quietDeps)
  const changes: string[] = []
  store.onLockChanged((id) => changes.push(id))
  stores.push(store)
  heard.push(changes)
  return store
}

/** Marks the next three characters on top of a revision; answers what came of it. */
function mark(store: ProjectStore, baseRevision: number): Promise<PerformResult> {
  const command = adding(document, baseRevision * 4, baseRevision * 4 + 3)
  return store.perform(document.id, annotatorId, { baseRevision, via: 'do', command })
}

const checkpoint = () => readFileSync(join(project.path, 'annotations', annotatorId, `${document.id}.json`))

beforeEach(async () => {
  project = await temporaryProject()
  stores = []
  heard = []
  annotatorId = anId()
  document = aDocument('The patient has lumbar strain. Physical therapy is upheld.')
  const first = await opened()
  await first.addDocument(document)
  await first.ensureAnnotator({ id: annotatorId, name: 'KG', createdAt: '2026-01-01T00:00:00.000Z' })
  await opened()
})
afterEach(async () => {
  vi.useRealTimers()
  for (const store of stores) await store.close()
  await project.dispose()
})

describe('an annotator at work in two places', () => {
  it('writes in one of them, and reads in the other what is there and who it is', async () => {
    const [first, second] = stores as [ProjectStore, ProjectStore]
    await mark(first, 0)
    const seen = await second.openDocument(document.id, annotatorId)
    expect(seen).toMatchObject({ readOnly: 'in-use', holder: { isQuiet: false }, notices: [] })
    expect(seen.set.spans).toHaveLength(1)
    expect(await mark(second, 1)).toMatchObject({ ok: false, code: 'read-only', details: 'in-use' })
    await mark(first, 1)
    expect((await second.openDocument(document.id, annotatorId)).set.spans).toHaveLength(2)
    expect((await second.rows(annotatorId))[0]).toMatchObject({ problem: false })
    expect(second.notices).toEqual([])
  })

  it('can go on in the other once the first is closed', async () => {
    const [first, second] = stores as [ProjectStore, ProjectStore]
    await second.openDocument(document.id, annotatorId)
    await mark(first, 0)
    await first.close()
    await second.lookAtLocks()
    await expect.poll(() => heard[1]).toEqual([annotatorId])
    const { readOnly, set } = await second.openDocument(document.id, annotatorId)
    expect([readOnly, set.revision]).toEqual([null, 1])
    expect(await mark(second, 1)).toMatchObject({ ok: true })
  })

  it('can take over, and then the first writes nothing more: no fork and no older checkpoint', async () => {
    const [first, second] = stores as [ProjectStore, ProjectStore]
    await mark(first, 0)
    await second.openDocument(document.id, annotatorId)
    await second.takeOver(annotatorId)
    expect(await second.openDocument(document.id, annotatorId)).toMatchObject({
      readOnly: null,
      holder: null,
    })
    expect(await mark(second, 1)).toMatchObject({ ok: true })
    await second.flush()
    const bytes = checkpoint()
    await first.lookAtLocks()
    await expect.poll(() => heard[0]).toEqual([annotatorId])
    expect(await mark(first, 1)).toMatchObject({ ok: false, code: 'read-only', details: 'in-use' })
    await first.close()
    expect(checkpoint()).toEqual(bytes)
    await second.close()
    const again = await opened()
    expect(await again.openDocument(document.id, annotatorId)).toMatchObject({
      readOnly: null,
      set: { revision: 2 },
      notices: [],
    })
  })

  it('is refused an edit that the first begins after it was taken over, before it looks by itself', async () => {
    const [first, second] = stores as [ProjectStore, ProjectStore]
    await mark(first, 0)
    await second.takeOver(annotatorId)
    const segments = readdirSync(join(project.path, 'journal', annotatorId))
    // The computer of the first has slept.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60 * 60 * 1000 })
    expect(await mark(first, 1)).toMatchObject({ ok: false, code: 'journal-failed', details: 'in-use' })
    expect(readdirSync(join(project.path, 'journal', annotatorId))).toEqual(segments)
  })

  it('has at most one more edit taken once it was taken over, and the other goes on from that', async () => {
    const [first, second] = stores as [ProjectStore, ProjectStore]
    await mark(first, 0)
    await second.takeOver(annotatorId)
    expect(await mark(first, 1)).toMatchObject({ ok: true })
    expect(await mark(first, 2)).toMatchObject({ ok: false, details: 'in-use' })
    expect(await second.openDocument(document.id, annotatorId)).toMatchObject({
      readOnly: null,
      set: { revision: 2 },
    })
    expect(await mark(second, 2)).toMatchObject({ ok: true })
  })

  it('goes on from what another has made since the journals were read', async () => {
    const [first, second] = stores as [ProjectStore, ProjectStore]
    const other = aDocument('A letter that goes.')
    await second.addDocument(other)
    await mark(first, 0)
    // It reads everybody's journal.
    await second.removeDocument(other.id)
    await mark(first, 1)
    await first.close()
    expect(await second.openDocument(document.id, annotatorId)).toMatchObject({
      readOnly: null,
      set: { revision: 2 },
      notices: [],
    })
  })

  it('reads anew what another has made and left while its computer slept', async () => {
    const [first, second] = stores as [ProjectStore, ProjectStore]
    await mark(first, 0)
    await second.takeOver(annotatorId)
    await mark(second, 1)
    await second.close()
    await first.lookAtLocks()
    await expect.poll(() => heard[0]).toEqual([annotatorId])
    const { set, readOnly } = await first.openDocument(document.id, annotatorId)
    expect([set.revision, readOnly]).toEqual([2, null])
    expect(await mark(first, 2)).toMatchObject({ ok: true })
  })

  it('leaves no lock behind where the project is closed while a document opens', async () => {
    const [first] = stores as [ProjectStore, ProjectStore]
    const other = anId()
    const opening = first.openDocument(document.id, other).catch((error: unknown) => error)
    await first.close()
    await opening
    expect(readdirSync(join(project.path, '.goldspan', 'locks'))).toEqual([])
  })

  it('reads what the other wrote to its end, though it looks at it early', async () => {
    const [first, second] = stores as [ProjectStore, ProjectStore]
    await mark(first, 0)
    // The last write of the first comes late, as if it had been on its way.
    const late = await openProject(seenFromElsewhere(project.path), quietDeps)
    await late.openDocument(document.id, annotatorId)
    const taking = second.takeOver(annotatorId)
    await expect.poll(async () => (await second.openDocument(document.id, annotatorId)).readOnly).toBeNull()
    await mark(late, 1)
    await taking
    await late.close()
    expect(await second.openDocument(document.id, annotatorId)).toMatchObject({
      readOnly: null,
      set: { revision: 2 },
    })
  })

  it('goes on where the folder of locks was deleted', async () => {
    const [first] = stores as [ProjectStore, ProjectStore]
    await mark(first, 0)
    rmSync(join(project.path, '.goldspan'), { recursive: true })
    await first.lookAtLocks()
    await expect.poll(() => heard[0]).toEqual([annotatorId])
    expect(await first.openDocument(document.id, annotatorId)).toMatchObject({ readOnly: null })
    expect(await mark(first, 1)).toMatchObject({ ok: true })
  })

  it('lets go of a lock though nothing was opened with it', async () => {
    const [first, second] = stores as [ProjectStore, ProjectStore]
    await first.leaveAllBut(anId())
    expect(await second.openDocument(document.id, annotatorId)).toMatchObject({ readOnly: null })
  })

  it('leaves the others to themselves once another annotator codes here', async () => {
    const [first, second] = stores as [ProjectStore, ProjectStore]
    const other = anId()
    await mark(first, 0)
    await first.openDocument(document.id, other)
    await first.leaveAllBut(other)
    expect(await second.openDocument(document.id, annotatorId)).toMatchObject({
      readOnly: null,
      set: { revision: 1 },
      notices: [],
    })
    expect(await second.openDocument(document.id, other)).toMatchObject({ readOnly: 'in-use' })
  })
})
