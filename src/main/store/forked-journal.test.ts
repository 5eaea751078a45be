import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AnnotationSet } from '../../core/annotation/annotation-set'
import type { SourceDocument } from '../../core/project'
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

async function mark(store: ProjectStore, count: number): Promise<void> {
  for (let left = count; left > 0; left -= 1) {
    const { set } = await store.openDocument(document.id, annotatorId)
    const at = set.spans.length
    const edit = {
      baseRevision: set.revision,
      via: 'do',
      command: adding(document, at * 4, at * 4 + 3),
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

describe('two segments that continue the same revision', () => {
  it('are both kept, the longer is shown only to look at, and the coder can go on from it', async () => {
    await mark(stores[0]!, 1)
    const other = await opened(seenFromElsewhere(project.path))
    await mark(other, 1)
    states.pop()
    await mark(stores[0]!, 2)
    await stores[0]!.close()
    // The checkpoint that is left is that of the shorter branch.
    await other.close()
    const journal = segments().map((file) => readFileSync(file))
    const store = await opened()
    const found = await store.openDocument(document.id, annotatorId)
    expect(found).toMatchObject({ readOnly: 'fork', set: states[3], lastGood: { revision: 3 } })
    expect(found.notices).toMatchObject([{ reason: 'fork', problem: { kind: 'fork', revision: 2 } }])
    const adopted = await store.useLastGood(document.id, annotatorId)
    expect(adopted).toMatchObject({ readOnly: null, set: { spans: states[3]!.spans, revision: 4 } })
    expect(segments().map((file) => readFileSync(file))).toEqual(journal)
    states = [...states, adopted.set]
    await mark(store, 1)
    await store.close()
    const again = await opened()
    expect(await again.openDocument(document.id, annotatorId)).toMatchObject({
      readOnly: null,
      set: states.at(-1),
      notices: [],
    })
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
