import { verifyExportFolder } from '../main/jobs/verify-export'
import { exitCodes, type Command } from './command'
import { jsonOption } from './export'
import { namedProblems, problemText } from './export-text'
import { duringJob } from './job-surroundings'

/** Whether an export is still what was written. */
export const verify: Command = {
  name: 'verify',
  summary: 'Proves an export by its manifest: every file, and every document as its reader gives it back',
  files: 'export',
  fileCount: 1,
  options: [jsonOption],
  notes: [
    'Every file is held against its size and SHA-256, and none may be missing or extra. Then the format’s own reader reads\n' +
      'all of it, and the text, spans and relations of each document are held against their fingerprints. What is wrong is\n' +
      'named by file, line and document, and ends with 1.',
  ],
  async run({ options, files }, terminal) {
    const report = await duringJob(terminal, 'verifying', (around) => verifyExportFolder(files[0]!, around))
    if (report.cancelled) {
      terminal.say('cancelled')
      return exitCodes.badInput
    }
    const { problems, format, documents, spans } = report
    for (const problem of problems.slice(0, namedProblems)) terminal.say(problemText(problem))
    if (problems.length > namedProblems) terminal.say(`and ${problems.length - namedProblems} more`)
    const isGood = problems.length === 0
    const text = isGood
      ? `good: ${format}, ${report.files} files, ${documents} documents, ${spans} spans\n`
      : `not as it was written: ${problems.length} problems\n`
    await terminal.out(options['json'] ? `${JSON.stringify(report, null, 2)}\n` : text)
    return isGood ? exitCodes.done : exitCodes.badInput
  },
}
