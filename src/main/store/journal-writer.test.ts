import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { scanJournal } from './journal-reader'
import { JournalWriter, type RecordDraft, type WriteRight } from './journal-writer'
import { anId, quietDeps, temporaryFolder } from './project-fixture'
import { ProjectFolder } from './project-folder'
import type { StoreDeps } from './store-deps'

const annotatorId = anId()
const failure = (code: string) => Object.assign(new Error(code), { code })
const documentId = anId()
let root: ReturnType<typeof temporaryFolder>
let folder: ProjectFolder
let writer: JournalWriter
let handles: FileHandle

function draft(revision: number): RecordDraft {
  const at = '2026-01-01T00:00:00.000Z'
  const command = { kind: 'setNote', before: '', after: 'x'.repeat(50) } as const
  return { documentId, revision, prev: '00000000', at, via: 'do', command }
}

function onDisk(): { revisions: number[]; segments: number } {
  const scan = scanJournal(folder, annotatorId)
  let step = scan.next()
  while (!step.done) step = scan.next()
  const places = step.value.records.get(documentId) ?? []
  return {
    revisions: places.map(({ revision }) => revision).sort((a, b) => a - b),
    segments: readdirSync(folder.journal(annotatorId)).length,
  }
}

function openSegments(): number {
  const handles = readdirSync('/proc/self/fd').map((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`)
    } catch {
      return ''
    }
  })
  return handles.filter((path) => path.startsWith(folder.journal(annotatorId))).length
}

const aWriter = (deps: StoreDeps) =>
  new JournalWriter(annotatorId, (id) => folder.segment(annotatorId, id), deps, right)
let right: WriteRight

beforeEach(async () => {
  right = { assertHeld: () => Promise.resolve(), confirm: () => Promise.resolve() }
  root = temporaryFolder()
  folder = new ProjectFolder(root.path)
  mkdirSync(folder.allJournals)
  writer = aWriter(quietDeps)
  const probe = await open(join(root.path, 'probe'), 'w')
  handles = Object.getPrototypeOf(probe) as FileHandle
  await probe.close()
})
afterEach(async () => {
  vi.restoreAllMocks()
  await writer.close()
  await root.dispose()
})

describe('JournalWriter', () => {
  it('makes no segment before the first record', async () => {
    await writer.close()
    expect(readdirSync(folder.allJournals)).toEqual([])
  })

  it('puts what arrives during a sync into the next one', async () => {
    const sync = vi.spyOn(handles, 'datasync')
    await Promise.all(Array.from({ length: 100 }, (_, index) => writer.append(draft(index + 1))))
    // The header, the first record, and all that came meanwhile.
    expect(sync).toHaveBeenCalledTimes(3)
    expect(onDisk()).toMatchObject({ segments: 1 })
    expect(onDisk().revisions).toHaveLength(100)
  })

  it('answers only when the sync has returned', async () => {
    await writer.append(draft(1))
    let release = () => {}
    const { datasync } = handles as unknown as { datasync: (this: FileHandle) => Promise<void> }
    vi.spyOn(handles, 'datasync').mockImplementation(async function (this: FileHandle) {
      await new Promise<void>((resolve) => (release = resolve))
      return datasync.call(this)
    })
    let answered = false
    const append = writer.append(draft(2)).then(() => (answered = true))
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(answered).toBe(false)
    release()
    await append
    expect(answered).toBe(true)
  })

  it('refuses the whole group when a sync fails and goes on in a new segment', async () => {
    await writer.append(draft(1))
    vi.spyOn(handles, 'datasync').mockRejectedValueOnce(failure('EIO'))
    const results = await Promise.allSettled([writer.append(draft(2)), writer.append(draft(3))])
    for (const result of results) {
      expect(result).toMatchObject({ status: 'rejected', reason: { details: { errno: 'EIO' } } })
    }
    expect(onDisk()).toEqual({ revisions: [1], segments: 1 })
    await writer.append(draft(2))
    expect(onDisk()).toEqual({ revisions: [1, 2], segments: 2 })
  })

  it('lets no refused record come back even if the file could not be cut', async () => {
    await writer.append(draft(1))
    vi.spyOn(handles, 'datasync').mockRejectedValueOnce(failure('EIO'))
    vi.spyOn(handles, 'truncate').mockRejectedValueOnce(failure('EIO'))
    await expect(writer.append(draft(7))).rejects.toThrow('EIO')
    expect(onDisk().revisions).toEqual([1, 7])
    await writer.append(draft(2))
    expect(onDisk()).toEqual({ revisions: [1, 2], segments: 2 })
  })

  it('lets no refused record come back though the next segment fails with its first record', async () => {
    const { datasync } = handles as unknown as { datasync: (this: FileHandle) => Promise<void> }
    await writer.append(draft(1))
    vi.spyOn(handles, 'truncate').mockRejectedValueOnce(failure('EIO'))
    vi.spyOn(handles, 'datasync').mockRejectedValueOnce(failure('EIO'))
    await expect(writer.append(draft(7))).rejects.toThrow('EIO')
    vi.spyOn(handles, 'datasync')
      .mockImplementationOnce(async function (this: FileHandle) {
        // The header of the next segment is on disk, its first record is not.
        await datasync.call(this)
      })
      .mockRejectedValueOnce(failure('EIO'))
    await expect(writer.append(draft(8))).rejects.toThrow('EIO')
    await writer.append(draft(2))
    expect(onDisk()).toEqual({ revisions: [1, 2], segments: 2 })
  })

  it('lets no refused record come back though nothing follows it', async () => {
    await writer.append(draft(1))
    vi.spyOn(handles, 'datasync').mockRejectedValueOnce(failure('EIO'))
    vi.spyOn(handles, 'truncate').mockRejectedValueOnce(failure('EIO'))
    await expect(writer.append(draft(7))).rejects.toThrow('EIO')
    expect(onDisk().revisions).toEqual([1, 7])
    await writer.close()
    expect(onDisk().revisions).toEqual([1])
  })

  it.each<[string, (segment: string) => void]>([
    [
      'was replaced by another program',
      (segment) => {
        copyFileSync(segment, `${segment}.other`)
        renameSync(`${segment}.other`, segment)
      },
    ],
    ['was deleted', (segment) => rmSync(segment)],
    ['was renamed', (segment) => renameSync(segment, `${segment}.conflict`)],
  ])('refuses records for a segment that %s, and goes on in a new one', async (_, change) => {
    const { segmentId } = await writer.append(draft(1))
    change(folder.segment(annotatorId, segmentId))
    const refused = writer.append(draft(2))
    await expect(refused).rejects.toMatchObject({ details: { errno: 'ENOENT' } })
    const again = await writer.append(draft(2))
    expect(again.segmentId).not.toBe(segmentId)
    expect(onDisk().revisions.filter((revision) => revision === 2)).toEqual([2])
  })

  it('refuses records when the project is gone, and makes no folder of it anew', async () => {
    await writer.append(draft(1))
    renameSync(root.path, `${root.path}-moved`)
    for (let attempt = 0; attempt < 2; attempt += 1) {
      await expect(writer.append(draft(2))).rejects.toMatchObject({ details: { errno: 'ENOENT' } })
    }
    await writer.close()
    expect(existsSync(root.path)).toBe(false)
    renameSync(`${root.path}-moved`, root.path)
    expect(onDisk().revisions).toEqual([1])
  })

  it('treats a write that took only a part as a full disk and cuts the part off', async () => {
    const { segmentId } = await writer.append(draft(1))
    const file = folder.segment(annotatorId, segmentId)
    const before = readFileSync(file)
    const { write } = handles as unknown as { write: (this: FileHandle, bytes: Buffer) => Promise<unknown> }
    vi.spyOn(handles, 'write').mockImplementationOnce(function (this: FileHandle, bytes: unknown) {
      return write.call(this, (bytes as Buffer).subarray(0, 20)) as never
    })
    await expect(writer.append(draft(2))).rejects.toMatchObject({ details: { errno: 'ENOSPC' } })
    expect(readFileSync(file)).toEqual(before)
  })

  it('refuses records when no segment can be made, and leaves none behind', async () => {
    mkdirSync(folder.journal(annotatorId), { recursive: true })
    vi.spyOn(handles, 'datasync').mockRejectedValueOnce(failure('EIO'))
    await expect(writer.append(draft(1))).rejects.toMatchObject({ details: { errno: 'EIO' } })
    expect(readdirSync(folder.journal(annotatorId))).toEqual([])
    await writer.append(draft(1))
    expect(onDisk()).toEqual({ revisions: [1], segments: 1 })
  })

  it('opens a new segment when one has reached its size', async () => {
    const small = { ...quietDeps, segmentBytes: 1000 }
    writer = aWriter(small)
    for (let revision = 1; revision <= 20; revision += 1) await writer.append(draft(revision))
    await Promise.all(Array.from({ length: 20 }, (_, index) => writer.append(draft(index + 21))))
    const { revisions, segments } = onDisk()
    expect(revisions).toEqual(Array.from({ length: 40 }, (_, index) => index + 1))
    expect(segments).toBeGreaterThan(5)
    if (process.platform === 'linux') expect(openSegments()).toBe(1)
    for (const name of readdirSync(folder.journal(annotatorId))) {
      expect(statSync(join(folder.journal(annotatorId), name)).size).toBeLessThan(1400)
    }
  })
})
