import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { temporaryFolder, type TemporaryFolder } from './project-fixture'
import { openSettings } from './settings-store'

const schema = z.strictObject({ theme: z.enum(['light', 'dark']), recent: z.array(z.string()) })
const initial: z.infer<typeof schema> = { theme: 'light', recent: [] }
let folder: TemporaryFolder
let file: string

beforeEach(() => {
  folder = temporaryFolder()
  file = join(folder.path, 'settings', 'settings.json')
})
afterEach(() => folder.dispose())

describe('openSettings', () => {
  it('begins with initial values of its own and keeps changes, also under NODE_ENV=test', async () => {
    expect(process.env['NODE_ENV']).toBe('test')
    const { low, problem } = await openSettings(file, schema, initial)
    expect([low.data, problem]).toEqual([initial, null])
    await low.update((data) => {
      data.theme = 'dark'
      data.recent.push('x')
    })
    expect(initial).toEqual({ theme: 'light', recent: [] })
    expect((await openSettings(file, schema, initial)).low.data).toEqual({ theme: 'dark', recent: ['x'] })
  })

  it('writes nothing where the file cannot be reached, though changes hold until the end', async () => {
    await (await openSettings(file, schema, initial)).low.update((data) => (data.theme = 'dark'))
    const away = join(folder.path, 'away.json')
    renameSync(file, away)
    mkdirSync(file)
    const { low, problem } = await openSettings(file, schema, initial)
    expect(problem).toEqual({ kind: 'settings-unavailable', errno: 'EISDIR' })
    rmSync(file, { recursive: true })
    renameSync(away, file)
    await low.update((data) => data.recent.push('x'))
    expect(low.data.recent).toEqual(['x'])
    expect((await openSettings(file, schema, initial)).low.data).toEqual({ theme: 'dark', recent: [] })
  })

  it('moves a damaged file aside and says so', async () => {
    await (await openSettings(file, schema, initial)).low.write()
    writeFileSync(file, readFileSync(file, 'utf8').slice(0, 50))
    const { low, problem } = await openSettings(file, schema, initial)
    expect(problem).toEqual({ kind: 'settings-damaged', reason: 'not-json' })
    expect([low.data, existsSync(file)]).toEqual([initial, false])
    expect(readdirSync(join(folder.path, 'settings', 'quarantine'))).toHaveLength(1)
  })
})
