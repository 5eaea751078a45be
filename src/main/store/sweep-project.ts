import { readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { ProjectFolder } from './project-folder'
import { isSyncCopy, type SyncCopy } from './sync-copies'
import { sweepTemporaryFiles } from './temporary-files'

/** What was found in the folders of a project that is no file of its own. */
export interface Swept {
  /** How many files that unfinished writes had left were removed. */
  readonly removed: number
  readonly copies: readonly SyncCopy[]
}

/** Removes what unfinished writes have left in a project, and finds the copies that sync programs have made. */
export async function sweepProject(folder: ProjectFolder): Promise<Swept> {
  const folders = [
    folder.path,
    folder.annotators,
    folder.documents,
    folder.quarantine,
    dirname(folder.index),
    folder.locks,
    ...(await foldersIn(folder.allAnnotations)),
    ...(await foldersBelow(folder.allLastGood, 2)),
    ...(await foldersIn(folder.allJournals)),
    ...(await foldersIn(folder.suggestions)),
  ]
  let removed = 0
  const copies: SyncCopy[] = []
  for (const path of folders) {
    const names = await readdir(path).catch(() => [])
    removed += await sweepTemporaryFiles(path, names)
    // What is put aside bears longer names.
    if (path === folder.quarantine) continue
    for (const name of names) if (isSyncCopy(name)) copies.push({ folder: path, name })
  }
  return { removed, copies }
}

/** The folders in a folder, and those in them, down to a depth. */
async function foldersBelow(path: string, depth: number): Promise<string[]> {
  const folders = await foldersIn(path)
  if (depth === 1) return folders
  const inner: string[] = []
  for (const folder of folders) inner.push(...(await foldersBelow(folder, depth - 1)))
  return [...folders, ...inner]
}

async function foldersIn(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => [])
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(path, name))
}
