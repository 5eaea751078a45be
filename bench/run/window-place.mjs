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
  const pages = await buildPages()
  const runJob = await prepareElectron(executable)
  return (job) => runJob(job.approach ?? 'empty page', 'window', { ...job, pages })
}

/** Answers what does one job in an Electron of its own, by what a folder here starts; it throws when that hangs. */
export async function prepareElectron(executable) {
  const switches = await sandboxSwitches(executable)
  return (what, place, job) =>
    resultOf(what, (folder, resultFile) => {
      const args = [
        // Rasters in software everywhere, as on a machine without a graphics card.
        ...['--disable-gpu', '--force-device-scale-factor=1', `--user-data-dir=${join(folder, 'user')}`],
        ...[...switches, inProject('bench', place)],
      ]
      const env = { GOLDSPAN_BENCH_JOB: JSON.stringify({ ...job, resultFile }) }
      return run(executable, args, { capture: true, env, timeLimit })
    })
}
