import type { Command, CommandOption } from './command'
import { textTable } from './text-table'

const runs = 'npm run -s cli --'

const exitCodeRows = [
  ['0', 'everything went out'],
  ['1', 'something given is wrong or could not be read: stderr names it'],
  ['2', 'the command line is wrong; nothing went out'],
]

/** The help of the command line as a whole. */
export function overallHelp(commands: readonly Command[]): string {
  return [
    `Usage: ${runs} <command> [options]`,
    'Commands:',
    indented(commands.map(({ name, summary }) => [name, summary])),
    `Help for one: ${runs} <command> --help`,
    ...ending,
  ].join('\n\n')
}

export function helpOf(command: Command): string {
  const { summary, options, notes } = command
  const rows = options.map((option) => [`--${option.name}${valueOf(option)}`, option.description])
  return [
    usageOf(command),
    `${summary}.`,
    indented([...rows, ['--help', 'say this']]),
    ...notes,
    ...ending,
  ].join('\n\n')
}

export function usageOf({ name, files, fileCount, options }: Command): string {
  const named =
    files === null ? [] : fileCount ? Array<string>(fileCount).fill(`<${files}>`) : [`<${files}>...`]
  const given = options.map((option) => {
    const words = `--${option.name}${valueOf(option)}`
    return option.isRequired ? words : `[${words}]`
  })
  return `Usage: ${[runs, name, ...given, ...named].join(' ')}`
}

const ending = [
  'Data goes to stdout; problems, and how far it is, to stderr.',
  `Exit codes:\n${indented(exitCodeRows)}\n`,
]

function valueOf({ value, choices }: CommandOption): string {
  if (value === null) return ''
  return choices ? ` ${choices.join('|')}` : ` <${value}>`
}

function indented(rows: readonly (readonly string[])[]): string {
  return textTable(rows)
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n')
}
