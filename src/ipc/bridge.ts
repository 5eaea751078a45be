import type { Events, RequestOf, ResponseOf } from './contract'
import type { Result } from './failures'
import type { ChannelName, EventName } from './names'

/** What the preload puts on the page as `window.goldspan`. */
export interface Bridge {
  /** One function per channel of the contract. */
  readonly call: {
    readonly [C in ChannelName]: (request: RequestOf<C>) => Promise<Result<ResponseOf<C>>>
  }
  /** Listens to an event; the answer stops listening. */
  readonly on: {
    readonly [E in EventName]: (listener: (event: Events[E]) => void) => () => void
  }
  /** The paths of dropped files, for `import:dropped`. */
  readonly pathsOf: (files: readonly File[]) => string[]
}
