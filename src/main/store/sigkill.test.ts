import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { build } from 'vite'
import { aDocument, anId, quietDeps, temporaryFolder, temporaryProject } from './project-fixture'
import { openProject } from './project-store'
import { isTemporary } from './temporary-files'

const cycles = 25
const bundle = temporaryFolder()

beforeAll(async () => {
  // Node 20 runs no TypeScript.
  await build({
    configFile: false,
    logLevel: 'silent',
    ssr: { noExternal: true, target: 'node' },
    build: { ssr: join(import.meta.dirname, 'sigkill-child.ts'), outDir: bundle.path, target: 'node20' },
  })
})
afterAll(() => bundle.dispose())

async function killedAfter(delayMs: number, args: readonly string[]): Promise<string[]> {
  const [file] = readdirSync(bundle.path)
  const child = spawn(process.execPath, [join(bundle.path, file!), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let printed = ''
  let timer: NodeJS.Timeout | null = null
  child.stdout.on('data', (chunk: Buffer) => {
    printed += chunk.toString()
    timer ??= setTimeout(() => child.kill('SIGKILL'), delayMs)
  })
  const [, signal] = (await once(child, 'close')) as [number | null, string | null]
  expect(signal).toBe('SIGKILL')
  return printed.split('\n').slice(0, -1)
}

describe('a process that is killed while it saves marks', () => {
  it('loses no mark that was said to be saved, and every file opens', async () => {
    const project = await temporaryProject()
    const annotatorId = anId()
    const document = aDocument('The patient has lumbar strain and asks for physical therapy. '.repeat(20))
    const first = await openProject(project.path, quietDeps)
    await first.addDocument(document)
    await first.close()
    const acknowledged: string[] = []
    for (let cycle = 0; cycle < cycles; cycle += 1) {
      const args = [project.path, document.id, annotatorId]
      acknowledged.push(...(await killedAfter(Math.random() * 30, args)))
      const store = await openProject(project.path, quietDeps)
      const { set, readOnly, history } = await store.openDocument(document.id, annotatorId)
      expect(readOnly).toBeNull()
      const ids = new Set(set.spans.map(({ id }) => id))
      expect(acknowledged.filter((id) => !ids.has(id))).toEqual([])
      // The mark that was on its way at each kill may be there too.
      expect(set.spans.length).toBeLessThanOrEqual(acknowledged.length + cycle + 1)
      expect(history.past).toHaveLength(set.revision)
      for (const { start, end, quote } of set.spans) expect(document.text.slice(start, end)).toBe(quote)
      expect((await store.rows(annotatorId))[0]).toMatchObject({ spans: set.spans.length, problem: false })
      await store.close()
      const files = readdirSync(project.path, { recursive: true, encoding: 'utf8' })
      expect(files.filter((name) => isTemporary(name.split(/[\\/]/).at(-1)!))).toEqual([])
      for (const name of files.filter((name) => name.endsWith('.json'))) {
        expect(() => JSON.parse(readFileSync(join(project.path, name), 'utf8')) as unknown).not.toThrow()
      }
    }
    expect(acknowledged.length).toBeGreaterThan(cycles)
    await project.dispose()
  }, 120_000)
})
