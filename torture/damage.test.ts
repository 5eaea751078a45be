import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'
import { idFromBytes, type Id } from '../src/core/ids'
import { imrLabelSchema } from '../src/core/imr/label-schema'
import type { SourceDocument } from '../src/core/project'
import { decodeRecord } from '../src/core/storage/journal-line'
import { createProject } from '../src/main/store/create-project'
import type { Notice } from '../src/main/store/notice'
import { quietDeps } from '../src/main/store/project-fixture'
import type { OpenedDocument } from '../src/main/store/opened-document'
import { openProject, type ProjectStore } from '../src/main/store/project-store'
import { letterOf } from './letters'
import { randomEdit } from './random-edit'
import { isFull, report, suiteTimeoutMs } from './scale'
import { scratchFolder } from './scratch'
import { bytesFor, foundAgainBy, randomFor } from './seeded'
import { edited, isSameModel, type SetModel } from './set-model'

/** A project, and what its sets were after each of the journal's records. */
interface Shape {
  readonly path: string
  readonly annotatorId: Id
  readonly documents: readonly SourceDocument[]
  /** The journal's segments in the order in which they were written. */
  readonly segments: readonly Segment[]
  /** For each document its state before the first record and after each; every document's list is as long. */
  readonly states: ReadonlyMap<Id, readonly SetModel[]>
}

interface Segment {
  readonly id: Id
  readonly bytes: Buffer
  /** The documents of its records. */
  readonly documentIds: readonly Id[]
}

const shapes = ['one document', 'several documents', 'undo, redo and forget'] as const
const base = scratchFolder()
let made = 0
const stores: ProjectStore[] = []
afterAll(async () => {
  for (const store of stores) await store.close()
  base.dispose()
})

/** Makes a project whose edits stand in the journal alone; `checkpointed`: also in a checkpoint and a last-good. */
async function shapeOf(name: (typeof shapes)[number], checkpointed: boolean): Promise<Shape> {
  const path = join(base.path, `${(made += 1)}`)
  await createProject(path, {
    name: 'Torture',
    schema: imrLabelSchema,
    guideline: { version: 'imr-v1', text: '# Guideline' },
  })
  const random = randomFor('damage', name)
  const bytes = bytesFor('damage', name)
  const annotatorId = idFromBytes(bytes(17))
  const documents = [0, 1, 2].slice(0, name === 'one document' ? 1 : 3).map(letterOf)
  const store = await openProject(path, quietDeps)
  const states = new Map<Id, SetModel[]>()
  for (const document of documents) {
    await store.addDocument(document)
    const { set, history } = await store.openDocument(document.id, annotatorId)
    states.set(document.id, [{ set, history }])
  }
  const note = (documentId: Id, state: SetModel) => {
    for (const [id, list] of states) list.push(id === documentId ? state : list.at(-1)!)
  }
  const segmentIds = new Set<Id>()
  const records = 14
  for (let record = 1; record <= records; record += 1) {
    const document = documents[name === 'one document' ? 0 : random.below(documents.length)]!
    if (name === 'undo, redo and forget' && record === 9)
      await forget(store, documents[0]!, annotatorId, states)
    const { history, set } = states.get(document.id)!.at(-1)!
    let drawn = randomEdit({ history, set }, document, random, bytes)
    // Marks first, for there to be something to damage.
    while (record <= 7 && drawn.command.kind !== 'addSpan') {
      drawn = randomEdit({ history, set }, document, random, bytes)
    }
    const result = await store.perform(document.id, annotatorId, { baseRevision: set.revision, ...drawn })
    if (!result.ok) throw new Error(result.code)
    segmentIds.add(result.segmentId)
    note(document.id, edited({ history, set }, drawn.via, drawn.command))
    if (checkpointed && (record === 5 || record === 10)) await store.flush()
  }
  if (checkpointed) await store.close()
  else stores.push(store)
  const segments = [...segmentIds].map((id) => segmentOf(join(path, 'journal', annotatorId), id))
  return { path, annotatorId, documents, segments, states }
}

function segmentOf(folder: string, id: Id): Segment {
  const bytes = readFileSync(join(folder, `${id}.jsonl`))
  const lines = bytes.toString('latin1').split('\n').slice(1, -1)
  const documentIds = lines.map((line) => (decodeRecord(line) as { documentId: Id }).documentId)
  return { id, bytes, documentIds }
}

/** Removes a document and adds it again: of what was before nothing is left but revisions. */
async function forget(
  store: ProjectStore,
  document: SourceDocument,
  annotatorId: Id,
  states: Map<Id, SetModel[]>,
): Promise<void> {
  await store.removeDocument(document.id)
  await store.addDocument(document)
  const { set, history } = await store.openDocument(document.id, annotatorId)
  const before = states.get(document.id)!
  const bare = before.map((state) => ({ history, set: { ...set, revision: state.set.revision } }))
  states.set(document.id, bare)
  if (set.revision > bare.at(-1)!.set.revision) {
    for (const [id, list] of states) list.push(id === document.id ? { set, history } : list.at(-1)!)
  }
}

/** The bytes to damage: every one, or in the short form some and all about the ends of lines. */
function placesIn(bytes: Buffer): number[] {
  const all = Array.from(bytes.keys())
  if (isFull) return all
  const ends = all.filter((at) => bytes[at] === 10)
  return all.filter((at) => at % 97 === 0 || ends.some((end) => Math.abs(end - at) <= 2))
}

type Damage = { readonly kind: 'cut' | 'flip'; readonly at: number; readonly bytes: Buffer }

function* damagesOf(bytes: Buffer, part: string): Generator<Damage> {
  const random = randomFor(part)
  for (const at of placesIn(bytes)) {
    yield { kind: 'cut', at, bytes: bytes.subarray(0, at) }
    const flipped = Buffer.from(bytes)
    flipped[at]! ^= 1 + random.below(255)
    yield { kind: 'flip', at, bytes: flipped }
  }
}

const segmentsIn = (path: string, annotatorId: Id) =>
  readdirSync(join(path, 'journal', annotatorId)).map((name) => join(path, 'journal', annotatorId, name))

/** Puts a fresh copy of a project in the one place for copies. */
function copied(path: string): string {
  const root = join(base.path, 'copy')
  rmSync(root, { recursive: true, force: true })
  cpSync(path, root, { recursive: true })
  return root
}

interface Found {
  readonly opened: ReadonlyMap<Id, OpenedDocument>
  /** What was told, of the project and of each document. */
  readonly told: readonly Notice[]
}

/** Opens every set of a damaged project. */
async function found(root: string, { documents, annotatorId }: Shape): Promise<Found> {
  const store = await openProject(root, quietDeps)
  try {
    const opened = new Map<Id, OpenedDocument>()
    for (const { id } of documents) opened.set(id, await store.openDocument(id, annotatorId))
    const ofSets = [...opened.values()].flatMap(({ notices }) => notices)
    return { opened, told: [...store.notices, ...ofSets] }
  } finally {
    await store.close()
  }
}

/** After an opening nothing that was shown and editable may be something else, and an edit must hold. */
async function wrongLater(root: string, shape: Shape, before: Found): Promise<string[]> {
  const wrong: string[] = []
  const bytes = bytesFor('damage', 'later')
  let store = await openProject(root, quietDeps)
  const after = new Map<Id, SetModel>()
  for (const document of shape.documents) {
    const opened = await store.openDocument(document.id, shape.annotatorId)
    const shown = before.opened.get(document.id)!
    if (opened.readOnly !== shown.readOnly || !isSameModel(opened, shown)) {
      wrong.push('opened again a set is something else')
    }
    if (opened.readOnly !== null) continue
    const made = randomEdit(opened, document, randomFor('damage', 'later'), bytes)
    const edit = { baseRevision: opened.set.revision, ...made }
    const result = await store.perform(document.id, shape.annotatorId, edit)
    if (!result.ok) wrong.push(`an edit is refused: ${result.code}`)
    else after.set(document.id, edited(opened, made.via, made.command))
  }
  await store.close()
  store = await openProject(root, quietDeps)
  for (const [documentId, state] of after) {
    const opened = await store.openDocument(documentId, shape.annotatorId)
    if (opened.readOnly !== null || !isSameModel(opened, state)) wrong.push('a later edit does not hold')
  }
  await store.close()
  return wrong
}

/** Damages between which everything is opened a second and a third time. */
const lookedAtAgain = isFull ? 23 : 17

interface Tally {
  damages: number
  readOnly: number
  told: number
  again: number
}

async function damageAll(
  shape: Shape,
  part: string,
  damages: Iterable<Damage>,
  put: (root: string, damage: Damage) => void,
  wrongWith: (found: Found, damage: Damage) => readonly string[],
): Promise<Tally> {
  const tally: Tally = { damages: 0, readOnly: 0, told: 0, again: 0 }
  for (const damage of damages) {
    const root = copied(shape.path)
    put(root, damage)
    const seen = await found(root, shape)
    const wrong = [...wrongWith(seen, damage)]
    if (tally.damages % lookedAtAgain === 0) {
      wrong.push(...(await wrongLater(root, shape, seen)))
      tally.again += 1
    }
    expect(wrong, foundAgainBy(`${part}, ${damage.kind} at byte ${damage.at}`)).toEqual([])
    tally.damages += 1
    tally.told += seen.told.length > 0 ? 1 : 0
    tally.readOnly += [...seen.opened.values()].filter(({ readOnly }) => readOnly !== null).length
  }
  return tally
}

describe.each(shapes)('a journal of %s', (name) => {
  it(
    'gives the records before the damage and tells of it, or is refused',
    { timeout: suiteTimeoutMs },
    async () => {
      const shape = await shapeOf(name, false)
      for (const [index, segment] of shape.segments.entries()) {
        const { bytes: whole } = segment
        const part = `journal of ${name}, segment ${index + 1}`
        // Records of the whole journal: those of this segment, and for each record its document.
        const before = shape.segments.slice(0, index).flatMap(({ documentIds }) => documentIds).length
        const end = before + segment.documentIds.length
        const ids = shape.segments.flatMap(({ documentIds }) => documentIds)
        const wrongWith = ({ opened, told }: Found, { at, kind }: Damage) => {
          const wrong: string[] = []
          const linesBefore = whole.subarray(0, at).toString('latin1').split('\n').length - 2
          const damaged = before + Math.max(0, linesBefore)
          // A cut between two records leaves no trace; that is what checkpoints are for.
          const isTraceless = kind === 'cut' && at > 0 && whole[at - 1] === 10
          if (!isTraceless && told.length === 0) wrong.push('the damage is not told of')
          for (const [documentId, { set, history, readOnly }] of opened) {
            const states = shape.states.get(documentId)!
            const lost = ids.findIndex((id, at) => id === documentId && at >= damaged && at < end)
            if (!isSameModel({ set, history }, states.at(lost)!))
              wrong.push('a set is not what its records make')
            // A flipped line break takes the next line with it.
            const soundAgain = kind === 'flip' ? damaged + 2 : end
            const isFollowed = ids.some((id, at) => id === documentId && at >= soundAgain)
            if (lost >= 0 && isFollowed && readOnly === null)
              wrong.push('a set goes on though it is not whole')
            if (lost < 0 && readOnly !== null && readOnly !== 'newer') wrong.push('a whole set is read-only')
          }
          return wrong
        }
        const tally = await damageAll(shape, part, damagesOf(whole, part), put(shape, segment), wrongWith)
        report(`damage, ${part}`, { ...tally, bytes: whole.length })
      }
    },
  )

  it('takes nothing from a checkpoint that holds more', { timeout: suiteTimeoutMs }, async () => {
    const shape = await shapeOf(name, true)
    for (const [index, segment] of shape.segments.entries()) {
      const { bytes: whole } = segment
      const part = `journal of ${name} with checkpoints, segment ${index + 1}`
      const wrongWith = ({ opened, told }: Found) => {
        const wrong = told.length === 0 ? ['the damage is not told of'] : []
        for (const [documentId, { set, readOnly }] of opened) {
          if (!isSameSet(set, shape.states.get(documentId)!.at(-1)!)) wrong.push('a set has changed')
          if (readOnly !== null && readOnly !== 'newer') wrong.push(`a set is ${readOnly}`)
        }
        return wrong
      }
      const tally = await damageAll(shape, part, damagesOf(whole, part), put(shape, segment), wrongWith)
      report(`damage, ${part}`, { ...tally, bytes: whole.length })
    }
  })
})

/** Puts the damaged bytes of a segment in a copy. */
function put({ annotatorId }: Shape, { id }: Segment): (root: string, damage: Damage) => void {
  return (root, { bytes }) => writeFileSync(join(root, 'journal', annotatorId, `${id}.jsonl`), bytes)
}

describe('a checkpoint and its last good copy', () => {
  type Case = readonly [
    name: string,
    file: 'annotations' | 'last-good',
    gone: readonly ('journal' | 'annotations')[],
    shown: 'last' | 'last good' | 'the one before',
  ]
  const cases: readonly Case[] = [
    ['checkpoint', 'annotations', [], 'last'],
    ['checkpoint, without the journal', 'annotations', ['journal'], 'last good'],
    ['last good', 'last-good', [], 'last'],
    ['last good, without the checkpoint', 'last-good', ['annotations'], 'last'],
    ['last good, without both', 'last-good', ['annotations', 'journal'], 'the one before'],
  ]

  it.each(cases)('damaged: %s', { timeout: suiteTimeoutMs }, async (name, file, gone, expected) => {
    const shape = await shapeOf('one document', true)
    const [document] = shape.documents
    const states = shape.states.get(document!.id)!
    const copies = join('last-good', shape.annotatorId, document!.id)
    const kept = readdirSync(join(shape.path, copies)).map((name) => Number(name.replace('.json', '')))
    const [before, lastGood] = kept.sort((a, b) => a - b) as [number, number]
    const names = {
      annotations: join('annotations', shape.annotatorId, `${document!.id}.json`),
      'last-good': join(copies, `${lastGood}.json`),
    }
    const fileIn = (root: string, folder: keyof typeof names) => join(root, names[folder])
    const whole = readFileSync(fileIn(shape.path, file))
    const last = states.at(-1)!
    const shown = { last, 'last good': states[lastGood]!, 'the one before': states[before]! }[expected]
    const tally = await damageAll(
      shape,
      name,
      damagesOf(whole, name),
      (root, { bytes }) => {
        writeFileSync(fileIn(root, file), bytes)
        if (gone.includes('annotations')) rmSync(fileIn(root, 'annotations'))
        if (gone.includes('journal')) for (const name of segmentsIn(root, shape.annotatorId)) rmSync(name)
      },
      ({ opened, told }, damage) => {
        const { set, readOnly } = opened.get(document!.id)!
        // Such a file says all that it said: the break at its end is no part of it, or it shows what a newer app wrote.
        const isWhole = isSameSet(set, file === 'annotations' ? last : states[lastGood]!)
        const isOfEnd = damage.at === whole.length - 1
        const wrong: string[] = []
        if (!isSameSet(set, shown) && !(isWhole && (isOfEnd || readOnly === 'newer')))
          wrong.push('a wrong set')
        const isLess = !isSameSet(set, last)
        if (isLess && readOnly === null) wrong.push('a set goes on though it is not whole')
        if (isLess && told.length === 0) wrong.push('the damage is not told of')
        if (file === 'last-good' && gone.length === 0 && told.length > 0) wrong.push('told of nothing')
        return wrong
      },
    )
    report(`damage, ${name}`, { ...tally, bytes: whole.length })
  })
})

function isSameSet(set: SetModel['set'], { set: other }: SetModel): boolean {
  return isDeepStrictEqual(set, other)
}
