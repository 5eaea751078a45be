import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AnnotationSet } from '../../core/annotation/annotation-set'
import { undoCommand } from '../../core/annotation/history'
import type { Id } from '../../core/ids'
import type { SourceDocument } from '../../core/project'
import { encodeFile } from '../../core/storage/file-envelope'
import { backupFile } from '../../core/storage/file-kinds'
import type { BackupPreview, RestoreItem } from '../../ipc/backup-views'
import { aDocument, adding, anId, quietDeps, temporaryProject } from '../store/project-fixture'
import { parserOf } from '../store/parser-files'
import { openProject, type ProjectStore } from '../store/project-store'
import { sha256Hex } from '../store/store-deps'
import { backUp } from './back-up'
import type { BackedUpWork } from './job'
import { quietSurroundings } from './job-fixture'
import { readBackup } from './read-backup'
import { readSuggester } from './read-suggester'
import { restoreBackup } from './restore-backup'
import { storeRestored } from './store-restored'

const me = { id: anId(), name: 'KG', createdAt: '2026-01-01T00:00:00.000Z' }
const ben = { id: anId(), name: 'Ben', createdAt: '2026-01-01T00:00:00.000Z' }
const letters = ['a', 'b', 'c'].map((name) => aDocument(`Letter ${name} of a patient.`, `${name}.txt`))
const [a, b, c] = letters as [SourceDocument, SourceDocument, SourceDocument]
let project: Awaited<ReturnType<typeof temporaryProject>>
let store: ProjectStore
let backup: string

/** Three letters: `a` with two of my marks and one of Ben's, `b` with one of mine; all of it backed up. */
beforeEach(async () => {
  project = await temporaryProject()
  store = await openProject(project.path, quietDeps)
  for (const annotator of [me, ben]) await store.ensureAnnotator(annotator)
  for (const letter of letters) await store.addDocument(letter)
  await mark(a, 0)
  await mark(a, 7)
  await mark(a, 0, ben.id)
  await mark(b, 0)
  await store.flush()
  const target = join(project.path, '..', 'target')
  mkdirSync(target)
  const { id: projectId, name: projectName } = store.project
  const made = await backUp(
    {
      ...{ kind: 'backup', projectFolder: project.path, projectId, projectName, target },
      ...{ name: 'Test backup', now: '2026-11-21T14:03:00.000Z' },
    },
    quietSurroundings<never>(),
  )
  backup = made.ok ? made.value.folder : ''
})
afterEach(async () => {
  await store.close()
  await project.dispose()
})

async function mark(letter: SourceDocument, start: number, annotatorId = me.id): Promise<void> {
  const { revision } = await setOf(letter, annotatorId)
  const command = adding(letter, start, start + 1)
  expect(
    await store.perform(letter.id, annotatorId, { baseRevision: revision, via: 'do', command }),
  ).toMatchObject({
    ok: true,
  })
}

async function unmark(letter: SourceDocument): Promise<void> {
  const { revision, spans } = await setOf(letter)
  const command = { kind: 'removeSpan', span: spans[0]! } as const
  await store.perform(letter.id, me.id, { baseRevision: revision, via: 'do', command })
}

async function setOf(letter: SourceDocument, annotatorId = me.id): Promise<AnnotationSet> {
  return (await store.openDocument(letter.id, annotatorId)).set
}

const marksOf = async (letter: SourceDocument) => (await setOf(letter)).spans.map(({ start }) => start)

async function read(annotatorId: Id = me.id, projectId = store.project.id) {
  await store.flush()
  const places = { backupFolder: backup, projectFolder: project.path, projectId, annotatorId }
  return readBackup({ kind: 'read-backup', ...places }, quietSurroundings<never>())
}

async function preview(): Promise<BackupPreview> {
  const result = await read()
  if (!result.ok || !result.value) throw new Error(JSON.stringify(result))
  return result.value
}

/** Restores what the preview shows of these letters. */
async function restore(from: BackupPreview, ...chosen: SourceDocument[]): Promise<RestoreItem[]> {
  const items: RestoreItem[] = []
  const places = { backupFolder: backup, projectFolder: project.path, annotatorId: me.id }
  await restoreBackup(
    { kind: 'restore', ...places, documentIds: chosen.map(({ id }) => id) },
    quietSurroundings<BackedUpWork>(async (work) => {
      const row = from.rows.find(({ documentId }) => documentId === work.documentId)!
      items.push(await storeRestored(store, work, row, me.id))
    }),
  )
  return items
}

describe('readBackup', () => {
  it('finds nothing to change right after the backup', async () => {
    expect(await preview()).toMatchObject({
      ...{ at: '2026-11-21T14:03:00.000Z', rows: [], others: [], problems: [], unreadable: 0, documents: 3 },
    })
  })

  it('says for each of my sets what would change, and that it is newer than the backup', async () => {
    await unmark(a)
    await mark(a, 3)
    await mark(a, 4)
    await mark(c, 0)
    const difference = { spansNow: 3, spansThen: 2, back: 1, changed: 0, gone: 2 }
    expect((await preview()).rows).toMatchObject([
      { title: 'a.txt', letter: 'there', isNewer: true, readOnly: null, difference },
      { title: 'c.txt', isNewer: true, difference: { spansNow: 1, spansThen: 0, gone: 1 } },
    ])
  })

  it('names those whose work differs, and offers nobody else’s', async () => {
    await mark(b, 0, ben.id)
    await mark(a, 5, ben.id)
    expect(await preview()).toMatchObject({
      rows: [],
      others: [{ annotatorId: ben.id, name: 'Ben', documents: 2 }],
    })
  })

  it('offers a letter that was removed, with my marks', async () => {
    await store.removeDocument(a.id)
    expect(await preview()).toMatchObject({
      rows: [
        { title: 'a.txt', letter: 'missing', isNewer: false, difference: { spansNow: 0, spansThen: 2 } },
      ],
      others: [{ documents: 1 }],
    })
  })

  it('says that a letter’s file is damaged or deleted; marks on it that are there already are not touched', async () => {
    await mark(a, 9)
    await store.flush()
    const file = (letter: SourceDocument) => join(project.path, 'documents', `${letter.id}.json`)
    rmSync(file(a))
    truncateSync(file(b), 20)
    expect((await preview()).rows).toMatchObject([
      { title: 'a.txt', letter: 'missing', difference: null },
      { title: 'b.txt', letter: 'damaged', difference: null },
    ])
  })

  it('does not speak of letters that came after the backup', async () => {
    await store.addDocument(aDocument('A later letter.', 'd.txt'))
    expect((await preview()).rows).toEqual([])
  })

  it('does not miss a letter that was removed before the backup was made', async () => {
    await store.removeDocument(b.id)
    const made = await backUp(
      {
        ...{ kind: 'backup', projectFolder: project.path, target: join(backup, '..'), name: 'Later' },
        ...{ projectId: store.project.id, projectName: 'Test', now: '2026-11-22T14:03:00.000Z' },
      },
      quietSurroundings<never>(),
    )
    backup = made.ok ? made.value.folder : ''
    expect(await preview()).toMatchObject({ rows: [], problems: [], unreadable: 0, documents: 2 })
  })

  it('says why a set of mine can’t be changed now', async () => {
    await store.close()
    truncateSync(join(project.path, 'annotations', me.id, `${a.id}.json`), 9)
    rmSync(join(project.path, 'journal', me.id), { recursive: true })
    store = await openProject(project.path, quietDeps)
    const [row] = (await preview()).rows
    expect(row).toMatchObject({ title: 'a.txt', readOnly: 'damaged' })
  })

  it('is cancelled without an answer', async () => {
    const places = { backupFolder: backup, projectFolder: project.path, projectId: store.project.id }
    const around = { ...quietSurroundings<never>(), isCancelled: () => true }
    const result = await readBackup({ kind: 'read-backup', ...places, annotatorId: me.id }, around)
    expect(result).toEqual({ ok: true, value: null })
  })
})

describe('a backup that is not all right', () => {
  const manifest = () => join(backup, 'backup.json')
  const state = async (path: string) =>
    (await preview()).problems.find((problem) => problem.path === path)?.state

  it('is refused where it is of another project', async () => {
    expect(await read(me.id, anId())).toMatchObject({ ok: false, code: 'backup-of-another-project' })
  })

  it('is no backup without its list of files, and damaged with one that is', async () => {
    truncateSync(manifest(), 40)
    expect(await read()).toMatchObject({ ok: false, code: 'backup-damaged' })
    rmSync(manifest())
    expect(await read()).toMatchObject({ ok: false, code: 'not-a-backup' })
    expect(await read()).toMatchObject({ ok: false, code: 'not-a-backup' })
  })

  it('is refused with a list that leads out of the folder, though its checksum is right', async () => {
    const { body } = JSON.parse(readFileSync(manifest(), 'utf8')) as { body: { files: { path: string }[] } }
    body.files[0]!.path = 'documents/../../../project/project.json'
    writeFileSync(manifest(), encodeFile(backupFile, body as never, sha256Hex))
    expect(await read()).toMatchObject({ ok: false, code: 'backup-damaged' })
  })

  it('tells of files that are missing, changed, more, or links, and gives what is sound', async () => {
    await unmark(a)
    await unmark(b)
    const checkpoint = `annotations/${me.id}/${b.id}.json`
    truncateSync(join(backup, checkpoint), 30)
    rmSync(join(backup, 'project.json'))
    const letter = join(backup, 'documents', `${c.id}.json`)
    writeFileSync(letter, readFileSync(letter, 'utf8').replace('patient', 'patiens'))
    writeFileSync(join(backup, 'documents', 'more.json'), '')
    const own = `annotators/${ben.id}.json`
    rmSync(join(backup, own))
    symlinkSync(join(project.path, own), join(backup, own))
    const { problems, rows, unreadable } = await preview()
    expect(unreadable).toBe(1)
    expect(new Set(problems)).toEqual(
      new Set([
        { path: checkpoint, state: 'changed' },
        { path: own, state: 'link' },
        { path: `documents/${c.id}.json`, state: 'changed' },
        { path: 'documents/more.json', state: 'extra' },
        { path: 'project.json', state: 'missing' },
      ]),
    )
    // The journal holds what the checkpoint of b held.
    expect(rows.map(({ title, difference }) => [title, difference?.back])).toEqual([
      ['a.txt', 1],
      ['b.txt', 1],
    ])
  })

  it('says how many sets and letters of it could not be read, and does not offer them', async () => {
    await unmark(a)
    await unmark(b)
    truncateSync(join(backup, 'annotations', me.id, `${b.id}.json`), 30)
    rmSync(join(backup, 'journal', me.id), { recursive: true })
    rmSync(join(backup, 'documents', `${c.id}.json`))
    const { rows, unreadable } = await preview()
    expect(rows.map(({ title }) => title)).toEqual(['a.txt'])
    expect(unreadable).toBe(2)
    expect(await state(`documents/${c.id}.json`)).toBe('missing')
  })

  it('gives my marks on a letter that is damaged in it and sound in the project', async () => {
    await unmark(a)
    truncateSync(join(backup, 'documents', `${a.id}.json`), 30)
    const shown = await preview()
    expect(shown.rows).toMatchObject([{ title: 'a.txt', difference: { back: 1 } }])
    expect(await restore(shown, a)).toMatchObject([{ outcome: 'marks' }])
    expect(await marksOf(a)).toEqual([0, 7])
  })

  it('is only read', async () => {
    const contents = () =>
      readdirSync(backup, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => [name, readFileSync(join(parentPath, name), 'latin1')])
    const before = contents()
    await store.removeDocument(a.id)
    await restore(await preview(), a)
    expect(contents()).toEqual(before)
  })
})

describe('restoring', () => {
  it('gives my marks back as one step, which undo takes back', async () => {
    await unmark(a)
    await mark(a, 3)
    await mark(a, 4)
    const now = await setOf(a)
    expect(await restore(await preview(), a)).toMatchObject([{ title: 'a.txt', outcome: 'marks' }])
    expect(await marksOf(a)).toEqual([0, 7])
    const { set, history } = await store.openDocument(a.id, me.id)
    expect(set.revision).toBe(now.revision + 1)
    const undo = { baseRevision: set.revision, via: 'undo', command: undoCommand(history)! } as const
    expect(await store.perform(a.id, me.id, undo)).toMatchObject({ ok: true })
    expect({ ...(await setOf(a)), revision: 0 }).toEqual({ ...now, revision: 0 })
  })

  it('changes what was chosen and nothing else, nobody else’s work either', async () => {
    await unmark(a)
    await unmark(b)
    await mark(a, 5, ben.id)
    const others = [await setOf(b), await setOf(a, ben.id)]
    await restore(await preview(), a)
    expect([await setOf(b), await setOf(a, ben.id)]).toEqual(others)
    expect((await preview()).rows).toMatchObject([{ title: 'b.txt' }])
  })

  it('brings a removed letter back with my marks, and stays so', async () => {
    await store.removeDocument(a.id)
    expect(await restore(await preview(), a)).toMatchObject([{ outcome: 'letter-and-marks' }])
    expect((await store.openDocument(a.id, me.id)).document).toEqual(a)
    await store.close()
    store = await openProject(project.path, quietDeps)
    expect(await marksOf(a)).toEqual([0, 7])
    expect((await preview()).rows).toEqual([])
  })

  it('mends a damaged letter, and leaves the marks on it as they are', async () => {
    await mark(b, 9)
    await store.flush()
    truncateSync(join(project.path, 'documents', `${b.id}.json`), 20)
    const later = await openProject(project.path, quietDeps)
    await store.close()
    store = later
    expect(await restore(await preview(), b)).toMatchObject([{ title: 'b.txt', outcome: 'letter' }])
    expect(await marksOf(b)).toEqual([0, 9])
  })

  it('leaves a set alone that was edited after the preview', async () => {
    await unmark(a)
    const shown = await preview()
    await mark(a, 12)
    expect(await restore(shown, a)).toMatchObject([{ outcome: 'not-restored', reason: 'edited-since' }])
    expect(await marksOf(a)).toEqual([7, 12])
  })

  it('says so where the backup can’t be read any more', async () => {
    await unmark(a)
    await store.removeDocument(b.id)
    const shown = await preview()
    rmSync(backup, { recursive: true })
    expect(await restore(shown, a, b)).toMatchObject([
      { outcome: 'not-restored', reason: 'backup-unreadable' },
      { outcome: 'not-restored', reason: 'backup-unreadable' },
    ])
    expect(await marksOf(a)).toEqual([7])
  })
})

it('what a parser predicts of a letter comes back with it, while the parser is there', async () => {
  const parser = parserOf('Tagger', '1')
  const predicted = { parserId: parser.id, documentId: a.id, spans: [], relations: [] }
  await store.parsers.begin(parser)
  await store.parsers.add(predicted)
  await store.parsers.finish({
    ...{ ...parser, importedAt: me.createdAt, importedBy: me.id, documents: [a.id] },
  })
  cpSync(join(project.path, 'suggestions'), join(backup, 'suggestions'), { recursive: true })
  const file = join(project.path, 'suggestions', parser.id, `${a.id}.json`)
  await store.removeDocument(a.id)
  expect(existsSync(file)).toBe(false)
  expect(await restore(await preview(), a)).toMatchObject([{ outcome: 'letter-and-marks' }])
  expect(readSuggester(project.path, parser.id).proposalFor(a)).toMatchObject({ state: 'proposed' })
  await store.removeDocument(a.id)
  await store.parsers.remove(parser.id)
  await restore(await preview(), a)
  expect(existsSync(file)).toBe(false)
})
