import { resolve } from 'node:path'
import { version } from '../../package.json'
import { offeredFormats } from '../core/imr/offered-formats'
import { exportCorpus } from '../main/jobs/export-corpus'
import { readProject } from '../main/store/project-reader'
import { annotatorNamed } from './annotator-named'
import { exitCodes, type Command, type CommandOption } from './command'
import { exportProblems, exportText } from './export-text'
import { duringJob } from './job-surroundings'
import { whyNoExport } from './unreadable'

export const toolVersion = `goldspan ${version}`

export const outOption: CommandOption = {
  name: 'out',
  value: 'folder',
  choices: null,
  isRequired: true,
  description: 'folder that is made for the export; nothing of that name is there yet',
}

export const jsonOption: CommandOption = {
  name: 'json',
  value: null,
  choices: null,
  isRequired: false,
  description: 'the report as one JSON object',
}

export function formatOption(name: string, description: string): CommandOption {
  return { name, value: 'format', choices: offeredFormats.map(({ id }) => id), isRequired: true, description }
}

/** A project's work, as the window exports it. */
export const exportProject: Command = {
  name: 'export',
  summary: 'Writes a project as an export with a manifest, and reads it back',
  files: 'project',
  fileCount: 1,
  options: [
    formatOption('to', 'format of the export'),
    outOption,
    {
      name: 'annotator',
      value: 'name',
      choices: null,
      isRequired: false,
      description: 'whose work: a name, all, or me (the default), who is the only one in the project',
    },
    jsonOption,
  ],
  notes: [
    'The same project gives the same bytes, here and in the window. What a format cannot hold is counted by kind; what could\n' +
      'not be read is named on stderr and keeps nothing else from going out. The folder is there when all of it was written,\n' +
      'read back and compared; an interrupt leaves nothing.',
  ],
  async run({ options, files }, terminal) {
    const projectFolder = files[0]!
    try {
      const annotators = annotatorsNamed(projectFolder, options['annotator'])
      if (typeof annotators === 'object' && 'problem' in annotators) {
        terminal.say(`${projectFolder} ${annotators.problem}`)
        return exitCodes.badInput
      }
      const request = { projectFolder, annotators, format: String(options['to']), toolVersion }
      const place = { folder: resolve(String(options['out'])) }
      const report = await duringJob(terminal, 'exporting', (around) => exportCorpus(request, place, around))
      if (report.cancelled) {
        terminal.say('cancelled: nothing was left behind')
        return exitCodes.badInput
      }
      const problems = exportProblems(report)
      for (const problem of problems) terminal.say(problem)
      await terminal.out(options['json'] ? `${JSON.stringify(report, null, 2)}\n` : exportText(report))
      return problems.length === 0 ? exitCodes.done : exitCodes.badInput
    } catch (error) {
      terminal.say(whyNoExport(error, projectFolder, String(options['out'])))
      return exitCodes.badInput
    }
  },
}

/** The ids of those who are meant, or why it is not clear who is. Throws StoreError. */
function annotatorsNamed(
  projectFolder: string,
  name: string | true | undefined,
): readonly string[] | 'all' | { readonly problem: string } {
  if (name === 'all') return 'all'
  const { annotators } = readProject(projectFolder)
  const named = annotatorNamed(annotators, name === 'me' ? undefined : name)
  return 'problem' in named ? named : [named.id]
}
