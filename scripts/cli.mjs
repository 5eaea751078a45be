import { once } from 'node:events'
import { pathToFileURL } from 'node:url'
import { commandLineBundle } from './cli-bundle.mjs'
import { runScript } from './set-up-problem.mjs'

const { stdout, stderr } = process
const clearLine = stderr.isTTY ? '\r\u001b[K' : ''

const terminal = {
  out: async (data) => {
    if (!stdout.write(data)) await once(stdout, 'drain')
  },
  say: (line) => stderr.write(`${clearLine}${line}\n`),
  progress: (line) => clearLine && stderr.write(`${clearLine}${line}`),
}

// Who reads only the beginning, as `head` does, ends it.
stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

/** Runs the command line: what stands behind `npm run -s cli --`. */
await runScript(async (args) => {
  const { runCommandLine } = await import(pathToFileURL(await commandLineBundle()).href)
  // npm runs scripts in the project's folder; the paths given are those of the folder in which npm was called.
  if (process.env.npm_lifecycle_event === 'cli' && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD)
  const code = await runCommandLine(args, terminal)
  if (clearLine) stderr.write(clearLine)
  return code
})
