import fs from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { constants } from 'node:os'
import { dirname, relative, resolve, sep } from 'node:path'
import timers from 'node:timers/promises'

/** One call of a file system function below the folder that is watched. */
export interface Call {
  /** From 1, in the order of the calls. */
  readonly number: number
  /** Such as `rename`, `readFileSync` or, of an open file, `handle.write`. */
  readonly name: string
  /** Relative to the folder that is watched. */
  readonly path: string
}

/** What is to become of a call; `short` takes half of what is written, `absent` says yes and does nothing. */
export type Verdict = 'pass' | 'short' | 'absent' | { readonly errno: string }

/** What a call changed, in the order in which the calls came back. Paths are relative to the watched folder. */
export type Operation =
  | { readonly kind: 'make-folder'; readonly path: string }
  | { readonly kind: 'create'; readonly path: string; readonly file: number }
  | { readonly kind: 'write'; readonly file: number; readonly offset: number; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly file: number; readonly size: number }
  /** `begun`: how many operations had come back when the call began; later ones are not covered by it. */
  | { readonly kind: 'sync'; readonly file: number; readonly begun: number }
  | { readonly kind: 'sync-folder'; readonly path: string; readonly begun: number }
  | { readonly kind: 'link'; readonly path: string; readonly file: number }
  | { readonly kind: 'rename'; readonly from: string; readonly path: string; readonly file: number }
  /** A file's name or an empty folder went away. */
  | { readonly kind: 'unlink'; readonly path: string }

/** A folder whose file system calls go through a judge, from `watch` to `lift`. */
export interface Watch {
  readonly operations: readonly Operation[]
  /** Numbers of the files that are there, by path. */
  readonly files: ReadonlyMap<string, number>
  /** Calls so far. */
  readonly calls: number
  /** Waits before a retry that were cut short. */
  readonly waits: number
  lift(): void
}

type Work = (...args: never[]) => unknown
type Functions = Record<string, Work>
type WriteArguments = [bytes: Buffer, from?: number, length?: number]

const pathCalls = [
  'access',
  'readFile',
  'readdir',
  'stat',
  'lstat',
  'open',
  'mkdir',
  'rename',
  'link',
  'unlink',
  'rmdir',
]
const moreCalls = ['writeFile', 'rm', 'appendFile', 'copyFile', 'cp', 'truncate', 'utimes', 'chmod']
const syncCalls = [
  'readFileSync',
  'readdirSync',
  'statSync',
  'lstatSync',
  'existsSync',
  'openSync',
  'accessSync',
]
/** Calls that change something and that no state of the disk could be made from. */
const unmodelled = new Set(['rm', 'appendFile', 'copyFile', 'cp', 'truncate'])
const unmodelledSync = ['writeFileSync', 'appendFileSync', 'renameSync', 'unlinkSync', 'mkdirSync', 'rmSync']
const handleCalls = ['read', 'write', 'sync', 'datasync', 'stat', 'truncate', 'close', 'readFile'] as const
const unmodelledHandle = ['writev', 'writeFile', 'appendFile'] as const

/** Watches every file system call below a folder. Only one folder can be watched at a time. */
export function watch(root: string, judge: (call: Call) => Verdict = () => 'pass'): Watch {
  const operations: Operation[] = []
  const files = new Map<string, number>()
  let fileCount = 0
  let calls = 0
  let waits = 0
  let depth = 0
  const undo: (() => void)[] = []
  const exists = fs.existsSync
  const relativeOf = (path: unknown) => relative(root, resolve(String(path)))
  const isInside = (path: unknown) =>
    (typeof path === 'string' || path instanceof URL) &&
    `${resolve(String(path))}${sep}`.startsWith(`${root}${sep}`)
  const judged = (name: string, path: string) => judge({ number: (calls += 1), name, path })

  function replace(target: object, name: string, work: (original: Work) => Work): void {
    const functions = target as Functions
    const original = functions[name]!
    functions[name] = work(original)
    undo.push(() => (functions[name] = original))
  }

  for (const name of listFiles(root)) files.set(name, (fileCount += 1))

  for (const name of [...pathCalls, ...moreCalls]) {
    replace(fs.promises, name, (original) => async (...args: never[]) => {
      const at: unknown = args[0]
      if (!isInside(at)) return original(...args)
      if (unmodelled.has(name)) throw new Error(`not modelled: ${name}`)
      const verdict = judged(name, relativeOf(at))
      if (typeof verdict === 'object') throw failureOf(verdict.errno, name)
      const before = observed(name, args)
      const value = await original(...args)
      note(name, args, before)
      return name === 'open' ? watchHandle(value as FileHandle, args, before) : value
    })
  }
  for (const name of syncCalls) {
    replace(fs, name, (original) => (...args: never[]) => {
      if (depth > 0 || !isInside(args[0])) return original(...args)
      const verdict = judged(name, relativeOf(args[0]))
      if (typeof verdict === 'object') {
        if (name === 'existsSync') return false
        const options = args[1] as { throwIfNoEntry?: boolean } | undefined
        if (verdict.errno === 'ENOENT' && options?.throwIfNoEntry === false) return undefined
        throw failureOf(verdict.errno, name)
      }
      const value = nested(() => original(...args))
      if (name === 'openSync') descriptors.set(value as number, relativeOf(args[0]))
      return value
    })
  }
  const descriptors = new Map<number, string>()
  for (const name of ['readSync', 'closeSync']) {
    replace(fs, name, (original) => (...args: never[]) => {
      const path = descriptors.get(args[0]!)
      if (depth > 0 || path === undefined) return original(...args)
      if (name === 'closeSync') descriptors.delete(args[0]!)
      const verdict = judged(name, path)
      const isFailing = typeof verdict === 'object'
      if (isFailing && name === 'readSync') throw failureOf(verdict.errno, name)
      const value = nested(() => original(...args))
      // What reports an error on closing is closed nevertheless.
      if (isFailing) throw failureOf(verdict.errno, name)
      return value
    })
  }
  for (const name of unmodelledSync) {
    replace(fs, name, (original) => (...args: never[]) => {
      if (depth === 0 && isInside(args[0])) throw new Error(`not modelled: ${name}`)
      return original(...args)
    })
  }
  replace(timers, 'setTimeout', () => (_delayMs?: number, value?: unknown) => {
    waits += 1
    return timers.setImmediate(value)
  })
  syncBuiltinESMExports()

  function nested<T>(work: () => T): T {
    depth += 1
    try {
      return work()
    } finally {
      depth -= 1
    }
  }

  /** What must be known before a call in order to say afterwards what it has changed. */
  function observed(name: string, args: readonly unknown[]): { existed: boolean; missing: string[] } {
    const missing: string[] = []
    if (name === 'mkdir') {
      for (let path = resolve(String(args[0])); !exists(path); path = dirname(path)) missing.unshift(path)
    }
    return { existed: files.has(relativeOf(args[0])), missing }
  }

  function note(name: string, args: readonly unknown[], before: ReturnType<typeof observed>): void {
    const path = relativeOf(args[0])
    if (name === 'mkdir')
      for (const made of before.missing) operations.push({ kind: 'make-folder', path: relativeOf(made) })
    if (name === 'unlink' || name === 'rmdir') {
      files.delete(path)
      operations.push({ kind: 'unlink', path })
    }
    if (name === 'rename' || name === 'link') {
      const to = relativeOf(args[1])
      const file = files.get(path)
      // A rename between folders would change two of them at once; a link changes only that of the new name.
      if (file === undefined || (name === 'rename' && dirname(path) !== dirname(to)))
        throw new Error(`not modelled: ${name}`)
      files.set(to, file)
      if (name === 'rename') files.delete(path)
      operations.push(
        name === 'link' ? { kind: 'link', path: to, file } : { kind: 'rename', from: path, path: to, file },
      )
    }
    if (name === 'writeFile') {
      const bytes = Buffer.from(args[1] as string | Uint8Array)
      const file = opened(path, 'w', before.existed)
      operations.push({ kind: 'write', file, offset: 0, bytes })
    }
  }

  function opened(path: string, flags: unknown, existed: boolean): number {
    const isWriting = typeof flags === 'string' && /[wa]/.test(flags)
    if (isWriting && !existed) {
      files.set(path, (fileCount += 1))
      operations.push({ kind: 'create', path, file: fileCount })
    } else if (isWriting && String(flags).startsWith('w')) {
      operations.push({ kind: 'truncate', file: files.get(path)!, size: 0 })
    }
    return files.get(path) ?? 0
  }

  function watchHandle(
    handle: FileHandle,
    args: readonly unknown[],
    before: { existed: boolean },
  ): FileHandle {
    const path = relativeOf(args[0])
    const file = opened(path, args[1] ?? 'r', before.existed)
    const isAppending = String(args[1]).startsWith('a')
    let position = 0
    for (const name of unmodelledHandle) {
      Object.assign(handle, { [name]: () => Promise.reject(new Error(`not modelled: handle.${name}`)) })
    }
    for (const name of handleCalls) {
      const original = (handle[name] as Work).bind(handle)
      const perform = async (...given: never[]): Promise<unknown> => {
        const verdict = judged(`handle.${name}`, path)
        if (typeof verdict === 'object') {
          if (name === 'close') await original()
          throw failureOf(verdict.errno, name)
        }
        const begun = operations.length
        if (name === 'sync' || name === 'datasync') {
          if (verdict === 'absent') return undefined
          await original()
          operations.push(file === 0 ? { kind: 'sync-folder', path, begun } : { kind: 'sync', file, begun })
          return undefined
        }
        if (name !== 'write') {
          const value: unknown = await original(...given)
          if (name === 'truncate') operations.push({ kind: 'truncate', file, size: given[0] ?? 0 })
          return value
        }
        const [bytes, from = 0, length = bytes.length - from] = given as unknown as WriteArguments
        const taken = verdict === 'short' ? Math.floor(length / 2) : length
        const offset = isAppending ? nested(() => fs.fstatSync(handle.fd).size) : position
        if (taken > 0) await original(...([bytes, from, taken] as unknown as never[]))
        position += taken
        const copy = Buffer.from(bytes.subarray(from, from + taken))
        if (taken > 0) operations.push({ kind: 'write', file, offset, bytes: copy })
        return { bytesWritten: taken, buffer: bytes }
      }
      Object.assign(handle, { [name]: perform })
    }
    return handle
  }

  return {
    operations,
    files,
    get calls() {
      return calls
    },
    get waits() {
      return waits
    },
    lift() {
      for (const step of undo.splice(0).reverse()) step()
      syncBuiltinESMExports()
    },
  }
}

/** An error as the system reports it. */
function failureOf(code: string, syscall: string): Error {
  const errno = -(constants.errno as Record<string, number>)[code]!
  return Object.assign(new Error(`${code}: made to fail, ${syscall}`), { code, errno, syscall })
}

function listFiles(root: string): string[] {
  if (!fs.existsSync(root)) return []
  return fs
    .readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => fs.statSync(`${root}/${name}`).isFile())
    .sort()
}
