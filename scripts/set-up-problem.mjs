/** A failure the person at the keyboard can act on: shown as its message alone, without a stack. */
export class SetUpProblem extends Error {}

/** Runs a script's body: what it returns is the exit code, a SetUpProblem is printed and becomes 1. */
export async function runScript(body) {
  try {
    process.exitCode = (await body(process.argv.slice(2))) ?? 0
  } catch (error) {
    reportProblem(error)
    process.exitCode = 1
  }
}

/** Prints a failure: plainly when it is a known one, with its stack when it is a defect of ours. */
export function reportProblem(error) {
  console.error(`\n${error instanceof SetUpProblem ? error.message : error.stack}`)
}
