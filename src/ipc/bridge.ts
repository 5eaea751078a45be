import type { Events, RequestOf, ResponseOf } from './contract'
import type { Result } from './failures'
import type { ChannelName, EventName } from './names'

/** What the preload puts on the page as `window.goldspan`. */
export interface Bridge {
  /** One function per channel of the contract, but for dropped files. */
  readonly call: {
    readonly [C in Exclude<ChannelName, 'import:dropped'>]: (
      request: RequestOf<C>,
    ) => Promise<Result<ResponseOf<C>>>
  }
  /** Listens to an event; the answer stops listening. */
  readonly on: {
    readonly [E in EventName]: (listener: (event: Events[E]) => void) => () => void
  }
  /** Imports files that were dropped on the window; null where none of them is on a disk. */
  readonly importDropped: (
    files: readonly File[],
    marksGoTo: RequestOf<'import:dropped'>['marksGoTo'],
  ) => Promise<Result<ResponseOf<'import:dropped'> | null>>
}
