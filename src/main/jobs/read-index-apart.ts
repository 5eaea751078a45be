import { join } from 'node:path'
import { utilityProcess } from 'electron'
import type { ReadIndex } from '../store/index-reading'
import { StoreError } from '../store/store-error'
import type { FromHost, ToHost } from './job'

/**
 * Reads the documents for the list in a worker host of its own, so that an import or export that runs meanwhile neither
 * waits for it nor keeps it waiting; the host ends with the reading. Rejects with StoreError, errno `worker-ended`
 * where the host has ended by itself.
 */
export const readIndexApart: ReadIndex = (request, hear, signal) =>
  new Promise((resolve, reject) => {
    const host = utilityProcess.fork(join(import.meta.dirname, 'worker-host.js'), [], {
      serviceName: 'Goldspan reader',
    })
    const end = (settle: () => void) => {
      signal.removeEventListener('abort', abort)
      host.removeAllListeners()
      host.kill()
      settle()
    }
    const fail = (errno: string) => end(() => reject(new StoreError('unavailable', { file: 'index', errno })))
    const abort = () => fail('cancelled')
    signal.addEventListener('abort', abort)
    host.on('exit', () => fail('worker-ended'))
    host.on('message', (message: FromHost) => {
      switch (message.kind) {
        case 'read':
          return hear(message.part)
        case 'done':
          return end(resolve)
        case 'failed':
          process.stderr.write(`reading the index failed: ${message.description}\n`)
          return fail(message.errno)
        case 'progress':
        case 'found':
        case 'bounded':
        case 'looked':
        case 'looked-through':
        case 'suggested':
      }
    })
    const message: ToHost = { kind: 'read-index', request }
    host.postMessage(message)
    if (signal.aborted) abort()
  })
