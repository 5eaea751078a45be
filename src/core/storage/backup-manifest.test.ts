import { describe, expect, it } from 'vitest'
import { isBackupPath, manifestSchemas } from './backup-manifest'

const file = (path: string) => ({ path, sizeBytes: 1, sha256: 'a'.repeat(64) })
const manifest = (...paths: string[]) => ({
  projectId: 'a'.repeat(26),
  projectName: 'Pilot',
  at: '2026-11-21T14:03:00.000Z',
  files: paths.map(file),
})

describe('isBackupPath', () => {
  it.each(['project.json', 'documents/a.json', 'journal/a/b.jsonl', 'quarantine/a (1).json'])(
    'takes %s',
    (path) => expect(isBackupPath(path)).toBe(true),
  )

  it.each([
    '../project.json',
    'documents/../../a.json',
    'documents/..',
    'documents/.',
    '/etc/passwd',
    'documents//a',
    'documents/',
    'documents',
    'documents/a\\..\\b',
    'documents/C:a',
    'documents/a\0',
    'documents/a.',
    '.goldspan/index.json',
    'backup.json',
    'notes/a.json',
    '',
  ])('refuses %j', (path) => expect(isBackupPath(path)).toBe(false))
})

describe('a manifest', () => {
  it('may name each file of the project once', () => {
    const sound = manifest('project.json', 'documents/a.json')
    expect(manifestSchemas.strict.safeParse(sound).success).toBe(true)
    expect(manifestSchemas.strict.safeParse(manifest('project.json', 'project.json')).success).toBe(false)
  })

  it('is refused with a path that leads out of the folder, however loosely it is read', () => {
    const hostile = manifest('documents/../../../a.json')
    expect(manifestSchemas.strict.safeParse(hostile).success).toBe(false)
    expect(manifestSchemas.loose.safeParse(hostile).success).toBe(false)
  })
})
