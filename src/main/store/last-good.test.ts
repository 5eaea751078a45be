import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import type * as FsPromises from 'node:fs/promises'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { aDocument, adding, anId, quietDeps, temporaryProject, type TemporaryFolder } from './project-fixture'
import { openProject, type ProjectStore } from './project-store'

const links = vi.hoisted(() => ({ areThere: true }))
vi.mock('node:fs/promises', async (original) => {
  const fs = await original<typeof FsPromises>()
  const link: typeof fs.link = (from, to) =>
    links.areThere
      ? fs.link(from, to)
      : Promise.reject(Object.assign(new Error('no links'), { code: 'EPERM' }))
  return { ...fs, link }
})

const document = aDocument('The patient has lumbar strain. Physical therapy is upheld.')
const annotatorId = anId()
let project: TemporaryFolder
let store: ProjectStore

const checkpoint = () => join(project.path, 'annotations', annotatorId, `${document.id}.json`)
const folder = () => join(project.path, 'last-good', annotatorId, document.id)
const copy = (revision: number) => join(folder(), `${revision}.json`)
const revisions = () =>
  readdirSync(folder())
    .map((name) => Number(name.replace('.json', '')))
    .sort((a, b) => a - b)

/** One more mark, written into a checkpoint. */
async function markAndSave(): Promise<void> {
  const { set } = await store.openDocument(document.id, annotatorId)
  const at = set.revision
  const edit = { baseRevision: at, via: 'do', command: adding(document, at, at + 3) } as const
  expect(await store.perform(document.id, annotatorId, edit)).toMatchObject({ ok: true })
  await store.flush()
}

async function reopen(): Promise<void> {
  await store.close()
  store = await openProject(project.path, quietDeps)
}

/** Leaves nothing but what was kept: the checkpoint damaged, the journal gone. */
async function loseTheRest(): Promise<void> {
  await store.close()
  truncateSync(checkpoint(), 10)
  await rm(join(project.path, 'journal', annotatorId), { recursive: true })
  store = await openProject(project.path, quietDeps)
}

beforeEach(async () => {
  links.areThere = true
  project = await temporaryProject()
  store = await openProject(project.path, quietDeps)
  await store.addDocument(document)
})
afterEach(async () => {
  await store.close()
  await project.dispose()
})

describe('the checkpoints that were replaced', () => {
  it.each([true, false])('are kept as they were, several of them; with links: %s', async (areThere) => {
    links.areThere = areThere
    const written: Buffer[] = []
    for (let count = 0; count < 4; count += 1) {
      await markAndSave()
      written.push(readFileSync(checkpoint()))
    }
    expect(revisions()).toEqual([1, 2, 3])
    expect([1, 2, 3].map((revision) => readFileSync(copy(revision)))).toEqual(written.slice(0, 3))
    expect(statSync(checkpoint()).nlink).toBe(1)
  })

  it('are thinned by count and age, the newest never, whatever its time', async () => {
    for (let count = 0; count < 6; count += 1) await markAndSave()
    expect(revisions()).toEqual([1, 2, 3, 4, 5])
    const now = Date.now() / 1000
    utimesSync(copy(1), now - 3 * 3600, now - 3 * 3600)
    utimesSync(copy(2), now - 40 * 86_400, now - 40 * 86_400)
    utimesSync(checkpoint(), 1000, 1000)
    await markAndSave()
    // Copy 6 says that it is of 1970, and the others seem to come from its future.
    expect(revisions()).toContain(6)
    await markAndSave()
    expect(revisions()).toEqual([1, 3, 4, 5, 6, 7])
  })

  it('serve where checkpoint and journal are lost, the newest that is sound', async () => {
    for (let count = 0; count < 4; count += 1) await markAndSave()
    truncateSync(copy(3), 50)
    await loseTheRest()
    const found = await store.openDocument(document.id, annotatorId)
    expect(found).toMatchObject({ readOnly: 'damaged', lastGood: { revision: 2 }, set: { revision: 2 } })
    const adopted = await store.settle(document.id, annotatorId, { head: null, isUnion: false })
    expect(adopted).toMatchObject({ readOnly: null, set: { spans: found.set.spans } })
  })

  it('are found under the name that a single one had, and the newer of both counts', async () => {
    for (let count = 0; count < 3; count += 1) await markAndSave()
    await store.close()
    renameSync(copy(2), `${folder()}.json`)
    store = await openProject(project.path, quietDeps)
    await loseTheRest()
    expect((await store.openDocument(document.id, annotatorId)).set.revision).toBe(2)
  })

  it('are all gone once their document is removed, whatever they are named', async () => {
    for (let count = 0; count < 4; count += 1) await markAndSave()
    renameSync(copy(1), `${folder()}.json`)
    renameSync(copy(2), join(folder(), '2 (conflicted copy).json'))
    await store.removeDocument(document.id)
    expect(readdirSync(join(project.path, 'last-good', annotatorId))).toEqual([])
  })

  it.each(['the same', 'something else'])('are kept where %s stands under their name', async (what) => {
    await markAndSave()
    const replaced = readFileSync(checkpoint())
    mkdirSync(folder(), { recursive: true })
    writeFileSync(copy(1), what === 'the same' ? replaced : what)
    await markAndSave()
    expect(readFileSync(copy(1))).toEqual(replaced)
    expect(revisions()).toEqual([1])
  })

  it('are swept of what a write has left behind', async () => {
    await markAndSave()
    await markAndSave()
    const ended = '.1.json.00000000-1-0123456789abcdef.tmp'
    const left = join(folder(), ended)
    writeFileSync(left, '')
    utimesSync(left, 1000, 1000)
    await reopen()
    await store.close()
    expect(existsSync(left)).toBe(false)
    expect(revisions()).toEqual([1])
  })
})
