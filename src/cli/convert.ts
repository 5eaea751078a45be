import { resolve } from 'node:path'
import { findOfferedFormat } from '../core/imr/offered-formats'
import { convertCorpus } from '../main/jobs/convert-corpus'
import { Cancelled } from '../main/jobs/progress'
import { exitCodes, type Command } from './command'
import { formatOption, jsonOption, outOption, toolVersion } from './export'
import { exportProblems, exportText, namedProblems, problemText } from './export-text'
import { duringJob } from './job-surroundings'
import { whyNoExport } from './unreadable'

/** A corpus of one format as an export of another. */
export const convert: Command = {
  name: 'convert',
  summary: 'Reads a file or folder in one format and writes it as an export in another',
  files: 'in',
  fileCount: 1,
  options: [
    formatOption('from', 'format of what is given'),
    formatOption('to', 'format of the export'),
    outOption,
    jsonOption,
  ],
  notes: [
    'The label schema is that of the input where it has one; else it holds the labels, attributes and relations that occur.\n' +
      'Documents are known by their texts, and one without its text is not taken. What is not taken is named on stderr by\n' +
      'file, line and document; the rest goes out. The same input gives the same bytes.',
  ],
  async run({ options, files }, terminal) {
    const input = files[0]!
    const [from, to] = [
      findOfferedFormat(String(options['from']))!,
      findOfferedFormat(String(options['to']))!,
    ]
    try {
      const place = { folder: resolve(String(options['out'])) }
      const report = await duringJob(terminal, 'converting', (around) =>
        convertCorpus({ input, from, to, toolVersion }, place, around),
      )
      const notTaken = report.problems.map(problemText)
      const problems = [...notTaken, ...exportProblems(report)]
      for (const problem of problems.slice(0, namedProblems)) terminal.say(problem)
      if (problems.length > namedProblems) terminal.say(`and ${problems.length - namedProblems} more`)
      await terminal.out(options['json'] ? `${JSON.stringify(report, null, 2)}\n` : exportText(report))
      return problems.length === 0 ? exitCodes.done : exitCodes.badInput
    } catch (error) {
      terminal.say(
        error instanceof Cancelled
          ? 'cancelled: nothing was left behind'
          : whyNoExport(error, input, String(options['out'])),
      )
      return exitCodes.badInput
    }
  },
}
