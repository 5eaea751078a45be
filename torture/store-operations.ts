import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import type { Id } from '../src/core/ids'
import type { Annotator, SourceDocument } from '../src/core/project'
import { decodeFile } from '../src/core/storage/file-envelope'
import { checkpointFile } from '../src/core/storage/file-kinds'
import { createProject } from '../src/main/store/create-project'
import type { SaveState } from '../src/main/store/open-set'
import { aDocument, adding, anId, quietDeps } from '../src/main/store/project-fixture'
import { ProjectFolder } from '../src/main/store/project-folder'
import { openProject, type ProjectStore } from '../src/main/store/project-store'
import { openSettings } from '../src/main/store/settings-store'
import { sha256Hex, type StoreDeps } from '../src/main/store/store-deps'
import { aProject } from './check-project'
import { Coder } from './promised'

/** A project at work, in which an operation is about to be tried. */
export interface Bench {
  readonly root: string
  readonly coder: Coder
  readonly marked: SourceDocument
  readonly other: SourceDocument
  readonly isNew: SourceDocument
  readonly deps: StoreDeps
}

/** What came of an operation: it did what was asked, or it said that it did not. */
export type Answer = 'done' | 'refused'

/** One thing that the store does. */
export interface StoreOperation {
  readonly name: string
  /** Brings the project to where the operation begins. */
  prepare(bench: Bench): Promise<void>
  /** Throws where the answer is not true. */
  run(bench: Bench): Promise<Answer>
  /** Throws where what was answered is not so on disk, at once when the fault is lifted. */
  confirm?(bench: Bench, answer: Answer): void
  /** Throws where what was answered is not so once the project is opened again. */
  verify?(bench: Bench, answer: Answer, code: string): Promise<void>
  /** Whether nothing can be asked of the store after it. */
  readonly isLast?: boolean
}

const settingsSchema = z.strictObject({ recent: z.array(z.string()) })

/** A project with a checkpoint, a last good copy, edits in the journal alone and a closed segment. */
export async function prepareBench(root: string): Promise<Bench> {
  const annotator: Annotator = { id: anId(), name: 'KG', createdAt: '2026-01-01T00:00:00.000Z' }
  const coder = new Coder(annotator)
  const [marked, other, isNew] = ['Alder', 'Birch', 'Cedar'].map((name) =>
    aDocument(`${name} was examined; lumbar strain.\r\n`.repeat(4), `${name}.txt`),
  ) as [SourceDocument, SourceDocument, SourceDocument]
  const bench = { root, coder, marked, other, isNew, deps: { ...quietDeps, segmentBytes: 2500 } }
  await coder.made('project', () => createProject(root, aProject))
  coder.store = await openProject(root, bench.deps)
  await coder.made('annotator', () => coder.store.ensureAnnotator(annotator))
  for (const document of [marked, other]) await coder.add(document)
  for (let start = 0; start < 4; start += 1) {
    await coder.edit(marked, 'do', adding(marked, start, start + 5))
    if (start < 2) await coder.store.flush()
  }
  return bench
}

const reopened = async (bench: Bench) => {
  const { coder, root, deps } = bench
  await coder.store.close()
  coder.store = await openProject(root, deps)
}
const openMarked = async ({ coder, marked }: Bench) => {
  await coder.store.openDocument(marked.id, coder.annotator.id)
}

/** Whether an opened document is what was acknowledged, or else says that it is not whole. */
function isTrue(
  { coder, marked }: Bench,
  opened: Awaited<ReturnType<ProjectStore['openDocument']>>,
): boolean {
  const { set, history } = coder.seen(marked)
  const { store } = coder
  const saysSo = opened.readOnly !== null || opened.notices.length > 0 || store.notices.length > 0
  return isDeepStrictEqual([opened.set, opened.history], [set, history]) || saysSo
}

async function answered(work: () => Promise<unknown>): Promise<Answer> {
  return work().then(
    () => 'done',
    () => 'refused',
  )
}

/** Every operation of the store and the settings. */
export const storeOperations: readonly StoreOperation[] = [
  {
    name: 'open project',
    prepare: ({ coder }) => coder.store.close(),
    run: (bench) => answered(async () => (bench.coder.store = await openProject(bench.root, bench.deps))),
  },
  {
    name: 'list',
    prepare: reopened,
    run: async ({ coder, marked, other }) => {
      const rows = await coder.store.rows(coder.annotator.id).catch(() => null)
      if (rows === null) return 'refused'
      const counts = [marked, other].map(({ id }) => rows.find((row) => row.id === id)?.spans)
      const saysSo = rows.some(({ problem }) => problem) || coder.store.notices.length > 0
      if (!saysSo && !isDeepStrictEqual(counts, [4, 0])) throw new Error(`the list says ${counts.join()}`)
      return 'done'
    },
  },
  {
    name: 'open document',
    prepare: reopened,
    run: async (bench) => {
      const { store, annotator } = bench.coder
      const opened = await store.openDocument(bench.marked.id, annotator.id).catch(() => null)
      if (opened && !isTrue(bench, opened)) throw new Error(`revision ${opened.set.revision} without a word`)
      return opened ? 'done' : 'refused'
    },
  },
  ...(['in a segment', 'in a new segment', 'in a set that is not open'] as const).map(
    (where): StoreOperation => ({
      name: `perform ${where}`,
      prepare: async (bench) => {
        if (where !== 'in a segment') await reopened(bench)
        if (where === 'in a new segment') await openMarked(bench)
      },
      run: ({ coder, marked }) => {
        const start = coder.seen(marked).set.revision
        return answered(() => coder.edit(marked, 'do', adding(marked, start, start + 5)))
      },
    }),
  ),
  {
    name: 'perform five at once',
    prepare: () => Promise.resolve(),
    run: async ({ coder, marked, other }) => {
      const edits = [marked, other, marked, other, marked].map((document, at) =>
        coder.edit(document, 'do', adding(document, at + 5, at + 9)),
      )
      const answers = await Promise.allSettled(edits)
      return answers.every(({ status }) => status === 'fulfilled') ? 'done' : 'refused'
    },
  },
  {
    name: 'checkpoint',
    prepare: () => Promise.resolve(),
    run: async ({ coder }) => {
      const states: SaveState[] = []
      const stop = coder.store.onSaveState((state) => states.push(state))
      await coder.store.flush()
      stop()
      if (states.length === 0) throw new Error('nothing was said of a checkpoint')
      return states.some(({ state }) => state === 'checkpointed') ? 'done' : 'refused'
    },
    confirm: ({ root, coder, marked }, answer) => {
      const revision = revisionOnDisk(root, coder.annotator.id, marked)
      if (answer === 'refused' || revision === coder.seen(marked).set.revision) return
      throw new Error('a checkpoint that is not on disk was said to be')
    },
  },
  {
    name: 'add document',
    prepare: () => Promise.resolve(),
    run: ({ coder, isNew }) => answered(() => coder.add(isNew)),
  },
  {
    name: 'remove document',
    prepare: () => Promise.resolve(),
    run: ({ coder, marked }) => answered(() => coder.remove(marked)),
  },
  {
    name: 'annotator',
    prepare: () => Promise.resolve(),
    run: async ({ coder }) => {
      const before = coder.store.notices.length
      const answer = await answered(() => coder.store.ensureAnnotator({ ...coder.annotator, name: 'KGB' }))
      return coder.store.notices.length > before ? 'refused' : answer
    },
    verify: async ({ coder }, answer) => {
      const names = (await coder.store.annotators()).map(({ name }) => name)
      if (answer === 'done' && names.join() !== 'KGB') throw new Error(`the annotator is ${names.join()}`)
    },
  },
  {
    name: 'close',
    isLast: true,
    prepare: () => Promise.resolve(),
    run: ({ coder }) => answered(() => coder.store.close()),
  },
  {
    name: 'settings',
    prepare: async ({ root }) => {
      const { low } = await openSettings(settingsOf(root), settingsSchema, { recent: [] })
      await low.update(({ recent }) => recent.push('a'))
    },
    run: ({ root }) =>
      answered(async () => {
        const { low, problem } = await openSettings(settingsOf(root), settingsSchema, { recent: [] })
        if (problem) throw new Error(problem.kind)
        low.data.recent = [...low.data.recent.slice(0, 1), 'b']
        await low.write()
      }),
    verify: async ({ root }, answer, code) => {
      const { low } = await openSettings(settingsOf(root), settingsSchema, { recent: [] })
      const recent = low.data.recent.join()
      const expected = answer === 'done' ? ['a,b'] : ['a', 'a,b']
      // Of all state only settings may begin anew, where the system says that there are none.
      if (code === 'ENOENT') expected.push('b')
      if (!expected.includes(recent)) throw new Error(`the settings are ${recent} though ${answer}`)
    },
  },
]

function settingsOf(root: string): string {
  return join(root, 'settings', 'settings.json')
}

function revisionOnDisk(root: string, annotatorId: Id, { id }: SourceDocument): number | null {
  const file = new ProjectFolder(root).checkpoint(annotatorId, id)
  const outcome = decodeFile(checkpointFile, readFileSync(file, 'utf8'), sha256Hex)
  return outcome.state === 'ok' ? outcome.body.set.revision : null
}
