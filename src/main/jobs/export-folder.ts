import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
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

/** The name is taken by something that is there. */
export class NameTaken extends Error {}

/**
 * Gives what is whole its name in the target and answers its folder: the first free one that begins so, or, where it is to
 * be exactly that, throws NameTaken.
 */
export function finishFolder(
  temporary: string,
  target: string,
  name: string,
  { isExact = false }: { readonly isExact?: boolean } = {},
): string {
  for (let number = 1; ; number += 1) {
    const folder = join(target, number === 1 ? name : `${name}-${number}`)
    try {
      // Made first: a rename onto an empty folder is refused nowhere, onto a full one everywhere.
      mkdirSync(folder)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      if (isExact) throw new NameTaken()
      continue
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
