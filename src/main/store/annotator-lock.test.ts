import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, statSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { lockFile } from '../../core/storage/file-kinds'
import type { Lock } from '../../core/storage/lock'
import { AnnotatorLock } from './annotator-lock'
import { quietDeps, temporaryFolder, type TemporaryFolder } from './project-fixture'
import { stateFileBytes } from './state-file'
import { errnoOf } from './store-error'
import { writerTag } from './temporary-files'

let root: TemporaryFolder
let file: string
const locks: AnnotatorLock[] = []

function aLock(): AnnotatorLock {
  const lock = new AnnotatorLock(file, quietDeps)
  locks.push(lock)
  return lock
}

/** Puts a lock there as another process would have. */
function foreign(writer: string): Lock {
  const lock = { instance: 'b'.repeat(26), writer, computer: 'WARD-7', at: '2026-01-02T03:04:05.000Z' }
  writeFileSync(file, stateFileBytes(lockFile, lock))
  return lock
}

const elsewhere = '00000000-1'
/** A process that has ended. */
const ended = () => `${writerTag.split('-')[0]}-${spawnSync(process.execPath, ['--version']).pid}`

beforeEach(() => {
  root = temporaryFolder()
  file = join(root.path, 'lock.json')
})
afterEach(async () => {
  for (const lock of locks.splice(0)) await lock.release()
  vi.restoreAllMocks()
  vi.useRealTimers()
  await root.dispose()
})

describe('AnnotatorLock', () => {
  it('is held by one, and free again when that one lets it go', async () => {
    const [one, other] = [aLock(), aLock()]
    await one.acquire()
    await other.acquire()
    expect([one.isHeld, other.isHeld]).toEqual([true, false])
    expect(other.holder).toMatchObject({ isQuiet: false })
    await one.release()
    expect(existsSync(file)).toBe(false)
    expect(await other.beat()).toBe(true)
    expect(other.holder).toBeNull()
    await other.acquire()
    expect(other.isHeld).toBe(true)
  })

  it('says whose computer holds it and since when', async () => {
    foreign(elsewhere)
    const lock = aLock()
    await lock.acquire()
    expect(lock.holder).toEqual({ computer: 'WARD-7', since: '2026-01-02T03:04:05.000Z', isQuiet: false })
  })

  it.each([
    ['a process of this computer that has ended', ended, true],
    ['this process, which does not use it', () => writerTag, true],
    ['another computer', () => elsewhere, false],
  ])('left by %s is taken or not', async (_, writer, isTaken) => {
    foreign(writer())
    const lock = aLock()
    await lock.acquire()
    expect(lock.isHeld).toBe(isTaken)
  })

  it('of another is never broken, however old it is, and is called quiet by our own clock alone', async () => {
    vi.useFakeTimers({ toFake: ['performance', 'Date'] })
    foreign(elsewhere)
    // Their clock is years behind.
    utimesSync(file, 1, 1)
    const lock = aLock()
    await lock.acquire()
    expect(lock.holder?.isQuiet).toBe(false)
    vi.advanceTimersByTime(quietDeps.lockBeatMs * 5)
    expect(await lock.beat()).toBe(false)
    vi.advanceTimersByTime(quietDeps.lockBeatMs)
    expect(await lock.beat()).toBe(true)
    expect(lock.holder?.isQuiet).toBe(true)
    utimesSync(file, 2, 2)
    expect(await lock.beat()).toBe(true)
    expect(lock.holder?.isQuiet).toBe(false)
    expect(lock.isHeld).toBe(false)
  })

  it('is renewed by its time alone at each beat', async () => {
    const lock = aLock()
    await lock.acquire()
    const bytes = readFileSync(file)
    utimesSync(file, 1, 1)
    expect(await lock.beat()).toBe(false)
    expect(statSync(file).mtimeMs).toBeGreaterThan(1_000_000)
    expect(readFileSync(file)).toEqual(bytes)
  })

  it('that was taken over refuses the next write after a sleep, and is not taken back or removed', async () => {
    vi.useFakeTimers({ toFake: ['performance', 'Date'] })
    const [sleeper, other] = [aLock(), aLock()]
    await sleeper.acquire()
    await sleeper.assertHeld()
    await other.takeOver()
    // Only the wall's clock went on: that of the process stood still with the computer.
    vi.setSystemTime(Date.now() + quietDeps.lockBeatMs * 2)
    const error = await sleeper.assertHeld().catch((caught: unknown) => caught)
    expect(errnoOf(error)).toBe('in-use')
    expect(sleeper.isHeld).toBe(false)
    await sleeper.release()
    await other.assertHeld()
    expect(await other.beat()).toBe(false)
    expect(other.isHeld).toBe(true)
  })

  it('that was taken over unseen is not removed by whoever lets it go', async () => {
    const [one, other] = [aLock(), aLock()]
    await one.acquire()
    await other.takeOver()
    await one.release()
    expect(await other.confirm()).toBe(true)
    expect(existsSync(file)).toBe(true)
  })

  it('is held by one alone, also where two take it over or find it left behind at once', async () => {
    for (let round = 0; round < 20; round += 1) {
      const [one, other] = [aLock(), aLock()]
      if (round % 2 === 0) await Promise.all([one.takeOver(), other.takeOver()])
      else {
        foreign(writerTag)
        await Promise.all([one.acquire(), other.acquire()])
      }
      const held = [await one.confirm(), await other.confirm()]
      expect(held.filter(Boolean)).toHaveLength(1)
      for (const lock of [one, other]) await lock.release()
    }
  })

  it('that is gone is lost, as another may have come and gone, and can be taken again', async () => {
    const lock = aLock()
    await lock.acquire()
    unlinkSync(file)
    expect(await lock.beat()).toBe(true)
    expect(lock).toMatchObject({ isHeld: false, holder: null })
    await lock.acquire()
    expect(lock.isHeld).toBe(true)
  })

  it('that cannot be read is somebody else’s until it is taken over', async () => {
    writeFileSync(file, '')
    const lock = aLock()
    await lock.acquire()
    expect(lock).toMatchObject({ isHeld: false, holder: { computer: null, since: null } })
    await lock.takeOver()
    expect(lock).toMatchObject({ isHeld: true, holder: null })
  })

  it('that could not be made is tried again before a write', async () => {
    const lock = new AnnotatorLock(join(root.path, 'away', '.goldspan', 'locks', 'lock.json'), quietDeps)
    locks.push(lock)
    await expect(lock.acquire()).rejects.toMatchObject({ details: { errno: 'ENOENT' } })
    await expect(lock.assertHeld()).rejects.toMatchObject({ details: { errno: 'ENOENT' } })
    mkdirSync(join(root.path, 'away'))
    await lock.assertHeld()
    expect(lock.isHeld).toBe(true)
  })
})
