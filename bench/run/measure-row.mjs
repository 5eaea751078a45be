import { rows } from '../rows.mjs'
import { describeMachine } from './machine.mjs'
import { runOnce } from './one-run.mjs'
import { busyShare, currentLoad, waitForQuiet } from './quiet-moment.mjs'

/** The approach of a page that stays empty. */
const emptyPage = 'empty-page'

/** Measures every approach at every size of a row, `rounds` times, each time in a fresh Electron. */
export async function measureRow(name, place, rounds) {
  const loadBefore = currentLoad()
  const runs = []
  let engine
  for (let round = 0; round < rounds; round += 1) {
    for (const job of jobsOf(rows[name], round)) {
      const busyBefore = await waitForQuiet()
      const { figures, ...versions } = await runOnce(place, job)
      engine = versions
      runs.push({ ...job, figures, busyBefore, busyAfter: await busyShare() })
      console.log(`  ${job.size ?? ''} ${job.approach ?? emptyPage}: ${JSON.stringify(figures)}`)
    }
  }
  return {
    date: new Date().toISOString(),
    machine: describeMachine(),
    engine,
    rounds,
    load: [loadBefore, currentLoad()],
    runs,
  }
}

/** One job for each size and approach; who comes first changes from round to round. */
function jobsOf({ work, sizes, approaches, lessEmptyPage }, round) {
  const names = Object.keys(approaches)
  const first = round % names.length
  const inTurn = [...names.slice(first), ...names.slice(0, first)]
  const jobs = sizes.flatMap((size) => inTurn.map((approach) => ({ work, size, approach })))
  return lessEmptyPage ? [...jobs, { work }] : jobs
}
