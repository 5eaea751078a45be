import { buildApp } from './build.mjs'
import { installDependencies } from './dependencies.mjs'
import { runScript } from './set-up-problem.mjs'
import { preparation, runSteps } from './test-run.mjs'
import { staticChecks, unitTests } from './test-steps.mjs'

await runScript(() =>
  runSteps([
    { ...preparation('Dependencies', installDependencies), essential: true },
    ...staticChecks,
    unitTests,
    preparation('Build', buildApp),
  ]),
)
