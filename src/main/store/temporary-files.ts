import { createHash, randomBytes } from 'node:crypto'
import { stat, unlink } from 'node:fs/promises'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'

const host = createHash('sha256').update(hostname()).digest('hex').slice(0, 8)
const ours = new Set<string>()
const pattern = /^\..*\.([0-9a-f]{8}-\d+)-[0-9a-f]{16}\.tmp$/
const dayMs = 24 * 60 * 60 * 1000

/** Names this computer and process in what it writes under a temporary name. */
export const writerTag = `${host}-${process.pid}`

/** Whether a file's name is that of a write that has not finished. */
export function isTemporary(name: string): boolean {
  return pattern.test(name)
}

/** A fresh temporary name beside a file; it tells which computer and process is writing. */
export function temporaryNameFor(file: string): string {
  const random = randomBytes(8).toString('hex')
  const path = join(dirname(file), `.${basename(file)}.${writerTag}-${random}.tmp`)
  ours.add(path)
  return path
}

/** Says that a temporary file is gone. */
export function forgetTemporary(path: string): void {
  ours.delete(path)
}

/** Removes temporary files of processes that have ended from a folder with these entries; answers how many. */
export async function sweepTemporaryFiles(folder: string, names: readonly string[]): Promise<number> {
  let swept = 0
  for (const name of names) {
    const tag = pattern.exec(name)?.[1]
    if (tag === undefined) continue
    const path = join(folder, name)
    if (ours.has(path) || !(await isLeftBehind(tag, path))) continue
    await unlink(path).then(
      () => (swept += 1),
      () => undefined,
    )
  }
  return swept
}

/**
 * Whether nobody writes any more what bears a writer's tag and is not in use here: another app may be writing at
 * this moment.
 */
export async function isLeftBehind(tag: string, path: string): Promise<boolean> {
  return hasEnded(tag) || (await isOlderThanADay(path))
}

/** Whether a writer's tag is that of this process, which knows what it uses, or of one of this computer that has ended. */
export function hasEnded(tag: string): boolean {
  const [writerHost, pid] = tag.split('-')
  return writerHost === host && (tag === writerTag || !isRunning(Number(pid)))
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}

async function isOlderThanADay(path: string): Promise<boolean> {
  const file = await stat(path).catch(() => null)
  return file !== null && Date.now() - file.mtimeMs > dayMs
}
