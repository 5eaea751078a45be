import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { build } from 'vite'
import { temporaryFolder } from '../store/project-fixture'

const bundle = temporaryFolder()

beforeAll(async () => {
  // Node 20 runs no TypeScript.
  await build({
    configFile: false,
    logLevel: 'silent',
    ssr: { noExternal: true, target: 'node' },
    build: { ssr: join(import.meta.dirname, 'failing-child.ts'), outDir: bundle.path, target: 'node20' },
  })
})
afterAll(() => bundle.dispose())

describe('endOnFailure', () => {
  it.each(['exception', 'rejection'])(
    'ends on an %s that nobody caught, and logs no words of it',
    async (kind) => {
      const [file] = readdirSync(bundle.path)
      const child = spawn(process.execPath, [join(bundle.path, file!), kind], {
        stdio: ['ignore', 'ignore', 'pipe'],
      })
      let logged = ''
      child.stderr.on('data', (chunk: Buffer) => (logged += chunk.toString()))
      expect(await once(child, 'close')).toEqual([1, null])
      expect(logged).toMatch(/^unexpected RangeError\n/)
      expect(logged).not.toMatch(/Jane|pain/)
    },
  )
})
