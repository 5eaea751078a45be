import { readFileSync } from 'node:fs'

/** What vitest's JSON report counts. */
export function vitestCounts(file, exitCode) {
  return count(file, exitCode, (report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  }))
}

/** What Playwright's JSON report counts. */
export function playwrightCounts(file, exitCode) {
  return count(file, exitCode, ({ stats }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
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
    return { passed: 0, failed: 0, skipped: 0 }
  }
}
