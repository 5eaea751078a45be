import { once } from 'node:events'
import { pathToFileURL } from 'node:url'
import { commandLineBundle } from './cli-bundle.mjs'

// npm runs scripts in the project's folder; the paths given are those of the folder in which npm was called.
if (process.env.npm_lifecycle_event === 'cli' && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD)

/** Runs the command line: what stands behind `npm run -s cli --`. */
const { runCommandLine } = await import(pathToFileURL(await commandLineBundle()).href)

// Who reads only the beginning, as `head` does, ends it.
process.stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

const { stdout, stderr } = process
const clearLine = stderr.isTTY ? '\r\u001b[K' : ''

process.exitCode = await runCommandLine(process.argv.slice(2), {
  out: async (data) => {
    if (!stdout.write(data)) await once(stdout, 'drain')
  },
  say: (line) => stderr.write(`${clearLine}${line}\n`),
  progress: (line) => clearLine && stderr.write(`${clearLine}${line}`),
})
if (clearLine) stderr.write(clearLine)
