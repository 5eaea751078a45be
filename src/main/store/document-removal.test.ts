import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Command } from '../../core/annotation/commands'
import type { SourceDocument } from '../../core/project'
import {
  aDocument,
  adding,
  anId,
  leftByACrash,
  quietDeps,
  temporaryProject,
  type TemporaryFolder,
} from './project-fixture'
import type { OpenedDocument } from './opened-document'
import { openProject, type ProjectStore } from './project-store'

const text = 'The patient has lumbar strain.\r\nRequest: 12 sessions of physical therapy 👍 is upheld.'
let project: TemporaryFolder
let open: ProjectStore[] = []

async function opened(): Promise<ProjectStore> {
  const store = await openProject(project.path, quietDeps)
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

describe('removeDocument', () => {
  it('brings no mark back when a removed document is imported again', async () => {
    const document = aDocument(text)
    const [one, other] = [anId(), anId()]
    let store = await opened()
    await store.addDocument(document)
    for (const annotatorId of [one, other]) {
      const command = adding(document, 0, 3)
      await store.perform(document.id, annotatorId, { baseRevision: 0, via: 'do', command })
      await store.flush()
      const second = adding(document, 4, 11)
      await store.perform(document.id, annotatorId, { baseRevision: 1, via: 'do', command: second })
      await store.flush()
    }
    await store.removeDocument(document.id)
    expect(await store.rows(one)).toEqual([])
    await expect(store.openDocument(document.id, one)).rejects.toMatchObject({ code: 'missing' })
    const left = filesBelow(project.path)
    expect(left.filter((name) => name.includes(document.id))).toEqual([])
    for (const name of left) {
      expect(readFileSync(join(project.path, name), 'utf8')).not.toContain('letter.txt')
    }
    await store.addDocument(document)
    const again = await store.openDocument(document.id, one)
    expect(again.set.spans).toEqual([])
    expect(again.readOnly).toBeNull()
    const mark = { baseRevision: again.set.revision, via: 'do', command: adding(document, 1, 4) } as const
    expect(await store.perform(document.id, one, mark)).toMatchObject({ ok: true })
    await store.close()
    store = await opened()
    expect((await store.openDocument(document.id, one)).set.spans).toHaveLength(1)
    expect((await store.openDocument(document.id, other)).set.spans).toEqual([])
    expect(store.notices).toEqual([])
  })

  it('forgets what was typed on a removed document, and nothing of others that stand between', async () => {
    const [removed, kept] = [aDocument(text), aDocument('Another letter.', 'b.txt')]
    const annotator = anId()
    const states: OpenedDocument[] = []
    let store = await opened()
    for (const document of [removed, kept]) await store.addDocument(document)
    const note = (document: SourceDocument, baseRevision: number, before: string, after: string) => {
      const command: Command = { kind: 'setNote', before, after }
      return store.perform(document.id, annotator, { baseRevision, via: 'do', command })
    }
    for (let revision = 0; revision < 3; revision += 1) {
      await note(removed, revision, revision === 0 ? '' : `Jane Doe ${revision}`, `Jane Doe ${revision + 1}`)
      await note(kept, revision, revision === 0 ? '' : `kept ${revision}`, `kept ${revision + 1}`)
      if (revision < 2) continue
      states.push(await store.openDocument(kept.id, annotator))
      await store.close()
      store = await opened()
    }
    await store.removeDocument(removed.id)
    for (const name of filesBelow(project.path)) {
      expect(readFileSync(join(project.path, name), 'utf8')).not.toContain('Jane Doe')
    }
    expect(await note(kept, 3, 'kept 3', 'kept 4')).toMatchObject({ ok: true })
    await store.close()
    store = await opened()
    const found = await store.openDocument(kept.id, annotator)
    expect(found).toMatchObject({ readOnly: null, notices: [], set: { note: 'kept 4', revision: 4 } })
    expect(found.history.past.slice(0, 3)).toEqual(states[0]!.history.past)
    await store.addDocument(removed)
    const again = await store.openDocument(removed.id, annotator)
    expect(again).toMatchObject({ readOnly: null, notices: [], set: { note: '' } })
    await store.close()
    store = await opened()
    expect(store.notices).toEqual([])
  })

  it('brings nothing back of a document that is removed while its set is opening', async () => {
    const document = aDocument(text)
    const annotatorId = anId()
    const crashed = await opened()
    await crashed.addDocument(document)
    const mark = { baseRevision: 0, via: 'do', command: adding(document, 0, 3) } as const
    await crashed.perform(document.id, annotatorId, mark)
    // The mark is in the journal alone, so that the set opens with something to write.
    project = { ...project, path: leftByACrash(project.path) }
    const store = await opened()
    const attempts = Promise.allSettled([
      store.openDocument(document.id, annotatorId),
      store.perform(document.id, annotatorId, mark),
    ])
    await store.removeDocument(document.id)
    await attempts
    await store.flush()
    expect(filesBelow(project.path).filter((name) => name.includes(document.id))).toEqual([])
    await expect(store.openDocument(document.id, annotatorId)).rejects.toMatchObject({ code: 'missing' })
    await store.addDocument(document)
    expect(await store.openDocument(document.id, annotatorId)).toMatchObject({
      readOnly: null,
      set: { spans: [] },
    })
  })
})
