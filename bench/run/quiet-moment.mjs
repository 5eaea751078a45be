import { cpus, loadavg } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'

const sample = 400
const patience = 12_000
/** Share of all processors that others may use in a quiet moment. */
const quiet = 0.15

/** Waits until the machine has nothing else to do, 12 s at most; returns the share of it that is busy (0 to 1). */
export async function waitForQuiet() {
  const end = Date.now() + patience
  for (;;) {
    const busy = await busyShare()
    if (busy <= quiet || Date.now() >= end) return busy
  }
}

/** The share of all processors that is busy now, over 0.4 s. */
export async function busyShare() {
  const before = cpuTimes()
  await wait(sample)
  const after = cpuTimes()
  const all = after.all - before.all
  return all > 0 ? 1 - (after.idle - before.idle) / all : 0
}

/** The load average of the last minute. */
export const currentLoad = () => loadavg()[0]

function cpuTimes() {
  const times = cpus().map((cpu) => cpu.times)
  return {
    idle: sum(times.map(({ idle }) => idle)),
    all: sum(times.map((time) => sum(Object.values(time)))),
  }
}

const sum = (values) => values.reduce((total, value) => total + value, 0)
