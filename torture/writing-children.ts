import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { build } from 'vite'
import { temporaryFolder } from '../src/main/store/project-fixture'
import { seed } from './scale'
import type { ChildEvent, ChildTask } from './writing-child-protocol'

/** The program of the writing child, bundled for plain Node. */
export interface ChildProgram {
  readonly start: (task: ChildTask) => WritingChild
  readonly dispose: () => Promise<void>
}

export interface WritingChild {
  readonly process: ChildProcess
  /** Resolves when the child has said that it began. */
  readonly began: Promise<void>
  /** Everything it has said, once it has ended; a line that was cut off was never said. */
  readonly ended: Promise<{ readonly events: readonly ChildEvent[]; readonly how: string }>
}

/** Bundles the writing child: Node 20 runs no TypeScript. */
export async function childProgram(): Promise<ChildProgram> {
  const folder = temporaryFolder()
  await build({
    configFile: false,
    logLevel: 'silent',
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: join(import.meta.dirname, 'writing-child.ts'),
      outDir: folder.path,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'child.mjs' } },
    },
  })
  return { start: (task) => start(join(folder.path, 'child.mjs'), task), dispose: folder.dispose }
}

function start(file: string, task: ChildTask): WritingChild {
  const child = spawn(process.execPath, [file, JSON.stringify(task)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, GOLDSPAN_SEED: String(seed) },
  })
  let said = ''
  let complained = ''
  child.stderr.on('data', (chunk: Buffer) => (complained += chunk.toString()))
  const began = new Promise<void>((resolve) => {
    child.stdout.setEncoding('utf8')
    child.stdout.on('data', (chunk: string) => {
      said += chunk
      if (said.includes('["began"]\n')) resolve()
    })
    child.once('close', () => resolve())
  })
  const ended = once(child, 'close').then(([code, signal]: (string | number | null)[]) => ({
    events: said
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as ChildEvent),
    how: complained === '' ? `${signal ?? code}` : complained,
  }))
  return { process: child, began, ended }
}
