import { installDependencies } from './dependencies.mjs'
import { runScript, SetUpProblem } from './set-up-problem.mjs'
import { setUp } from './set-up.mjs'
import { preparation, runSteps } from './test-run.mjs'
import { runEndToEndTests, staticChecks, unitTests } from './test-steps.mjs'

await runScript(() => {
  let ready
  return runSteps([
    { ...preparation('Dependencies', installDependencies), essential: true },
    preparation('Set-up', async () => {
      ready = await setUp()
    }),
    ...staticChecks,
    unitTests,
    {
      title: 'End-to-end tests',
      async run() {
        if (!ready) throw new SetUpProblem('Not run, because the set-up failed.')
        return runEndToEndTests(ready.env)
      },
    },
  ])
})
