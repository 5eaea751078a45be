import { spawnSync } from 'node:child_process'
import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'
import { describe, expect, it } from 'vitest'
import writeFileAtomic from 'write-file-atomic'
import { createProject } from '../src/main/store/create-project'
import type { SaveState } from '../src/main/store/open-set'
import { aDocument, adding, anId, quietDeps, temporaryFolder } from '../src/main/store/project-fixture'
import { openProject } from '../src/main/store/project-store'
import { aProject, checkProject } from './check-project'
import { Coder } from './promised'
import { randomOf } from './random'
import { report, rounds, seed } from './scale'
import { mountDisk, whyNoDisk } from './small-disk'

const skipped = whyNoDisk()
const deps = { ...quietDeps, segmentBytes: 8000, checkpointRecords: 10 }
const letter = aDocument('Alder was examined; lumbar strain.\r\n'.repeat(40), 'alder.txt')
/** Bytes that a project with one letter and some marks needs, roughly. */
const needBytes = 120_000
const pageBytes = 4096
const disks = rounds({ short: 4, full: 40 })
const most = 2000

async function labelUntilFull(sizeBytes: number) {
  const disk = mountDisk(sizeBytes)
  const coder = new Coder({ id: anId(), name: 'KG', createdAt: '2026-01-01T00:00:00.000Z' })
  const root = join(disk.path, 'project')
  const states: SaveState['state'][] = []
  const mark = () => {
    const start = coder.seen(letter).set.revision % 1000
    return coder.edit(letter, 'do', adding(letter, start, start + 5))
  }
  try {
    const ballast = join(disk.path, 'ballast')
    writeFileSync(ballast, Buffer.alloc(4 * pageBytes))
    await coder.made('project', () => createProject(root, aProject))
    coder.store = await openProject(root, deps)
    coder.store.onSaveState(({ state }) => states.push(state))
    await coder.made('annotator', () => coder.store.ensureAnnotator(coder.annotator))
    await coder.add(letter)
    let refusal = ''
    let marks = 0
    while (refusal === '' && marks < most) {
      await mark().then(
        () => (marks += 1),
        (error: unknown) => (refusal = (error as Error).message),
      )
    }
    expect(refusal).toContain('ENOSPC')
    await coder.store.flush()
    // The record that was cut back may have left room for another one.
    await mark().catch((error: unknown) => expect(String(error)).toContain('ENOSPC'))
    const { revision } = coder.seen(letter).set
    const shown = await coder.store.openDocument(letter.id, coder.annotator.id)
    expect(shown).toMatchObject({ readOnly: null, set: { revision } })
    disk.remount(`size=${sizeBytes + 2_000_000}`)
    rmSync(ballast)
    for (let again = 0; again < 3; again += 1) await mark()
    await coder.store.flush()
    expect(states.at(-1)).toBe('checkpointed')
    await coder.store.close()
    const promised = coder.promisedAt(0)
    const { wrong } = await checkProject(root, promised, coder.annotator.id, deps)
    expect(wrong).toEqual([])
    return { marks, kept: states.filter((state) => state === 'kept-in-journal').length }
  } finally {
    await coder.store?.close().catch(() => undefined)
    disk.unmount()
  }
}

describe('a disk that is full', () => {
  it('costs no mark, and labelling goes on once there is room', async () => {
    if (skipped !== null) return report('small disk', { skipped })
    const random = randomOf(seed)
    const total = { disks: 0, marks: 0, 'checkpoints kept in the journal': 0 }
    for (; total.disks < disks; total.disks += 1) {
      const sizeBytes = needBytes + random.below(64) * pageBytes
      const { marks, kept } = await labelUntilFull(sizeBytes).catch((error: unknown) => {
        throw new Error(`seed ${seed}, disk ${total.disks} of ${sizeBytes} bytes`, { cause: error })
      })
      total.marks += marks
      total['checkpoints kept in the journal'] += kept
    }
    report('small disk', total)
  }, 3_600_000)

  it('would not be survived by write-file-atomic, nor by a plain write', async () => {
    if (skipped !== null) return report('small disk, controls', { skipped })
    const harmed = { 'write-file-atomic': 0, 'plain write': 0 }
    const tries = 16
    for (let at = 0; at < tries; at += 1) {
      harmed['write-file-atomic'] += Number(await isHarmed(at, (file, text) => writeFileAtomic(file, text)))
      harmed['plain write'] += Number(await isHarmed(at, (file, text) => writeFile(file, text)))
    }
    report('small disk, controls', { tries, ...harmed })
    expect(harmed['write-file-atomic']).toBeGreaterThan(0)
    expect(harmed['plain write']).toBeGreaterThan(0)
  }, 120_000)
})

/** Whether a file that grows on a disk with too little room is damaged, whatever the writer answered. */
async function isHarmed(
  at: number,
  write: (file: string, text: string) => Promise<unknown>,
): Promise<boolean> {
  const disk = mountDisk(64 * pageBytes)
  try {
    const file = join(disk.path, 'marks.json')
    const text = JSON.stringify({ marks: 'x'.repeat(20 * pageBytes) })
    await write(file, text)
    const grown = JSON.stringify({ marks: 'y'.repeat((40 + at * 2) * pageBytes) })
    const isSaid = await write(file, grown).then(
      () => true,
      () => false,
    )
    return readFileSync(file, 'utf8') !== (isSaid ? grown : text)
  } finally {
    disk.unmount()
  }
}

describe('a project that cannot be written', () => {
  const uid = 65_534

  it('opens to look at and says so, on a mount and in a folder alike', async () => {
    if (process.getuid?.() !== 0) return report('read-only', { skipped: 'not root' })
    if (skipped !== null) return report('read-only', { skipped })
    const bundle = temporaryFolder()
    const disk = mountDisk(4_000_000)
    try {
      await build({
        configFile: false,
        logLevel: 'silent',
        ssr: { noExternal: true, target: 'node' },
        build: {
          ssr: join(import.meta.dirname, 'read-only-child.ts'),
          outDir: bundle.path,
          target: 'node20',
          emptyOutDir: false,
          rollupOptions: { output: { entryFileNames: 'child.mjs' } },
        },
      })
      chmodSync(bundle.path, 0o755)
      const root = join(disk.path, 'project')
      const annotatorId = anId()
      await createProject(root, aProject)
      const store = await openProject(root, deps)
      await store.addDocument(letter)
      await store.perform(letter.id, annotatorId, {
        baseRevision: 0,
        via: 'do',
        command: adding(letter, 0, 5),
      })
      await store.close()
      openToAll(root)
      const before = snapshot(root)
      const child = () => {
        const args = [join(bundle.path, 'child.mjs'), root, letter.id, annotatorId]
        const { stdout, stderr } = spawnSync(process.execPath, args, {
          uid,
          gid: uid,
          encoding: 'utf8',
          cwd: '/',
        })
        return stdout === '' ? stderr : (JSON.parse(stdout) as unknown)
      }
      const expected = {
        readOnly: 'not-writable',
        rows: 1,
        spans: 1,
        set: 'project',
        perform: { ok: false, code: 'read-only', details: 'project' },
        add: 'read-only',
      }
      expect(child()).toEqual(expected)
      openToAll(root, 0o777)
      disk.remount('ro')
      expect(child()).toEqual(expected)
      expect(snapshot(root)).toEqual(before)
      report('read-only', { 'opened as nobody': 2 })
    } finally {
      disk.unmount()
      await bundle.dispose()
    }
  }, 60_000)
})

function openToAll(root: string, mode = 0o755): void {
  chmodSync(root, mode)
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    chmodSync(join(entry.parentPath, entry.name), entry.isDirectory() ? mode : mode & 0o666)
  }
}

function snapshot(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .map(
      (entry) =>
        join(entry.parentPath, entry.name) +
        (entry.isFile() ? readFileSync(join(entry.parentPath, entry.name), 'hex') : ''),
    )
    .sort()
}
