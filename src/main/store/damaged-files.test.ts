import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AnnotationSet } from '../../core/annotation/annotation-set'
import type { SourceDocument } from '../../core/project'
import { decodeRecord } from '../../core/storage/journal-line'
import {
  aDocument,
  adding,
  anId,
  leftByACrash,
  quietDeps,
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

const checkpoint = (path = project.path) => join(path, 'annotations', annotatorId, `${document.id}.json`)
const lastGoodFolder = () => join(project.path, 'last-good', annotatorId, document.id)
/** The newest copy. */
const lastGood = () => {
  const revisions = readdirSync(lastGoodFolder()).map((name) => Number(name.replace('.json', '')))
  return join(lastGoodFolder(), `${Math.max(...revisions)}.json`)
}
const segments = (path = project.path) =>
  readdirSync(join(path, 'journal', annotatorId)).map((name) => join(path, 'journal', annotatorId, name))
const quarantined = (path = project.path) => readdirSync(join(path, 'quarantine'))

function flip(file: string, at: number, mask = 0x11): void {
  const bytes = readFileSync(file)
  bytes[at]! ^= mask
  writeFileSync(file, bytes)
}

describe('a journal with a damaged tail', () => {
  it('is told of once, with what was kept and what was set aside', async () => {
    await mark(stores[0]!, edits)
    await stores[0]!.close()
    const [segment] = segments()
    const tail = '{"seq":5,"documentId":"'
    writeFileSync(segment!, tail, { flag: 'a' })
    const store = await opened()
    const { readOnly, set } = await store.openDocument(document.id, annotatorId)
    expect([readOnly, set]).toEqual([null, states[edits]])
    expect(store.notices).toEqual([
      {
        kind: 'journal-tail-damaged',
        documentId: null,
        annotatorId,
        segmentId: expect.any(String) as string,
        recordsKept: edits,
        bytesSetAside: tail.length,
      },
    ])
    const [name] = quarantined()
    expect(readFileSync(join(project.path, 'quarantine', name!), 'utf8')).toBe(tail)
    await mark(store, 1)
    await store.close()
    const again = await opened()
    expect((await again.openDocument(document.id, annotatorId)).set).toEqual(states[edits + 1])
    expect(again.notices).toEqual([])
  })

  it('is told of for each document that its lines name', async () => {
    const other = aDocument('Another letter.')
    await stores[0]!.addDocument(other)
    const edit = { baseRevision: 0, via: 'do', command: adding(other, 0, 7) } as const
    await mark(stores[0]!, 1)
    await stores[0]!.perform(other.id, annotatorId, edit)
    await mark(stores[0]!, 1)
    project = { ...project, path: leftByACrash(project.path) }
    const [segment] = segments()
    const lines = readFileSync(segment!, 'latin1').split('\n')
    // The second record is flipped in its body, the third cut short.
    flip(segment!, lines.slice(0, 3).join('\n').length - 30)
    truncateSync(segment!, readFileSync(segment!).length - 20)
    const store = await opened()
    await store.openDocument(document.id, annotatorId)
    const told = store.notices.flatMap((notice) =>
      notice.kind === 'journal-tail-damaged' ? [notice.documentId] : [],
    )
    expect(new Set(told)).toEqual(new Set([document.id, other.id]))
  })

  it('opens only to look at when sound records stand beyond the damage, until the coder goes on', async () => {
    await mark(stores[0]!, edits)
    project = { ...project, path: leftByACrash(project.path) }
    const [segment] = segments()
    const lines = readFileSync(segment!, 'latin1').split('\n')
    flip(segment!, lines.slice(0, 3).join('\n').length - 5)
    const store = await opened()
    const found = await store.openDocument(document.id, annotatorId)
    expect(found).toMatchObject({ readOnly: 'damaged', set: states[1], lastGood: { revision: 1 } })
    expect((await store.rows(annotatorId))[0]).toMatchObject({ problem: true, spans: 1 })
    const edit = { baseRevision: 1, via: 'do', command: adding(document, 0, 3) } as const
    expect(await store.perform(document.id, annotatorId, edit)).toMatchObject({ code: 'read-only' })
    const adopted = await store.settle(document.id, annotatorId, { head: null, isUnion: false })
    expect(adopted).toMatchObject({ readOnly: null, set: { spans: states[1]!.spans, revision: edits + 1 } })
    states = [...states, adopted.set]
    await mark(store, 1)
    await store.close()
    const again = await opened()
    expect(await again.openDocument(document.id, annotatorId)).toMatchObject({
      readOnly: null,
      set: states.at(-1),
    })
    expect((await again.rows(annotatorId))[0]).toMatchObject({ problem: false, spans: 2 })
  })
})

describe('a checkpoint', () => {
  beforeEach(async () => {
    await mark(stores[0]!, 2)
    await stores[0]!.flush()
    await mark(stores[0]!, 2)
    await stores[0]!.close()
  })

  const damages: Record<string, (file: string) => void> = {
    'cut in half': (file) => truncateSync(file, readFileSync(file).length >> 1),
    emptied: (file) => truncateSync(file, 0),
    'full of NULs': (file) => writeFileSync(file, Buffer.alloc(300)),
    'flipped in a span': (file) => flip(file, readFileSync(file).indexOf('"start"') + 8, 1),
    'not UTF-8': (file) => flip(file, readFileSync(file).indexOf('letter') + 40, 0x80),
  }
  for (const [name, damage] of Object.entries(damages)) {
    it(`that is ${name} is set aside and rebuilt from the journal`, async () => {
      damage(checkpoint())
      const damaged = readFileSync(checkpoint())
      const store = await opened()
      const { readOnly, set, notices, history } = await store.openDocument(document.id, annotatorId)
      expect([readOnly, set, history.past.length]).toEqual([null, states[4], 4])
      expect(notices).toEqual([
        {
          kind: 'edits-recovered',
          documentId: document.id,
          annotatorId,
          edits: 4,
          until: expect.any(String) as string,
          checkpoint: 'damaged',
        },
      ])
      const [file] = quarantined()
      expect(file).toMatch(document.id)
      expect(readFileSync(join(project.path, 'quarantine', file!))).toEqual(damaged)
      await store.close()
      const again = await opened()
      expect((await again.openDocument(document.id, annotatorId)).set).toEqual(states[4])
      expect(again.notices).toEqual([])
    })
  }

  it('that is gone is rebuilt from the journal', async () => {
    rmSync(checkpoint())
    const store = await opened()
    const { readOnly, set, notices } = await store.openDocument(document.id, annotatorId)
    expect([readOnly, set]).toEqual([null, states[4]])
    expect(notices).toMatchObject([{ kind: 'edits-recovered', edits: 4, checkpoint: 'missing' }])
  })

  it('that is damaged is rebuilt from the last good copy and the journal after it', async () => {
    truncateSync(checkpoint(), 10)
    const first = segments().find((file) => readFileSync(file, 'utf8').includes('"seq":1'))!
    // The copy holds revision 2: a journal that begins after it is enough.
    const lines = readFileSync(first, 'latin1').split('\n')
    expect(decodeRecord(lines[3]!)).toMatchObject({ revision: 3 })
    const store = await opened()
    expect((await store.openDocument(document.id, annotatorId)).set).toEqual(states[4])
  })

  it('that is damaged while the journal is gone opens the last good copy only to look at', async () => {
    truncateSync(checkpoint(), 10)
    const damaged = readFileSync(checkpoint())
    for (const segment of segments()) rmSync(segment)
    const store = await opened()
    const found = await store.openDocument(document.id, annotatorId)
    expect(found).toMatchObject({ readOnly: 'damaged', lastGood: { revision: 2 }, set: states[2] })
    expect(found.notices).toMatchObject([{ kind: 'set-read-only', reason: 'damaged' }])
    await store.flush()
    expect(readFileSync(checkpoint())).toEqual(damaged)
    const adopted = await store.settle(document.id, annotatorId, { head: null, isUnion: false })
    expect(adopted).toMatchObject({ readOnly: null, set: { spans: states[2]!.spans, revision: 3 } })
    expect(quarantined()).toHaveLength(1)
    await store.close()
    const again = await opened()
    expect(await again.openDocument(document.id, annotatorId)).toMatchObject({
      readOnly: null,
      set: adopted.set,
    })
  })

  it('never replaces the last good copy once it is damaged itself', async () => {
    const good = readFileSync(lastGood())
    truncateSync(checkpoint(), 10)
    const store = await opened()
    await store.openDocument(document.id, annotatorId)
    await store.flush()
    expect(readFileSync(lastGood())).toEqual(good)
  })

  it('of a newer app opens only to look at and is not changed', async () => {
    const file = JSON.parse(readFileSync(checkpoint(), 'utf8')) as { version: number }
    writeFileSync(checkpoint(), JSON.stringify({ ...file, version: 2 }))
    const before = readFileSync(checkpoint())
    const store = await opened()
    const found = await store.openDocument(document.id, annotatorId)
    expect([found.readOnly, found.set]).toEqual(['newer', states[4]])
    await store.close()
    expect(readFileSync(checkpoint())).toEqual(before)
  })

  it('of a newer app that comes while the set is open is not replaced', async () => {
    const store = await opened()
    await mark(store, 1)
    const file = JSON.parse(readFileSync(checkpoint(), 'utf8')) as { version: number }
    writeFileSync(checkpoint(), JSON.stringify({ ...file, version: 2 }))
    const before = readFileSync(checkpoint())
    const saved: unknown[] = []
    store.onSaveState((state) => saved.push(state))
    await store.flush()
    expect(saved).toMatchObject([{ state: 'kept-in-journal', errno: 'newer' }])
    await mark(store, 1)
    await store.close()
    expect(readFileSync(checkpoint())).toEqual(before)
  })

  it('that is damaged while the set is open is set aside before it is replaced', async () => {
    const store = await opened()
    await mark(store, 1)
    const good = readFileSync(lastGood())
    flip(checkpoint(), readFileSync(checkpoint()).indexOf('"start"') + 8, 1)
    const damaged = readFileSync(checkpoint())
    await store.flush()
    const [name] = quarantined()
    expect(readFileSync(join(project.path, 'quarantine', name!))).toEqual(damaged)
    expect(readFileSync(lastGood())).toEqual(good)
    await store.close()
    expect((await (await opened()).openDocument(document.id, annotatorId)).set).toEqual(states.at(-1))
  })

  it('that cannot be reached just now is not taken for an empty one', async () => {
    rmSync(checkpoint())
    mkdirSync(checkpoint())
    const store = await opened()
    expect(await store.openDocument(document.id, annotatorId)).toMatchObject({ readOnly: 'unavailable' })
    rmSync(checkpoint(), { recursive: true })
    expect(await store.openDocument(document.id, annotatorId)).toMatchObject({ readOnly: null })
  })
})

describe('a document file', () => {
  beforeEach(async () => {
    await mark(stores[0]!, 2)
    await stores[0]!.close()
  })
  const file = () => join(project.path, 'documents', `${document.id}.json`)

  it('that is damaged fails with a code, is marked in the list, and the letter can be imported again', async () => {
    flip(file(), readFileSync(file()).indexOf('lumbar'))
    const store = await opened()
    const failure = store.openDocument(document.id, annotatorId)
    await expect(failure).rejects.toMatchObject({ code: 'damaged', details: { reason: 'checksum' } })
    await expect(failure).rejects.not.toThrow('umbar')
    expect(await store.rows(annotatorId)).toMatchObject([{ id: document.id, problem: true }])
    expect(await store.addDocument(document)).toBe('added')
    expect(await store.openDocument(document.id, annotatorId)).toMatchObject({
      readOnly: null,
      set: states[2],
    })
    expect(await store.rows(annotatorId)).toMatchObject([{ problem: false, spans: 2 }])
  })

  it('that is gone leaves a row as long as there is work on it', async () => {
    rmSync(file())
    const store = await opened()
    await expect(store.openDocument(document.id, annotatorId)).rejects.toMatchObject({ code: 'missing' })
    expect(await store.rows(annotatorId)).toMatchObject([{ id: document.id, problem: true, spans: 2 }])
  })

  it('with another letter in it is refused', async () => {
    const other = aDocument(`${text} other`)
    const store = await opened()
    await store.addDocument(other)
    copyFileSync(join(project.path, 'documents', `${other.id}.json`), file())
    await expect(store.openDocument(document.id, annotatorId)).rejects.toMatchObject({
      code: 'damaged',
      details: { reason: 'misfit' },
    })
  })
})

describe('a project file', () => {
  it('that is missing, damaged or newer is never replaced by defaults', async () => {
    const file = join(project.path, 'project.json')
    const good = readFileSync(file, 'utf8')
    writeFileSync(file, good.replace('"sealed":false', '"sealed":false,"colour":"red"'))
    const newer = await opened()
    expect(newer).toMatchObject({ readOnly: 'newer', project: { name: 'Test' } })
    expect(await newer.openDocument(document.id, annotatorId)).toMatchObject({ readOnly: 'project' })
    await expect(newer.addDocument(document)).rejects.toMatchObject({ code: 'read-only' })
    writeFileSync(file, good.replace('Test', 'Tast'))
    await expect(opened()).rejects.toMatchObject({ code: 'damaged', details: { reason: 'checksum' } })
    rmSync(file)
    await expect(opened()).rejects.toMatchObject({ code: 'missing' })
    expect(existsSync(file)).toBe(false)
  })
})
