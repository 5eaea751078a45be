import type { Bridge } from '../../ipc/bridge'
import { failure as failureOf, type Failure, type Result } from '../../ipc/failures'
import { reduceApp } from './app-reducer'
import { initialState, type AppEvent, type AppState, type NewMessage } from './app-state'

/** What the store takes from outside, so that tests can put their own in its place. */
export interface StoreParts {
  readonly bridge: Bridge
  /** ISO 8601 in UTC. */
  readonly now: () => string
  readonly randomBytes: (length: number) => Uint8Array
  /** Whether the system asks for dark colours, for a coder who chose none. */
  readonly prefersDark: () => boolean
}

/** The state and the ways to change it, which all requests of the store share. */
export interface StoreContext extends StoreParts {
  readonly state: () => AppState
  readonly subscribe: (listener: () => void) => () => void
  readonly dispatch: (event: AppEvent) => void
  /** The answer's value, or null once its failure was shown. */
  readonly ask: <T>(call: Promise<Result<T>>) => Promise<T | null>
  readonly notify: (failure: Failure) => void
  readonly say: (message: NewMessage) => void
}

export function createStoreContext(parts: StoreParts): StoreContext {
  let state = initialState
  const listeners = new Set<() => void>()

  function dispatch(event: AppEvent): void {
    const next = reduceApp(state, event)
    if (next === state) return
    state = next
    for (const listener of [...listeners]) listener()
  }
  const say = (message: NewMessage) => dispatch({ type: 'messageAdded', message })
  const notify = (failure: Failure) => say({ kind: 'failure', failure })

  return {
    ...parts,
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    dispatch,
    say,
    notify,
    ask: async (call) => {
      const result = await resultOf(call)
      if (result.ok) return result.value
      notify(result)
      return null
    },
  }
}

/** A call whose rejection, as when main is gone, is a failure like any other. */
export async function resultOf<T>(call: Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await call
  } catch {
    return failureOf('internal')
  }
}
