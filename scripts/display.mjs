import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SetUpProblem } from './set-up-problem.mjs'
import { makeTemporaryFolder } from './temporary-folder.mjs'

/** Whether windows need a virtual screen: on Linux without X11 or Wayland. */
export function needsVirtualDisplay() {
  return process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY
}

/** Starts a virtual screen when there is none; returns the environment that makes a program use it. */
export async function openDisplay() {
  if (!needsVirtualDisplay()) return {}
  const authority = join(makeTemporaryFolder(), 'authority')
  writeFileSync(authority, makeAuthority(randomBytes(16)), { mode: 0o600 })
  const number = await startXvfb(authority)
  console.log(`There is no screen: windows open on a virtual one (Xvfb :${number}).`)
  return { DISPLAY: `:${number}`, XAUTHORITY: authority }
}

// Xvfb picks the free number itself: xvfb-run guesses it, and two runs at once then take the same one.
function startXvfb(authority) {
  const args = ['-displayfd', '3', '-screen', '0', '3840x2160x24', '-nolisten', 'tcp', '-auth', authority]
  // Else it starts anew whenever its last window goes, and who connects just then is refused.
  args.push('-noreset')
  // Detached, or Ctrl+C would end the screen before the program on it.
  const xvfb = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'], detached: true })
  process.on('exit', () => xvfb.kill())
  return new Promise((resolve, reject) => {
    let errors = ''
    const fail = (reason) => reject(new SetUpProblem(`Xvfb, the virtual screen, did not start: ${reason}`))
    xvfb.stderr.on('data', (data) => (errors += data))
    xvfb.on('error', (error) => fail(error.message))
    xvfb.on('exit', (code) => fail(errors.trim() || `it ended with code ${code}`))
    xvfb.stdio[3].once('data', (data) => {
      resolve(String(data).trim())
      for (const handle of [xvfb, xvfb.stderr, xvfb.stdio[3]]) handle.unref()
    })
  })
}

// One X11 authority entry for any host and any display number, so that other users of this machine can't look on.
function makeAuthority(cookie) {
  const familyWild = Buffer.from([0xff, 0xff])
  const fields = [Buffer.alloc(0), Buffer.alloc(0), Buffer.from('MIT-MAGIC-COOKIE-1'), cookie]
  const withLength = (field) => Buffer.concat([Buffer.from([field.length >> 8, field.length & 0xff]), field])
  return Buffer.concat([familyWild, ...fields.map(withLength)])
}
