import { join } from 'node:path'
import type { AnnotationSet } from '../../core/annotation/annotation-set'
import { isUntouched } from '../../core/annotation/import-set'
import { restoringCommand } from '../../core/annotation/restoring-command'
import { differenceOf } from '../../core/annotation/set-difference'
import { compareText } from '../../core/annotation/span'
import type { Id } from '../../core/ids'
import type { BackupManifest } from '../../core/storage/backup-manifest'
import { backupFile } from '../../core/storage/file-kinds'
import type { BackupPreview, BackupProblem, BackupRow, RestoredDifference } from '../../ipc/backup-views'
import { failure, type Failure, type Result } from '../../ipc/failures'
import { listProjectFiles } from '../store/project-files'
import { readStateFile } from '../store/state-file'
import { StoreError } from '../store/store-error'
import type { Job, JobSurroundings } from './job'
import { Cancelled, Progress } from './progress'
import { digestOfFile } from './verified-copy'
import { WorkOnDisk } from './work-on-disk'

const documentPath = /^documents\/([a-z2-7]{26})\.json$/

type ReadJob = Extract<Job, { kind: 'read-backup' }>

/**
 * Holds a backup against its `backup.json`, file by file, and says what restoring from it would change in the
 * project as that stands on disk. Damage is told of, and what is sound beside it is read all the same. Null where it
 * was cancelled.
 */
export async function readBackup(
  job: ReadJob,
  around: JobSurroundings<never>,
): Promise<Result<BackupPreview | null>> {
  const manifest = await manifestOf(job)
  if ('ok' in manifest) return manifest
  try {
    return { ok: true, value: await previewOf(job, manifest, around) }
  } catch (error) {
    if (error instanceof Cancelled) return { ok: true, value: null }
    if (error instanceof StoreError) return failure('unavailable', { errno: error.details.errno ?? '' })
    throw error
  }
}

async function manifestOf({ backupFolder, projectId }: ReadJob): Promise<BackupManifest | Failure> {
  const outcome = await readStateFile(backupFile, join(backupFolder, 'backup.json'))
  switch (outcome.state) {
    case 'ok':
      return outcome.body.projectId === projectId ? outcome.body : failure('backup-of-another-project')
    case 'missing':
      return failure('not-a-backup')
    case 'unavailable':
      return failure('unavailable', { errno: outcome.errno })
    case 'damaged':
      return failure('backup-damaged')
    case 'newer':
      return failure('newer-version')
  }
}

async function previewOf(
  { backupFolder, projectFolder, annotatorId }: ReadJob,
  manifest: BackupManifest,
  around: JobSurroundings<never>,
): Promise<BackupPreview> {
  const then = new WorkOnDisk(backupFolder)
  const now = new WorkOnDisk(projectFolder)
  const annotatorIds = [...new Set([...then.annotatorIds(), ...now.annotatorIds(), annotatorId])]
  // A letter that is missing by now is one that can't be given back, and told of.
  const listed = manifest.files.flatMap(({ path }) => documentPath.exec(path)?.[1] ?? [])
  const documentIds = new Set([...listed, ...then.documentIds()])
  const work = new Progress(around, manifest.files.length + documentIds.size)
  around.progress(0, work.total)
  const problems = await problemsOf(backupFolder, manifest, work)
  const rows: BackupRow[] = []
  const differing = new Map<Id, number>()
  let unreadable = 0
  for (const documentId of work.counted(documentIds)) {
    await work.breathe()
    const inBackup = then.document(documentId)
    const inProject = now.document(documentId)
    const letter = inProject.state === 'ok' ? 'there' : inProject.state
    const source = inProject.state === 'ok' ? inProject : inBackup
    if (inBackup.state !== 'ok') unreadable += 1
    if (source.state !== 'ok' || letter === 'unavailable' || letter === 'newer') continue
    const { title, text } = source.body
    const setsOf = (id: Id) => {
      const key = { documentId, annotatorId: id }
      return { before: then.set(key, text), today: now.set(key, text) }
    }
    for (const id of annotatorIds) {
      if (id === annotatorId) continue
      const { before, today } = setsOf(id)
      const isDifferent = restoringCommand(today.checkpoint.set, before.checkpoint.set) !== null
      if (before.readOnly === null && isDifferent) differing.set(id, (differing.get(id) ?? 0) + 1)
    }
    const { before, today } = setsOf(annotatorId)
    if (before.readOnly !== null) unreadable += 1
    const isOffered =
      before.readOnly === null &&
      // Marks that were made on a letter that is gone come back with it, and stay as they are.
      (letter === 'there' || isUntouched(today.checkpoint.set))
    const difference = isOffered ? restoredDifference(today.checkpoint.set, before.checkpoint.set) : null
    if (letter === 'there' && difference === null) continue
    rows.push({
      documentId,
      title,
      letter,
      spans: today.checkpoint.set.spans.length,
      difference,
      isNewer:
        letter === 'there' &&
        (today.checkpoint.set.revision > before.checkpoint.set.revision ||
          (today.checkpoint.editedAt ?? '') > (before.checkpoint.editedAt ?? '')),
      readOnly: today.readOnly,
      revision: today.checkpoint.set.revision,
    })
  }
  if (around.isCancelled()) throw new Cancelled()
  rows.sort((a, b) => compareText(a.title, b.title) || compareText(a.documentId, b.documentId))
  return {
    at: manifest.at,
    folder: backupFolder,
    files: manifest.files.length,
    problems,
    rows,
    others: [...differing]
      .map(([id, documents]) => ({
        annotatorId: id,
        name: now.nameOf(id) ?? then.nameOf(id) ?? '',
        documents,
      }))
      .sort((a, b) => compareText(a.name, b.name)),
    documents: documentIds.size,
    unreadable,
  }
}

/** Null where restoring would change nothing. */
function restoredDifference(now: AnnotationSet, then: AnnotationSet): RestoredDifference | null {
  if (restoringCommand(now, then) === null) return null
  return {
    ...differenceOf(now, then),
    spansNow: now.spans.length,
    spansThen: then.spans.length,
    statusNow: now.status,
    statusThen: then.status,
  }
}

/** What is not as it was when the backup was made. Throws StoreError where its folder can't be read. */
async function problemsOf(
  backupFolder: string,
  { files }: BackupManifest,
  work: Progress,
): Promise<BackupProblem[]> {
  const { paths, links } = listProjectFiles(backupFolder)
  const left = new Set(paths)
  const problems: BackupProblem[] = links.map((path) => ({ path, state: 'link' }))
  for (const { path, sizeBytes, sha256 } of work.counted(files)) {
    await work.breathe()
    if (!left.delete(path)) {
      if (!links.includes(path)) problems.push({ path, state: 'missing' })
      continue
    }
    const digest = await digestOfFile(join(backupFolder, path)).catch(() => null)
    if (digest === null) problems.push({ path, state: 'unreadable' })
    else if (digest.sizeBytes !== sizeBytes || digest.sha256 !== sha256) {
      problems.push({ path, state: 'changed' })
    }
  }
  for (const path of left) problems.push({ path, state: 'extra' })
  return problems.sort((a, b) => compareText(a.path, b.path))
}
