import { readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { ProjectFolder } from './project-folder'
import { sweepTemporaryFiles } from './temporary-files'

/** Removes what unfinished writes have left in a project; answers how many files. */
export async function sweepProject(folder: ProjectFolder): Promise<number> {
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
  let swept = 0
  for (const path of folders) swept += await sweepTemporaryFiles(path)
  return swept
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
