import { join } from 'node:path'
import { utilityProcess } from 'electron'
import { StoreError } from '../store/store-error'
import type { FindRequest, Looked } from './find-in-documents'
import type { FromHost, ToHost } from './job'

/** How long a pattern may look through one document, in ms. */
export const findBoundMs = 2000

/**
 * Looks through documents in a worker host of its own, which ends with the search: no other way stops a pattern that
 * takes for ever. A document on which it takes too long is passed. Rejects with StoreError: errno `cancelled` where
 * the signal says so, another where the host has ended by itself.
 */
export async function findApart(
  request: FindRequest,
  hear: (looked: Looked) => void,
  signal: AbortSignal,
): Promise<void> {
  let { documentIds, limit } = request
  while (documentIds.length > 0) {
    let through = 0
    await findUntilStuck(
      { ...request, documentIds, limit },
      (looked) => {
        through += 1
        if (looked.state === 'found') limit -= looked.matches.length
        hear(looked)
      },
      signal,
    )
    const stuck = documentIds[through]
    if (stuck === undefined) return
    hear({ state: 'passed', documentId: stuck, reason: 'too-long' })
    documentIds = documentIds.slice(through + 1)
  }
}

/** Resolves when all documents are through, or when one takes too long. */
function findUntilStuck(
  request: FindRequest,
  hear: (looked: Looked) => void,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const host = utilityProcess.fork(join(import.meta.dirname, 'worker-host.js'), [], {
      serviceName: 'Goldspan finder',
    })
    let bound: ReturnType<typeof setTimeout> | undefined
    const end = (settle: () => void) => {
      clearTimeout(bound)
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
      switch (message.kind) {
        case 'bounded':
          clearTimeout(bound)
          if (message.isBegun) bound = setTimeout(() => end(resolve), findBoundMs)
          return
        case 'looked':
          return hear(message.looked)
        case 'done':
          return end(resolve)
        case 'failed':
          process.stderr.write(`finding failed: ${message.description}\n`)
          return fail(message.errno)
        case 'progress':
        case 'found':
        case 'read':
      }
    })
    const message: ToHost = { kind: 'find', request }
    host.postMessage(message)
    if (signal.aborted) abort()
  })
}
