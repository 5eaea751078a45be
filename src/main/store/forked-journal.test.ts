import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { AnnotationSet } from '../../core/annotation/annotation-set'
import { undoCommand } from '../../core/annotation/history'
import { AnnotatorJournal } from './annotator-journal'
import type { SourceDocument } from '../../core/project'
import {
  aDocument,
  adding,
  anId,
  leftByACrash,
  quietDeps,
  seenFromElsewhere,
  temporaryProject,
  type TemporaryFolder,
} from './project-fixture'
import { openProject, type ProjectStore } from './project-store'
import { StoreError } from './store-error'

const text = 'The patient has lumbar strain. 👍 Physical therapy is upheld.'
const edits = 4
let project: TemporaryFolder
let document: SourceDocument
let annotatorId: string
let stores: ProjectStore[]
/** The set after each edit. */
let states: AnnotationSet[]

async function opened(path = project.path): Promise<ProjectStore> {
  const store = await openProject(path, quietDeps)
  stores.push(store)
  return store
}

async function mark(store: ProjectStore, count: number, label = 'diagnosis'): Promise<void> {
  for (let left = count; left > 0; left -= 1) {
    const { set } = await store.openDocument(document.id, annotatorId)
    const at = set.spans.length
    const edit = {
      baseRevision: set.revision,
      via: 'do',
      command: adding(document, at * 4, at * 4 + 3, label),
    } as const
    expect(await store.perform(document.id, annotatorId, edit)).toMatchObject({ ok: true })
    states.push((await store.openDocument(document.id, annotatorId)).set)
  }
}

beforeEach(async () => {
  project = await temporaryProject()
  stores = []
  annotatorId = anId()
  document = aDocument(text)
  const store = await opened()
  await store.addDocument(document)
  states = [(await store.openDocument(document.id, annotatorId)).set]
})
afterEach(async () => {
  for (const store of stores) await store.close()
  await project.dispose()
})

const checkpoint = () => join(project.path, 'annotations', annotatorId, `${document.id}.json`)
const segments = () =>
  readdirSync(join(project.path, 'journal', annotatorId)).map((name) =>
    join(project.path, 'journal', annotatorId, name),
  )

/** A mark that both have, then one elsewhere and two here: the checkpoint that is left is that of elsewhere. */
async function forked(): Promise<ProjectStore> {
  await mark(stores[0]!, 1)
  const other = await opened(seenFromElsewhere(project.path))
  await mark(other, 1, 'outcome')
  await mark(stores[0]!, 2)
  await stores[0]!.close()
  await other.close()
  return opened()
}
/** In `states`: what both had, what was made elsewhere, and what was made here. */
const [common, elsewhere, here] = [1, 2, 4]
const asShown = { head: null, isUnion: false }
const bytesOfSegments = () => segments().map((file) => readFileSync(file, 'latin1'))

describe('two segments that continue the same revision', () => {
  it('are both kept and shown, the longer first', async () => {
    const store = await forked()
    const found = await store.openDocument(document.id, annotatorId)
    expect(found).toMatchObject({ readOnly: 'fork', set: states[here], lastGood: null })
    expect(found.branches.map(({ set }) => set)).toEqual([states[here], states[elsewhere]])
    expect(found.notices).toMatchObject([{ reason: 'fork', problem: { kind: 'fork', revision: 2 } }])
    expect(
      await store.perform(document.id, annotatorId, {
        baseRevision: 3,
        via: 'do',
        command: adding(document, 0, 3),
      }),
    ).toMatchObject({ code: 'read-only' })
  })

  it.each([
    ['the longer', here, 2],
    ['the shorter', elsewhere, 1],
  ])(
    'are settled by keeping %s, with what can be undone of it, and the journal alone says so',
    async (_, kept, marks) => {
      let store = await forked()
      const { branches } = await store.openDocument(document.id, annotatorId)
      const { head } = branches.find(({ set }) => set.revision === states[kept]!.revision)!
      const before = bytesOfSegments()
      const settled = await store.settle(document.id, annotatorId, { head, isUnion: false })
      expect(settled).toMatchObject({ readOnly: null, set: { ...states[kept], revision: 4 }, branches: [] })
      expect(settled.history.past).toHaveLength(marks + 1)
      expect(bytesOfSegments()).toEqual(expect.arrayContaining(before))
      await mark(store, 1)
      await store.close()
      for (const isCheckpointLost of [false, true]) {
        if (isCheckpointLost) rmSync(checkpoint())
        store = await opened()
        const again = await store.openDocument(document.id, annotatorId)
        expect(again).toMatchObject({ readOnly: null, set: states.at(-1) })
        expect(again.history.past).toHaveLength(marks + 2)
        await store.close()
      }
    },
  )

  it('are settled for good, even if the app ends before it writes the saved copy', async () => {
    const store = await forked()
    const settled = await store.settle(document.id, annotatorId, asShown)
    const again = await opened(leftByACrash(project.path))
    expect(await again.openDocument(document.id, annotatorId)).toMatchObject({
      readOnly: null,
      set: settled.set,
      history: settled.history,
    })
  })

  it('are not settled without the marks of both where bringing them in is cut off', async () => {
    const store = await forked()
    const ids = [...states[here]!.spans, ...states[elsewhere]!.spans].map(({ id }) => id)
    // The first record is what is brought in, the second says that it is gone on with.
    const real = Reflect.get<typeof AnnotatorJournal.prototype, 'append'>(
      AnnotatorJournal.prototype,
      'append',
    )
    let left = 1
    vi.spyOn(AnnotatorJournal.prototype, 'append').mockImplementation(function (
      this: AnnotatorJournal,
      draft,
    ) {
      if (left === 0) return Promise.reject(new StoreError('write-failed', { errno: 'ENOSPC' }))
      left -= 1
      return real.call(this, draft)
    })
    const union = { head: null, isUnion: true }
    await expect(store.settle(document.id, annotatorId, union)).rejects.toMatchObject({
      code: 'write-failed',
    })
    vi.restoreAllMocks()
    await store.close()
    const found = await (await opened()).openDocument(document.id, annotatorId)
    expect(found.readOnly).toBe('fork')
    const shown = found.branches.flatMap(({ set }) => set.spans.map(({ id }) => id))
    expect(ids.filter((id) => !shown.includes(id))).toEqual([])
  })

  it('say nothing any more once the document was removed and imported again', async () => {
    let store = await forked()
    await store.settle(document.id, annotatorId, asShown)
    await store.removeDocument(document.id)
    await store.addDocument(document)
    states = []
    await mark(store, 3)
    await store.close()
    rmSync(segments().find((file) => readFileSync(file, 'latin1').includes('"kind":"addSpan"'))!)
    store = await opened()
    const { set, readOnly } = await store.openDocument(document.id, annotatorId)
    expect([set, readOnly]).toEqual([states.at(-1), null])
  })

  it('are settled by the marks of both, the other’s as one step that can be undone', async () => {
    const store = await forked()
    const settled = await store.settle(document.id, annotatorId, { head: null, isUnion: true })
    const ids = new Set([...states[here]!.spans, ...states[elsewhere]!.spans].map(({ id }) => id))
    expect(new Set(settled.set.spans.map(({ id }) => id))).toEqual(ids)
    const command = undoCommand(settled.history)!
    await store.perform(document.id, annotatorId, {
      baseRevision: settled.set.revision,
      via: 'undo',
      command,
    })
    const { set } = await store.openDocument(document.id, annotatorId)
    expect(set.spans).toEqual(states[here]!.spans)
  })

  it('contend again where another computer has gone on without knowing of the choice', async () => {
    let store = await forked()
    // They have the fork, and not yet what is chosen here.
    const there = await opened(seenFromElsewhere(project.path))
    const { branches } = await there.openDocument(document.id, annotatorId)
    await store.settle(document.id, annotatorId, asShown)
    await there.settle(document.id, annotatorId, { head: branches[1]!.head, isUnion: false })
    await store.close()
    await there.close()
    store = await opened()
    const found = await store.openDocument(document.id, annotatorId)
    expect(found.readOnly).toBe('fork')
    expect(new Set(found.branches.map(({ set }) => set.spans.length))).toEqual(new Set([2, 3]))
    const settled = await store.settle(document.id, annotatorId, asShown)
    expect(settled.readOnly).toBeNull()
    await store.close()
    store = await opened()
    expect(await store.openDocument(document.id, annotatorId)).toMatchObject({
      readOnly: null,
      set: settled.set,
    })
  })

  it('are not settled by a head that nothing has', async () => {
    const store = await forked()
    await expect(
      store.settle(document.id, annotatorId, { head: '12345678', isUnion: false }),
    ).rejects.toMatchObject({ code: 'invalid' })
    expect(states[common]!.spans).toHaveLength(1)
  })
})

describe('a segment that the checkpoint was made from', () => {
  beforeEach(async () => {
    await mark(stores[0]!, edits)
    await stores[0]!.close()
  })

  it.each<[string, (segment: string) => void]>([
    ['is gone', (segment) => rmSync(segment)],
    [
      'ends earlier, between two records',
      (segment) => {
        const lines = readFileSync(segment, 'latin1').split('\n')
        writeFileSync(segment, `${lines.slice(0, 3).join('\n')}\n`)
      },
    ],
  ])('that %s is told of, and the set goes on from its checkpoint', async (_, change) => {
    change(segments()[0]!)
    const store = await opened()
    const found = await store.openDocument(document.id, annotatorId)
    expect(found).toMatchObject({ readOnly: null, set: states[edits] })
    expect(found.notices).toEqual([
      { kind: 'journal-segment-missing', documentId: document.id, annotatorId, segments: 1 },
    ])
    await mark(store, 1)
  })

  it('that comes later with more edits shows a fork, as others were made meanwhile', async () => {
    const [segment] = segments()
    const early = readFileSync(segment!)
    const saved = readFileSync(checkpoint())
    const there = await opened()
    await mark(there, 1)
    await there.close()
    const late = segments().find((file) => file !== segment)!
    const bytes = readFileSync(late)
    rmSync(late)
    writeFileSync(checkpoint(), saved)
    const here = await opened()
    states.pop()
    await mark(here, 1)
    await here.close()
    writeFileSync(late, bytes)
    const store = await opened()
    expect(await store.openDocument(document.id, annotatorId)).toMatchObject({ readOnly: 'fork' })
    expect(readFileSync(segment!)).toEqual(early)
  })
})
