import { readdir } from 'node:fs/promises'
import type { LabelSchema } from '../../core/annotation/label-schema'
import type { Guideline, Project } from '../../core/project'
import { projectFile } from '../../core/storage/file-kinds'
import { createFile, makeFolder } from './durable-file'
import { ProjectFolder } from './project-folder'
import { stateFileBytes } from './state-file'
import { newId, systemDeps, type StoreDeps } from './store-deps'
import { StoreError, withoutPaths } from './store-error'
import { isTemporary } from './temporary-files'

/** What a new project is made of. */
export interface NewProject {
  readonly name: string
  readonly schema: LabelSchema
  readonly guideline: Guideline
}

/** Makes a project in a folder that is empty or does not exist. Throws StoreError. */
export async function createProject(
  path: string,
  { name, schema, guideline }: NewProject,
  deps: Pick<StoreDeps, 'now' | 'randomBytes'> = systemDeps,
): Promise<Project> {
  const folder = new ProjectFolder(path)
  const project: Project = { id: newId(deps), name, createdAt: deps.now(), schema, guideline }
  await withoutPaths(async () => {
    await makeFolder(path)
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
