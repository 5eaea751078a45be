import { appendFileSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { readLetter } from './read-letter'

const folder = mkdtempSync(join(tmpdir(), 'goldspan-letter-'))
const path = join(folder, 'letter.txt')
beforeEach(() => writeFileSync(path, 'Dx: neck pain\n'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('readLetter', () => {
  it('reads a letter that nobody writes to', () => {
    expect(Buffer.from(readLetter(path) as Uint8Array).toString()).toBe('Dx: neck pain\n')
  })

  it('refuses one that grows while it is read', () => {
    const read = (file: number) => {
      const bytes = readFileSync(file)
      appendFileSync(path, 'Upheld\n')
      return bytes
    }
    expect(readLetter(path, read)).toEqual({ refusal: 'letter-changed' })
  })

  it('refuses one that is written anew with as many bytes', () => {
    const read = (file: number) => {
      const bytes = readFileSync(file)
      utimesSync(path, new Date(0), new Date(0))
      return bytes
    }
    expect(readLetter(path, read)).toEqual({ refusal: 'letter-changed' })
  })
})
