import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { emptyHistory } from '../../core/annotation/history'
import type { Checkpoint } from '../../core/storage/checkpoint'
import { encodeFile } from '../../core/storage/file-envelope'
import { checkpointFile } from '../../core/storage/file-kinds'
import { AnnotatorJournal } from './annotator-journal'
import { OpenSet, type SaveState } from './open-set'
import {
  aDocument,
  adding,
  anId,
  aSpan,
  leftByACrash,
  quietDeps,
  temporaryProject,
  type TemporaryFolder,
} from './project-fixture'
import { ProjectFolder } from './project-folder'
import { openProject, type ProjectStore } from './project-store'
import { sha256Hex } from './store-deps'

const document = aDocument('The patient has lumbar strain. Physical therapy is upheld.'.repeat(2))
const annotatorId = anId()
const marks = Array.from({ length: 10 }, (_, at) => aSpan(document, at * 3, at * 3 + 2))
let project: TemporaryFolder
let store: ProjectStore
let saved: SaveState[]

const file = () => join(project.path, 'annotations', annotatorId, `${document.id}.json`)
const revisionOnDisk = () =>
  (JSON.parse(readFileSync(file(), 'utf8')) as { body: Checkpoint }).body.set.revision

async function opened(): Promise<ProjectStore> {
  store = await openProject(project.path, quietDeps)
  store.onSaveState((state) => saved.push(state))
  return store
}

async function removeMarks(end: number, start = 0): Promise<void> {
  for (const span of marks.slice(start, end)) {
    const { set } = await store.openDocument(document.id, annotatorId)
    const edit = { baseRevision: set.revision, via: 'do', command: { kind: 'removeSpan', span } } as const
    expect(await store.perform(document.id, annotatorId, edit)).toMatchObject({ ok: true })
  }
}

beforeEach(async () => {
  saved = []
  project = await temporaryProject()
  await opened()
  await store.addDocument(document)
  await store.openDocument(document.id, annotatorId)
  const commands = marks.map((span) => ({ kind: 'addSpan', span }) as const)
  const command = { kind: 'batch', name: 'import', commands } as const
  await store.perform(document.id, annotatorId, { baseRevision: 0, via: 'do', command })
  await store.flush()
  expect(saved).toMatchObject([{ state: 'checkpointed' }])
  saved.length = 0
})
afterEach(async () => {
  await store.close()
  await project.dispose()
})

describe('a checkpoint that would drop spans', () => {
  it('is not written where nobody removed them: the set stays in the journal and the file as it was', async () => {
    await store.close()
    const whole = readFileSync(file())
    const onDisk = (JSON.parse(whole.toString()) as { body: Checkpoint }).body
    const folder = new ProjectFolder(project.path)
    const journal = await AnnotatorJournal.open({
      folder,
      annotatorId,
      deps: quietDeps,
      canWrite: true,
      notify: () => undefined,
      right: { assertHeld: () => Promise.resolve(), confirm: () => Promise.resolve() },
    })
    const lost = { ...onDisk, set: { ...onDisk.set, spans: onDisk.set.spans.slice(5) } }
    const set = new OpenSet({
      folder,
      document,
      annotatorId,
      schema: store.project.schema,
      journal,
      state: { checkpoint: lost, history: emptyHistory },
      isDirty: false,
      readOnly: null,
      deps: quietDeps,
      onSaveState: (state) => saved.push(state),
    })
    const edit = { baseRevision: 1, via: 'do', command: adding(document, 40, 44) } as const
    expect(await set.perform(edit)).toMatchObject({ ok: true })
    await set.close()
    await journal.close()
    expect(saved).toMatchObject([{ state: 'kept-in-journal', errno: 'spans-dropped' }])
    expect(readFileSync(file())).toEqual(whole)
    // What the journal holds makes the set whole again, with the edit that was made meanwhile.
    await opened()
    const found = await store.openDocument(document.id, annotatorId)
    expect(found).toMatchObject({ readOnly: null })
    expect(found.set.spans).toHaveLength(11)
    await store.flush()
    expect(revisionOnDisk()).toBe(2)
  })

  it('is told of once, though it is tried again', async () => {
    // As the file of another computer may come in with a sync program, which this set knows nothing of.
    const whole = JSON.parse(readFileSync(file(), 'utf8')) as { body: Checkpoint }
    const more = Array.from({ length: 6 }, (_, at) => aSpan(document, 60 + at * 3, 62 + at * 3))
    const { set } = whole.body
    const body = { ...whole.body, set: { ...set, spans: [...set.spans, ...more] } }
    writeFileSync(file(), encodeFile(checkpointFile, body, sha256Hex))
    for (let count = 0; count < 2; count += 1) {
      await removeMarks(1 + count, count)
      await store.flush()
    }
    expect(saved.map(({ errno }) => errno)).toEqual(['spans-dropped', 'spans-dropped'])
    expect(store.notices).toEqual([{ kind: 'spans-dropped', documentId: document.id, annotatorId }])
  })

  it('is written where the coder has removed them', async () => {
    await removeMarks(8)
    await store.flush()
    expect(saved).toMatchObject([{ state: 'checkpointed' }])
    expect(revisionOnDisk()).toBe(9)
  })

  it('is written where the journal holds the removals and the app ended before', async () => {
    await removeMarks(8)
    const crashed = store
    project = { ...project, path: leftByACrash(project.path) }
    await opened()
    saved.length = 0
    expect((await store.openDocument(document.id, annotatorId)).set.spans).toHaveLength(2)
    await store.flush()
    expect(saved).toMatchObject([{ state: 'checkpointed' }])
    expect(revisionOnDisk()).toBe(9)
    await crashed.close()
  })
})
