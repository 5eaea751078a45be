import { constants } from 'node:fs'
import { link, mkdir, open, readFile, rename, stat, unlink, type FileHandle } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { errnoOf, StoreError, withoutPaths } from './store-error'
import { forgetTemporary, temporaryNameFor } from './temporary-files'

const retryable = new Set(['EPERM', 'EBUSY', 'EACCES'])
const retryDelaysMs = [10, 30, 100, 300, 1000]

/** Puts bytes in a file's place: after this resolves they are on disk, before it the old file is whole. */
export async function replaceFile(file: string, bytes: Uint8Array): Promise<void> {
  await writeThen(file, bytes, renameWithRetry)
}

/** Makes a file that must not exist yet. Throws StoreError with errno EEXIST where it does. */
export async function createFile(file: string, bytes: Uint8Array): Promise<void> {
  await writeThen(file, bytes, async (temporary) => {
    try {
      // Unlike a rename, a link never replaces what another app has put there meanwhile.
      await link(temporary, file)
    } catch (error) {
      if (errnoOf(error) === 'EEXIST') throw error
      // FAT and some shares have no hard links.
      if (await exists(file)) throw Object.assign(new Error('EEXIST'), { code: 'EEXIST' })
      await renameWithRetry(temporary, file)
      return
    }
    await unlink(temporary)
  })
}

/**
 * Keeps a file, which holds these bytes, under another name too; after this resolves both are on disk. A file of the
 * store is replaced and never written into, so that a second name goes on leading to what it led to.
 */
export async function keepCopy(file: string, copy: string, bytes: Buffer): Promise<void> {
  const isLinked = await link(file, copy).then(
    () => true,
    async (error: unknown) =>
      errnoOf(error) === 'EEXIST' &&
      readFile(copy).then(
        (there) => there.equals(bytes),
        () => false,
      ),
  )
  // FAT and some shares have no hard links; what stands there in its place holds something else.
  if (!isLinked) await replaceFile(copy, bytes)
  else await withoutPaths(() => syncFolder(dirname(copy)))
}

/** Removes a file, also from the disk: a power loss must not bring it back. Rejects as the file system does. */
export async function removeFile(file: string): Promise<void> {
  const isMissing = (error: unknown) => ['ENOENT', 'ENOTDIR'].includes(errnoOf(error))
  await unlink(file).catch(async (error: unknown) => {
    if (!isMissing(error) || (await isThere(file))) throw error
  })
  await syncFolder(dirname(file)).catch((error: unknown) => {
    if (!isMissing(error)) throw error
  })
}

/** Whether a file is there; rejects where nobody can tell. */
export async function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    (error: unknown) => {
      if (['ENOENT', 'ENOTDIR'].includes(errnoOf(error))) return false
      throw error
    },
  )
}

/** Makes a folder in one that exists: what has vanished above it is never made anew. Throws StoreError. */
export async function makeFolder(folder: string): Promise<void> {
  await withoutPaths(async () => {
    try {
      await mkdir(folder)
    } catch (error) {
      const errno = errnoOf(error)
      if (errno === 'EEXIST') return
      throw errno === 'ENOENT' ? new StoreError('unavailable', { errno }) : error
    }
    await syncFolder(dirname(folder))
  })
}

/** Makes a folder and those above it, and puts the entry of each on disk. Throws StoreError. */
export async function makeFolders(folder: string): Promise<void> {
  await withoutPaths(async () => {
    const made = await mkdir(folder, { recursive: true })
    if (made === undefined) return
    for (let path = resolve(folder); path.length >= resolve(made).length; path = dirname(path)) {
      await syncFolder(dirname(path))
    }
  })
}

/** Puts a folder's entries on disk; Windows has no such step. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, constants.O_RDONLY)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Writes all bytes at the end of a file opened for appending; a full disk may take them in several parts. */
export async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let offset = 0; offset < bytes.length;) {
    const { bytesWritten } = await handle.write(bytes, offset, bytes.length - offset)
    if (bytesWritten === 0) throw Object.assign(new Error('short write'), { code: 'ENOSPC' })
    offset += bytesWritten
  }
}

async function writeThen(
  file: string,
  bytes: Uint8Array,
  place: (temporary: string, file: string) => Promise<void>,
): Promise<void> {
  const temporary = temporaryNameFor(file)
  try {
    const handle = await open(temporary, 'wx', 0o600)
    try {
      await writeAll(handle, bytes)
      await handle.sync()
      if ((await handle.stat()).size !== bytes.length) {
        throw Object.assign(new Error('short file'), { code: 'ENOSPC' })
      }
    } finally {
      await handle.close()
    }
    await place(temporary, file)
    await syncFolder(dirname(file))
  } catch (error) {
    await unlink(temporary).catch(() => undefined)
    throw new StoreError('write-failed', { errno: errnoOf(error) })
  } finally {
    forgetTemporary(temporary)
  }
}

async function renameWithRetry(from: string, to: string): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await rename(from, to)
      return
    } catch (error) {
      const delay = retryDelaysMs[attempt]
      // A virus scanner or a sync program may hold the old file for a moment.
      if (delay === undefined || !retryable.has(errnoOf(error))) throw error
      await wait(delay)
    }
  }
}

async function exists(file: string): Promise<boolean> {
  const handle = await open(file, 'r').catch((error: unknown) => {
    if (errnoOf(error) === 'ENOENT') return null
    throw error
  })
  await handle?.close()
  return handle !== null
}
