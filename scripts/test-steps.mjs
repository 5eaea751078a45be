import { join } from 'node:path'
import { runNode, runNpm } from './child-process.mjs'
import { playwrightCounts, vitestCounts } from './test-counts.mjs'
import { inProject, projectFolder } from './project-folder.mjs'
import { makeTemporaryFolder } from './temporary-folder.mjs'
import { atOnce } from './test-run.mjs'

/** The checks that run nothing of the app; each counts as one, and uses one core. */
export const staticChecks = atOnce(
  [
    ['Types', 'typecheck'],
    ['Lint', 'lint'],
    ['Format', 'format:check'],
  ].map(([title, script]) => ({
    title,
    async run() {
      const { code, output } = await runNpm(['run', '--silent', script], {
        cwd: projectFolder,
        capture: true,
      })
      return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0, output }
    },
  })),
)

/** The unit tests. */
export const unitTests = {
  title: 'Unit tests',
  async run() {
    const report = join(makeTemporaryFolder(), 'vitest.json')
    const vitest = inProject('node_modules', 'vitest', 'vitest.mjs')
    const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    const { code } = await runNode(vitest, args, { cwd: projectFolder })
    return vitestCounts(report, code)
  },
}

/** Runs the tests that drive the built app; `env` says which Electron and which screen. */
export async function runEndToEndTests(env) {
  const report = join(makeTemporaryFolder(), 'playwright.json')
  const { code } = await runPlaywright(['--reporter=list,json'], {
    ...env,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  })
  return playwrightCounts(report, code)
}

/** Runs `playwright test`. */
export function runPlaywright(args, env) {
  const playwright = inProject('node_modules', '@playwright', 'test', 'cli.js')
  return runNode(playwright, ['test', ...args], { cwd: projectFolder, env })
}
