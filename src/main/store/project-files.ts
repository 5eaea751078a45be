import { readdirSync, type Dirent } from 'node:fs'
import { join } from 'node:path'
import { backedUpFolders, isBackupPath } from '../../core/storage/backup-manifest'
import { errnoOf, StoreError } from './store-error'
import { isTemporary } from './temporary-files'

/** The files of a project that a backup holds, and what it does not. Paths are below the project, with `/`. */
export interface ProjectFiles {
  readonly paths: readonly string[]
  /** Symbolic links in the places of the project's files and folders: they are not followed. */
  readonly links: readonly string[]
  /** Files and folders that are no part of a project, or that no backup can name. */
  readonly others: number
}

/** What is in a project's folder that is no part of it and nobody misses in a backup. */
const known = new Set(['.goldspan', 'backup.json'])

/** Lists the files of a project; nothing is opened or changed. Throws StoreError where a folder can't be read. */
export function listProjectFiles(root: string): ProjectFiles {
  const entries = entriesOf(root)
  const isPart = ({ name }: Dirent) => name === 'project.json' || isFolderOfProject(name)
  const foreign = entries.filter(
    (entry) => !isPart(entry) && !known.has(entry.name) && !isTemporary(entry.name),
  )
  const parts = entries.filter(isPart).map((entry) => listed(root, '', entry))
  return joined([...parts, { paths: [], links: [], others: foreign.length }])
}

/** As listProjectFiles, for one of the project's folders; null where it is missing. */
export function listFolder(root: string, folder: (typeof backedUpFolders)[number]): ProjectFiles | null {
  const entry = entriesOf(root).find(({ name }) => name === folder)
  return entry ? listed(root, '', entry) : null
}

function listed(root: string, above: string, entry: Dirent): ProjectFiles {
  const path = above === '' ? entry.name : `${above}/${entry.name}`
  if (entry.isSymbolicLink()) return { paths: [], links: [path], others: 0 }
  if (entry.isDirectory()) {
    return joined(entriesOf(join(root, path)).map((inner) => listed(root, path, inner)))
  }
  if (isTemporary(entry.name)) return joined([])
  const isFit = entry.isFile() && isBackupPath(path)
  return { paths: isFit ? [path] : [], links: [], others: isFit ? 0 : 1 }
}

function joined(parts: readonly ProjectFiles[]): ProjectFiles {
  return {
    paths: parts.flatMap(({ paths }) => paths),
    links: parts.flatMap(({ links }) => links),
    others: parts.reduce((sum, { others }) => sum + others, 0),
  }
}

function isFolderOfProject(name: string): boolean {
  return (backedUpFolders as readonly string[]).includes(name)
}

function entriesOf(path: string): Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true })
  } catch (error) {
    throw new StoreError('unavailable', { errno: errnoOf(error) })
  }
}
