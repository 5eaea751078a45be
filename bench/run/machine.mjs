import { readFileSync } from 'node:fs'
import { cpus, release, totalmem, type } from 'node:os'

/** The machine that measures, in words. */
export function describeMachine() {
  const processors = cpus()
  const gibibytes = Math.round(totalmem() / 2 ** 30)
  return `${processors.length} × ${processors[0]?.model ?? 'unknown processor'}, ${gibibytes} GiB, ${systemName()}`
}

function systemName() {
  try {
    const name = /^PRETTY_NAME="(.*)"$/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1]
    if (name) return `${name}, kernel ${release()}`
  } catch {
    // Not a Linux.
  }
  return `${type()} ${release()}`
}
