import { join } from 'node:path'
import { run } from '../../scripts/child-process.mjs'
import { inProject } from '../../scripts/project-folder.mjs'
import { sandboxSwitches } from '../../scripts/sandbox.mjs'
import { buildPages } from './pages.mjs'
import { resultOf } from './result-file.mjs'

/** Milliseconds after which a run counts as hung. */
const timeLimit = 180_000

/** Builds the pages and answers what does jobs in a window. */
export async function prepareWindow(executable) {
  const place = { executable, switches: await sandboxSwitches(executable), pages: await buildPages() }
  return (job) => runOnce(place, job)
}

/**
 * Does one job in an Electron of its own and returns what it measured. Throws when it fails or hangs.
 * @param {{ executable: string, switches: string[], pages: string }} place
 * @param {{ approach?: string, work: string, size?: string }} job
 */
function runOnce({ executable, switches, pages }, job) {
  return resultOf(job.approach ?? 'empty page', (folder, resultFile) => {
    const args = [
      // Rasters in software everywhere, as on a machine without a graphics card.
      ...['--disable-gpu', '--force-device-scale-factor=1', `--user-data-dir=${join(folder, 'user')}`],
      ...[...switches, inProject('bench', 'window')],
    ]
    const env = { GOLDSPAN_BENCH_JOB: JSON.stringify({ ...job, pages, resultFile }) }
    return run(executable, args, { capture: true, env, timeLimit })
  })
}
