import { runScript } from './set-up-problem.mjs'
import { setUp } from './set-up.mjs'
import { runPlaywright } from './test-steps.mjs'

await runScript(async (args) => {
  const { env } = await setUp()
  const { code } = await runPlaywright(['--config', 'e2e/screens.config.ts', ...args], env)
  return code
})
