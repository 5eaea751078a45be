import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { redoCommand, undoCommand } from '../../core/annotation/history'
import type { BackupManifest } from '../../core/storage/backup-manifest'
import type { BackupReport } from '../../ipc/backup-views'
import type { Result } from '../../ipc/failures'
import { createProject } from '../store/create-project'
import { aDocument, adding, anId, quietDeps, temporaryProject } from '../store/project-fixture'
import { openProject, type ProjectStore } from '../store/project-store'
import { backUp } from './back-up'
import { quietSurroundings } from './job-fixture'
import { digestOfFile } from './verified-copy'

const me = { id: anId(), name: 'KG', createdAt: '2026-01-01T00:00:00.000Z' }
const documents = ['a', 'b', 'c'].map((name) => aDocument(`Letter ${name} of a patient.`, `${name}.txt`))
let project: Awaited<ReturnType<typeof temporaryProject>>
let target: string
let store: ProjectStore

beforeEach(async () => {
  project = await temporaryProject()
  target = join(project.path, '..', 'target')
  mkdirSync(target)
  store = await openProject(project.path, quietDeps)
  await store.ensureAnnotator(me)
  for (const document of documents) await store.addDocument(document)
  await mark(0, 0)
  await store.flush()
})
afterEach(async () => {
  await store.close()
  await project.dispose()
})

/** Marks six characters of a letter. */
async function mark(letter: number, start: number): Promise<void> {
  const document = documents[letter]!
  const { set } = await store.openDocument(document.id, me.id)
  const edit = { baseRevision: set.revision, via: 'do', command: adding(document, start, start + 6) } as const
  expect(await store.perform(document.id, me.id, edit)).toMatchObject({ ok: true })
}

/** Marks words, takes the last step back or does it again, or says how far a letter is; what does not fit is left. */
async function edit(what: string, letter: number, start: number): Promise<void> {
  const document = documents[letter]!
  const opened = await store.openDocument(document.id, me.id).catch(() => null)
  if (!opened) return
  const { set, history } = opened
  const command =
    what === 'undo'
      ? undoCommand(history)
      : what === 'redo'
        ? redoCommand(history)
        : what === 'status'
          ? ({ kind: 'setStatus', before: set.status, after: 'done' } as const)
          : adding(document, start, start + 6)
  const via = what === 'undo' || what === 'redo' ? what : 'do'
  if (command) await store.perform(document.id, me.id, { baseRevision: set.revision, via, command })
}

/** A plain copy of a folder, beside it. */
function copyOf(folder: string): string {
  const copy = `${folder}-copy-${anId()}`
  cpSync(folder, copy, { recursive: true })
  return copy
}

function backedUp(around = quietSurroundings<never>(), folder = target): Promise<Result<BackupReport>> {
  const { id: projectId, name: projectName } = store.project
  const names = { projectId, projectName, name: 'Test backup', now: '2026-11-21T14:03:00.000Z' }
  return backUp({ kind: 'backup', projectFolder: project.path, target: folder, ...names }, around)
}

/** What a project's folder holds, by path, but for what can be made anew. */
function contentsOf(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  const paths = files.map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
  const kept = paths.filter((path) => !path.startsWith('.goldspan') && path !== 'backup.json').sort()
  return Object.fromEntries(kept.map((path) => [path, readFileSync(join(folder, path), 'latin1')]))
}

/** What a coder sees of a project: the list, and each document with its set and history. */
async function seenIn(folder: string) {
  const opened = await openProject(folder, quietDeps)
  try {
    const rows = await opened.rows(me.id)
    const seen = []
    for (const { id } of rows) {
      const { document, set, history, readOnly, notices } = await opened.openDocument(id, me.id)
      seen.push({ document, set, history, readOnly, notices })
    }
    return { rows, seen, notices: opened.notices, project: opened.project }
  } finally {
    await opened.close()
  }
}

/** Time flies, so that a job lets others run after each piece. */
function hurry(): void {
  let now = 0
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 1000))
}
afterEach(() => vi.restoreAllMocks())

describe('backUp', () => {
  it('holds every file of the project byte for byte, and a list of them with their hashes', async () => {
    writeFileSync(join(project.path, 'annotators', 'KG (conflicted copy).json'), 'half')
    const report = await backedUp()
    const folder = join(target, 'Test backup')
    expect(report).toMatchObject({ ok: true, value: { folder, documents: 3, links: 0, others: 0 } })
    expect(contentsOf(folder)).toEqual(contentsOf(project.path))
    const { body } = JSON.parse(readFileSync(join(folder, 'backup.json'), 'utf8')) as { body: BackupManifest }
    expect(body).toMatchObject({ projectId: store.project.id, at: '2026-11-21T14:03:00.000Z' })
    expect(body.files.map(({ path }) => path).sort()).toEqual(Object.keys(contentsOf(folder)))
    for (const { path, ...digest } of body.files) {
      expect(await digestOfFile(join(folder, path))).toEqual(digest)
    }
  })

  it('leaves the cache and unfinished writes out, and counts what is no part of the project', async () => {
    writeFileSync(join(project.path, 'documents', '.a.json.0123abcd-1-0123456789abcdef.tmp'), 'half')
    writeFileSync(join(project.path, 'shopping.txt'), 'milk')
    expect(await backedUp()).toMatchObject({ ok: true, value: { others: 1 } })
    expect(readdirSync(join(target, 'Test backup')).sort()).toEqual([
      'annotations',
      'annotators',
      'backup.json',
      'documents',
      'journal',
      'last-good',
      'project.json',
      'quarantine',
      'suggestions',
    ])
    expect(readdirSync(join(target, 'Test backup', 'documents'))).toHaveLength(3)
  })

  it('takes a free name where there is a backup of that name', async () => {
    await backedUp()
    const first = contentsOf(join(target, 'Test backup'))
    expect(await backedUp()).toMatchObject({ ok: true, value: { folder: join(target, 'Test backup-2') } })
    expect(contentsOf(join(target, 'Test backup'))).toEqual(first)
  })

  it('opens as a project that shows what the project shows, whatever was done in it', async () => {
    const edits = fc.array(
      fc.oneof(
        fc.record({ do: fc.constant('mark'), letter: fc.nat(2), start: fc.nat(10) }),
        fc.record({ do: fc.constantFrom('undo', 'redo', 'status'), letter: fc.nat(2), start: fc.nat(10) }),
        fc.record({ do: fc.constantFrom('flush', 'remove'), letter: fc.nat(2), start: fc.nat(10) }),
      ),
      { maxLength: 12 },
    )
    await fc.assert(
      fc.asyncProperty(edits, async (all) => {
        for (const { do: what, letter, start } of all) {
          const { id } = documents[letter]!
          if (what === 'flush') await store.flush()
          else if (what === 'remove') await store.removeDocument(id).catch(() => undefined)
          else await edit(what, letter, start)
        }
        await store.flush()
        const folder = await backedUp().then((made) => (made.ok ? made.value.folder : ''))
        const now = await seenIn(folder)
        expect(now.notices).toEqual([])
        const then = await seenIn(copyOf(project.path))
        expect({ ...now, rows: null }).toEqual({ ...then, rows: null })
        expect(now.rows.map(({ id, spans, status }) => [id, spans, status])).toEqual(
          then.rows.map(({ id, spans, status }) => [id, spans, status]),
        )
        for (const document of documents) await store.addDocument(document)
      }),
      { numRuns: 15 },
    )
  })

  it('is a whole project where marks are made, kept and lists flushed while it is copied', async () => {
    hurry()
    let marks = 0
    const work = async () => {
      if (marks >= 12) return
      await mark(marks % 3, (marks += 1))
      await store.flush()
    }
    const report = await backedUp(quietSurroundings<never>(undefined, work))
    expect(marks).toBeGreaterThan(5)
    const { notices, seen } = await seenIn(report.ok ? report.value.folder : '')
    const told = [...notices, ...seen.flatMap((document) => document.notices)]
    expect(told.filter(({ kind }) => kind !== 'edits-recovered')).toEqual([])
    expect(seen.map(({ readOnly }) => readOnly)).toEqual([null, null, null])
  })

  it('copies a journal up to its last whole line', async () => {
    const folder = join(project.path, 'journal', me.id)
    const [segment] = readdirSync(folder)
    const whole = readFileSync(join(folder, segment!), 'utf8')
    writeFileSync(join(folder, segment!), `${whole}{"seq":2,"docu`)
    const report = await backedUp()
    expect(report.ok).toBe(true)
    const copy = join(target, 'Test backup', 'journal', me.id, segment!)
    expect(readFileSync(copy, 'utf8')).toBe(whole)
  })

  it('is a folder in which no new project can be made', async () => {
    await backedUp()
    const made = createProject(join(target, 'Test backup'), store.project)
    await expect(made).rejects.toMatchObject({ code: 'folder-not-empty' })
    expect(readdirSync(join(target, 'Test backup'))).toContain('backup.json')
  })

  it('keeps its list of files when it is opened as a project and worked on', async () => {
    await backedUp()
    const folder = join(target, 'Test backup')
    const list = readFileSync(join(folder, 'backup.json'))
    const opened = await openProject(folder, quietDeps)
    const [document] = documents
    const { set } = await opened.openDocument(document!.id, me.id)
    const edit = { baseRevision: set.revision, via: 'do', command: adding(document!, 7, 8) } as const
    expect(await opened.perform(document!.id, me.id, edit)).toMatchObject({ ok: true })
    await opened.close()
    expect(readFileSync(join(folder, 'backup.json'))).toEqual(list)
    // The project itself has nothing of it.
    expect((await store.openDocument(document!.id, me.id)).set.revision).toBe(set.revision)
  })
})

describe('a backup that can’t be made', () => {
  const refused = async (around?: Parameters<typeof backedUp>[0], folder?: string) => {
    const result = await backedUp(around, folder)
    expect(readdirSync(target)).toEqual([])
    return result
  }
  /** Does something to the project's second letter once the first is copied. */
  const amidLetters = (work: (file: string) => void) => {
    hurry()
    let file = ''
    return quietSurroundings<never>(undefined, () => {
      const copy = join(target, readdirSync(target)[0]!, 'documents')
      const copied = existsSync(copy) ? readdirSync(copy) : []
      if (file !== '' || copied.length === 0) return Promise.resolve()
      const next = readdirSync(join(project.path, 'documents')).find((name) => !copied.includes(name))!
      work((file = join(project.path, 'documents', next)))
      return Promise.resolve()
    })
  }

  it('is refused inside the project itself, also by another way there', async () => {
    const inside = { ok: false, code: 'backup-inside-project' }
    expect(await refused(undefined, project.path)).toMatchObject(inside)
    expect(await refused(undefined, join(project.path, 'quarantine'))).toMatchObject(inside)
    const way = join(project.path, '..', 'way')
    symlinkSync(realpathSync(project.path), way)
    expect(await refused(undefined, way)).toMatchObject(inside)
    expect(Object.keys(contentsOf(project.path)).filter((path) => path.includes('backup'))).toEqual([])
    const beside = `${project.path}s`
    mkdirSync(beside)
    expect(await backedUp(undefined, beside)).toMatchObject({ ok: true })
  })

  it('leaves nothing behind when it is cancelled, at whatever file', async () => {
    hurry()
    const files = Object.keys(contentsOf(project.path)).length
    for (let at = 1; at <= files; at += 1) {
      let paused = 0
      const around = {
        ...quietSurroundings<never>(undefined, () => Promise.resolve(void (paused += 1))),
        isCancelled: () => paused >= at,
      }
      expect(await refused(around)).toMatchObject({ ok: true, value: { cancelled: true, folder: '' } })
    }
  })

  it('leaves nothing behind when a letter vanishes that was to be copied next', async () => {
    const around = amidLetters((file) => rmSync(file))
    expect(await refused(around)).toMatchObject({ ok: false, code: 'backup-source-changed' })
  })

  it('leaves nothing behind when a letter is removed of which the marks are copied already', async () => {
    hurry()
    let isRemoved = false
    const around = quietSurroundings<never>(undefined, async () => {
      if (!isRemoved) await store.removeDocument(documents[0]!.id)
      isRemoved = true
    })
    expect(await refused(around)).toMatchObject({ ok: false, code: 'backup-source-changed' })
  })

  it('leaves nothing behind when a file of the project can’t be read', async () => {
    const around = amidLetters((file) => {
      rmSync(file)
      mkdirSync(file)
    })
    const unreadable = { code: 'backup-source-unreadable', details: { errno: 'EISDIR' } }
    expect(await refused(around)).toMatchObject(unreadable)
  })

  it('says that a link leads out of the project, where a whole folder hangs on it', async () => {
    const away = join(project.path, '..', 'away')
    renameSync(join(project.path, 'suggestions'), away)
    symlinkSync(away, join(project.path, 'suggestions'))
    const linked = { code: 'backup-source-linked', details: { folder: 'suggestions' } }
    expect(await refused()).toMatchObject(linked)
  })

  it('counts a link to a single file, and does not follow it', async () => {
    symlinkSync(join(project.path, 'project.json'), join(project.path, 'quarantine', 'link.json'))
    expect(await backedUp()).toMatchObject({ ok: true, value: { links: 1 } })
    expect(readdirSync(join(target, 'Test backup', 'quarantine'))).toEqual([])
  })

  it('says so where the folder chosen is gone', async () => {
    const result = await backedUp(undefined, join(target, 'gone'))
    expect(result).toMatchObject({ code: 'backup-not-written', details: { errno: 'ENOENT' } })
  })
})
