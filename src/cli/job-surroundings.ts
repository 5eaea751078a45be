import { setImmediate as pause } from 'node:timers/promises'
import type { JobSurroundings } from '../main/jobs/job'
import type { Terminal } from './command'

/** Runs a job as the worker host does: it says how far it is, and an interrupt (Ctrl+C) cancels it. */
export async function duringJob<T>(
  terminal: Terminal,
  doing: string,
  job: (around: JobSurroundings<never>) => Promise<T>,
): Promise<T> {
  let isCancelled = false
  const cancel = () => {
    isCancelled = true
  }
  process.once('SIGINT', cancel)
  try {
    return await job({
      isCancelled: () => isCancelled,
      pause: () => pause(),
      progress: (done, total) => terminal.progress(`${doing}: ${done} of ${total}`),
      found: () => Promise.resolve(),
    })
  } finally {
    process.off('SIGINT', cancel)
  }
}
