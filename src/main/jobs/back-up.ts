import { realpath } from 'node:fs/promises'
import { isAbsolute, join, relative } from 'node:path'
import { backedUpFolders, type BackedUpFile } from '../../core/storage/backup-manifest'
import { backupFile } from '../../core/storage/file-kinds'
import type { BackupReport } from '../../ipc/backup-views'
import { failure, type Failure, type Result } from '../../ipc/failures'
import { createFile, makeFolder, syncFolder } from '../store/durable-file'
import { listFolder, listProjectFiles, type ProjectFiles } from '../store/project-files'
import { stateFileBytes } from '../store/state-file'
import { errnoOf } from '../store/store-error'
import { beginFolder, discardFolder, finishFolder } from './export-folder'
import type { Job, JobSurroundings } from './job'
import { Cancelled, Progress } from './progress'
import { CopyDiffers, copyVerified, SourceUnreadable } from './verified-copy'

type BackupJob = Extract<Job, { kind: 'backup' }>

const cancelled: BackupReport = {
  folder: '',
  files: 0,
  sizeBytes: 0,
  documents: 0,
  links: 0,
  others: 0,
  cancelled: true,
}

/** Why a backup can't be made. */
class BackupRefused extends Error {
  constructor(readonly failure: Failure) {
    super(failure.code)
  }
}

/**
 * Copies a project byte for byte into a new folder inside the target; each file is synced, read back and compared.
 * The folder has a temporary name until all of it is in place, `backup.json` last, and is removed on a cancel or a
 * failure. Work may go on meanwhile: segments are copied up to their last whole line.
 */
export async function backUp(job: BackupJob, around: JobSurroundings<never>): Promise<Result<BackupReport>> {
  const made: string[] = []
  try {
    await assertOutside(job)
    const temporary = await beginFolder(job.target, 'backup')
    made.push(temporary)
    const { report, files } = await copyProject(job, temporary, around)
    const { projectId, projectName, now: at } = job
    const manifest = stateFileBytes(backupFile, { projectId, projectName, at, files })
    await createFile(join(temporary, 'backup.json'), manifest)
    if (around.isCancelled()) throw new Cancelled()
    const folder = finishFolder(temporary, job.target, job.name)
    made.push(folder)
    await syncFolder(job.target)
    return { ok: true, value: { ...report, folder } }
  } catch (error) {
    for (const folder of made) discardFolder(folder)
    if (error instanceof Cancelled) return { ok: true, value: cancelled }
    return failureOf(error)
  }
}

interface Copied {
  readonly report: Omit<BackupReport, 'folder'>
  readonly files: readonly BackedUpFile[]
}

async function copyProject(
  { projectFolder }: BackupJob,
  temporary: string,
  around: JobSurroundings<never>,
): Promise<Copied> {
  const atFirst = fromProject(() => listProjectFiles(projectFolder))
  const work = new Progress(around, atFirst.paths.length)
  around.progress(0, work.total)
  const folders = new Set([temporary])
  const files: BackedUpFile[] = []
  let links = 0
  const copyAll = async ({ paths, links: linked }: Pick<ProjectFiles, 'paths' | 'links'>) => {
    // What would be a whole folder, or the project itself, is too much to be left out.
    const whole = linked.find((path) => !path.includes('/'))
    if (whole !== undefined) throw new BackupRefused(failure('backup-source-linked', { folder: whole }))
    links += linked.length
    for (const path of work.counted(paths)) {
      await makeFoldersOf(temporary, path, folders)
      const extent = path.startsWith('journal/') ? 'whole-lines' : 'all'
      const to = join(temporary, path)
      files.push({ path, ...(await copyVerified(join(projectFolder, path), to, extent)) })
      await work.breathe()
    }
  }
  for (const folder of backedUpFolders) {
    const to = join(temporary, folder)
    // An empty one too: a project without its folders is one that is not all there.
    if (folder !== 'audit') {
      await makeFolder(to)
      folders.add(to)
    }
    const listing = fromProject(() => listFolder(projectFolder, folder))
    // A project always has these: without one it is not all there.
    if (listing === null && holdsWork.test(`${folder}/`)) {
      throw new BackupRefused(failure('backup-source-changed'))
    }
    if (listing) await copyAll(listing)
  }
  const copied = new Set(files.map(({ path }) => path))
  // A letter that was removed meanwhile, of which there are marks in the backup already, or work that went away.
  const isGone = (path: string) => holdsWork.test(path) && !copied.has(path)
  if (atFirst.paths.some(isGone)) throw new BackupRefused(failure('backup-source-changed'))
  // Last: a copy that was cut short is no project.
  await copyAll({ paths: ['project.json'], links: atFirst.links.filter((path) => path === 'project.json') })
  for (const folder of folders) await syncFolder(folder)
  return {
    files,
    report: {
      files: files.length,
      sizeBytes: files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
      documents: files.filter(({ path }) => /^documents\/[a-z2-7]{26}\.json$/.test(path)).length,
      links,
      others: atFirst.others,
      cancelled: false,
    },
  }
}

/** Paths of what coders have made; a project has all of these folders. */
const holdsWork = /^(annotators|documents|annotations|journal)\//

/** Makes the folders between the backup's own and a file, those that are not made yet. */
async function makeFoldersOf(root: string, path: string, made: Set<string>): Promise<void> {
  const parts = path.split('/').slice(0, -1)
  let folder = root
  for (const part of parts) {
    folder = join(folder, part)
    if (made.has(folder)) continue
    await makeFolder(folder)
    made.add(folder)
  }
}

async function assertOutside({ target, projectFolder }: BackupJob): Promise<void> {
  const project = await realpath(projectFolder).catch((error: unknown) => {
    throw new SourceUnreadable(errnoOf(error))
  })
  const way = relative(project, await realpath(target))
  const isOutside = way.startsWith('..') || isAbsolute(way)
  if (!isOutside) throw new BackupRefused(failure('backup-inside-project'))
}

function fromProject<T>(list: () => T): T {
  try {
    return list()
  } catch (error) {
    throw new SourceUnreadable(errnoOf(error))
  }
}

function failureOf(error: unknown): Failure {
  if (error instanceof BackupRefused) return error.failure
  if (error instanceof CopyDiffers) return failure('backup-not-written', { errno: 'differs' })
  if (error instanceof SourceUnreadable) {
    const { errno } = error
    return errno === 'ENOENT'
      ? failure('backup-source-changed')
      : failure('backup-source-unreadable', { errno })
  }
  const errno = errnoOf(error)
  // Without a code of the system's it is a fault of ours.
  if (errno === 'unknown') throw error
  return failure('backup-not-written', { errno })
}
