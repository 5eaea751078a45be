import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { offeredFormats } from '../../core/imr/offered-formats'
import { aDocument, adding, anId, quietDeps, temporaryProject } from '../store/project-fixture'
import { openProject } from '../store/project-store'
import { compareExports } from './compare-exports'
import { exportCorpus, previewExport } from './export-corpus'
import { quietSurroundings } from './job-fixture'
import { verifyExportFolder } from './verify-export'

const me = { id: anId(), name: 'KG', createdAt: '2026-01-01T00:00:00.000Z' }
const ben = { id: anId(), name: 'Ben', createdAt: '2026-01-01T00:00:00.000Z' }
const documents = ['a', 'b'].map((name) =>
  aDocument(`Letter ${name} of a patient 😀.\r\nMRI.`, `${name}.txt`),
)
let project: Awaited<ReturnType<typeof temporaryProject>>
let target: string
let made = 0

beforeAll(async () => {
  project = await temporaryProject()
  target = join(project.path, '..', 'target')
  mkdirSync(target)
  const store = await openProject(project.path, quietDeps)
  for (const annotator of [me, ben]) await store.ensureAnnotator(annotator)
  for (const document of documents) await store.addDocument(document)
  for (const [document, annotator, start] of [
    [documents[0]!, me, 0],
    [documents[1]!, me, 0],
    [documents[0]!, ben, 7],
  ] as const) {
    const command = adding(document, start, start + 8)
    await store.perform(document.id, annotator.id, { baseRevision: 0, via: 'do', command })
  }
  await store.close()
})
afterAll(() => project.dispose())

const around = quietSurroundings<never>()
const requested = (format: string, annotators: 'all' | readonly string[] = 'all') => ({
  ...{ projectFolder: project.path, annotators, format, toolVersion: 'test' },
})
const exported = async (format: string, annotators?: 'all' | readonly string[]) =>
  (await exportCorpus(requested(format, annotators), { target, name: `${format}-${(made += 1)}` }, around))
    .folder
const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .sort()
const problemsOf = async (folder: string) => (await verifyExportFolder(folder, around)).problems

describe.each(offeredFormats.map(({ id }) => id))('an export as %s', (format) => {
  it('is byte for byte the same on the second run, and proves itself', async () => {
    const [first, second] = [await exported(format), await exported(format)]
    expect(filesIn(first)).toEqual(filesIn(second))
    for (const path of filesIn(first)) {
      expect(readFileSync(join(second, path)), path).toEqual(readFileSync(join(first, path)))
    }
    expect(await verifyExportFolder(first, around)).toMatchObject({
      format,
      documents: 3,
      spans: 3,
      problems: [],
      files: filesIn(first).length,
    })
  })

  it('is found wrong where one byte of any file was changed, by file and document', async () => {
    const folder = await exported(format)
    for (const path of filesIn(folder)) {
      const bytes = readFileSync(join(folder, path))
      // Within the letter's words where the file has them.
      const words = bytes.indexOf('of a patient')
      const at = words === -1 ? Math.floor(bytes.length / 2) : words + 2
      const changed = Buffer.from(bytes)
      changed[at]! ^= 1
      writeFileSync(join(folder, path), changed)
      const problems = await problemsOf(folder)
      if (path === 'manifest.json') {
        expect(problems).toMatchObject([{ path, reason: 'manifest-damaged' }])
      } else {
        expect(problems, path).toContainEqual(expect.objectContaining({ path, reason: 'file-changed' }))
        const named = problems.map(({ documentId }) => documentId).filter((id) => id !== null)
        const isOfDocument = documents.some(({ id }) => path.includes(id))
        if (isOfDocument || words !== -1) expect(named.length, path).toBeGreaterThan(0)
        const ids = new Set<string | null>(documents.map(({ id }) => id))
        // An id may be what was changed; then the document that is missing is named, too.
        if (named.length > 0) expect(named.filter((id) => ids.has(id)).length, path).toBeGreaterThan(0)
      }
      writeFileSync(join(folder, path), bytes)
    }
    expect(await problemsOf(folder)).toEqual([])
  })

  it('is found wrong where a file is missing, extra or a link', async () => {
    const folder = await exported(format)
    const [path] = filesIn(folder).filter((name) => name !== 'manifest.json')
    const bytes = readFileSync(join(folder, path!))
    rmSync(join(folder, path!))
    expect(await problemsOf(folder)).toContainEqual(expect.objectContaining({ path, reason: 'file-missing' }))
    symlinkSync(join(folder, 'manifest.json'), join(folder, path!))
    expect(await problemsOf(folder)).toContainEqual(expect.objectContaining({ path, reason: 'not-a-file' }))
    rmSync(join(folder, path!))
    writeFileSync(join(folder, path!), bytes)
    writeFileSync(join(folder, 'more.txt'), '')
    expect(await problemsOf(folder)).toMatchObject([{ path: 'more.txt', reason: 'file-extra' }])
  })

  it('compared with itself, and with one in the lossless format, has no difference', async () => {
    const [folder, lossless] = [await exported(format), await exported('native')]
    for (const [before, after] of [
      [folder, folder],
      [folder, lossless],
      [lossless, folder],
    ] as const) {
      expect(await compareExports(before, after, around)).toMatchObject({
        same: 3,
        documents: [],
        before: { problems: [] },
        after: { problems: [], documents: 3 },
      })
    }
  })

  it('leaves out exactly what its preview said', async () => {
    const preview = await previewExport(requested(format), around)
    const report = await exportCorpus(requested(format), { target, name: `p-${(made += 1)}` }, around)
    expect(report).toMatchObject(preview)
    expect(report.differences).toEqual([])
  })
})

describe('an export', () => {
  it('names the line in which a byte was changed, and the document that is no more read', async () => {
    const folder = await exported('native', [me.id])
    const path = join(folder, 'corpus.jsonl')
    writeFileSync(path, readFileSync(path, 'utf8').replace('Letter b', 'Letter c'))
    const [, second] = documents
    expect(await problemsOf(folder)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ path: 'corpus.jsonl', line: 3, documentId: second!.id }),
        expect.objectContaining({ reason: 'not-read-back', documentId: second!.id }),
      ]),
    )
  })

  it('without a manifest, or in no folder at all, is said not to be provable', async () => {
    const folder = await exported('native')
    rmSync(join(folder, 'manifest.json'))
    for (const place of [folder, join(target, 'nowhere')]) {
      expect(await problemsOf(place)).toMatchObject([{ path: 'manifest.json', reason: 'manifest-missing' }])
    }
  })

  it('is refused under a name that is taken, and leaves nothing', async () => {
    const before = readdirSync(target)
    const folder = join(target, before[0]!)
    await expect(exportCorpus(requested('native'), { folder }, around)).rejects.toThrow()
    expect(readdirSync(target)).toEqual(before)
  })

  it('leaves nothing where it is cancelled', async () => {
    const before = readdirSync(target)
    const cancelled = { ...around, isCancelled: () => true }
    let now = 0
    vi.spyOn(performance, 'now').mockImplementation(() => (now += 1000))
    const report = await exportCorpus(requested('brat'), { target, name: 'none' }, cancelled)
    vi.restoreAllMocks()
    expect(report).toMatchObject({ cancelled: true, folder: '' })
    expect(readdirSync(target)).toEqual(before)
  })
})

describe('compareExports', () => {
  it('matches the work of two annotators document by document, and tells how it differs', async () => {
    const [mine, bens] = [await exported('native', [me.id]), await exported('brat', [ben.id])]
    const compared = await compareExports(mine, bens, around)
    expect(compared).toMatchObject({ same: 0, total: { moved: 1, added: 0, removed: 0 } })
    const byId = new Map(compared.documents.map((one) => [one.documentId, one]))
    expect(byId.get(documents[0]!.id)).toMatchObject({
      state: 'changed',
      spans: [{ changes: ['moved'], before: { start: 0, end: 8 }, after: { start: 7, end: 15 } }],
    })
    expect(byId.get(documents[1]!.id)).toMatchObject({ state: 'removed', spans: [] })
  })

  it('says which of both could not be read', async () => {
    const folder = await exported('native')
    const compared = await compareExports(folder, join(target, 'nowhere'), around)
    expect(compared).toMatchObject({
      before: { problems: [] },
      after: { format: '', problems: [{ reason: 'manifest-missing' }] },
    })
  })
})
