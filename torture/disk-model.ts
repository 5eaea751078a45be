import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { dirname, join } from 'node:path'
import type { Operation } from './file-system'

/** Files by path with their bytes, folders with null. */
export type Tree = ReadonlyMap<string, Buffer | null>

type Target = { readonly file: number } | 'folder'
type FileChange = Extract<Operation, { kind: 'write' | 'truncate' }>
/** A change of a folder's entries: names with what they lead to, or with nothing. */
type Entry = ReadonlyMap<string, Target | null>

interface Pending<T> {
  /** Number of operations that came before it. */
  readonly at: number
  readonly change: T
}

/** What is certain to be on the disk, and what may or may not be, folder by folder and file by file. */
export class DiskModel {
  readonly #bytes = new Map<number, Buffer>()
  readonly #changes = new Map<number, Pending<FileChange>[]>()
  readonly #entries = new Map<string, Map<string, Target>>([['', new Map()]])
  readonly #entryChanges = new Map<string, Pending<Entry>[]>()

  /** Begins with a tree that is on disk; `files` are the numbers that its files have. */
  constructor(tree: Tree = new Map(), files: ReadonlyMap<string, number> = new Map()) {
    for (const [path, bytes] of tree) {
      if (bytes === null) this.#entries.set(path, this.#entries.get(path) ?? new Map<string, Target>())
      else this.#bytes.set(files.get(path)!, bytes)
      this.#folder(path).set(nameOf(path), bytes === null ? 'folder' : { file: files.get(path)! })
    }
  }

  apply(operation: Operation, at: number): void {
    switch (operation.kind) {
      case 'make-folder':
        this.#entries.set(operation.path, new Map())
        // The root itself is taken for granted.
        if (operation.path !== '') this.#change(operation.path, at, { [nameOf(operation.path)]: 'folder' })
        return
      case 'create':
        this.#bytes.set(operation.file, Buffer.alloc(0))
        this.#change(operation.path, at, { [nameOf(operation.path)]: { file: operation.file } })
        return
      case 'link':
        this.#change(operation.path, at, { [nameOf(operation.path)]: { file: operation.file } })
        return
      case 'rename': {
        const { from, path, file } = operation
        this.#change(path, at, { [nameOf(path)]: { file }, [nameOf(from)]: null })
        return
      }
      case 'unlink':
        this.#change(operation.path, at, { [nameOf(operation.path)]: null })
        return
      case 'write':
      case 'truncate':
        listOf(this.#changes, operation.file).push({ at, change: operation })
        return
      case 'sync': {
        const { file, begun } = operation
        const [synced, pending] = splitAt(this.#changes.get(file), begun)
        this.#bytes.set(
          file,
          synced.reduce((bytes, { change }) => changed(bytes, change), this.#bytes.get(file)!),
        )
        this.#changes.set(file, pending)
        return
      }
      case 'sync-folder': {
        const { path, begun } = operation
        const [synced, pending] = splitAt(this.#entryChanges.get(path), begun)
        for (const { change } of synced) enter(this.#entries.get(path)!, change)
        this.#entryChanges.set(path, pending)
      }
    }
  }

  /** In how many ways each thing that is not certain can have turned out. */
  get choices(): readonly number[] {
    return [...this.#openEntries().map(() => 2), ...this.#openFiles().map(([, variants]) => variants.length)]
  }

  /** The tree that a crash leaves when everything uncertain turns out as chosen. */
  treeOf(choices: readonly number[]): Tree {
    const openEntries = this.#openEntries()
    const happened = new Set(openEntries.filter((_, at) => choices[at] === 1))
    const contents = new Map(
      this.#openFiles().map(([file, variants], at) => [file, variants[choices[openEntries.length + at]!]!]),
    )
    const tree = new Map<string, Buffer | null>()
    const descend = (folder: string): void => {
      const entries = new Map(this.#entries.get(folder))
      for (const pending of this.#entryChanges.get(folder) ?? []) {
        if (happened.has(pending)) enter(entries, pending.change)
      }
      for (const [name, target] of entries) {
        const path = join(folder, name)
        tree.set(
          path,
          target === 'folder' ? null : (contents.get(target.file) ?? this.#bytes.get(target.file)!),
        )
        if (target === 'folder') descend(path)
      }
    }
    descend('')
    return tree
  }

  #openEntries(): Pending<Entry>[] {
    return [...this.#entryChanges.values()].flat()
  }

  #openFiles(): [number, Buffer[]][] {
    const open: [number, Buffer[]][] = []
    for (const [file, pending] of this.#changes) {
      if (pending.length > 0) open.push([file, variantsOf(this.#bytes.get(file)!, pending)])
    }
    return open
  }

  #folder(path: string): Map<string, Target> {
    const folder = parentOf(path)
    const entries = this.#entries.get(folder)
    if (!entries) throw new Error(`not modelled: a folder that nobody made, ${folder}`)
    return entries
  }

  #change(path: string, at: number, change: Readonly<Record<string, Target | null>>): void {
    this.#folder(path)
    listOf(this.#entryChanges, parentOf(path)).push({ at, change: new Map(Object.entries(change)) })
  }
}

/** Puts a tree on the real disk in place of what is there. */
export function build(root: string, tree: Tree): void {
  rmSync(root, { recursive: true, force: true })
  mkdirSync(root, { recursive: true })
  for (const [path, bytes] of tree) {
    if (bytes === null) mkdirSync(join(root, path), { recursive: true })
    else writeFileSync(join(root, path), bytes)
  }
}

/** A short name for a tree, by which two of the same bytes are told to be the same. */
export function digestOf(tree: Tree): string {
  const hash = createHash('sha256')
  for (const path of [...tree.keys()].sort()) {
    const bytes = tree.get(path)!
    // A temporary name is random and says nothing.
    hash.update(`${path}\0${bytes?.length ?? 'folder'}\0`).update(bytes ?? '')
  }
  return hash.digest('hex')
}

/** The contents that a file can have after a crash: old, new, and what lies between. */
function variantsOf(old: Buffer, pending: readonly Pending<FileChange>[]): Buffer[] {
  const whole = pending.reduce((bytes, { change }) => changed(bytes, change), old)
  const variants = [old, whole]
  const writes = pending.flatMap(({ change }) => (change.kind === 'write' ? [change] : []))
  // A file that is cut before it is written may be found cut, whatever it held before.
  if (writes.length < pending.length) variants.push(Buffer.alloc(0))
  if (writes.length > 0) {
    const start = Math.min(...writes.map(({ offset }) => offset))
    const end = Math.min(whole.length, Math.max(...writes.map(({ offset, bytes }) => offset + bytes.length)))
    const middle = start + Math.floor((end - start) / 2)
    const nulBetween = (from: number, to: number) => Buffer.from(whole).fill(0, from, Math.max(from, to))
    variants.push(
      whole.subarray(0, middle),
      nulBetween(start, end),
      nulBetween(middle, end),
      nulBetween(start, middle),
    )
  }
  const seen = new Set<string>()
  return variants.filter((bytes) => {
    const key = bytes.toString('latin1')
    return !seen.has(key) && seen.add(key)
  })
}

function changed(bytes: Buffer, change: FileChange): Buffer {
  if (change.kind === 'truncate')
    return Buffer.concat([bytes, Buffer.alloc(change.size)]).subarray(0, change.size)
  const end = change.offset + change.bytes.length
  const result = Buffer.alloc(Math.max(bytes.length, end))
  bytes.copy(result)
  change.bytes.copy(result, change.offset)
  return result
}

function enter(entries: Map<string, Target>, change: Entry): void {
  for (const [name, target] of change) {
    if (target === null) entries.delete(name)
    else entries.set(name, target)
  }
}

function splitAt<T>(pending: readonly Pending<T>[] = [], begun: number): [Pending<T>[], Pending<T>[]] {
  return [pending.filter(({ at }) => at < begun), pending.filter(({ at }) => at >= begun)]
}

function listOf<K, T>(map: Map<K, T[]>, key: K): T[] {
  let list = map.get(key)
  if (!list) map.set(key, (list = []))
  return list
}

function parentOf(path: string): string {
  const folder = dirname(path)
  return folder === '.' ? '' : folder
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
