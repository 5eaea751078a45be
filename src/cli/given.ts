import { parseArgs } from 'node:util'
import type { Command, Given } from './command'

/** What is wrong with a command line. */
export interface WrongUsage {
  readonly wrong: string
}

/** The arguments behind a command's name, or what is wrong with them; `help` wherever `--help` stands among them. */
export function givenOf(command: Command, args: readonly string[]): Given | WrongUsage | 'help' {
  let parsed: { values: Readonly<Record<string, unknown>>; positionals: readonly string[] }
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        ...Object.fromEntries(
          command.options.map(({ name, value }) => [
            name,
            { type: value === null ? ('boolean' as const) : ('string' as const) },
          ]),
        ),
      },
    })
  } catch (error) {
    return { wrong: (error as Error).message }
  }
  const { values, positionals: files } = parsed
  if (values['help']) return 'help'
  const options = values as Given['options']
  for (const { name, choices, isRequired } of command.options) {
    const value = options[name]
    if (isRequired && value === undefined) return { wrong: `--${name} is missing` }
    if (choices && value !== undefined && !choices.includes(String(value))) {
      return { wrong: `--${name} takes ${choices.join(' or ')}` }
    }
  }
  if (command.files === null && files.length > 0)
    return { wrong: 'it takes no files but those of its options' }
  if (command.files !== null && files.length === 0) return { wrong: 'no file is given' }
  const { fileCount } = command
  if (fileCount !== undefined && files.length !== fileCount) {
    return { wrong: `it takes ${fileCount} of <${command.files}>, not ${files.length}` }
  }
  return { options, files }
}
