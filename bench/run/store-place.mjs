import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { runNode } from '../../scripts/child-process.mjs'
import { inProject } from '../../scripts/project-folder.mjs'
import { resultOf } from './result-file.mjs'

/** Milliseconds after which a job counts as hung; making the largest corpus takes minutes. */
const timeLimit = 1_200_000

/** Bundles the app's code as main is bundled and answers its file. */
export async function buildStore(outDir) {
  await build({
    configFile: false,
    root: inProject(),
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: { ssr: inProject('bench', 'store', 'app.mjs'), outDir, target: 'node20.18' },
  })
  return join(outDir, 'app.js')
}

/** Where the corpora stand while they are measured: a system's temporary folder may be no disk. */
const corporaFolder = inProject('out', 'bench-store')

/**
 * Bundles the store's code and answers what does the jobs of its rows. Each corpus is made when it is first asked for;
 * all are removed at the end of this process.
 */
export async function prepareStore() {
  const removeCorpora = () => rmSync(corporaFolder, { recursive: true, force: true })
  // An earlier process may have been killed.
  removeCorpora()
  process.once('exit', removeCorpora)
  const app = await buildStore(join(corporaFolder, 'code'))
  const made = new Set()
  return async ({ size, ...job }) => {
    const place = { app, size, corpus: join(corporaFolder, size.replace(',', '-')) }
    if (!made.has(size)) {
      console.log(`  making the corpus ${size}`)
      await runInNode({ work: 'make-corpus', ...place })
      made.add(size)
    }
    return runInNode({ ...job, ...place })
  }
}

/** Does one job of `store/work` in a process of its own. */
export function runInNode(job) {
  return resultOf([job.work, job.size].filter(Boolean).join(' at '), (_, resultFile) => {
    const env = { GOLDSPAN_BENCH_JOB: JSON.stringify({ ...job, resultFile }) }
    const file = inProject('bench', 'store', 'process.mjs')
    return runNode(file, [], { capture: true, env, timeLimit })
  })
}
