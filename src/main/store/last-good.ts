import { readdirSync } from 'node:fs'
import { readdir, rmdir, stat, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { alwaysKept, surplusCheckpoints, type KeptCheckpoint } from '../../core/storage/kept-checkpoints'
import { checkpointFile } from '../../core/storage/file-kinds'
import { keepCopy, makeFolder, removeFile, syncFolder } from './durable-file'
import type { ProjectFolder } from './project-folder'
import type { SetKey } from './set-loading'
import { readStateFileSync } from './state-file'
import { errnoOf } from './store-error'

/**
 * The checkpoints that were replaced, a folder for each set and a file for each revision: a folder of all documents'
 * copies would have to be listed as a whole whenever one is looked for.
 */

const namePattern = /^(\d{1,15})\.json$/

/** Keeps a copy of a set's checkpoint, which holds these bytes, before it is replaced. Throws StoreError. */
export async function keepLastGood(
  folder: ProjectFolder,
  { annotatorId, documentId }: SetKey,
  revision: number,
  bytes: Buffer,
): Promise<void> {
  const copies = folder.lastGood(annotatorId, documentId)
  await makeFolder(dirname(copies))
  await makeFolder(copies)
  const copy = folder.lastGoodCopy(annotatorId, documentId, revision)
  await keepCopy(folder.checkpoint(annotatorId, documentId), copy, bytes)
}

/** Takes away copies of a set's checkpoint that need not be kept any more; rejects as the file system does. */
export async function thinLastGood(
  folder: ProjectFolder,
  { annotatorId, documentId }: SetKey,
): Promise<void> {
  const names = await readdir(folder.lastGood(annotatorId, documentId))
  const files = revisionsOf(names).map((revision) => ({
    revision,
    file: folder.lastGoodCopy(annotatorId, documentId, revision),
  }))
  if (files.length <= alwaysKept) return
  // A linked copy has the time at which its checkpoint was written. Its `editedAt` would say the same of the edit, but
  // only to who reads dozens of files of perhaps some MB each time.
  const dated = await Promise.all(
    files.map(async ({ revision, file }) => ({ revision, writtenMs: (await stat(file)).mtimeMs })),
  )
  const surplus = new Set(surplusCheckpoints(dated))
  for (const { revision, file } of files) if (surplus.has(revision)) await unlink(file)
}

/** A set's kept checkpoints, newest first, each read when it is asked for. Never throws; what can't be read is said. */
export function* lastGoodCopies(
  folder: ProjectFolder,
  { annotatorId, documentId }: SetKey,
): Generator<KeptCheckpoint> {
  const read = (file: string) => readStateFileSync(checkpointFile, file)
  const old = read(folder.oldLastGood(annotatorId, documentId))
  let waiting: KeptCheckpoint | null =
    old.state === 'missing'
      ? null
      : { revision: old.state === 'ok' ? old.body.set.revision : 0, outcome: old }
  let names: readonly string[] = []
  try {
    names = readdirSync(folder.lastGood(annotatorId, documentId))
  } catch (error) {
    const errno = errnoOf(error)
    // That there are copies is all that can be said of them.
    if (errno !== 'ENOENT') yield { revision: 0, outcome: { state: 'unavailable', errno } }
  }
  for (const revision of revisionsOf(names).sort((a, b) => b - a)) {
    if (waiting && waiting.revision > revision) {
      yield waiting
      waiting = null
    }
    yield { revision, outcome: read(folder.lastGoodCopy(annotatorId, documentId, revision)) }
  }
  if (waiting) yield waiting
}

/** Removes every copy of a set's checkpoint, also from the disk; rejects as the file system does. */
export async function removeLastGood(
  folder: ProjectFolder,
  { annotatorId, documentId }: SetKey,
): Promise<void> {
  await removeFile(folder.oldLastGood(annotatorId, documentId))
  const copies = folder.lastGood(annotatorId, documentId)
  const names = await readdir(copies).catch((error: unknown) => {
    if (errnoOf(error) === 'ENOENT') return null
    throw error
  })
  if (names === null) return
  // Whatever its name: a sync program's copy of a copy says the same.
  for (const name of names) await unlink(join(copies, name))
  await syncFolder(copies)
  await rmdir(copies)
  await syncFolder(dirname(copies))
}

function revisionsOf(names: readonly string[]): number[] {
  return names.flatMap((name) => {
    const match = namePattern.exec(name)
    return match ? [Number(match[1])] : []
  })
}
