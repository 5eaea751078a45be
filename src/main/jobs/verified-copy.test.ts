import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type * as Promises from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { CopyDiffers, copyVerified, digestOfFile, SourceUnreadable } from './verified-copy'

/** What a read of a path gives instead: a disk that lies. */
const lies = vi.hoisted(() => new Map<string, string>())

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof Promises>()
  const open: typeof real.open = (path, flags, mode) =>
    real.open(flags === 'r' ? (lies.get(String(path)) ?? path) : path, flags, mode)
  return { ...real, open }
})

let folder: string
let from: string
let to: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'goldspan-copy-'))
  from = join(folder, 'from')
  to = join(folder, 'to')
})
afterEach(() => {
  lies.clear()
  rmSync(folder, { recursive: true })
})

describe('copyVerified', () => {
  it.each([0, 1, 1024 * 1024, 1024 * 1024 + 1, 2_500_000])('copies %i bytes as they are', async (size) => {
    const bytes = Buffer.from(Array.from({ length: size }, (_, n) => n % 251))
    writeFileSync(from, bytes)
    const digest = await copyVerified(from, to, 'all')
    expect(readFileSync(to).equals(bytes)).toBe(true)
    expect(digest).toEqual(await digestOfFile(from))
    expect(digest.sizeBytes).toBe(size)
  })

  it.each([
    ['', ''],
    ['half', ''],
    ['a\nb\n', 'a\nb\n'],
    ['a\nb\nhalf', 'a\nb\n'],
    [`a\n${'x'.repeat(2_500_000)}`, 'a\n'],
  ])('copies the whole lines of %j', async (text, whole) => {
    writeFileSync(from, text)
    await copyVerified(from, to, 'whole-lines')
    expect(readFileSync(to, 'utf8')).toBe(whole)
  })

  it.each(['Letter', 'letter.', ''])('does not take %j for the copy of another text', async (lie) => {
    writeFileSync(from, 'letter')
    writeFileSync(join(folder, 'lie'), lie)
    lies.set(to, join(folder, 'lie'))
    await expect(copyVerified(from, to, 'all')).rejects.toBeInstanceOf(CopyDiffers)
  })

  it('never writes over what is there', async () => {
    writeFileSync(from, 'new')
    writeFileSync(to, 'old')
    await expect(copyVerified(from, to, 'all')).rejects.toMatchObject({ code: 'EEXIST' })
    expect(readFileSync(to, 'utf8')).toBe('old')
  })

  it('tells what could not be read from what could not be written', async () => {
    await expect(copyVerified(from, to, 'all')).rejects.toEqual(new SourceUnreadable('ENOENT'))
    await expect(copyVerified(folder, to, 'all')).rejects.toBeInstanceOf(SourceUnreadable)
    writeFileSync(from, 'a')
    await expect(copyVerified(from, join(folder, 'no', 'to'), 'all')).rejects.toMatchObject({
      code: 'ENOENT',
    })
  })
})
