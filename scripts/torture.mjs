import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, release } from 'node:os'
import { join } from 'node:path'
import { runNode } from './child-process.mjs'
import { installDependencies } from './dependencies.mjs'
import { inProject, projectFolder } from './project-folder.mjs'
import { runScript } from './set-up-problem.mjs'
import { makeTemporaryFolder } from './temporary-folder.mjs'

/** Runs every torture suite in full and writes what they counted into bench/TORTURE.md. */
await runScript(async (args) => {
  await installDependencies()
  const report = join(makeTemporaryFolder(), 'counts.txt')
  const vitest = inProject('node_modules', 'vitest', 'vitest.mjs')
  const { code } = await runNode(
    vitest,
    ['run', '--testTimeout=7200000', ...(args.length > 0 ? args : ['torture/'])],
    {
      cwd: projectFolder,
      env: { GOLDSPAN_TORTURE: 'full', GOLDSPAN_TORTURE_REPORT: report },
    },
  )
  const lines = existsSync(report) ? readFileSync(report, 'utf8').trim().split('\n') : []
  for (const line of lines) console.log(line)
  // A part of the suites says nothing about the whole.
  if (args.length === 0) writeFileSync(inProject('bench', 'TORTURE.md'), words(lines, code))
  return code
})

function words(lines, code) {
  const commit = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: projectFolder }).toString().trim()
  const changed = execFileSync('git', ['status', '--porcelain'], { cwd: projectFolder }).toString() !== ''
  return [
    '# Torture',
    '',
    'Written by `npm run torture`: every suite in full, with what it counted and its seed.',
    '',
    `Commit ${commit}${changed ? ' with changes' : ''}, ${new Date().toISOString()}, Node ${process.version}, ` +
      `${process.platform} ${release()}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}.`,
    '',
    ...lines.map((line) => `- ${line}`),
    '',
    code === 0 ? 'All passed.' : '**Not all passed.**',
    '',
  ].join('\n')
}
