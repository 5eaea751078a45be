import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { offeredFormats } from '../../core/imr/offered-formats'
import type { ExportReport } from '../../ipc/views'
import { aDocument, adding, anId, aSpan, quietDeps, temporaryProject } from '../store/project-fixture'
import { openProject } from '../store/project-store'
import { newId, systemDeps } from '../store/store-deps'
import { writerTag } from '../store/temporary-files'
import { exportCorpus } from './export-corpus'
import { quietSurroundings } from './job-fixture'
import { listedExamples } from './loss-tally'

const me = { id: anId(), name: 'KG', createdAt: '2026-01-01T00:00:00.000Z' }
const ben = { id: anId(), name: 'Ben', createdAt: '2026-01-01T00:00:00.000Z' }
const documents = ['a', 'b', 'c'].map((name) => aDocument(`Letter ${name} of a patient.`, `${name}.txt`))
let project: Awaited<ReturnType<typeof temporaryProject>>
let target: string

/** Two documents that I have marked, one of which Ben has too. */
beforeEach(async () => {
  project = await temporaryProject()
  target = join(project.path, '..', 'target')
  mkdirSync(target)
  const store = await openProject(project.path, quietDeps)
  for (const annotator of [me, ben]) await store.ensureAnnotator(annotator)
  for (const document of documents) await store.addDocument(document)
  for (const [document, annotator] of [
    [documents[0]!, me],
    [documents[1]!, me],
    [documents[0]!, ben],
  ] as const) {
    const command = adding(document, 0, 6)
    await store.perform(document.id, annotator.id, { baseRevision: 0, via: 'do', command })
  }
  await store.close()
})
afterEach(() => project.dispose())
afterEach(() => vi.restoreAllMocks())

const exported = (
  annotators: 'all' | readonly string[] = 'all',
  format = 'native',
  around = quietSurroundings<never>(),
): Promise<ExportReport> =>
  exportCorpus(
    { projectFolder: project.path, annotators, format, toolVersion: 'test' },
    { target, name: `goldspan-${format}` },
    around,
  )

describe.each(offeredFormats.map(({ id }) => id))('exportCorpus as %s', (format) => {
  it('gives back all that was marked and counts what nobody has begun', async () => {
    expect(await exported('all', format)).toMatchObject({
      documents: 3,
      documentsNotBegun: 1,
      spansInProject: 3,
      spansReadBack: 3,
      differences: [],
      unreadable: [],
    })
  })

  it('finds no difference where work goes on meanwhile', async () => {
    const store = await openProject(project.path, quietDeps)
    let isEdited = false
    const edit = async () => {
      if (isEdited) return
      isEdited = true
      for (const document of documents.slice(0, 2)) {
        const command = adding(document, 7, 8)
        await store.perform(document.id, me.id, { baseRevision: 1, via: 'do', command })
      }
      await store.flush()
    }
    // Time flies, so that the export lets others run after each piece.
    let now = 0
    vi.spyOn(performance, 'now').mockImplementation(() => (now += 1000))
    const report = await exported([me.id], format, quietSurroundings(undefined, edit))
    await store.close()
    expect(isEdited).toBe(true)
    expect(report).toMatchObject({ documents: 2, differences: [], unreadable: [] })
  })
})

describe('exportCorpus', () => {
  it('says that all work of an annotator is left out whose own file is missing', async () => {
    rmSync(join(project.path, 'annotators', `${me.id}.json`))
    const left = { documentId: null, annotatorId: me.id, reason: 'missing' }
    expect(await exported([me.id])).toMatchObject({ documents: 0, documentsNotBegun: 1, unreadable: [left] })
    expect(await exported('all')).toMatchObject({ documents: 1, documentsNotBegun: 1, unreadable: [left] })
    expect(await exported([ben.id])).toMatchObject({ documents: 1, documentsNotBegun: 2, unreadable: [] })
  })

  it('says that a document is left out whose file was deleted', async () => {
    rmSync(join(project.path, 'documents', `${documents[0]!.id}.json`))
    const left = { documentId: documents[0]!.id, annotatorId: null, reason: 'missing' }
    expect(await exported()).toMatchObject({ documents: 1, documentsNotBegun: 1, unreadable: [left] })
    expect(await exported('all', 'brat')).toMatchObject({ documents: 1, unreadable: [left] })
  })

  it('counts as not begun only what is there: a document deleted unopened is neither', async () => {
    for (const document of documents) rmSync(join(project.path, 'documents', `${document.id}.json`))
    expect(await exported([me.id])).toMatchObject({ documents: 0, documentsNotBegun: 0 })
  })

  it('fails where the documents are away, and leaves nothing behind', async () => {
    renameSync(join(project.path, 'documents'), join(project.path, 'documents away'))
    await expect(exported()).rejects.toMatchObject({ code: 'unavailable' })
    expect(readdirSync(target)).toEqual([])
  })

  it('names whose set could not be read', async () => {
    writeFileSync(join(project.path, 'annotations', ben.id, `${documents[0]!.id}.json`), 'damaged')
    rmSync(join(project.path, 'journal', ben.id), { recursive: true })
    expect((await exported()).unreadable).toEqual([
      { documentId: documents[0]!.id, annotatorId: ben.id, reason: 'damaged' },
    ])
  })

  it('counts what the format cannot hold and lists the first examples of each kind', async () => {
    const document = documents[2]!
    const store = await openProject(project.path, quietDeps)
    const spans = Array.from({ length: 2 * listedExamples }, () => ({
      ...aSpan(document, 0, 6),
      attributes: { status: 'active', icd10cm: ['M54.2'] },
    }))
    const commands = spans.map((span) => ({ kind: 'addSpan', span }) as const)
    const command = { kind: 'batch', name: 'test', commands } as const
    expect(await store.perform(document.id, me.id, { baseRevision: 0, via: 'do', command })).toMatchObject({
      ok: true,
    })
    await store.close()
    const { losses } = await exported([me.id], 'iob2')
    expect(losses.map(({ kind, count, examples }) => [kind, count, examples.length])).toEqual([
      ['attribute', 2, 2],
      ['span', 2 * listedExamples - 1, listedExamples],
    ])
    expect(losses[1]!.examples[0]).toEqual({
      documentId: document.id,
      title: 'c.txt',
      label: 'diagnosis',
      start: 0,
      end: 6,
    })
  })

  it('removes what a killed export has left, and nothing of another that is at work', async () => {
    const child = spawn(process.execPath, ['-e', ''])
    await once(child, 'exit')
    const [host] = writerTag.split('-')
    const folder = (tag: string) => `.goldspan-export-${tag}-${newId(systemDeps)}`
    const dead = folder(`${host}-${child.pid}`)
    const alive = folder(`${host}-${process.ppid}`)
    const elsewhere = folder('00000000-1')
    const forgotten = folder('00000000-1')
    const foreign = '.goldspan-export-of-mine'
    for (const name of [dead, alive, elsewhere, forgotten, foreign]) {
      mkdirSync(join(target, name))
      writeFileSync(join(target, name, 'corpus.jsonl'), 'a letter')
    }
    utimesSync(join(target, forgotten), 0, 0)
    const { folder: finished } = await exported()
    expect(readdirSync(target).sort()).toEqual([alive, elsewhere, foreign, 'goldspan-native'].sort())
    expect(readFileSync(join(finished, 'READ-ME-FIRST.txt'), 'utf8')).toContain('full text')
  })
})
