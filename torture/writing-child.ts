import { writeSync } from 'node:fs'
import type { History } from '../src/core/annotation/history'
import type { AnnotationSet } from '../src/core/annotation/annotation-set'
import type { Id } from '../src/core/ids'
import type { SourceDocument } from '../src/core/project'
import { openProject } from '../src/main/store/project-store'
import { systemDeps, type StoreDeps } from '../src/main/store/store-deps'
import { letterOf } from './letters'
import { openPlainStore, type KillableStore } from './plain-store'
import { randomEdit } from './random-edit'
import { bytesFor, randomFor } from './seeded'
import { edited } from './set-model'
import type { ChildEvent, ChildTask } from './writing-child-protocol'

/** Edits, checkpoints, rotates, imports and removes as its task says, and tells each step on standard output. */
const task = JSON.parse(process.argv[2]!) as ChildTask
const random = randomFor(task.part)
const bytes = bytesFor(task.part)
const deps: StoreDeps = {
  ...systemDeps,
  now: () => new Date(Date.now() + task.clockSkewMs).toISOString(),
  randomBytes: bytes,
  checkpointDelayMs: random.pick([0, 3, 50]),
  checkpointRecords: random.pick([5, 50]),
  segmentBytes: random.pick([1500, 4000, 20_000]),
}

interface Known {
  readonly document: SourceDocument
  readonly set: AnnotationSet
  readonly history: History
  readonly isEditable: boolean
}
const known = new Map<Id, Known>()
/** Documents that are there. */
let present: Id[] = []
let background: Promise<unknown>[] = []
let editsLeft = task.edits ?? Infinity
let store: KillableStore

// One write, so that a line is whole or not there.
const say = (event: ChildEvent) => writeSync(1, `${JSON.stringify(event)}\n`)

async function open(): Promise<void> {
  store = task.store === 'plain' ? openPlainStore(task.path) : await openProject(task.path, deps)
  present = (await store.rows(task.annotatorId)).map(({ id }) => id)
  known.clear()
}

async function knownOf(documentId: Id): Promise<Known> {
  const before = known.get(documentId)
  if (before) return before
  const { document, set, history, readOnly } = await store.openDocument(documentId, task.annotatorId)
  say(['open', documentId, set, readOnly === null ? 'editable' : 'read-only'])
  const opened = { document, set, history, isEditable: readOnly === null }
  known.set(documentId, opened)
  return opened
}

async function edit(documentId: Id): Promise<void> {
  const before = await knownOf(documentId)
  if (!before.isEditable) return
  const made = randomEdit(before, before.document, random, bytes)
  const baseRevision = before.set.revision
  say(['edit', documentId, baseRevision + 1, made.via, made.command])
  const answer = store.perform(documentId, task.annotatorId, { baseRevision, ...made }).then((result) => {
    if (!result.ok && result.details === 'in-use') {
      if (editsLeft > 0) say(['stopped'])
      editsLeft = 0
      return
    }
    // What was based on an edit that was refused.
    if (!result.ok && editsLeft === 0 && result.code === 'stale-revision') return
    if (!result.ok) throw new Error(`${result.code} ${result.details}`)
    say(['edited', documentId, result.revision, result.segmentId, result.seq])
  })
  background.push(answer)
  known.set(documentId, { ...before, ...edited(before, made.via, made.command) })
  editsLeft -= 1
}

async function importLetter(): Promise<void> {
  const number = random.below(task.letters)
  const document = letterOf(number)
  if (present.includes(document.id)) return
  say(['import', number])
  await store.addDocument(document)
  say(['imported', number])
  present.push(document.id)
}

async function removeLetter(): Promise<void> {
  const documentId = random.pick(present)
  await Promise.all(background)
  say(['remove', documentId])
  present = present.filter((id) => id !== documentId)
  known.delete(documentId)
  await store.removeDocument(documentId)
  say(['removed', documentId])
}

async function step(): Promise<void> {
  const drawn = random.below(100)
  if (drawn < 6 && task.letters > 0) return importLetter()
  if (drawn < 9 && task.letters > 0 && present.length > 2) return removeLetter()
  if (drawn < 15) {
    background.push(store.flush())
    return
  }
  if (drawn < 17) {
    await Promise.all(background)
    await store.close()
    return open()
  }
  if (present.length === 0) return
  // Several edits on their way at once, as from a coder who is faster than the disk.
  for (let count = 1 + random.below(4); count > 0; count -= 1) await edit(random.pick(present))
}

if (task.beginsEarly) say(['began'])
await open()
let stepsToTakeOver = task.takesOverAfter
// Code that runs for the first time is slow: a child that has warmed up does far more before it is killed.
let stepsToBegin = task.beginsEarly ? 0 : 4 + random.below(8)
while (editsLeft > 0) {
  if (stepsToTakeOver !== null && (stepsToTakeOver -= 1) <= 0) {
    await store!.takeOver?.(task.annotatorId)
    known.clear()
    stepsToTakeOver = null
  }
  await step()
  if (stepsToBegin > 0 && (stepsToBegin -= 1) === 0) say(['began'])
  const isAllReadOnly = present.every((id) => known.get(id)?.isEditable === false)
  if (present.length > 0 && isAllReadOnly && stepsToTakeOver === null) break
  if (background.length < 8 && random.below(2) === 0) continue
  await Promise.all(background)
  background = []
}
await Promise.all(background)
await store!.close()
say(['closed'])
