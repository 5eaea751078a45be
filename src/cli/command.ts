/** What a command ends with. */
export const exitCodes = {
  /** Everything asked for went out. */
  done: 0,
  /** Something that was given is wrong or could not be read; what does not depend on it went out. */
  badInput: 1,
  /** The command line itself is wrong; nothing went out. */
  wrongUsage: 2,
} as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** Where a command puts what it has to say. */
export interface Terminal {
  /** Data, to stdout. Waits until it is taken. */
  out(data: string): Promise<void>
  /** A line about a problem, or something to know, to stderr. */
  say(line: string): void
  /** How far it is, on stderr where that is a terminal; the next line takes its place. */
  progress(line: string): void
}

export interface CommandOption {
  readonly name: string
  /** What stands for its value in the usage; null for a switch. */
  readonly value: string | null
  /** All that its value may be; null where that is open. */
  readonly choices: readonly string[] | null
  readonly isRequired: boolean
  readonly description: string
}

/** What was given with a command; a switch that is not given is absent. */
export interface Given {
  readonly options: Readonly<Record<string, string | true>>
  readonly files: readonly string[]
}

/** One thing that the command line can do. Adding one is one file and one line of `commands.ts`. */
export interface Command {
  readonly name: string
  /** One line for the list of commands. */
  readonly summary: string
  /** What the files are that it takes, one at least; null where it takes none. */
  readonly files: string | null
  /** How many of them, where that is fixed. */
  readonly fileCount?: number
  readonly options: readonly CommandOption[]
  /** Paragraphs of its help, behind usage and options. */
  readonly notes: readonly string[]
  run(given: Given, terminal: Terminal): Promise<ExitCode>
}
