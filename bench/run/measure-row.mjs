import { rows } from '../rows.mjs'
import { describeMachine } from './machine.mjs'
import { busyShare, currentLoad, waitForQuiet } from './quiet-moment.mjs'

/** The approach of a page that stays empty. */
const emptyPage = 'empty-page'

/**
 * Measures every approach at every size of a row, `rounds` times, each time in a fresh process; those of a team share
 * one and take turns there. `doJob` does one job.
 */
export async function measureRow(name, doJob, rounds) {
  const loadBefore = currentLoad()
  const runs = []
  let engine
  for (let round = 0; round < rounds; round += 1) {
    for (const job of jobsOf(rows[name], round)) {
      const busyBefore = await waitForQuiet()
      const { figures, ...versions } = await doJob(job)
      engine = versions
      const busyAfter = await busyShare()
      const { approaches, ...alone } = job
      for (const approach of approaches ?? [job.approach]) {
        const measured = approaches ? figures[approach] : figures
        runs.push({ ...alone, approach, figures: measured, busyBefore, busyAfter })
        console.log(`  ${job.size ?? ''} ${approach ?? emptyPage}: ${JSON.stringify(measured)}`)
      }
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

/** One job for each size and approach or team of them; who comes first changes from round to round. */
function jobsOf({ work, sizes, approaches, runsIn, teams, lessEmptyPage }, round) {
  const names = Object.keys(approaches)
  const members =
    runsIn !== 'window'
      ? inTurn(teams ?? names.map((name) => [name]), round).map((team) => ({
          approaches: inTurn(team, round),
        }))
      : inTurn(names, round).map((approach) => ({ approach }))
  const jobs = sizes.flatMap((size) => members.map((member) => ({ work, size, ...member })))
  return lessEmptyPage ? [...jobs, { work }] : jobs
}

function inTurn(list, round) {
  const first = round % list.length
  return [...list.slice(first), ...list.slice(0, first)]
}
