import { exitCodes, type ExitCode, type Terminal } from './command'
import { commands } from './commands'
import { givenOf } from './given'
import { helpOf, overallHelp, usageOf } from './help'

/** Runs a command line: the arguments behind the program's name. Resolves to the exit code. */
export async function runCommandLine(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name, ...rest] = args
  if (name === '--help' || name === '-h') {
    await terminal.out(overallHelp(commands))
    return exitCodes.done
  }
  const command = commands.find((one) => one.name === name)
  if (!command) {
    terminal.say(name === undefined ? 'No command is given.' : `There is no command ${name}.`)
    terminal.say(overallHelp(commands))
    return exitCodes.wrongUsage
  }
  const given = givenOf(command, rest)
  if (given === 'help') {
    await terminal.out(helpOf(command))
    return exitCodes.done
  }
  if ('wrong' in given) {
    terminal.say(`${command.name}: ${given.wrong}`)
    terminal.say(usageOf(command))
    return exitCodes.wrongUsage
  }
  return command.run(given, terminal)
}
