import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A file system of its own in memory, with a size in bytes. */
export interface SmallDisk {
  readonly path: string
  /** Makes it another size or readable only. */
  remount(options: string): void
  unmount(): void
}

/** Why no disk can be mounted here; null where it can. */
export function whyNoDisk(): string | null {
  if (process.platform !== 'linux') return `no tmpfs on ${process.platform}`
  try {
    mountDisk(65_536).unmount()
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** Mounts a disk of so many bytes. Throws where that is not allowed. */
export function mountDisk(sizeBytes: number): SmallDisk {
  const parent = mkdtempSync(join(tmpdir(), 'goldspan-disk-'))
  // Others than its owner may look into it.
  chmodSync(parent, 0o755)
  const path = join(parent, 'disk')
  mkdirSync(path)
  try {
    run('mount', '-t', 'tmpfs', '-o', `size=${sizeBytes},mode=755`, 'tmpfs', path)
  } catch (error) {
    rmSync(parent, { recursive: true })
    throw error
  }
  return {
    path,
    remount: (options) => run('mount', '-o', `remount,${options}`, path),
    unmount: () => {
      run('umount', path)
      rmSync(parent, { recursive: true })
    },
  }
}

function run(command: string, ...args: readonly string[]): void {
  const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command}: ${error?.message ?? stderr.trim().split('\n')[0]}`)
}
