import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { undoCommand } from '../../core/annotation/history'
import type { LensWork } from '../../core/annotation/lens/lens-command'
import { placesOf } from '../../core/annotation/lens/occurrences'
import type { Id } from '../../core/ids'
import {
  aDocument,
  adding,
  anId,
  quietDeps,
  temporaryProject,
  type TemporaryFolder,
} from '../store/project-fixture'
import { openProject, type ProjectStore } from '../store/project-store'
import { lensOnDocument, takeBackOnDocument } from './lens-run'

const letter = aDocument('Neck pain, neck pain and low back pain.', 'a.txt')
const block = [
  'CLINICAL CASE SUMMARY',
  'The patient has neck pain.',
  'IMR ISSUES, DECISIONS AND RATIONALES',
  'The Final Determination was based on decisions for the disputed items/services set forth below:',
  'Neck pillow: Upheld',
  'Claims Administrator guideline: Decision based on MTUS Chapter 8.',
  'MAXIMUS guideline: Decision based on MTUS Chapter 8.',
  'Decision rationale: The neck pillow is not medically necessary.',
].join('\n\n')
const issue = aDocument(block, 'b.txt')
const me = anId()
const runId = anId()
let project: TemporaryFolder
let store: ProjectStore

const work = (
  words: string,
  deed: LensWork['deed'] = 'label',
  label = 'diagnosis',
  document = letter,
): LensWork => ({
  deed,
  label,
  places: placesOf(document.text, words),
})
const run = async (what: LensWork, documentId: Id = letter.id) => {
  const { set } = await store.openDocument(documentId, me)
  return lensOnDocument(store, me, { runId, documentId, revision: set.revision, work: what })
}
const takeBack = (revision: number, places: number) =>
  takeBackOnDocument(store, me, { documentId: letter.id, revision, places })
const now = async (documentId: Id = letter.id) => (await store.openDocument(documentId, me)).set
const quotes = async () => (await now()).spans.map(({ label, quote }) => `${label}: ${quote}`)

beforeEach(async () => {
  project = await temporaryProject()
  store = await openProject(project.path, quietDeps)
  await store.addDocument(letter)
  await store.addDocument(issue)
})
afterEach(async () => {
  await store.close()
  await project.dispose()
})

async function reopen(): Promise<void> {
  await store.close()
  store = await openProject(project.path, quietDeps)
}

describe('a run of the lens in a document', () => {
  it('is one step, says whence its spans are, and is taken back after a restart', async () => {
    expect(await run(work('neck pain'))).toEqual({ state: 'done', places: 2, revision: 1, kept: 0 })
    expect((await now()).spans).toMatchObject(
      [0, 11].map((start) => ({ start, origin: { kind: 'lens', source: runId }, by: me })),
    )
    await reopen()
    expect(await takeBack(1, 2)).toEqual({ state: 'done', places: 2, revision: 2, kept: 0 })
    expect(await now()).toMatchObject({ spans: [], revision: 2 })
  })

  it('does nothing where the set was changed since it was looked at', async () => {
    await run(work('low back pain'))
    const stale = { runId, documentId: letter.id, revision: 0, work: work('neck pain') }
    expect(await lensOnDocument(store, me, stale)).toEqual({ state: 'refused', reason: 'changed-since' })
    expect(await quotes()).toEqual(['diagnosis: low back pain'])
  })

  it('does nothing in a document that is gone', async () => {
    await store.removeDocument(letter.id)
    const gone = { runId, documentId: letter.id, revision: 0, work: work('neck pain') }
    expect(await lensOnDocument(store, me, gone)).toEqual({ state: 'refused', reason: 'missing' })
  })

  it('is no edit where everything is so already', async () => {
    await run(work('neck pain'))
    expect(await run(work('neck pain'))).toEqual({ state: 'done', places: 0, revision: 1, kept: 0 })
  })

  it('gives spans the attributes and relations of their block', async () => {
    await run(work('neck pillow: Upheld', 'label', 'requested_item', issue), issue.id)
    await run(work('Upheld', 'label', 'outcome', issue), issue.id)
    const { spans, relations } = await now(issue.id)
    expect(spans.find(({ label }) => label === 'outcome')?.attributes).toMatchObject({ outcome: 'upheld' })
    expect(relations).toMatchObject([{ type: 'DECIDES' }])
  })
})

describe('taking a run back', () => {
  it('leaves what came after it, and counts what was changed since', async () => {
    await run(work('neck pain'))
    const [first] = (await now()).spans
    const edits = [
      { kind: 'setSpanNote', before: first!, after: { ...first!, note: 'mine' } } as const,
      adding(letter, 25, 38, 'outcome'),
    ]
    for (const [at, command] of edits.entries()) {
      expect(await store.perform(letter.id, me, { baseRevision: at + 1, via: 'do', command })).toMatchObject({
        ok: true,
      })
    }
    await reopen()
    expect(await takeBack(1, 2)).toEqual({ state: 'done', places: 1, revision: 4, kept: 1 })
    expect(await quotes()).toEqual(['diagnosis: Neck pain', 'outcome: low back pain'])
  })

  it('takes back nothing that was undone already, nor an earlier run', async () => {
    await run(work('low back pain'))
    await run(work('neck pain'))
    const { history, set } = await store.openDocument(letter.id, me)
    const undo = { baseRevision: set.revision, via: 'undo', command: undoCommand(history)! } as const
    expect(await store.perform(letter.id, me, undo)).toMatchObject({ ok: true })
    expect(await takeBack(2, 2)).toMatchObject({ state: 'done', places: 0, kept: 0 })
    expect(await quotes()).toEqual(['diagnosis: low back pain'])
  })

  it('takes back nothing where the run never came', async () => {
    const commands = [adding(letter, 0, 9), adding(letter, 11, 20)]
    const command = { kind: 'batch', name: 'import', commands } as const
    await store.perform(letter.id, me, { baseRevision: 0, via: 'do', command })
    expect(await takeBack(1, 2)).toMatchObject({ state: 'done', places: 0 })
    expect(await quotes()).toEqual(['diagnosis: Neck pain', 'diagnosis: neck pain'])
  })
})
