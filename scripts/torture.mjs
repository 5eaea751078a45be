import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, release } from 'node:os'
import { basename, join } from 'node:path'
import { runNode } from './child-process.mjs'
import { installDependencies } from './dependencies.mjs'
import { inProject, projectFolder } from './project-folder.mjs'
import { runScript } from './set-up-problem.mjs'
import { makeTemporaryFolder } from './temporary-folder.mjs'

const written = inProject('bench', 'TORTURE.md')
const head = [
  '# Torture',
  '',
  'Written by `npm run torture`: every suite in full, with what it counted, its seed and the commit it ran on. A suite',
  'that was not asked for keeps its earlier run.',
  '',
].join('\n')

/** Runs torture suites in full, one after the other, and writes what they counted into bench/TORTURE.md. */
await runScript(async (args) => {
  await installDependencies()
  const all = readdirSync(inProject('torture')).filter((name) => name.endsWith('.test.ts'))
  const suites = args.length === 0 ? all : args.map((arg) => basename(arg))
  let failed = 0
  for (const suite of suites) {
    const report = join(makeTemporaryFolder(), 'counts.txt')
    const { code } = await runNode(
      inProject('node_modules', 'vitest', 'vitest.mjs'),
      ['run', '--testTimeout=7200000', `torture/${suite}`],
      {
        cwd: projectFolder,
        env: { GOLDSPAN_TORTURE: 'full', GOLDSPAN_TORTURE_REPORT: report },
      },
    )
    const lines = existsSync(report) ? readFileSync(report, 'utf8').trim().split('\n') : []
    for (const line of lines) console.log(line)
    keep(suite, lines, code)
    if (code !== 0) failed += 1
  }
  return failed
})

/** Puts a suite's section in the place of its earlier one. */
function keep(suite, lines, code) {
  const before = existsSync(written)
    ? readFileSync(written, 'utf8')
        .split(/^(?=## )/m)
        .slice(1)
    : []
  const others = before.filter((section) => !section.startsWith(`## ${suite}\n`))
  const sections = [...others, sectionOf(suite, lines, code)].sort()
  writeFileSync(
    written,
    `${[head.trimEnd(), ...sections.map((section) => section.trimEnd())].join('\n\n')}\n`,
  )
}

function sectionOf(suite, lines, code) {
  const git = (...args) => execFileSync('git', args, { cwd: projectFolder }).toString().trim()
  const changed = git('status', '--porcelain', '--', 'src', 'torture') !== ''
  return [
    `## ${suite}`,
    '',
    `${code === 0 ? 'Passed' : '**Failed**'}. Commit ${git('rev-parse', 'HEAD')}${changed ? ' with changes' : ''}, ` +
      `${new Date().toISOString()}, Node ${process.version}, ${process.platform} ${release()}, ` +
      `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}.`,
    '',
    ...lines.map((line) => `- ${line}`),
    '',
  ].join('\n')
}
