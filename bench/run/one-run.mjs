import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from '../../scripts/child-process.mjs'
import { inProject } from '../../scripts/project-folder.mjs'

/** Milliseconds after which a run counts as hung. */
const timeLimit = 180_000

/**
 * Does one job in an Electron of its own and returns what it measured. Throws when it fails or hangs.
 * @param {{ executable: string, switches: string[], pages: string }} place
 * @param {{ approach?: string, work: string, size?: string }} job
 */
export async function runOnce({ executable, switches, pages }, job) {
  const folder = mkdtempSync(join(tmpdir(), 'goldspan-bench-'))
  try {
    const resultFile = join(folder, 'result.json')
    const args = [
      // Rasters in software everywhere, as on a machine without a graphics card.
      ...['--disable-gpu', '--force-device-scale-factor=1', `--user-data-dir=${join(folder, 'user')}`],
      ...[...switches, inProject('bench', 'window')],
    ]
    const env = { GOLDSPAN_BENCH_JOB: JSON.stringify({ ...job, pages, resultFile }) }
    const { code, output } = await run(executable, args, { capture: true, env, timeLimit })
    const result = readResult(resultFile)
    if (!result) throw new Error(`Electron ended with code ${code} and no result:\n${output}`)
    if (result.error) throw new Error(`${job.approach ?? 'empty page'} failed: ${result.error}`)
    return result
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

function readResult(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}
