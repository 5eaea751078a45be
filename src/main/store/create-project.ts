import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import type { LabelSchema } from '../../core/annotation/label-schema'
import type { Guideline, Project } from '../../core/project'
import { indexFile, projectFile } from '../../core/storage/file-kinds'
import { createFile, makeFolder, makeFolders } from './durable-file'
import { ProjectFolder } from './project-folder'
import { readStateFile, stateFileBytes } from './state-file'
import { newId, systemDeps, type StoreDeps } from './store-deps'
import { StoreError, withoutPaths } from './store-error'
import { isTemporary } from './temporary-files'

/** What a new project is made of. */
export interface NewProject {
  readonly name: string
  readonly schema: LabelSchema
  readonly guideline: Guideline
  /** 0 where it is not given. */
  readonly unsuggestedShare?: number
}

/** Makes a project in a folder that is empty or does not exist. Throws StoreError. */
export async function createProject(
  path: string,
  { name, schema, guideline, unsuggestedShare = 0 }: NewProject,
  deps: Pick<StoreDeps, 'now' | 'randomBytes'> = systemDeps,
): Promise<Project> {
  const folder = new ProjectFolder(path)
  const project: Project = {
    ...{ id: newId(deps), name, createdAt: deps.now() },
    ...{ schema, guideline, unsuggestedShare },
  }
  await withoutPaths(async () => {
    await makeFolders(path)
    if ((await readdir(path)).some((entry) => !isTemporary(entry))) throw new StoreError('folder-not-empty')
    // First, so that a folder is either a project or still empty; what is missing is made when it is opened.
    await createFile(folder.project, stateFileBytes(projectFile, project))
    await makeStandingFolders(folder)
  })
  return project
}

/** Makes the folders that every project has, where they are missing: Git and sync programs drop empty ones. */
export async function makeStandingFolders(folder: ProjectFolder): Promise<void> {
  for (const standing of folder.standing) await makeFolder(standing)
}

/** Throws StoreError where the folder of the documents is missing though there are some: renamed, or its disk is away. */
export async function assertDocumentsInReach(folder: ProjectFolder): Promise<void> {
  if (existsSync(folder.documents) || !(await speaksOfDocuments(folder))) return
  throw new StoreError('unavailable', { file: 'documents', errno: 'ENOENT' })
}

async function speaksOfDocuments(folder: ProjectFolder): Promise<boolean> {
  for (const work of [folder.allAnnotations, folder.allJournals]) {
    if ((await readdir(work).catch(() => [])).length > 0) return true
  }
  const index = await readStateFile(indexFile, folder.index)
  return index.state === 'ok' && index.body.documents.ids.length > 0
}
