import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backupFolderName } from './backup-name'

const at = new Date(2026, 10, 21, 14, 3)

describe('backupFolderName', () => {
  it('says which project and when, in local time', () => {
    expect(backupFolderName('Pilot', at)).toBe('Pilot backup 2026-11-21 14.03')
  })

  it.each([
    ['../..', 'Project'],
    ['CON: a/b\\c?', 'CON a b c'],
    ['.hidden ', 'hidden'],
    ['a\0b\tc', 'a b c'],
    ['', 'Project'],
    ['長'.repeat(100), '長'.repeat(50)],
  ])('makes of the project %j a name that every system takes', (name, made) => {
    expect(backupFolderName(name, at)).toBe(`${made} backup 2026-11-21 14.03`)
  })

  it('is never a path, hidden, or longer than a file system takes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (project) => {
        const name = backupFolderName(project, at)
        expect(name).not.toMatch(/[\u0000-\u001f<>:"/\\|?*]|^[. ]/)
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255)
      }),
    )
  })
})
