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
    ...(await foldersIn(folder.allLastGood)),
    ...(await foldersIn(folder.allJournals)),
    ...(await foldersIn(folder.suggestions)),
  ]
  let swept = 0
  for (const path of folders) swept += await sweepTemporaryFiles(path)
  return swept
}

async function foldersIn(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => [])
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(path, name))
}
