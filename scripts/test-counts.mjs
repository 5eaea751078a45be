import { readFileSync } from 'node:fs'

/** What vitest's JSON report counts: tests, and the failed ones with why. */
export function vitestCounts(file, exitCode) {
  return count(file, exitCode, (report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: report.testResults.flatMap(vitestFailures),
  }))
}

/** What Playwright's JSON report counts: tests, and the failed ones with why. */
export function playwrightCounts(file, exitCode) {
  return count(file, exitCode, ({ stats, suites }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
    failures: suites.flatMap(playwrightFailures),
  }))
}

// A runner that failed without a failed test (a file that does not load, a crash) or that ran nothing is one failure.
function count(file, exitCode, readCounts) {
  const counts = readReport(file, readCounts)
  const ranNothing = counts.passed + counts.failed === 0
  if (ranNothing) console.error('No test ran.')
  if (counts.failed === 0 && (exitCode !== 0 || ranNothing)) counts.failed = 1
  return counts
}

function readReport(file, readCounts) {
  try {
    return readCounts(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return { passed: 0, failed: 0, skipped: 0, failures: [] }
  }
}

function vitestFailures({ name, status, message, assertionResults }) {
  const failed = assertionResults.filter((test) => test.status === 'failed')
  if (status === 'failed' && failed.length === 0) return [`${name}\n${message}`]
  return failed.map((test) => `${name} > ${test.fullName}\n${test.failureMessages.join('\n')}`)
}

function playwrightFailures({ file, suites = [], specs = [] }) {
  const failed = specs.filter((spec) => !spec.ok)
  return [
    ...failed.map((spec) => `${file} > ${spec.title}\n${playwrightMessages(spec).join('\n')}`),
    ...suites.flatMap(playwrightFailures),
  ]
}

function playwrightMessages({ tests }) {
  return tests.flatMap(({ results }) => results.flatMap(({ errors }) => errors.map(({ message }) => message)))
}
