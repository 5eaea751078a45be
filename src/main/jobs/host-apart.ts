import { join } from 'node:path'
import { utilityProcess } from 'electron'
import { StoreError } from '../store/store-error'
import type { FromHost, ToHost } from './job'

/**
 * Has a worker host of its own do one thing and ends it: no other way stops what may take for ever. `hear` is told
 * what the host says and may end it before it is through. Rejects with StoreError: errno `cancelled` where the signal
 * says so, another where the host has ended by itself.
 */
export function inHostApart(
  work: ToHost,
  serviceName: string,
  hear: (message: FromHost, end: () => void) => void,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const host = utilityProcess.fork(join(import.meta.dirname, 'worker-host.js'), [], { serviceName })
    const end = (settle: () => void) => {
      signal.removeEventListener('abort', abort)
      host.removeAllListeners()
      host.kill()
      settle()
    }
    const fail = (errno: string) => end(() => reject(new StoreError('unavailable', { errno })))
    const abort = () => fail('cancelled')
    signal.addEventListener('abort', abort)
    host.on('exit', () => fail('worker-ended'))
    host.on('message', (message: FromHost) => {
      if (message.kind === 'done') return end(resolve)
      if (message.kind !== 'failed') return hear(message, () => end(resolve))
      process.stderr.write(`${serviceName} failed: ${message.description}\n`)
      fail(message.errno)
    })
    host.postMessage(work)
    if (signal.aborted) abort()
  })
}
