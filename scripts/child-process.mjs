import { spawn } from 'node:child_process'
import { constants } from 'node:os'

const running = new Set()
let endingWith

/**
 * Runs a program to its end and returns `{ code, output }`. With `capture` its output is collected, otherwise
 * it goes to the terminal; `timeLimit` (ms) ends a program that hangs.
 */
export function run(command, args, { capture = false, env, cwd, timeLimit, onStderr } = {}) {
  return new Promise((resolve) => {
    const stdio = capture ? ['ignore', 'pipe', 'pipe'] : ['inherit', 'inherit', onStderr ? 'pipe' : 'inherit']
    const child = spawn(command, args, { cwd, stdio, env: cleanEnvironment(env), timeout: timeLimit })
    let output = ''
    if (capture)
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data))
    if (onStderr) onStderr(child.stderr)
    running.add(child)
    const finish = (result) => {
      running.delete(child)
      if (endingWith && running.size === 0) exitFrom(endingWith)
      resolve(result)
    }
    child.on('error', (error) => {
      if (!capture) console.error(`${command} could not be started: ${error.message}`)
      finish({ code: 127, output: error.message })
    })
    child.on('close', (code, signal) => finish({ code: code ?? exitCodeOf(signal), output }))
  })
}

/** Runs a JavaScript file with this Node. */
export function runNode(file, args, options) {
  return run(process.execPath, [file, ...args], options)
}

/** Runs npm: through the npm that started this script where there is one, so that its settings count. */
export function runNpm(args, options) {
  const started = process.env.npm_execpath
  if (started && /npm-cli\.c?js$/.test(started)) return runNode(started, args, options)
  // Windows can start npm's command file through its shell only.
  return process.platform === 'win32'
    ? run('cmd.exe', ['/d', '/s', '/c', 'npm', ...args], options)
    : run('npm', args, options)
}

function cleanEnvironment(additions) {
  const env = { ...process.env, ...additions }
  // Terminals inside Electron apps leave it behind, and with it Electron would start as plain Node.
  delete env.ELECTRON_RUN_AS_NODE
  return env
}

const exitCodeOf = (signal) => 128 + (constants.signals[signal] ?? 1)
const exitFrom = (signal) => process.exit(exitCodeOf(signal))

function endWith(signal) {
  endingWith = signal
  if (running.size === 0) exitFrom(signal)
  for (const child of running) child.kill(signal)
  setTimeout(() => {
    for (const child of running) child.kill('SIGKILL')
    exitFrom(signal)
  }, 5000).unref()
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => endWith(signal))

// Who ends npm ends npm's shell with it, but that shell does not pass the signal on.
if (process.env.npm_lifecycle_event) {
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    endWith('SIGTERM')
  }, 500)
  watch.unref()
}
