import { access } from 'node:fs/promises'
import { join } from 'node:path'

/** Whether a folder holds a project that can be reached now. */
export async function isProjectFolder(folder: string): Promise<boolean> {
  return access(join(folder, 'project.json')).then(
    () => true,
    () => false,
  )
}
