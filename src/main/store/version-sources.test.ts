import { readdirSync, rmSync } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { AnnotationSet } from '../../core/annotation/annotation-set'
import type { Command } from '../../core/annotation/commands'
import { undoCommand } from '../../core/annotation/history'
import { restoringCommand } from '../../core/annotation/restoring-command'
import { aDocument, adding, anId, quietDeps, temporaryProject } from './project-fixture'
import { openProject, type ProjectStore } from './project-store'

const document = aDocument('The patient has lumbar strain.\r\nRequest: 12 sessions of physical therapy 👍.')
const me = anId()
let project: Awaited<ReturnType<typeof temporaryProject>>
let store: ProjectStore

beforeEach(async () => {
  project = await temporaryProject()
  store = await openProject(project.path, quietDeps)
  await store.addDocument(document)
})
afterEach(async () => {
  vi.restoreAllMocks()
  await store.close()
  await project.dispose()
})

async function restart(): Promise<void> {
  await store.close()
  store = await openProject(project.path, quietDeps)
}

const setOf = async (annotatorId = me) => (await store.openDocument(document.id, annotatorId)).set

/** Performs an edit on the state of now and answers the set after it. */
async function edit(command: Command, annotatorId = me, via: 'do' | 'undo' = 'do'): Promise<AnnotationSet> {
  const { revision } = await setOf(annotatorId)
  const performed = await store.perform(document.id, annotatorId, { baseRevision: revision, via, command })
  expect(performed).toMatchObject({ ok: true })
  return setOf(annotatorId)
}

/** Ten marks, of which three are taken away again; answers the set after each edit. */
async function work(): Promise<AnnotationSet[]> {
  const states: AnnotationSet[] = []
  for (let i = 0; i < 10; i += 1) states.push(await edit(adding(document, i * 3, i * 3 + 2)))
  for (let i = 0; i < 3; i += 1) {
    const { spans } = states.at(-1)!
    states.push(await edit({ kind: 'removeSpan', span: spans[i * 2]! }))
  }
  return states
}

const segments = () => readdirSync(join(project.path, 'journal', me))

describe('the versions of a set', () => {
  it('are every acknowledged edit, in a checkpoint or not, before and after closing', async () => {
    const states = await work()
    for (const isRestarted of [false, true]) {
      if (isRestarted) await restart()
      const { moments, beginning } = await store.versions(document.id, me)
      expect(moments.map(({ revision, spans }) => [revision, spans])).toEqual(
        states.map(({ revision, spans }) => [revision, spans.length]).reverse(),
      )
      expect(beginning).toEqual({ kind: 'empty', revision: 0, spans: 0 })
      for (const state of states) {
        expect(await store.setAsOf(document.id, me, state.revision)).toEqual(state)
      }
      expect(await store.setAsOf(document.id, me, 99)).toBeNull()
    }
    const more = await edit(adding(document, 40, 44))
    expect((await store.versions(document.id, me)).moments).toHaveLength(14)
    expect(await store.setAsOf(document.id, me, 5)).toEqual(states[4])
    expect(await store.setAsOf(document.id, me, 14)).toEqual(more)
  })

  it('do not hold an edit that is not on disk yet, and hold it once it is', async () => {
    await work()
    const probe = await open(join(project.path, 'project.json'), 'r')
    const handles = Object.getPrototypeOf(probe) as FileHandle
    await probe.close()
    let letSync = () => undefined as void
    const sync = vi.spyOn(handles, 'datasync')
    sync.mockReturnValueOnce(new Promise<void>((resolve) => (letSync = resolve)))
    const command = adding(document, 40, 44)
    const performed = store.perform(document.id, me, { baseRevision: 13, via: 'do', command })
    await vi.waitFor(() => expect(sync).toHaveBeenCalled())
    const { moments } = await store.versions(document.id, me)
    expect(moments.map(({ revision }) => revision)).toEqual([13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1])
    letSync()
    await performed
    expect((await store.versions(document.id, me)).moments).toHaveLength(14)
  })

  it('are those of one annotator alone', async () => {
    const other = anId()
    await work()
    await edit(adding(document, 4, 11), other)
    expect((await store.versions(document.id, other)).moments).toHaveLength(1)
    expect((await store.versions(document.id, me)).moments).toHaveLength(13)
  })

  it('come back as one edit, which one undo takes back after closing', async () => {
    const states = await work()
    const then = (await store.setAsOf(document.id, me, 10))!
    const restored = await edit(restoringCommand(states.at(-1)!, then)!)
    expect(restored).toEqual({ ...states[9], revision: 14 })
    expect((await store.versions(document.id, me)).moments[0]).toMatchObject({
      revision: 14,
      what: { kind: 'several', name: 'restore' },
    })
    await restart()
    const { history } = await store.openDocument(document.id, me)
    expect(await edit(undoCommand(history)!, me, 'undo')).toEqual({ ...states.at(-1), revision: 15 })
  })

  it('begin anew with a document that was removed and imported again', async () => {
    await work()
    await store.removeDocument(document.id)
    await store.addDocument(document)
    await edit(adding(document, 4, 11))
    expect(await store.versions(document.id, me)).toMatchObject({
      moments: [{ spans: 1 }],
      beginning: { kind: 'removed', spans: 0 },
    })
  })

  it('reach back to where a segment is missing, and say so', async () => {
    await work()
    await restart()
    const old = segments()
    const last = await edit(adding(document, 40, 44))
    await store.close()
    for (const name of old) rmSync(join(project.path, 'journal', me, name))
    store = await openProject(project.path, quietDeps)
    expect(await store.versions(document.id, me)).toMatchObject({
      moments: [{ revision: 14, spans: 8 }],
      beginning: { kind: 'missing', revision: 13, spans: 7 },
    })
    expect(await store.setAsOf(document.id, me, 14)).toEqual(last)
    expect(await store.setAsOf(document.id, me, 12)).toBeNull()
  })

  it('are an error while the journal is out of reach, never an empty list', async () => {
    await work()
    await restart()
    await setOf()
    for (const name of segments()) rmSync(join(project.path, 'journal', me, name))
    await expect(store.versions(document.id, me)).rejects.toMatchObject({ code: 'unavailable' })
    await expect(store.setAsOf(document.id, me, 3)).rejects.toMatchObject({ code: 'unavailable' })
  })
})
