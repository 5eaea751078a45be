import type { FindRequest, Looked } from './find-in-documents'
import { inHostApart } from './host-apart'
import type { FromHost } from './job'

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
async function findUntilStuck(
  request: FindRequest,
  hear: (looked: Looked) => void,
  signal: AbortSignal,
): Promise<void> {
  let bound: ReturnType<typeof setTimeout> | undefined
  const listen = (message: FromHost, end: () => void) => {
    if (message.kind === 'looked') return hear(message.looked)
    if (message.kind !== 'bounded') return
    clearTimeout(bound)
    if (message.isBegun) bound = setTimeout(end, findBoundMs)
  }
  await inHostApart({ kind: 'find', request }, 'Goldspan finder', listen, signal).finally(() =>
    clearTimeout(bound),
  )
}
