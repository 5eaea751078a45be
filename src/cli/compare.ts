import { compareExports } from '../main/jobs/compare-exports'
import { exitCodes, type Command } from './command'
import { jsonOption } from './export'
import { comparedText, namedProblems, problemText } from './export-text'
import { duringJob } from './job-surroundings'

/** What became of one export in another. */
export const compare: Command = {
  name: 'compare',
  summary: 'Compares two exports, also of different formats, document by document and span by span',
  files: 'export',
  fileCount: 2,
  options: [jsonOption],
  notes: [
    'Spans are added, removed, moved (they overlap and have the same label), relabelled (they have the same range), or have\n' +
      'other attributes or another review flag; relations are added or removed. Of two formats only what both can hold is\n' +
      'compared. --json has every span; offsets in it count UTF-16 code units. The exit code is 0 whether they differ or not,\n' +
      'and 1 where something could not be read.',
  ],
  async run({ options, files }, terminal) {
    const [before, after] = files as [string, string]
    const compared = await duringJob(terminal, 'comparing', (around) => compareExports(before, after, around))
    if (compared.cancelled) {
      terminal.say('cancelled')
      return exitCodes.badInput
    }
    const sides = [compared.before, compared.after]
    for (const { folder, problems } of sides) {
      for (const problem of problems.slice(0, namedProblems))
        terminal.say(`${folder} ${problemText(problem)}`)
      if (problems.length > namedProblems)
        terminal.say(`${folder} and ${problems.length - namedProblems} more`)
    }
    if (sides.some(({ format }) => format === '')) return exitCodes.badInput
    await terminal.out(options['json'] ? `${JSON.stringify(compared, null, 2)}\n` : comparedText(compared))
    return sides.every(({ problems }) => problems.length === 0) ? exitCodes.done : exitCodes.badInput
  },
}
