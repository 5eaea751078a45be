import { writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

// One job, one process: { work, app, corpus, size, approaches, resultFile }.
const job = JSON.parse(process.env.GOLDSPAN_BENCH_JOB)

try {
  const [{ work }, app] = await Promise.all([
    import(`./work/${job.work}.mjs`),
    import(pathToFileURL(job.app).href),
  ])
  finish({ figures: await work(job, app), node: process.versions.node })
} catch (error) {
  finish({ error: error.stack })
}

function finish(result) {
  writeFileSync(job.resultFile, JSON.stringify(result))
  process.exit(0)
}
