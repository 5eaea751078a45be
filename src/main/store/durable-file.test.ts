import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { hostname } from 'node:os'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createFile, makeFolder, makeFolders, replaceFile } from './durable-file'
import { temporaryFolder, type TemporaryFolder } from './project-fixture'
import { sweepTemporaryFiles } from './temporary-files'

let folder: TemporaryFolder
let file: string
let handles: FileHandle
const failure = (code: string) => Object.assign(new Error(code), { code })

beforeEach(async () => {
  folder = temporaryFolder()
  file = join(folder.path, 'state.json')
  writeFileSync(file, 'old')
  const probe = await open(file, 'r')
  handles = Object.getPrototypeOf(probe) as FileHandle
  await probe.close()
})
afterEach(async () => {
  vi.restoreAllMocks()
  await folder.dispose()
})

describe('replaceFile', () => {
  it('writes everything though the system takes it in small parts', async () => {
    const { write } = handles as unknown as { write: (...args: unknown[]) => Promise<unknown> }
    vi.spyOn(handles, 'write').mockImplementation(function (this: FileHandle, ...args: unknown[]) {
      return write.call(this, args[0], args[1], Math.min(args[2] as number, 3)) as never
    })
    await replaceFile(file, Buffer.from('ten letters'))
    expect(readFileSync(file, 'utf8')).toBe('ten letters')
  })

  it.each(['write', 'sync', 'stat'] as const)(
    'keeps the old file and leaves nothing behind when %s fails',
    async (call) => {
      vi.spyOn(handles, call).mockRejectedValueOnce(failure('ENOSPC'))
      await expect(replaceFile(file, Buffer.from('new'))).rejects.toMatchObject({
        code: 'write-failed',
        details: { errno: 'ENOSPC' },
      })
      expect(readFileSync(file, 'utf8')).toBe('old')
      expect(readdirSync(folder.path)).toEqual(['state.json'])
    },
  )

  it('lets two writers of one file both finish', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, index) => replaceFile(file, Buffer.from(`${index}`))))
    expect(Number(readFileSync(file, 'utf8'))).toBeLessThan(20)
    expect(readdirSync(folder.path)).toEqual(['state.json'])
  })

  it.skipIf(process.platform === 'win32')('makes a file that its owner alone can read', async () => {
    await replaceFile(file, Buffer.from('new'))
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })
})

describe('createFile', () => {
  it('never replaces a file', async () => {
    await expect(createFile(file, Buffer.from('new'))).rejects.toMatchObject({ details: { errno: 'EEXIST' } })
    expect(readFileSync(file, 'utf8')).toBe('old')
    expect(readdirSync(folder.path)).toEqual(['state.json'])
  })
})

describe('makeFolders', () => {
  it.skipIf(process.platform === 'win32')('syncs the folder above each that it makes', async () => {
    const synced: number[] = []
    const { sync } = handles as unknown as { sync: (this: FileHandle) => Promise<void> }
    vi.spyOn(handles, 'sync').mockImplementation(async function (this: FileHandle) {
      synced.push((await this.stat()).ino)
      return sync.call(this)
    })
    await makeFolders(join(folder.path, 'a', 'b', 'c'))
    const above = [['a', 'b'], ['a'], []].map((names) => statSync(join(folder.path, ...names)).ino)
    expect(synced).toEqual(above)
    await makeFolders(join(folder.path, 'a', 'b', 'c'))
    expect(synced).toHaveLength(3)
  })
})

describe('makeFolder', () => {
  it('makes no folder in one that is gone', async () => {
    await expect(makeFolder(join(folder.path, 'gone', 'new'))).rejects.toMatchObject({
      code: 'unavailable',
      details: { errno: 'ENOENT' },
    })
    expect(readdirSync(folder.path)).toEqual(['state.json'])
  })
})

describe('sweepTemporaryFiles', () => {
  it('removes what dead processes left and leaves what others may be writing', async () => {
    const host = createHash('sha256').update(hostname()).digest('hex').slice(0, 8)
    const names = [`${host}-999999999`, `00000000-1`, `${host}-${process.ppid}`].map(
      (writer) => `.state.json.${writer}-0123456789abcdef.tmp`,
    )
    for (const name of names) writeFileSync(join(folder.path, name), 'part')
    expect(await sweepTemporaryFiles(folder.path, readdirSync(folder.path))).toBe(1)
    expect(readdirSync(folder.path).sort()).toEqual([...names.slice(1), 'state.json'].sort())
  })
})
