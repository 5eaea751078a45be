import { createHash } from 'node:crypto'
import { readdir, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { Id } from '../../core/ids'
import { createFile, makeFolder, syncFolder } from './durable-file'
import type { ProjectFolder } from './project-folder'
import { errnoOf, StoreError } from './store-error'

/** Puts a copy of damaged bytes aside; answers whether it was new. The name tells what they were. */
export async function setAside(folder: string, name: string, bytes: Uint8Array): Promise<boolean> {
  await makeFolder(folder)
  try {
    await createFile(join(folder, name), bytes)
    return true
  } catch (error) {
    if (error instanceof StoreError && error.details.errno === 'EEXIST') return false
    throw error
  }
}

/** Puts a copy of a checkpoint aside that is damaged; answers whether it was new. */
export async function setAsideCheckpoint(
  folder: ProjectFolder,
  { documentId, annotatorId }: { readonly documentId: Id; readonly annotatorId: Id },
  bytes: Uint8Array,
): Promise<boolean> {
  return setAside(folder.quarantine, `${documentId}.${annotatorId}.${digestOf(bytes)}.json`, bytes)
}

/** A short name for bytes, by which copies of different damage stay apart. */
export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16)
}

/** Removes what was put aside of one document, whose id begins the names; no power loss brings it back. */
export async function removeSetAside(folder: string, documentId: Id): Promise<void> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (errnoOf(error) === 'ENOENT') return null
    throw error
  })
  if (names === null) return
  for (const name of names) if (name.startsWith(documentId)) await unlink(join(folder, name))
  await syncFolder(folder)
}
