import { closeSync, mkdirSync, openSync, readdirSync, readSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { FileChunk } from '../../core/formats/format'
import { newId, systemDeps } from '../store/store-deps'
import { isLeftBehind, writerTag } from '../store/temporary-files'

type Kind = 'export' | 'backup'

const namePatterns: Readonly<Record<Kind, RegExp>> = {
  export: /^\.goldspan-export-([0-9a-f]{8}-\d+)-[a-z2-7]{26}$/,
  backup: /^\.goldspan-backup-([0-9a-f]{8}-\d+)-[a-z2-7]{26}$/,
}

/** Makes the folder into which an export or a backup is written until it is whole, and removes those that never were. */
export async function beginFolder(target: string, kind: Kind): Promise<string> {
  for (const name of readdirSync(target)) {
    const tag = namePatterns[kind].exec(name)?.[1]
    const left = join(target, name)
    // It holds letters. One that can't be removed keeps nobody from exporting.
    if (tag !== undefined && (await isLeftBehind(tag, left))) discardFolder(left)
  }
  const folder = join(target, `.goldspan-${kind}-${writerTag}-${newId(systemDeps)}`)
  mkdirSync(folder)
  return folder
}

/** Gives what is whole the first free name in the target and answers its folder. */
export function finishFolder(temporary: string, target: string, name: string): string {
  for (let number = 1; ; number += 1) {
    const folder = join(target, number === 1 ? name : `${name}-${number}`)
    try {
      // Made first: a rename onto an empty folder is refused nowhere, onto a full one everywhere.
      mkdirSync(folder)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue
      throw error
    }
    rmSync(folder, { recursive: true })
    renameSync(temporary, folder)
    return folder
  }
}

/** Removes what was written. */
export function discardFolder(temporary: string): void {
  try {
    rmSync(temporary, { recursive: true, force: true })
  } catch {
    // The next one tries again.
  }
}

/** Writes files below a folder, letting others run by `pause`, and answers their paths as they were begun. */
export async function writeFiles(
  folder: string,
  chunks: Iterable<FileChunk>,
  pause: () => Promise<void>,
): Promise<string[]> {
  const paths = new Set<string>()
  let current: { readonly path: string; readonly file: number } | undefined
  try {
    for (const { path, chunk } of chunks) {
      if (current?.path !== path) {
        if (current) closeSync(current.file)
        const full = join(folder, path)
        mkdirSync(dirname(full), { recursive: true })
        current = { path, file: openSync(full, paths.has(path) ? 'a' : 'wx') }
        paths.add(path)
      }
      writeAll(current.file, chunk)
      await pause()
    }
  } finally {
    if (current) closeSync(current.file)
  }
  return [...paths]
}

/** The text of files below a folder in chunks. */
export function* readFiles(folder: string, paths: readonly string[]): Generator<FileChunk> {
  const buffer = new Uint8Array(256 * 1024)
  for (const path of paths) {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
    const file = openSync(join(folder, path), 'r')
    try {
      for (let bytes = -1; bytes !== 0;) {
        bytes = readSync(file, buffer)
        yield { path, chunk: decoder.decode(buffer.subarray(0, bytes), { stream: bytes > 0 }) }
      }
    } finally {
      closeSync(file)
    }
  }
}

/** A nearly full disk takes a part and reports no error. */
function writeAll(file: number, text: string): void {
  const bytes = Buffer.from(text, 'utf8')
  for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written)
}
