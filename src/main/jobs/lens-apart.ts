import { inHostApart } from './host-apart'
import type { LensRequest, LookedThrough } from './lens-in-documents'

/** Looks for the words of the lens in a worker host of its own. Rejects with StoreError as inHostApart. */
export function lensApart(
  request: LensRequest,
  hear: (looked: LookedThrough) => void,
  signal: AbortSignal,
): Promise<void> {
  return inHostApart(
    { kind: 'lens', request },
    'Goldspan lens',
    (message) => {
      if (message.kind === 'looked-through') hear(message.looked)
    },
    signal,
  )
}
