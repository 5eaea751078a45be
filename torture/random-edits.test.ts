import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, describe, expect, it } from 'vitest'
import { emptySet } from '../src/core/annotation/annotation-set'
import { emptyHistory } from '../src/core/annotation/history'
import { idFromBytes, type Id } from '../src/core/ids'
import { imrLabelSchema } from '../src/core/imr/label-schema'
import type { SourceDocument } from '../src/core/project'
import { createProject } from '../src/main/store/create-project'
import { quietDeps } from '../src/main/store/project-fixture'
import { openProject } from '../src/main/store/project-store'
import type { StoreDeps } from '../src/main/store/store-deps'
import { errnoOf } from '../src/main/store/store-error'
import { letterOf } from './letters'
import { randomEdit } from './random-edit'
import { report, rounds, suiteTimeoutMs } from './scale'
import { scratchFolder } from './scratch'
import { bytesFor, foundAgainBy, randomFor } from './seeded'
import { edited, isSameModel, type SetModel } from './set-model'

const base = scratchFolder()
afterAll(base.dispose)

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void
const heapBytes = () => {
  collectGarbage()
  return process.memoryUsage().heapUsed
}

const counts = { edits: 0, projects: 0, undone: 0, redone: 0, refused: 0, flushes: 0, closes: 0, crashes: 0 }

/** Copies a project of which a checkpoint may be written at this moment. */
function copyWhileInUse(from: string, to: string): void {
  for (;;) {
    try {
      cpSync(from, to, { recursive: true })
      return
    } catch (error) {
      // A temporary file had its name for a moment only.
      if (errnoOf(error) !== 'ENOENT') throw error
      rmSync(to, { recursive: true, force: true })
    }
  }
}

/** Edits one project at random and holds it against the model after every step. */
async function editProject(number: number, edits: number): Promise<void> {
  const part = `random edits ${number}`
  const random = randomFor(part)
  const bytes = bytesFor(part)
  const deps: StoreDeps = {
    ...quietDeps,
    randomBytes: bytes,
    segmentBytes: random.pick([2000, 30_000]),
    checkpointRecords: random.pick([7, 500]),
  }
  let path = join(base.path, `${number}-0`)
  await createProject(path, {
    name: 'Torture',
    schema: imrLabelSchema,
    guideline: { version: 'imr-v1', text: '# Guideline' },
  })
  let store = await openProject(path, deps)
  const annotatorId = idFromBytes(bytes(17))
  const documents = [letterOf(number), letterOf(number + 1)]
  const models = new Map<Id, SetModel>()
  for (const document of documents) {
    await store.addDocument(document)
    models.set(document.id, { set: emptySet(document.id, annotatorId), history: emptyHistory })
  }
  const wrong = (what: string, edit: number) => new Error(`${what}: ${foundAgainBy(`${part}, edit ${edit}`)}`)

  async function verify(edit: number, document: SourceDocument, isThorough: boolean): Promise<void> {
    const model = models.get(document.id)!
    const { set, history, readOnly } = await store.openDocument(document.id, annotatorId)
    // Histories are long; they are compared as a whole where they were read from disk.
    const isSame = isThorough ? isSameModel({ set, history }, model) : isDeepStrictEqual(set, model.set)
    if (readOnly !== null || !isSame) throw wrong(`a set is not what its edits make (${readOnly})`, edit)
  }

  async function verifyAll(edit: number): Promise<void> {
    const rows = await store.rows(annotatorId)
    for (const document of documents) {
      await verify(edit, document, true)
      const { set } = models.get(document.id)!
      const row = rows.find(({ id }) => id === document.id)
      const isCounted = row?.spans === set.spans.length && row.status === set.status && !row.problem
      if (!isCounted) throw wrong('the list counts something else', edit)
    }
    const harmless = ['edits-recovered', 'temporary-files-removed']
    const alarming = store.notices.filter(({ kind }) => !harmless.includes(kind))
    if (alarming.length > 0) throw wrong(`it says ${alarming[0]!.kind}`, edit)
  }

  try {
    for (let edit = 1; edit <= edits; edit += 1) {
      const document = random.pick(documents)
      const model = models.get(document.id)!
      const made = randomEdit(model, document, random, bytes)
      const baseRevision = model.set.revision
      const result = await store.perform(document.id, annotatorId, { baseRevision, ...made })
      if (!result.ok || result.revision !== baseRevision + 1) throw wrong(JSON.stringify(result), edit)
      models.set(document.id, edited(model, made.via, made.command))
      counts.edits += 1
      if (made.via === 'undo') counts.undone += 1
      if (made.via === 'redo') counts.redone += 1
      await verify(edit, document, false)
      const drawn = random.below(100)
      if (drawn < 3) {
        const stale = await store.perform(document.id, annotatorId, { baseRevision, ...made })
        if (stale.ok) throw wrong('a stale edit was taken', edit)
        counts.refused += 1
      } else if (drawn < 5) {
        await store.flush()
        counts.flushes += 1
      } else if (drawn < 7) {
        await store.close()
        store = await openProject(path, deps)
        await verifyAll(edit)
        counts.closes += 1
      } else if (drawn < 9) {
        // What a crash leaves is what is on disk at a moment; the store that goes on beside it is dropped.
        const left = join(base.path, `${number}-${edit}`)
        copyWhileInUse(path, left)
        await store.close()
        rmSync(path, { recursive: true })
        path = left
        store = await openProject(path, deps)
        await verifyAll(edit)
        counts.crashes += 1
      }
    }
    await verifyAll(edits)
  } finally {
    await store.close()
    rmSync(path, { recursive: true })
  }
}

describe('ProjectStore', () => {
  it(
    'holds what the edits make, whenever it is closed, left or opened, in level memory',
    {
      timeout: suiteTimeoutMs,
    },
    async () => {
      const edits = rounds({ short: 2000, full: 50_000 })
      const random = randomFor('random edits')
      let earlyBytes = 0
      while (counts.edits < edits) {
        counts.projects += 1
        await editProject(counts.projects, Math.min(100 + random.below(300), edits - counts.edits))
        if (earlyBytes === 0 && counts.edits >= edits * 0.2) earlyBytes = heapBytes()
      }
      const lateBytes = heapBytes()
      const inMb = (bytes: number) => (bytes / 2 ** 20).toFixed(1)
      report('random edits', {
        ...counts,
        'heap MB at a fifth': inMb(earlyBytes),
        'heap MB at the end': inMb(lateBytes),
      })
      // Code that is compiled late takes a little; what is kept of 1,600 edits or more would be far beyond it.
      expect(lateBytes).toBeLessThan(earlyBytes * 1.1)
    },
  )
})
