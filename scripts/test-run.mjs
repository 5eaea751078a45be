import { reportProblem } from './set-up-problem.mjs'

/** Runs every step, whatever fails but an essential one; prints the total as the last line, returns the exit code. */
export async function runSteps(steps) {
  const total = { passed: 0, failed: 0, skipped: 0 }
  const failedSteps = []
  const allFailures = []
  for (const { title, run, essential } of steps) {
    console.log(`\n=== ${title} ===`)
    const { failures = [], ...counts } = await run().catch(countProblem)
    allFailures.push(...failures)
    for (const key of Object.keys(total)) total[key] += counts[key]
    if (counts.failed > 0) failedSteps.push(title)
    if (counts.failed > 0 && essential) break
  }
  // Once more, as what the runners said of them stands far up, and the end is what is kept of a long output.
  for (const failure of allFailures) console.log(`\n✗ ${shortened(failure)}`)
  console.log(failedSteps.length > 0 ? `\nFailed: ${failedSteps.join(', ')}` : '')
  console.log(
    `${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`,
  )
  return total.failed === 0 ? 0 : 1
}

const shownLines = 25
const shownWidth = 300

function shortened(failure) {
  const lines = failure.split('\n').slice(0, shownLines)
  return lines.map((line) => line.slice(0, shownWidth)).join('\n  ')
}

/** Steps that begin together with the first of them; what each has captured as `output` is printed in its turn. */
export function atOnce(steps) {
  let running
  return steps.map((step, index) => ({
    ...step,
    async run() {
      running ??= steps.map(({ run }) => run())
      const { output, ...counts } = await running[index]
      process.stdout.write(output)
      return counts
    },
  }))
}

/** A step that makes something ready: it counts only when it fails. */
export function preparation(title, prepare) {
  return {
    title,
    async run() {
      await prepare()
      return { passed: 0, failed: 0, skipped: 0 }
    },
  }
}

function countProblem(error) {
  reportProblem(error)
  return { passed: 0, failed: 1, skipped: 0 }
}
