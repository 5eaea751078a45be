import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { backUp } from '../src/main/jobs/back-up'
import { quietSurroundings } from '../src/main/jobs/job-fixture'
import {
  aDocument,
  adding,
  anId,
  quietDeps,
  temporaryProject,
  type TemporaryFolder,
} from '../src/main/store/project-fixture'
import { openProject, type ProjectStore } from '../src/main/store/project-store'
import { mountDisk, whyNoDisk } from './small-disk'

const pageBytes = 4096
const letters = Array.from({ length: 8 }, (_, n) =>
  aDocument(`Letter ${n}. ${'Lumbar strain. '.repeat(400)}`),
)
const me = { id: anId(), name: 'KG', createdAt: '2026-01-01T00:00:00.000Z' }
let project: TemporaryFolder
let store: ProjectStore

beforeAll(async () => {
  project = await temporaryProject()
  store = await openProject(project.path, quietDeps)
  await store.ensureAnnotator(me)
  for (const letter of letters) {
    await store.addDocument(letter)
    const edit = { baseRevision: 0, via: 'do', command: adding(letter, 0, 6) } as const
    await store.perform(letter.id, me.id, edit)
  }
  await store.flush()
})
afterAll(async () => {
  await store.close()
  await project.dispose()
})

const backedUpTo = (target: string) =>
  backUp(
    {
      ...{ kind: 'backup', projectFolder: project.path, target, name: 'Test backup' },
      ...{ projectId: store.project.id, projectName: 'Test', now: '2026-11-21T14:03:00.000Z' },
    },
    quietSurroundings<never>(),
  )

const skipped = whyNoDisk()
it.skipIf(skipped !== null)(
  'a backup onto a disk that is too small leaves nothing behind, and onto one that is not is whole',
  async () => {
    const outcomes: string[] = []
    for (let pages = 4; pages <= 64; pages += 5) {
      const disk = mountDisk(pages * pageBytes)
      try {
        const target = join(disk.path, 'target')
        mkdirSync(target)
        const backup = await backedUpTo(target)
        if (backup.ok) expect(readdirSync(target)).toEqual(['Test backup'])
        else {
          expect(backup).toMatchObject({ code: 'backup-not-written', details: { errno: 'ENOSPC' } })
          expect(readdirSync(target)).toEqual([])
        }
        outcomes.push(backup.ok ? 'whole' : 'full')
      } finally {
        disk.unmount()
      }
    }
    // Small ones are full, large ones are not, and nothing is in between.
    expect(outcomes.join(' ')).toMatch(/^(full ){3,}(whole ?){2,}$/)
  },
)

it.skipIf(skipped !== null)('a backup onto a disk that can only be read says so', async () => {
  const disk = mountDisk(64 * pageBytes)
  try {
    disk.remount('ro')
    const backup = await backedUpTo(disk.path)
    expect(backup).toMatchObject({ code: 'backup-not-written', details: { errno: 'EROFS' } })
  } finally {
    disk.unmount()
  }
})
