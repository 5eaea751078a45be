import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { inProject } from '../scripts/project-folder.mjs'
import { SetUpProblem, runScript } from '../scripts/set-up-problem.mjs'
import { rows } from './rows.mjs'
import { prepareApp } from './run/app-place.mjs'
import { measureRow } from './run/measure-row.mjs'
import { prepareWindow } from './run/window-place.mjs'
import { installPeers } from './run/peers.mjs'
import { resultsText, tableOf } from './run/report.mjs'
import { prepareStore } from './run/store-place.mjs'

const latest = inProject('bench', 'results', 'latest.json')
const resultsFile = inProject('bench', 'RESULTS.md')

/** Makes what does the jobs of rows, by where they run. */
const prepare = { window: prepareWindow, app: prepareApp, node: prepareStore }

await runScript(async (args) => {
  const { names, rounds } = readArguments(args)
  const executable = process.env.GOLDSPAN_ELECTRON
  if (!executable)
    throw new SetUpProblem('Start this as npm run bench: it finds Electron and a screen first.')
  await installPeers()
  const doers = {}
  for (const name of names) {
    const { runsIn, title } = rows[name]
    const doJob = (doers[runsIn] ??= await prepare[runsIn](executable))
    console.log(`\n${title} (${rounds} rounds)`)
    const measured = await measureRow(name, doJob, rounds)
    console.log(tableOf(name, measured))
    await keep({ ...readLatest(), [name]: measured })
  }
})

function readArguments(args) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { runs: { type: 'string', default: '5' } },
  })
  const unknown = positionals.find((name) => !Object.hasOwn(rows, name))
  if (unknown) throw new SetUpProblem(`There is no row "${unknown}". Rows: ${Object.keys(rows).join(', ')}.`)
  const rounds = Number(values.runs)
  if (!Number.isInteger(rounds) || rounds < 1) throw new SetUpProblem('--runs takes a whole number from 1.')
  return { names: positionals.length > 0 ? positionals : Object.keys(rows), rounds }
}

/** A row that was not measured now keeps what was measured of it before. */
function readLatest() {
  try {
    return JSON.parse(readFileSync(latest, 'utf8'))
  } catch {
    return {}
  }
}

async function keep(results) {
  mkdirSync(inProject('bench', 'results'), { recursive: true })
  writeFileSync(latest, `${JSON.stringify(results, null, 1)}\n`)
  writeFileSync(resultsFile, await resultsText(results, resultsFile))
}
